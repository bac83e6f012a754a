import type { Cell } from '../../table/column.ts'
import { labelOf } from '../../table/reference.ts'
import type { Row } from '../../table/table.ts'
import type { Absent } from './contract.ts'
import type { Understood } from './judge.ts'
import { scopeColumns } from './scope.ts'

/** Longest lists that are shown; what is behind them is counted. */
const MOST_ROWS = 500
const MOST_VALUES = 20

/**
 * Rows of the table that the file does not hold. A file of one town and one year says nothing of others: only rows that
 * have one of the file's values in every column that says what a row is of are meant. Null for a wide sheet, whose
 * empty cells are no rows, and where no row of the file is found in the table.
 */
export function absentRows(understood: Understood): readonly Row[] | null {
  return understood.wide?.on ? null : (divided(understood)?.within ?? null)
}

/** The same for a person: within which bounds, and how sure it is. */
export function absentIn(understood: Understood): Absent | null {
  const { request, wide } = understood
  const parts = wide?.on ? null : divided(understood)
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

function divided({ request: { table, rows }, matched: { key, rows: read }, given }: Understood) {
  const known = new Set(read.flatMap(({ stored }) => stored?.id ?? []))
  if (key.length === 0 || known.size === 0) return null
  const scope = scopeColumns(table).map((name) => {
    const values = read.map((row): Cell =>
      row.values.has(name) ? (row.values.get(name) ?? null) : (given.get(name) ?? row.stored?.[name] ?? null),
    )
    return [name, new Set(values.filter((value) => value !== null))] as const
  })
  const others = rows.all(table.name).filter(({ id }) => !known.has(id))
  const within = others.filter((row) => scope.every(([name, values]) => values.has(row[name] ?? '')))
  const sure = read.every(({ stopped, stored }) => !stopped || stored !== null)
  return { scope, within, outside: others.length - within.length, sure }
}
