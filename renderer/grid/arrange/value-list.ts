import type { SheetColumn, SheetRow } from '../contract.ts'
import { cellOf, type Setting } from '../values.ts'
import { namesOption } from '../names.ts'
import { listedTexts } from './filter.ts'
import { compareTexts, ranksOf } from './sort.ts'

/** One entry of a column's list of values. */
export interface ListedValue {
  /** As shown; empty for the empty cell. */
  readonly text: string
  readonly count: number
}

/**
 * The different entries of a column with how many cells hold each, in the column's own order, the empty cell last. Where
 * a cell holds several names each is an entry.
 */
export function valuesOf(rows: readonly SheetRow[], column: SheetColumn, setting: Setting): ListedValue[] {
  const ranks = ranksOf(rows, column, setting)
  const found = new Map<string, { count: number; rank: number }>()
  const known = new Map<string, readonly string[]>()
  for (const [at, row] of rows.entries()) {
    const value = cellOf(row, column.field)
    const key = `${row.unit ?? ''} ${row.decimals ?? ''} ${row.units?.[column.field]?.unit ?? ''} ${value ?? ''}`
    const texts = value === null ? [''] : (known.get(key) ?? listedTexts(row, column, setting))
    known.set(key, texts)
    for (const text of texts) {
      const entry = found.get(text)
      if (entry) entry.count += 1
      else found.set(text, { count: 1, rank: value === null ? Number.POSITIVE_INFINITY : (ranks[at] ?? 0) })
    }
  }
  // A name has no place of its own among the whole texts.
  const several = namesOption(column.column)?.several === true
  return [...found]
    .toSorted(([one, a], [other, b]) => {
      if (several && Number.isFinite(a.rank) && Number.isFinite(b.rank)) return compareTexts(one, other)
      return a.rank === b.rank ? 0 : a.rank - b.rank
    })
    .map(([text, { count }]) => ({ text, count }))
}
