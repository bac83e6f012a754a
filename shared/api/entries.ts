import type { RowChange } from '../table/change.ts'
import type { EntryHead } from './compare.ts'

/** An entry of the journal as a list shows it. */
export interface EntrySummary extends EntryHead {
  /** `seq` of the entry that this one undoes, else null. */
  readonly undoes: number | null
  /** Rows that it changed, of the table asked for. */
  readonly count: number
  /** The first of these changes, as many as were asked for. */
  readonly changes: readonly RowChange[]
}
