import type { Arithmetic } from '../../shared/table/arithmetic.ts'

/** What is known of single cells besides their values; a page says it, the sheet shows it. Compared by identity. */
export interface CellLore {
  /** What was typed into a cell as arithmetic; null if its value was typed as it is. */
  readonly arithmeticAt: (rowId: string, field: string) => Arithmetic | null
  /** The formula of a calculated column, with its sign =; undefined or null for any other. */
  readonly formulaOf?: (field: string) => string | null
  /** What is to be known of a cell, as a sentence: why it has no value, for example. */
  readonly noteAt?: (rowId: string, field: string) => string | null
}
