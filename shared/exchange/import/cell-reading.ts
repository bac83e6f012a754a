import type { Calculate } from '../../table/arithmetic.ts'
import type { Rows } from '../../table/change.ts'
import type { Cell, Column } from '../../table/column.ts'
import type { ProblemReason } from './problem-reason.ts'

/** What a cell came to: the stored value, or why there is none; `look` is worth a look though it was read. */
export interface ReadCell {
  readonly value: Cell
  /** The arithmetic that comes to the value, as it is typed into the table. */
  readonly typed?: string
  readonly stop?: ProblemReason
  readonly look?: ProblemReason
}

/** What reading the cells of a column needs besides them. */
export interface ColumnReading {
  readonly name: string
  readonly column: Column
  readonly rows: Rows
  /** Unit of the figures in the file; null where they are in the column's own. */
  readonly unit: string | null
  readonly round: boolean
  /** Whether ▲ means a rise here, because what falls has another sign. */
  readonly rises?: boolean
  /** Whether the file is of a format that knows texts alone: #REF! may have been an error there. */
  readonly textsOnly?: boolean
  readonly calculate: Calculate
}
