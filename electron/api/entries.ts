import type { Handler } from './handler.ts'

/** Journal entries for a list, newest first, of the workbook or a table. */
export const entries: Handler<'entries'> = async ({ store }, query) => ({
  ok: true,
  value: await store.entries(query),
})
