import type { Merge } from './layout.ts'
import type { OutColumn } from './out-columns.ts'
import type { OutWords } from './out-words.ts'

/** What stands in the heading: one row of titles, or a row of groups above it. */
export interface Heading {
  readonly rows: readonly (readonly (string | null)[])[]
  /** Rows count from the heading's first. */
  readonly merges: readonly Merge[]
  /** The unit of all figures, which then stands once above the table; null if each heading names its own. */
  readonly unit: string | null
  /** The lowest heading of each column, with its unit where it stands there. */
  readonly titles: readonly string[]
}

/** The heading of a sheet's columns. */
export function headingOf(columns: readonly OutColumn[], words: OutWords): Heading {
  const units = new Set(columns.flatMap(({ unitTitle }) => (unitTitle ? [unitTitle] : [])))
  const hanging = columns.some(({ column }) => column?.kind === 'number' && column.unit === undefined)
  const unit = units.size === 1 && !hanging ? ([...units][0] ?? null) : null
  const titles = columns.map(({ title, unitTitle }) =>
    unit === null && unitTitle ? words.withUnit(title, unitTitle) : title,
  )
  if (columns.every(({ group }) => group === null)) return { rows: [titles], merges: [], unit, titles }
  const merges: Merge[] = []
  const [upper, lower]: [(string | null)[], (string | null)[]] = [[], []]
  for (const [at, { group }] of columns.entries()) {
    if (group === null) {
      upper.push(titles[at] ?? '')
      lower.push(null)
      merges.push({ top: 0, left: at, bottom: 1, right: at })
      continue
    }
    const starts = at === 0 || columns[at - 1]?.group !== group
    upper.push(starts ? group : null)
    lower.push(titles[at] ?? '')
    const ends = columns[at + 1]?.group !== group
    const left = columns.findLastIndex((one, index) => index <= at && one.group !== group) + 1
    if (ends && left < at) merges.push({ top: 0, left, bottom: 0, right: at })
  }
  return { rows: [upper, lower], merges, unit, titles }
}
