import { declaredTable } from '../table/table.ts'

// Our own sheets say of themselves what they hold, in a hidden first row and hidden last columns, so that bringing them
// in again is exact: the row names each column's field and unit, the column of ids names each row. Both move along when
// a person sorts rows or inserts columns, which a separate hidden sheet would not.

const MARK = /^zhence\/1\/([a-z_]+)$/

/** What the hidden first row holds in the column of row ids. */
export function technicalMark(table: string): string {
  return `zhence/1/${table}`
}

/** What the hidden first row holds above a column: its field, and the unit of its amounts if it has one. */
export function technicalField(field: string, unit: string | undefined): string {
  return unit === undefined ? field : `${field}|${unit}`
}

/** Ids of rows that are not rows of the table: totals, notes, signatures. A row without any id is new. */
export const NOT_A_ROW = '#'

/** A column of a sheet of ours: where it is, and what it holds. */
interface TechnicalColumn {
  readonly at: number
  readonly field: string
  /** Unit of its amounts; null if it has none. */
  readonly unit: string | null
}

/** What a sheet of ours says of itself. */
interface Technical {
  readonly table: string
  /** Column that holds the rows' ids. */
  readonly idAt: number
  readonly columns: readonly TechnicalColumn[]
}

/** Reads a row of a sheet as our hidden row; null if it is none, or of a table that this program does not know. */
export function readTechnical(cells: readonly unknown[]): Technical | null {
  const idAt = cells.findIndex((cell) => typeof cell === 'string' && MARK.test(cell))
  const table = declaredTable(MARK.exec(String(cells[idAt]))?.[1] ?? '')
  if (!table) return null
  const columns = cells.flatMap((cell, at) => {
    const [field = '', unit] = typeof cell === 'string' && at !== idAt ? cell.split('|') : []
    return Object.hasOwn(table.columns, field) ? [{ at, field, unit: unit ?? null }] : []
  })
  return { table: table.name, idAt, columns }
}
