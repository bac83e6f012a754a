import type { Cell } from '../../table/column.ts'
import { labelOf, labelOfAny } from '../../table/reference.ts'
import type { Row } from '../../table/table.ts'
import type { Absent } from './contract.ts'
import type { Understood } from './judge.ts'
import { scopeColumns } from './scope.ts'

/** Longest lists that are shown; what is behind them is counted. */
const MOST_ROWS = 500
const MOST_VALUES = 20

/**
 * Rows of the table that the file does not hold. A file of one town and one year says nothing of others: only rows that
 * have one of the file's values in every column that says what a row is of are meant. Null for a wide sheet, of which
 * figures are emptied and no rows deleted, and where no row of the file is found in the table.
 */
export function absentRows(understood: Understood): readonly Row[] | null {
  return understood.wide?.on ? null : (divided(understood)?.within ?? null)
}

/** The same for a person: within which bounds, and how sure it is. */
export function absentIn(understood: Understood): Absent | null {
  const parts = divided(understood)
  if (!parts) return null
  return {
    scope: parts.scope.map(([column, values]) => ({ column, values: [...values].slice(0, MOST_VALUES) })),
    rows: parts.within.slice(0, MOST_ROWS).map((row) => ({ id: row.id, label: labelIn(understood, row) })),
    count: parts.within.length,
    outside: parts.outside,
    sure: parts.sure,
    deletable: understood.wide?.on !== true,
  }
}

/** What a row is called; a figure by what it is of. */
function labelIn({ request: { table, rows, wide: laid }, wide }: Understood, row: Row): string {
  if (!wide?.on || !laid) return labelOf(rows, table.name, row.id)
  const named = laid.references.map((name) => {
    const column = table.columns[name]
    return column?.kind === 'reference' ? labelOfAny(rows, column.to, String(row[name] ?? '')) : ''
  })
  return [...named, row[laid.period] ?? ''].join(' ')
}

/** Rows that the file may speak of: of a wide sheet the figures that count and are there. */
function candidates({ request: { table, rows, wide: laid }, wide }: Understood): readonly Row[] {
  if (!wide?.on || !laid) return rows.all(table.name)
  return laid.counting(rows, []).filter((row) => (row[laid.value] ?? null) !== null)
}

function divided(understood: Understood) {
  const { request, matched, given, wide } = understood
  const { key, rows: read } = matched
  const { table, wide: laid } = request
  const known = new Set(read.flatMap(({ stored }) => stored?.id ?? []))
  if (key.length === 0 || known.size === 0) return null
  const names = wide?.on && laid ? [laid.period, ...laid.references] : scopeColumns(table)
  const scope = names.map((name) => {
    const values = read.map((row): Cell =>
      row.values.has(name) ? (row.values.get(name) ?? null) : (given.get(name) ?? row.stored?.[name] ?? null),
    )
    // Headings speak of figures that are empty, too.
    const headed = understood.columns.columns.map(({ stands }): Cell => stands?.[name] ?? null)
    return [name, new Set([...values, ...headed].filter((value) => value !== null))] as const
  })
  const others = candidates(understood).filter(({ id }) => !known.has(id))
  const within = others.filter((row) => scope.every(([name, values]) => values.has(row[name] ?? '')))
  const sure = read.every(({ stopped, stored }) => !stopped || stored !== null)
  return { scope, within, outside: others.length - within.length, sure }
}
