import type { ChangedCells } from '../../shared/api/compare.ts'
import { declaredTable } from '../../shared/table/table.ts'
import { compare, type Stretches } from './compare.ts'

/** What has changed in a table between two entries of the journal, cell by cell. Throws journal-broken. */
export async function changedCellsOf(
  journal: Stretches,
  { table, from, to }: { readonly table: string; readonly from: number; readonly to: number },
): Promise<ChangedCells> {
  const declared = declaredTable(table)
  const { differences, entries } = await compare(journal, { from, to, table })
  const rows = differences
    .rows(declared ? [declared] : [])
    .filter(({ kind }) => kind === 'added' || kind === 'changed')
    .map(({ id, kind, seq, cells }) => ({
      id,
      added: kind === 'added',
      seq,
      cells: cells.map((cell) => [cell.column, cell.before, cell.seq] as const),
    }))
  const named = new Set(rows.flatMap(({ seq, cells }) => [seq, ...cells.map(([, , one]) => one)]))
  const heads = Array.from(entries.values()).filter(({ seq }) => named.has(seq))
  return { until: to, entries: heads, rows }
}
