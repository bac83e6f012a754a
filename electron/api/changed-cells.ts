import { tableNamed } from '../../shared/tables.ts'
import type { Handler } from './handler.ts'

/** What has changed in a table since an entry of the journal, cell by cell, for marks in its sheet. */
export const changedCells: Handler<'changedCells'> = async ({ store }, { table, from }) => {
  if (!tableNamed(table)) return { ok: false, rejections: [{ at: { table }, code: 'no-such-table', table }] }
  return { ok: true, value: await store.changedCells(table, from) }
}
