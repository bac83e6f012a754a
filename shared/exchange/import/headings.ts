import type { Table } from '../../table/table.ts'
import type { SourceGrid } from './grid.ts'
import { bareUnit, nameOf, readHeading, unitIn } from './heading-text.ts'
import { fillable, nameMatch } from './match-columns.ts'

/** The headings of a column of the file. */
export interface ColumnHeading {
  readonly at: number
  /** From the top, joined by ` / `, as written. */
  readonly text: string
  /** The lowest one and all of them, as `nameOf` makes them, without units. */
  readonly leaf: string
  readonly joined: string
  /** The lowest unit that a heading names. */
  readonly unit: string | null
}

/** Rows of headings. */
export interface HeadingRows {
  readonly first: number
  readonly last: number
}

/** Most rows that headings take. */
const MOST_ROWS = 4
/** Signs of a heading that are kept to know it again; it is sent to whoever looks. */
const KEPT = 200
/** So many rows from the top of a piece of a sheet are looked at. */
const LOOKED = 15

/** Headings by column of so many rows; joined cells head all their columns, and so does a group with nothing beside it. */
export function headingsOf(grid: SourceGrid, { first, last }: HeadingRows): ColumnHeading[] {
  return Array.from({ length: grid.sheet.width }, (_, at) => {
    const texts: string[] = []
    for (let row = first; row <= last; row += 1) {
      const text = String(headingCell(grid, row, at, last) ?? '')
        .slice(0, KEPT)
        .replaceAll(/\s+/g, ' ')
        .trim()
      if (text !== '' && texts.at(-1) !== text) texts.push(text)
    }
    const read = texts.map(readHeading)
    return {
      at,
      text: texts.join(' / '),
      leaf: read.findLast(({ name }) => name !== '')?.name ?? '',
      joined: read.map(({ name }) => name).join(''),
      unit: read.findLast(({ unit }) => unit !== null)?.unit ?? null,
    }
  })
}

/** A group that was not joined stands over its first column only; the columns beside it have headings below alone. */
function headingCell(grid: SourceGrid, row: number, column: number, last: number) {
  const own = grid.shown(row, column)
  if (own !== null || row === last || grid.mergeAt(row, column)) return own
  const below = grid.shown(row + 1, column)
  if (below === null) return null
  for (let left = column - 1; left >= 0; left -= 1) {
    const value = grid.shown(row, left)
    // A heading that runs down over its own column is no group.
    if (value !== null) return grid.shown(row + 1, left) === null || spansDown(grid, row, left) ? null : value
    if (grid.shown(row + 1, left) === null) return null
  }
  return null
}

function spansDown(grid: SourceGrid, row: number, column: number): boolean {
  const merge = grid.mergeAt(row, column)
  return merge !== undefined && merge.bottom > row
}

/** How many columns of the table a set of headings names; likely names count half. */
export function namedColumns(grid: SourceGrid, rows: HeadingRows, table: Table): number {
  const found = new Map<string, number>()
  for (const heading of headingsOf(grid, rows))
    for (const [name, weight] of namedBy(heading, table))
      found.set(name, Math.max(found.get(name) ?? 0, weight))
  return [...found.values()].reduce((sum, one) => sum + one, 0)
}

/** Every row of the beginning of every piece is tried as a heading, and most of them say the same. */
const named = new WeakMap<Table, Map<string, readonly (readonly [string, number])[]>>()
const MOST_NAMED = 5000
/** Longer texts are no headings. */
const LONGEST = 60

/** Columns that a heading may name, each with a weight. */
function namedBy({ leaf, joined }: ColumnHeading, table: Table): readonly (readonly [string, number])[] {
  if (leaf === '' || leaf.length > LONGEST) return []
  const memo = named.get(table) ?? new Map<string, readonly (readonly [string, number])[]>()
  named.set(table, memo)
  const key = `${leaf}/${joined}`
  const known = memo.get(key)
  if (known) return known
  const made = fillable(table).flatMap(([name, column]) => {
    const match = nameMatch({ leaf, joined }, table, name, column)
    return match ? [[name, match.by === 'similar' ? 0.5 : 1] as const] : []
  })
  if (memo.size >= MOST_NAMED) memo.clear()
  memo.set(key, made)
  return made
}

/** A row of headings holds words, and numbers only where they are years or count the columns. */
function mayHead(grid: SourceGrid, row: number): boolean {
  return grid
    .filled(row)
    .every(
      ({ value }) => typeof value === 'string' || (Number.isInteger(value) && value >= 1900 && value <= 2200),
    )
}

/** The rows of headings in a piece of a sheet, told by the names of the table's columns; null if there are none. */
export function findHeadings(
  grid: SourceGrid,
  rows: readonly number[],
  table: Table,
): { readonly rows: HeadingRows; readonly score: number } | null {
  let best: { readonly rows: HeadingRows; readonly score: number } | null = null
  for (const [index, first] of rows.slice(0, LOOKED).entries()) {
    // Headings without a row below them head nothing.
    const most = Math.max(1, Math.min(MOST_ROWS, rows.length - index - 1))
    for (let count = 1; count <= most; count += 1) {
      const last = rows[index + count - 1] ?? first
      if (last - first >= MOST_ROWS || !mayHead(grid, last)) break
      const lone = isTitle(grid, first)
      if (lone) break
      const score = namedColumns(grid, { first, last }, table) - count * 0.05
      if (score > (best?.score ?? 0)) best = { rows: { first, last }, score }
    }
  }
  if (!best) return null
  const filled = grid.filled(best.rows.last).length
  // One name may be chance, unless the sheet has hardly more columns.
  if (best.score < Math.min(1.9, filled * 0.5)) return null
  return { ...best, rows: widened(grid, best.rows, rows) }
}

/** Headings of a table of which no column is known by name: the first row of words with something below. */
export function guessHeadings(grid: SourceGrid, rows: readonly number[]): HeadingRows | null {
  const first = rows
    .slice(0, -1)
    .find((row) => grid.filled(row).length >= 2 && mayHead(grid, row) && !isTitle(grid, row))
  return first === undefined ? null : widened(grid, { first, last: first }, rows)
}

/** Takes in the groups above and the ends of headings that run down. */
function widened(grid: SourceGrid, found: HeadingRows, rows: readonly number[]): HeadingRows {
  let { first, last } = found
  for (let row = first; row <= last && last - first < MOST_ROWS; row += 1)
    for (const { top, bottom, left } of grid.mergesIn(row))
      if (top >= first && bottom - first < MOST_ROWS && grid.cell(top, left) !== null)
        last = Math.max(last, bottom)
  if (last - first + 1 < MOST_ROWS && rows.includes(last + 1) && isUnitRow(grid, last + 1)) last += 1
  while (last - first + 1 < MOST_ROWS) {
    const above = first - 1
    if (!rows.includes(above) || !isGroupRow(grid, above)) break
    first = above
  }
  return { first, last }
}

/** A row that says nothing but the units of the columns, below the headings. */
function isUnitRow(grid: SourceGrid, row: number): boolean {
  const filled = grid.filled(row)
  const units = filled.filter(({ value }) => bareUnit(String(value)) !== null)
  // 个 and 家 are units there, too; a mark stands where there is none.
  const others = filled.filter((one) => !units.includes(one))
  return (
    units.length > 0 &&
    others.every(
      ({ value }) => /^(单位|计量单位|[-—–/])$/.test(String(value)) || unitIn(String(value)) !== null,
    )
  )
}

/** A row of groups over headings: words, several of them, or one that is joined over a part of the columns. */
function isGroupRow(grid: SourceGrid, row: number): boolean {
  if (!mayHead(grid, row) || isTitle(grid, row)) return false
  const filled = grid.filled(row)
  return (
    filled.length >= 2 && !filled.some(({ value }) => /单位\s*[:：]|年.*月.*日|[:：]$/.test(String(value)))
  )
}

/** A title is one text alone in its row, or one joined over most of the columns. */
function isTitle(grid: SourceGrid, row: number): boolean {
  const filled = grid.filled(row)
  if (filled.length === 1) return grid.sheet.width > 2 || (filled[0]?.at ?? 0) > 0
  return grid
    .mergesIn(row)
    .some(
      ({ left, right, top }) =>
        top === row &&
        right - left + 1 >= Math.max(3, grid.sheet.width * 0.8) &&
        grid.cell(row, left) !== null,
    )
}

/** Whether a row says the headings again, as sheets do that were printed page by page. */
export function repeatsHeadings(grid: SourceGrid, row: number, headings: HeadingRows): boolean {
  if (headings.last < headings.first) return false
  const filled = grid.filled(row)
  if (filled.length < 2) return false
  for (let heading = headings.first; heading <= headings.last; heading += 1)
    if (
      filled.every(({ at, value }) => nameOf(String(value)) === nameOf(String(grid.shown(heading, at) ?? '')))
    )
      return true
  return false
}

/** Whether a row only counts the columns: 1 2 3, 甲 乙 1 2, (1) (2), 3=1+2. */
export function countsColumns(grid: SourceGrid, row: number): boolean {
  const filled = grid.filled(row).filter(({ value }) => !/^(栏次|列次|行次)$/.test(String(value)))
  return (
    filled.length >= 3 &&
    filled.every(({ value }) =>
      /^[(（]?(\d{1,2}|[甲乙丙丁戊A-Z])([=＝][\d+\-*/＋－()（）]+)?[)）]?$/.test(String(value)),
    ) &&
    new Set(filled.map(({ value }) => value)).size === filled.length &&
    filled.some(({ value }) => /1/.test(String(value)))
  )
}
