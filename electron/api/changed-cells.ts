import { tableNamed } from '../../shared/tables.ts'
import { compare } from '../store/compare.ts'
import type { Handler } from './handler.ts'

/** What has changed in a table since an entry of the journal, cell by cell, for marks in its sheet. */
export const changedCells: Handler<'changedCells'> = async ({ store }, { table, from }) => {
  const declared = tableNamed(table)
  if (!declared) return { ok: false, rejections: [{ at: { table }, code: 'no-such-table', table }] }
  const until = store.info().seq
  const { differences, entries } = await compare(store, { from, to: until, table })
  const rows = differences
    .rows([declared])
    .filter(({ kind }) => kind === 'added' || kind === 'changed')
    .map(({ id, kind, seq, cells }) => ({
      id,
      added: kind === 'added',
      seq,
      cells: cells.map((cell) => [cell.column, cell.before, cell.seq] as const),
    }))
  const named = new Set(rows.flatMap(({ seq, cells }) => [seq, ...cells.map(([, , one]) => one)]))
  const heads = Array.from(entries.values()).filter(({ seq }) => named.has(seq))
  return { ok: true, value: { until, entries: heads, rows } }
}
