import type { Rows } from '../../../table/change.ts'
import type { Cell } from '../../../table/column.ts'
import type { Row } from '../../../table/table.ts'

/**
 * A table of figures that offices lay out with one of its dimensions across: years, regions or indicators side by side.
 * Said by whoever knows the domain; columns are named as the table names them.
 */
export interface WideTable {
  /** Column of the period that a figure is of, and columns that point at what else it is of. */
  readonly period: string
  readonly references: readonly string[]
  /** Columns of the figure, of its published growth in %, and of the reason why there is none. */
  readonly value: string
  readonly growth: string
  readonly missing: string
  /** Reason of a row that has only a growth. */
  readonly growthOnly: Cell
  /** What a new row holds where neither the file nor the person says otherwise. */
  readonly usual: Readonly<Record<string, Cell>>
  /** Other names by which offices call what a column points at. */
  readonly alsoCalled: (column: string, name: string) => readonly string[]
  /** The stored rows that a file's figures may mean, one for each set of dimensions and of `told` columns. */
  readonly counting: (rows: Rows, told: readonly string[]) => readonly Row[]
}

/** What headings, labels or a title say of figures, by column of the table, as the table stores it. */
export type Said = ReadonlyMap<string, Cell>

/** A column of figures. */
export interface FigureColumn {
  readonly at: number
  readonly heading: string
  readonly said: Said
  readonly measure: 'value' | 'growth'
  /** Unit that its headings name. */
  readonly unit: string | null
}

/** How a sheet with a dimension across is laid out. */
export interface WideLayout {
  readonly headings: { readonly first: number; readonly last: number }
  /** Columns beside the figures that say what the row is of, and what else is known of it: by column of the file. */
  readonly labels: ReadonlyMap<number, string>
  readonly figures: readonly FigureColumn[]
  /** What the title says for all figures. */
  readonly common: Said
}
