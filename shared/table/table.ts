import type { Cell, CellOf, Column } from './column.ts'

/** A row as the database holds it: its id, its place among its table's rows, and one cell per declared column. */
export interface Row {
  readonly id: string
  /** Order among the table's rows; a row put between two others takes the mean. */
  readonly position: number
  readonly [column: string]: Cell
}

/** The declaration of a table. */
export interface Table {
  readonly name: string
  /** Chinese title, shown in the navigation, headings and the journal. */
  readonly title: string
  readonly columns: Readonly<Record<string, Column>>
  /** Column sets of which no two rows may agree (missing cells count as equal). */
  readonly unique: readonly (readonly string[])[]
  /** The column whose text names a row to a person. */
  readonly label: string
  /** A column whose text stands before the label, such as a clause's number; it alone names the row, too. */
  readonly number?: string
}

/** The row type that follows from a table's declaration. */
export type RowOf<T extends Table> = Readonly<{ id: string; position: number }> & {
  readonly [K in keyof T['columns']]: CellOf<T['columns'][K]>
}

const declared = new Map<string, Table>()

/** Declares a table; `unique` may be left out. The declaration is kept, so that references can find their rows' labels. */
export function defineTable<const T extends Omit<Table, 'unique'> & { unique?: Table['unique'] }>(
  table: T,
): T & Pick<Table, 'unique'> {
  const whole = { unique: [], ...table }
  declared.set(table.name, whole)
  return whole
}

/** A declaration by the table's name, or undefined if none of that name was made. */
export function declaredTable(name: string): Table | undefined {
  return declared.get(name)
}
