import type { ChangedCells, EntryHead } from '../../../shared/api/compare.ts'
import type { Commit } from '../../../shared/api/reply.ts'
import type { Cell } from '../../../shared/table/column.ts'

/** Who made the last change, and when (UTC, ISO 8601). */
type By = Pick<EntryHead, 'at' | 'who'>

/** A cell that was written since: what it was, and who wrote it last. It may be back at what it was. */
interface WrittenCell {
  readonly was: Cell
  readonly by: By
}

/** A row that was written since: added by somebody, or with the cells written. */
interface WrittenRow {
  readonly added: By | null
  readonly cells: ReadonlyMap<string, WrittenCell>
}

/** What was written in a table since a point of the journal, by row id. */
export type Written = ReadonlyMap<string, WrittenRow>

/** What the backend has counted. */
export function writtenOf({ entries, rows }: ChangedCells): Written {
  const heads = new Map(entries.map((entry) => [entry.seq, entry]))
  const by = (seq: number): By => heads.get(seq) ?? { at: '', who: '' }
  return new Map(
    rows.map(({ id, added, seq, cells }) => [
      id,
      {
        added: added ? by(seq) : null,
        cells: new Map(cells.map(([column, was, at]) => [column, { was, by: by(at) }])),
      },
    ]),
  )
}

/** What is known with the entries that came after it, oldest first. */
export function withCommits(known: Written, commits: readonly Commit[], table: string): Written {
  const written = new Map(known)
  for (const commit of commits)
    for (const { table: of, id, before, after } of commit.changes) {
      if (of !== table) continue
      const row = written.get(id)
      if (row?.added || (!row && !before)) written.set(id, { added: commit, cells: new Map() })
      else if (before) written.set(id, { added: null, cells: withCells(row, before, after, commit) })
    }
  return written
}

/** What a cell was before the first entry that touched it is what counts; the last one tells who. */
function withCells(
  row: WrittenRow | undefined,
  before: Readonly<Record<string, Cell>>,
  after: Readonly<Record<string, Cell>> | null,
  by: By,
): ReadonlyMap<string, WrittenCell> {
  const cells = new Map(row?.cells)
  for (const column of Object.keys(before))
    if (before[column] !== after?.[column])
      cells.set(column, { was: cells.get(column)?.was ?? before[column] ?? null, by })
  return cells
}
