import type { PinnedRow } from '../table/pinned.ts'
import type { Row } from '../table/table.ts'
import type { Sum } from '../units/sum.ts'

/** A cell of the rows shown, by the row's place among them. */
interface CellAt {
  readonly row: number
  readonly field: string
}

/** A sum and the cells that make it: those added and those taken away. */
export interface TotalFigure {
  readonly sum: Sum
  readonly plus: readonly CellAt[]
  readonly minus: readonly CellAt[]
  /** Set if the cells added are those of all rows that carry these labels. */
  readonly where?: PinnedRow['labels']
}

/** A row of totals below a sheet, as the domain sums it, with the cells that a formula can add up again. */
export interface TotalLine {
  readonly labels: PinnedRow['labels']
  readonly figures: Readonly<Record<string, TotalFigure>>
}

/** What the domains know of a table's rows that its declaration does not say. */
export interface Meaning {
  /** The totals of rows of a table, in the order in which they are shown; none where a sum would mean nothing. */
  readonly totals: (table: string, rows: readonly Row[]) => readonly TotalLine[]
  /** Unit of a row's amounts if it is not the column's, such as 公斤 in the ledger of land; else null. */
  readonly ownUnit: (table: string, row: Row) => string | null
}
