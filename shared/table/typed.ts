import type { Rows } from './change.ts'
import type { Row, RowOf, Table } from './table.ts'

/** All rows of a table in its own row type; the store and the mirror hold only rows that fit their declaration. */
export function allRows<T extends Table>(rows: Rows, table: T): readonly RowOf<T>[] {
  return rows.all(table.name).map((row) => typed(table, row))
}

/** One row in its table's row type. */
export function rowById<T extends Table>(rows: Rows, table: T, id: string | null): RowOf<T> | undefined {
  const row = id === null ? undefined : rows.get(table.name, id)
  return row && typed(table, row)
}

/** A row in its table's row type. The type follows from the declaration that also made the SQL checks. */
export function typed<T extends Table>(_table: T, row: Row): RowOf<T> {
  return row as RowOf<T>
}
