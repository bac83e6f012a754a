import type { Handler } from './handler.ts'

/** What there is to know of the open workbook's file. */
export const info: Handler<'info'> = async ({ store }) => ({ ok: true, value: store.info() })
