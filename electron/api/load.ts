import type { Handler } from './handler.ts'

/** All rows of the open workbook and what there is to know of its file. */
export const load: Handler<'load'> = async ({ store }) => ({ ok: true, value: await store.load() })
