import type { Raw } from '../model/raw.ts'
import type { Rows } from '../table/change.ts'
import type { Row, Table } from '../table/table.ts'
import type { RowFit } from './grouping.ts'
import { groupColumns, quotedName, type GroupColumn } from './names.ts'
import type { Within } from './within.ts'

/** Unit of a calculated column whose figures are in the unit of their row, as an indicator's are. */
export const ROW_UNIT = '各行单位'

/** A table, or a sheet that the program lays out, as formulas of calculated columns see it. */
export interface FormulaSheet {
  /** With the columns that the program computes. */
  readonly table: Table
  /** Fields of the columns that the program computes and nothing stores. */
  readonly computed: ReadonlySet<string>
  /** Units of its rows, where figures have those; else the one empty text. A formula is checked for each. */
  readonly units: readonly string[]
  /** Fields of the columns whose figures are in the unit of their row. */
  readonly hanging: ReadonlySet<string>
  /** Which of `units` a row has. */
  readonly unitOf: (row: Row) => string
  /** All rows as formulas see them; the same array as long as nothing has changed. */
  readonly rowsOf: (rows: Rows) => readonly Row[]
  /** Whether a row is listed with the others; one that is not is there to be filled in. */
  readonly lists: (row: Row) => boolean
  /** An expression with names where it means columns without naming them, such as 2024年. */
  readonly named: (raw: Raw) => Raw
  /** How a column is written in a formula. */
  readonly write: (name: string) => string
  /** Columns that tell rows apart, within which a total can keep to the rows that agree. */
  readonly groups: readonly GroupColumn[]
  /** Fields in which rows agree that a total is over unless it says otherwise; none: all rows. */
  readonly within: Within
  /** Fields of which each fixes the unit of a row. */
  readonly unitBy: ReadonlySet<string>
  /** Fields of its rows that are no columns, and are there for formulas alone. */
  readonly aids: ReadonlySet<string>
  /** What totals make of a row; they pass over one that repeats what others say, as the 合计 rows do. */
  readonly fitOf: (row: Row) => RowFit
  /** Whether formulas understand a word otherwise, so that no calculated column may be called so. */
  readonly reserves: (title: string) => boolean
}

/** A table as it is declared, without anything computed. */
export function plainSheet(table: Table): FormulaSheet {
  return {
    table,
    computed: new Set(),
    units: [''],
    hanging: new Set(),
    unitOf: () => '',
    rowsOf: (rows) => rows.all(table.name),
    lists: () => true,
    named: (raw) => raw,
    write: quotedName,
    groups: groupColumns(table),
    within: [],
    unitBy: new Set(),
    aids: new Set(),
    fitOf: () => 'adds',
    reserves: () => false,
  }
}

/** What was made of some arrays of rows, made anew only when one of them is another array. */
export function remembered<T>(
  partsOf: (rows: Rows) => readonly (readonly Row[])[],
  make: (rows: Rows) => T,
): (rows: Rows) => T {
  let before: { readonly parts: readonly (readonly Row[])[]; readonly made: T } | null = null
  return (rows) => {
    const parts = partsOf(rows)
    if (before?.parts.every((part, at) => part === parts[at])) return before.made
    before = { parts, made: make(rows) }
    return before.made
  }
}
