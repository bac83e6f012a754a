import type { Cell, Column } from '../../table/column.ts'
import { labelOf } from '../../table/reference.ts'
import type { Row, Table } from '../../table/table.ts'
import type { Absent } from './contract.ts'
import type { Understood } from './judge.ts'

/** Longest lists that are shown; what is behind them is counted. */
const MOST_ROWS = 500
const MOST_VALUES = 20

/**
 * Rows of the table that the file does not hold. A file of one town and one year says nothing of others: only rows that
 * have one of the file's values in every column that says what a row is of are meant. Null for a wide sheet, whose
 * empty cells are no rows, and where no row of the file is found in the table.
 */
export function absentRows({ request, matched, wide }: Understood): readonly Row[] | null {
  return wide?.on ? null : (divided(request, matched)?.within ?? null)
}

/** The same for a person: within which bounds, and how sure it is. */
export function absentIn({ request, matched, wide }: Understood): Absent | null {
  const parts = wide?.on ? null : divided(request, matched)
  if (!parts) return null
  const { table, rows } = request
  return {
    scope: parts.scope.map(([column, values]) => ({ column, values: [...values].slice(0, MOST_VALUES) })),
    rows: parts.within.slice(0, MOST_ROWS).map(({ id }) => ({ id, label: labelOf(rows, table.name, id) })),
    count: parts.within.length,
    outside: parts.outside,
    sure: parts.sure,
  }
}

function divided({ table, rows }: Understood['request'], { key, rows: read }: Understood['matched']) {
  const known = new Set(read.flatMap(({ stored }) => stored?.id ?? []))
  if (key.length === 0 || known.size === 0) return null
  const scope = scopeColumns(table).map((name) => {
    const values = read.map((row): Cell =>
      row.values.has(name) ? (row.values.get(name) ?? null) : (row.stored?.[name] ?? null),
    )
    return [name, new Set(values.filter((value) => value !== null))] as const
  })
  const others = rows.all(table.name).filter(({ id }) => !known.has(id))
  const within = others.filter((row) => scope.every(([name, values]) => values.has(row[name] ?? '')))
  const sure = read.every(({ stopped, stored }) => !stopped || stored !== null)
  return { scope, within, outside: others.length - within.length, sure }
}

/** Columns that say what a row is of rather than what is known of it: its town, plan, year, book. */
function scopeColumns(table: Table): readonly string[] {
  return Object.entries(table.columns).flatMap(([name, column]) =>
    column.required && bounds(column) && !(name === table.label && column.kind === 'reference') ? [name] : [],
  )
}

function bounds(column: Column): boolean {
  return (
    column.kind === 'reference' ||
    column.kind === 'choice' ||
    column.kind === 'period' ||
    // A year; a number of jobs has no such bound below.
    (column.kind === 'integer' && column.unit === undefined && (column.min ?? 0) >= 1900)
  )
}
