import type { Column } from '../../../shared/table/column.ts'
import type { Table } from '../../../shared/table/table.ts'

/** SQL type that a column's values are stored as. */
export function storedType(column: Column): 'TEXT' | 'INTEGER' | 'REAL' {
  switch (column.kind) {
    case 'integer':
    case 'quantity':
    case 'flag':
      return 'INTEGER'
    case 'number':
      return 'REAL'
    default:
      return 'TEXT'
  }
}

/** The check that the declaration of a column asks for, or nothing. */
export function storedCheck(name: string, column: Column): string {
  if (column.kind === 'flag') return `CHECK (${quoted(name)} IN (0, 1))`
  if (column.kind === 'choice') {
    const codes = Object.keys(column.options).map((code) => `'${code.replaceAll("'", "''")}'`)
    return `CHECK (${quoted(name)} IN (${codes.join(', ')}))`
  }
  if ('min' in column && column.min !== undefined) return `CHECK (${quoted(name)} >= ${column.min})`
  return ''
}

/** The SQL that a declaration asks for: what a first migration holds, and the pattern for a new column in a later one. */
export function declaredSql(table: Table): string {
  const columns = Object.entries(table.columns).map(([name, column]) => columnSql(name, column))
  const lines = ['"id" TEXT NOT NULL PRIMARY KEY', '"position" REAL NOT NULL', ...columns]
  return [
    `CREATE TABLE ${quoted(table.name)} (\n  ${lines.join(',\n  ')}\n) STRICT;`,
    ...Object.entries(table.columns).flatMap(([name, column]) => referenceIndex(table, name, column)),
    ...table.unique.map((columns, index) => uniqueIndex(table, columns, index)),
  ].join('\n')
}

function columnSql(name: string, column: Column): string {
  const parts = [quoted(name), storedType(column)]
  if (column.required) parts.push('NOT NULL')
  const check = storedCheck(name, column)
  if (check) parts.push(check)
  const target = singleTarget(column)
  if (target !== null) parts.push(`REFERENCES ${quoted(target)} ("id") DEFERRABLE INITIALLY DEFERRED`)
  return parts.join(' ')
}

/** The table that a column points at, if it is one only; others are checked in TypeScript. */
export function singleTarget(column: Column): string | null {
  return column.kind === 'reference' && column.to.length === 1 ? (column.to[0] ?? null) : null
}

function referenceIndex(table: Table, name: string, column: Column): string[] {
  if (singleTarget(column) === null) return []
  return [`CREATE INDEX ${quoted(`${table.name}_by_${name}`)} ON ${quoted(table.name)} (${quoted(name)});`]
}

function uniqueIndex(table: Table, columns: readonly string[], index: number): string {
  const terms = columns.map((column) => `ifnull(${quoted(column)}, '')`).join(', ')
  return `CREATE UNIQUE INDEX ${quoted(`${table.name}_unique_${index + 1}`)} ON ${quoted(table.name)} (${terms});`
}

function quoted(name: string): string {
  return `"${name}"`
}
