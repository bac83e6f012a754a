import type { Statement } from 'better-sqlite3'
import type { Cell } from '../../shared/table/column.ts'
import type { Row, Table } from '../../shared/table/table.ts'
import type { Connection } from './connection.ts'

/** The prepared statements of one table, made from its declaration. */
export interface TableStatements {
  all(): Row[]
  /** The same one by one; nothing may be written meanwhile. */
  each(): Iterable<Row>
  /** Each answers whether the stored row was exactly `before`, and so was written. */
  insert(after: Row): boolean
  update(before: Row, after: Row): boolean
  remove(before: Row): boolean
  /** Id of a stored row that agrees with this one in the n-th unique set, this one left aside. */
  idsLike(unique: number, row: Row): string[]
}

const columnsOf = new WeakMap<Table, readonly string[]>()

/** The columns of a stored row in order. */
export function storedColumns(table: Table): readonly string[] {
  const known = columnsOf.get(table)
  if (known) return known
  const columns = ['id', 'position', ...Object.keys(table.columns)]
  columnsOf.set(table, columns)
  return columns
}

/** A row with exactly the stored columns in order; what it lacks is missing. It is the row itself if that has them. */
export function storedRow(table: Table, row: Row): Row {
  const columns = storedColumns(table)
  if (sameNames(Object.keys(row), columns)) return row
  return Object.fromEntries(columns.map((column) => [column, row[column] ?? null])) as Row
}

function sameNames(names: readonly string[], others: readonly string[]): boolean {
  return names.length === others.length && names.every((name, at) => name === others[at])
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
  const remove = connection.prepare<Cell[]>(`DELETE FROM ${from} WHERE ${unchanged}`)
  const like = table.unique.map((set) => prepareLike(connection, table.name, set))
  return {
    all: () => all.all(),
    each: () => all.iterate(),
    insert: (after) => insert.run(...cells(after)).changes === 1,
    update: prepareUpdate(connection, table.name, columns),
    remove: (before) => remove.run(...cells(before)).changes === 1,
    idsLike: (unique, row) => like[unique]?.(row) ?? [],
  }
}

/** Sets of columns whose statement is kept. */
const KEPT = 50

/**
 * Writes the cells that differ, and asks only of these whether they stand as they were: with all cells of a row no
 * index stays untouched, and writing takes eight times as long. Nobody else writes meanwhile: the transaction has seen
 * by SQLite's data_version that memory is what is on disk.
 */
function prepareUpdate(
  connection: Connection,
  table: string,
  columns: readonly string[],
): (before: Row, after: Row) => boolean {
  const prepared = new Map<string, Statement<[Cell[]]>>()
  const statementFor = (differing: readonly string[]): Statement<[Cell[]]> => {
    const key = differing.join()
    const known = prepared.get(key)
    if (known) return known
    if (prepared.size >= KEPT) prepared.clear()
    const cells = differing.map((name) => `${quoted(name)} = ?`).join(', ')
    const unchanged = differing.map((name) => `${quoted(name)} IS ?`).join(' AND ')
    const made = connection.prepare<[Cell[]]>(
      `UPDATE ${quoted(table)} SET ${cells} WHERE "id" = ? AND ${unchanged}`,
    )
    prepared.set(key, made)
    return made
  }
  return (before, after) => {
    const differing = columns.filter((name) => (before[name] ?? null) !== (after[name] ?? null))
    const written = differing.length > 0 ? differing : columns
    const cells = [
      ...written.map((name) => after[name] ?? null),
      before.id,
      ...written.map((name) => before[name] ?? null),
    ]
    return statementFor(written).run(cells).changes === 1
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
