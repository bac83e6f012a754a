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

/**
 * What was written in a table since a point of the journal, by row id. Grows with every commit that it is given, in
 * place: a row that is written is painted anew anyway, and all the others need not be looked at again.
 */
export class WrittenRows {
  readonly table: string
  readonly from: number
  readonly #rows = new Map<string, WrittenRow>()
  /** What came before the backend's count did, oldest first. */
  #early: Commit[] | null = []

  /** `from` is the entry after which writing counts. */
  constructor(table: string, from: number) {
    this.table = table
    this.from = from
  }

  /** What was written of a row; undefined if nothing was. */
  of(id: string): WrittenRow | undefined {
    return this.#rows.get(id)
  }

  /** Takes over what the backend has counted, and what has come meanwhile. */
  begin({ until, entries, rows }: ChangedCells): void {
    const heads = new Map(entries.map((entry) => [entry.seq, entry]))
    const by = (seq: number): By => heads.get(seq) ?? { at: '', who: '' }
    for (const { id, added, seq, cells } of rows)
      this.#rows.set(id, {
        added: added ? by(seq) : null,
        cells: new Map(cells.map(([column, was, at]) => [column, { was, by: by(at) }])),
      })
    const early = this.#early ?? []
    this.#early = null
    for (const commit of early) if (commit.seq > until) this.take(commit)
  }

  /** Adds a commit; they come in order. */
  take(commit: Commit): void {
    if (this.#early) return void this.#early.push(commit)
    for (const { table, id, before, after } of commit.changes) {
      if (table !== this.table) continue
      const row = this.#rows.get(id)
      if (row?.added || (!row && !before)) this.#rows.set(id, { added: commit, cells: new Map() })
      else if (before) this.#rows.set(id, { added: null, cells: withCells(row, before, after, commit) })
    }
  }
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
