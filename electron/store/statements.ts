import type { Statement } from 'better-sqlite3'
import type { Cell } from '../../shared/table/column.ts'
import type { Row, Table } from '../../shared/table/table.ts'
import type { Connection } from './connection.ts'

/** The prepared statements of one table, made from its declaration. */
export interface TableStatements {
  all(): Row[]
  /** Each answers whether the stored row was exactly `before`, and so was written. */
  insert(after: Row): boolean
  update(before: Row, after: Row): boolean
  remove(before: Row): boolean
  /** Id of a stored row that agrees with this one in the n-th unique set, this one left aside. */
  idsLike(unique: number, row: Row): string[]
}

/** The columns of a stored row in order. */
export function storedColumns(table: Table): readonly string[] {
  return ['id', 'position', ...Object.keys(table.columns)]
}

/** A row with exactly the stored columns in order; what it lacks is missing. */
export function storedRow(table: Table, row: Readonly<Record<string, Cell>>): Row {
  const cells = storedColumns(table).map((column) => [column, row[column] ?? null])
  return Object.fromEntries(cells) as Row
}

/** Whether two rows hold the same. */
export function sameRow(table: Table, one: Row, other: Row): boolean {
  return storedColumns(table).every((column) => one[column] === other[column])
}

/** Prepares the statements of a table; they live as long as the connection. */
export function prepareTable(connection: Connection, table: Table): TableStatements {
  const columns = storedColumns(table)
  const names = columns.map(quoted)
  const unchanged = names.map((name) => `${name} IS ?`).join(' AND ')
  const cells = (row: Row): Cell[] => columns.map((column) => row[column] ?? null)
  const from = quoted(table.name)
  const all = connection.prepare<[], Row>(`SELECT ${names.join(', ')} FROM ${from} ORDER BY "position", "id"`)
  const insert = connection.prepare<Cell[]>(
    `INSERT INTO ${from} (${names.join(', ')}) VALUES (${names.map(() => '?').join(', ')}) ON CONFLICT ("id") DO NOTHING`,
  )
  const update = connection.prepare<Cell[]>(
    `UPDATE ${from} SET ${names.map((name) => `${name} = ?`).join(', ')} WHERE ${unchanged}`,
  )
  const remove = connection.prepare<Cell[]>(`DELETE FROM ${from} WHERE ${unchanged}`)
  const like = table.unique.map((set) => prepareLike(connection, table.name, set))
  return {
    all: () => all.all(),
    insert: (after) => insert.run(...cells(after)).changes === 1,
    update: (before, after) => update.run(...cells(after), ...cells(before)).changes === 1,
    remove: (before) => remove.run(...cells(before)).changes === 1,
    idsLike: (unique, row) => like[unique]?.(row) ?? [],
  }
}

function prepareLike(
  connection: Connection,
  table: string,
  columns: readonly string[],
): (row: Row) => string[] {
  // The very expressions of the unique index, so that SQLite looks the row up in it.
  const terms = columns.map((column) => `ifnull(${quoted(column)}, '') = ifnull(?, '')`).join(' AND ')
  const statement: Statement<Cell[], string> = connection
    .prepare<Cell[], string>(`SELECT "id" FROM ${quoted(table)} WHERE ${terms} AND "id" <> ?`)
    .pluck()
  return (row) => statement.all(...columns.map((column) => row[column] ?? null), row.id)
}

function quoted(name: string): string {
  return `"${name}"`
}
