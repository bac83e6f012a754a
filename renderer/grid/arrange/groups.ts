import { sumOf } from '../../../shared/units/sum.ts'
import type { Cell, Column } from '../../../shared/table/column.ts'
import type { SheetColumn, SheetRow } from '../contract.ts'
import { RATES } from '../statistics.ts'
import { cellOf, marksOf, shownText, unitOf, type Setting } from '../values.ts'

// Rows under headings, each with what its amounts come to.

/** Units whose whole numbers say how long, not how much. */
const SPANS = new Set(['年', '月', '天', '日'])

/** Whether a column's figures may be added up at all: a share, a year or a price has no sum. */
function isAdditive({ column, unit }: SheetColumn): boolean {
  if (column.kind === 'quantity') return true
  if (column.kind !== 'integer' && column.kind !== 'number') return false
  const own = unit ?? column.unit
  return own !== undefined && own !== '' && !RATES.has(own) && !SPANS.has(own) && !own.includes('/')
}

/** What the amounts of rows come to, by field, and which of them hold made-up figures. */
export interface Sums {
  readonly cells: Readonly<Record<string, Cell>>
  readonly units: NonNullable<SheetRow['units']>
  readonly demo: readonly string[]
}

/** Adds up the columns of rows; unlike units and figures without a sum are left empty. */
export function sumsOf(rows: readonly SheetRow[], columns: readonly SheetColumn[]): Sums {
  const cells: Record<string, Cell> = {}
  const units: Record<string, { unit: string; title: string }> = {}
  for (const column of columns) {
    if (!isAdditive(column)) continue
    const { field } = column
    const own = unitAmong(rows, column)
    if (own === 'unlike') continue
    cells[field] = sumIn(rows, column.column, field)
    if (own !== null) units[field] = own
  }
  return { cells, units, demo: madeUp(rows, Object.keys(cells)) }
}

/**
 * What rows come to by the page's own totals, which know what may be added to what: with several totals, such as income
 * and expenditure, there is nothing to say of all rows together.
 */
export function sumsByTotals(
  rows: readonly SheetRow[],
  columns: readonly SheetColumn[],
  totals: readonly SheetRow[],
): Sums {
  const [total] = totals
  if (!total || totals.length > 1) return { cells: {}, units: {}, demo: [] }
  const fields = columns
    .filter((column) => isAdditive(column) && total.cells[column.field] !== undefined)
    .map(({ field }) => field)
  return {
    cells: Object.fromEntries(fields.map((field) => [field, cellOf(total, field)])),
    units: total.units ?? {},
    demo: madeUp(rows, fields),
  }
}

function madeUp(rows: readonly SheetRow[], fields: readonly string[]): string[] {
  return fields.filter((field) => rows.some((row) => isMadeUp(row, field)))
}

function isMadeUp(row: SheetRow, field: string): boolean {
  return cellOf(row, field) !== null && (row.demo === true || marksOf(row, field).includes('demo'))
}

/** The unit that all amounts of a column have of their own; null if they have the heading's. */
function unitAmong(
  rows: readonly SheetRow[],
  column: SheetColumn,
): { unit: string; title: string } | null | 'unlike' {
  let found: string | undefined
  let own: { unit: string; title: string } | null = null
  for (const row of rows) {
    if (cellOf(row, column.field) === null) continue
    const unit = unitOf(row, column)
    if (found !== undefined && found !== unit) return 'unlike'
    found = unit
    own = row.units?.[column.field] ?? null
  }
  return own
}

function sumIn(rows: readonly SheetRow[], { kind }: Column, field: string): number | null {
  if (kind !== 'number') return sumOf(numbersIn(rows, field)).sum
  let sum: number | null = null
  let lost = 0
  for (const value of numbersIn(rows, field)) {
    if (value === null) continue
    const before: number = sum ?? 0
    sum = before + value
    lost += Math.abs(before) >= Math.abs(value) ? before - sum + value : value - sum + before
  }
  return sum === null ? null : Number((sum + lost).toPrecision(15))
}

function* numbersIn(rows: readonly SheetRow[], field: string): Generator<number | null> {
  for (const row of rows) {
    const value = cellOf(row, field)
    yield typeof value === 'number' ? value : null
  }
}

/** What grouping needs besides the rows. */
export interface Grouping {
  /** Fields, the outermost first. */
  readonly fields: readonly string[]
  readonly folded: ReadonlySet<string>
  /** All columns, for the fields may be hidden. */
  readonly columns: readonly SheetColumn[]
  /** Field of the first column shown, in which the group is named. */
  readonly first: string
  readonly setting: Setting
  readonly sums: (rows: readonly SheetRow[]) => Sums
  /** What a group is called: its value and the number of its rows; for rows without a value the text is empty. */
  readonly title: (text: string, count: number) => string
}

/** The rows with a heading row before each group, in the order in which the groups first occur. */
export function groupedRows(rows: readonly SheetRow[], grouping: Grouping): SheetRow[] {
  const columns = grouping.fields.flatMap(
    (field) => grouping.columns.find((one) => one.field === field) ?? [],
  )
  const result: SheetRow[] = []
  const walk = (part: readonly SheetRow[], level: number, path: string): void => {
    const column = columns[level]
    if (!column) {
      for (const row of part) result.push(row)
      return
    }
    for (const [value, members] of Map.groupBy(part, (row) => cellOf(row, column.field))) {
      const key = `${path}/${column.field}=${value ?? ''}`
      const open = !grouping.folded.has(key)
      result.push(headingRow(members, column, { key, level, open }, grouping))
      if (open) walk(members, level + 1, key)
    }
  }
  walk(rows, 0, '')
  return result
}

function headingRow(
  members: readonly SheetRow[],
  column: SheetColumn,
  group: { readonly key: string; readonly level: number; readonly open: boolean },
  { first, setting, title, sums }: Grouping,
): SheetRow {
  const [example] = members
  const text = example ? shownText(example, column, setting) : ''
  // Two em of blank for each level: the name stands in a cell like any other.
  const words = `${'\u2003\u2003'.repeat(group.level)}${title(text, members.length)}`
  const { cells, units, demo } = sums(members)
  return {
    id: `group${group.key}`,
    kind: 'group',
    cells: { ...cells, [first]: null },
    words: { [first]: words },
    units,
    label: words.trim(),
    marks: Object.fromEntries(
      demo.filter((field) => field !== first).map((field) => [field, 'demo' as const]),
    ),
    group: { ...group, rows: members.length },
  }
}

/** Keys of all groups of rows that are grouped, for folding them all. */
export function groupKeys(rows: readonly SheetRow[]): string[] {
  return rows.flatMap(({ group }) => (group ? [group.key] : []))
}

/** A row at the bottom with what the rows shown come to. */
export function sumRow(
  { cells, units, demo }: Sums,
  { id, first, words }: { readonly id: string; readonly first: string; readonly words: string },
): SheetRow {
  return {
    id,
    kind: 'total',
    cells: { ...cells, [first]: null },
    words: { [first]: words },
    label: words,
    units,
    marks: Object.fromEntries(
      demo.filter((field) => field !== first).map((field) => [field, 'demo' as const]),
    ),
  }
}
