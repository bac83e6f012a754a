import type { SheetColumn, SheetRow } from '../contract.ts'
import { cellOf, type Setting } from '../values.ts'
import { listedText } from './filter.ts'
import { ranksOf } from './sort.ts'

/** One entry of a column's list of values. */
export interface ListedValue {
  /** As shown; empty for the empty cell. */
  readonly text: string
  readonly count: number
}

/** The different texts of a column with how often each occurs, in the column's own order, the empty cell last. */
export function valuesOf(rows: readonly SheetRow[], column: SheetColumn, setting: Setting): ListedValue[] {
  const ranks = ranksOf(rows, column, setting)
  const found = new Map<string, { count: number; rank: number }>()
  const known = new Map<string, string>()
  for (const [at, row] of rows.entries()) {
    const value = cellOf(row, column.field)
    const key = `${row.unit ?? ''} ${row.decimals ?? ''} ${row.units?.[column.field]?.unit ?? ''} ${value ?? ''}`
    const text = value === null ? '' : (known.get(key) ?? listedText(row, column, setting))
    known.set(key, text)
    const entry = found.get(text)
    if (entry) entry.count += 1
    else found.set(text, { count: 1, rank: value === null ? Number.POSITIVE_INFINITY : (ranks[at] ?? 0) })
  }
  return [...found]
    .toSorted(([, a], [, b]) => (a.rank === b.rank ? 0 : a.rank - b.rank))
    .map(([text, { count }]) => ({ text, count }))
}
