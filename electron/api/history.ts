import type { Handler } from './handler.ts'

/** Journal entries, newest first, of the workbook, a table, a row or a cell. */
export const history: Handler<'history'> = async ({ store }, query) => ({
  ok: true,
  value: await store.history(query),
})
