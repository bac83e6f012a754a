import type { VersionComparison } from '../../shared/api/compare.ts'
import { countsOf, type RowDifference } from '../../shared/snapshots/differences.ts'
import type { Rows } from '../../shared/table/change.ts'
import { declaredTable, type Row } from '../../shared/table/table.ts'
import { compareVersions, type Versions } from '../store/compare-versions.ts'
import type { Handler } from './handler.ts'

/** Rows that are answered unless more or fewer are asked for. */
const PAGE = 200

/** What differs between two versions: counts of every table, and the rows of one page. */
export const compare: Handler<'compare'> = async (
  { store },
  { from, to, table, offset = 0, limit = PAGE },
) => {
  const versions = await compareVersions(store, from, to ?? store.info().seq)
  const wanted = table === undefined ? versions.rows : versions.rows.filter((one) => one.table === table)
  const rows = wanted.slice(offset, offset + limit)
  const named = new Set(rows.flatMap(({ seq, cells }) => [seq, ...cells.map((cell) => cell.seq)]))
  return {
    ok: true,
    value: {
      from: versions.from,
      to: versions.to,
      tables: countsOf(versions.rows),
      total: wanted.length,
      rows,
      entries: Array.from(named, (seq) => versions.entries.get(seq)).filter((entry) => entry !== undefined),
      gone: goneAmong(rows, versions, store.rows()),
    },
  }
}

/** The rows that others point at, or are called by, and that are no longer there. */
function goneAmong(
  rows: readonly RowDifference[],
  { gone }: Versions,
  today: Rows,
): VersionComparison['gone'] {
  const found = new Map<string, VersionComparison['gone'][number]>()
  const look = (table: string, row: Row | null): void => {
    for (const [name, column] of Object.entries(declaredTable(table)?.columns ?? {})) {
      const id = row?.[name]
      if (column.kind !== 'reference' || typeof id !== 'string' || found.has(id)) continue
      const was = column.to.some((one) => today.get(one, id)) ? undefined : gone.get(id)
      if (!was) continue
      found.set(id, was)
      look(was.table, was.row)
    }
  }
  for (const { table, before, after } of rows) {
    look(table, before)
    look(table, after)
  }
  return [...found.values()]
}
