import type { Cell } from '../table/column.ts'
import type { RowDifference, TableCounts } from '../snapshots/differences.ts'
import type { GoneRow } from '../snapshots/words.ts'
import type { Label } from './reply.ts'

/** What an entry of the journal says of itself: who did what when. */
export interface EntryHead {
  readonly seq: number
  /** UTC, ISO 8601. */
  readonly at: string
  readonly who: string
  readonly label: Label
}

/** Result of `changedCells`: the cells of a table that differ from an earlier point, and what they were. */
export interface ChangedCells {
  /** The newest entry when they were counted. */
  readonly until: number
  /** The entries that `rows` point at. */
  readonly entries: readonly EntryHead[]
  readonly rows: readonly {
    readonly id: string
    /** True if the row was not there; then `cells` is empty. */
    readonly added: boolean
    /** The last entry that touched the row. */
    readonly seq: number
    /** Column, value at the earlier point, and the last entry that changed it. */
    readonly cells: readonly (readonly [column: string, before: Cell, seq: number])[]
  }[]
}

/** Result of `compare`. */
export interface VersionComparison {
  /** Entries after which the two versions stand, the earlier one first. */
  readonly from: number
  readonly to: number
  /** Of all tables in which something differs. */
  readonly tables: readonly TableCounts[]
  /** Rows that differ, of the table asked for. */
  readonly total: number
  /** Those of this page. */
  readonly rows: readonly RowDifference[]
  /** The entries that `rows` point at. */
  readonly entries: readonly EntryHead[]
  /** Rows that these point at and that are no longer there, so that they can be called by their names. */
  readonly gone: readonly GoneRow[]
}
