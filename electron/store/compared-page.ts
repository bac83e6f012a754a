import type { VersionComparison } from '../../shared/api/compare.ts'
import { countsOf, type RowDifference } from '../../shared/snapshots/differences.ts'
import type { GoneRow } from '../../shared/snapshots/words.ts'
import type { Rows } from '../../shared/table/change.ts'
import { declaredTable, type Row } from '../../shared/table/table.ts'
import { compareVersions } from './compare-versions.ts'
import type { Stretches } from './compare.ts'

/** Rows that are answered unless more or fewer are asked for. */
const PAGE = 200

/** Which versions, and which of the rows that differ. */
export interface AskedPage {
  readonly from: number
  readonly to: number
  /** Number of the newest entry. */
  readonly head: number
  readonly table?: string | undefined
  readonly offset?: number | undefined
  readonly limit?: number | undefined
}

/**
 * What differs between two versions: counts of every table, and the rows of one page. Among the rows that are gone are
 * also those that came back later; `goneToday` leaves them out. Throws journal-broken.
 */
export async function comparedPage(
  journal: Stretches,
  { from, to, head, table, offset = 0, limit = PAGE }: AskedPage,
): Promise<VersionComparison> {
  const versions = await compareVersions(journal, from, to, head)
  const wanted = table === undefined ? versions.rows : versions.rows.filter((one) => one.table === table)
  const rows = wanted.slice(offset, offset + limit)
  const named = new Set(rows.flatMap(({ seq, cells }) => [seq, ...cells.map((cell) => cell.seq)]))
  return {
    from: versions.from,
    to: versions.to,
    tables: countsOf(versions.rows),
    total: wanted.length,
    rows,
    entries: Array.from(named, (seq) => versions.entries.get(seq)).filter((entry) => entry !== undefined),
    gone: goneAmong(rows, versions.gone, null),
  }
}

/** A page without the rows that are there today. */
export function goneToday(page: VersionComparison, today: Rows): VersionComparison {
  const known = new Map(page.gone.map((one) => [one.row.id, one]))
  return { ...page, gone: goneAmong(page.rows, known, today) }
}

/** The rows that others point at, or are called by, and that are no longer there. */
function goneAmong(
  rows: readonly RowDifference[],
  gone: ReadonlyMap<string, GoneRow>,
  today: Rows | null,
): readonly GoneRow[] {
  const found = new Map<string, GoneRow>()
  const look = (table: string, row: Row | null): void => {
    for (const [name, column] of Object.entries(declaredTable(table)?.columns ?? {})) {
      const id = row?.[name]
      if (column.kind !== 'reference' || typeof id !== 'string' || found.has(id)) continue
      const was = column.to.some((one) => today?.get(one, id)) ? undefined : gone.get(id)
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
