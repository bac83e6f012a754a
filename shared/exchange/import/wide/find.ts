import type { Cell } from '../../../table/column.ts'
import type { Table } from '../../../table/table.ts'
import { readNumberText } from '../../../units/number-text.ts'
import { UNIT_TARGET } from '../contract.ts'
import { unitIn } from '../heading-text.ts'
import type { SourceGrid } from '../grid.ts'
import { headingsOf, type ColumnHeading, type HeadingRows } from '../headings.ts'
import { fillable, nameMatch } from '../match-columns.ts'
import type { FigureColumn, Said, WideLayout, WideTable } from './contract.ts'
import { firstCells, holdsFigures, isYear } from './figures.ts'
import type { Names } from './names.ts'
import { periodOf } from './periods.ts'

/** So many rows from the top are tried as headings, and so many together. */
const LOOKED = 15
const MOST_ROWS = 3

/** What a sheet is searched with. */
export interface WideSearch {
  readonly grid: SourceGrid
  /** Rows that may be of the table, from the top. */
  readonly rows: readonly number[]
  readonly table: Table
  readonly wide: WideTable
  readonly names: Names
  /** Rows of headings that a person chose. */
  readonly headings?: HeadingRows | undefined
}

/** How a sheet is laid out whose headings name periods, or rows that figures are of; null if it is none. */
export function findWide(search: WideSearch): WideLayout | null {
  let [best, most]: [WideLayout | null, number] = [null, 0]
  const possible = candidates(search)
  if (possible.some((headings) => isLong(search, headings))) return null
  for (const headings of possible) {
    const layout = layoutUnder(search, headings)
    if (!layout) continue
    const told = layout.figures.reduce((sum, { said }) => sum + said.size, 0)
    const score =
      layout.figures.length + told / 10 + layout.labels.size - (headings.last - headings.first) / 20
    if (score > most) [best, most] = [layout, score]
  }
  return best && { ...best, common: commonOf(search, best) }
}

function candidates({ grid, rows, headings }: WideSearch): readonly HeadingRows[] {
  if (headings) return headings.last < headings.first ? [] : [headings]
  return rows.slice(0, LOOKED).flatMap((first, index) => {
    const found: HeadingRows[] = []
    for (let count = 0; count < MOST_ROWS; count += 1) {
      const last = rows[index + count]
      if (last === undefined || last !== first + count || !mayHead(grid, last)) break
      found.push({ first, last })
    }
    return found
  })
}

/** Words, and numbers only where they are years. */
export function mayHead(grid: SourceGrid, row: number): boolean {
  return grid
    .filled(row)
    .every(
      ({ value }) =>
        isYear(value) ||
        (typeof value === 'string' && (/^\d{4}年/.test(value) || readNumberText(value) === null)),
    )
}

/** Headings that name the figure and its period themselves: a row for each figure, as the table has it. */
function isLong({ grid, table, wide }: WideSearch, headings: HeadingRows): boolean {
  const named = new Set(headingsOf(grid, headings).map((heading) => labelled(heading, table)))
  return named.has(wide.value) && named.has(wide.period)
}

/** How a sheet is laid out under given rows of headings; null if they head no table with a dimension across. */
export function layoutUnder(search: WideSearch, headings: HeadingRows): WideLayout | null {
  const { grid, rows, table, wide } = search
  const body = rows.slice(firstAfter(rows, headings.last))
  const named = headingsOf(grid, headings)
  const labels = new Map<number, string>()
  const found: Found[] = []
  const year = yearAbove(search, headings)
  for (const heading of named) {
    const figure = figureOf(heading, search, body, year)
    if (figure) found.push(figure)
    else {
      const target = labelled(heading, table)
      // A growth or a value that was not understood as a figure is none that stands beside others.
      const beside = target !== null && target !== wide.value && target !== wide.growth
      if (beside && ![...labels.values()].includes(target)) labels.set(heading.at, target)
      else if (holdsFigures(grid, heading.at, body)) found.push({ at: heading.at, other: true })
    }
  }
  const figures = completed(found, wide)
  const [first] = figures
  const apart = new Set(figures.map(({ said, measure }) => JSON.stringify([...said, measure])))
  // Figures that their headings do not tell apart have more headings, or none.
  if (!first || apart.size < figures.length) return null
  // Columns in front of the figures without a name of their own say by their cells what the rows are of.
  for (const { at } of named) {
    if (at >= first.at || labels.has(at)) continue
    const target = byContent(at, body, search, labels)
    if (target !== null) labels.set(at, target)
  }
  const dimensions = new Set([wide.period, ...wide.references])
  if (![...labels.values()].some((target) => dimensions.has(target))) return null
  // What the headings say need not be said beside them, too.
  const across = new Set(figures.flatMap(({ said }) => [...said.keys()]))
  for (const [at, target] of labels) if (across.has(target)) labels.delete(at)
  // Regions or indicators across by a single name may be chance; a period is none.
  if (figures.length < 2 && !across.has(wide.period)) return null
  return { headings, labels, figures, common: new Map() }
}

/** Place of the first of ascending rows behind a row. */
function firstAfter(rows: readonly number[], row: number): number {
  let [low, high] = [0, rows.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((rows[middle] ?? 0) > row) high = middle
    else low = middle + 1
  }
  return low
}

/** A column of figures, or one that holds figures of which it is not known what they are. */
type Found = FigureColumn | { readonly at: number; readonly other: true }

/** A column whose headings say what its figures are of. */
function figureOf(
  { at, text, unit }: ColumnHeading,
  { grid, names, table, wide }: WideSearch,
  body: readonly number[],
  yearAbove: string | null,
): FigureColumn | null {
  const said = new Map<string, Cell>()
  let measure: FigureColumn['measure'] | null = null
  let [part, written]: [string | null, string | null] = [null, unit]
  for (const one of text === '' ? [] : text.split(' / ')) {
    const says = names.heading(one)
    if (says.part === null) return null
    // 2023年 over 占比: what is not understood may make the figures others than they seem.
    if (says.part === undefined && says.said.size === 0 && says.measure === null && unitIn(one) === null)
      return null
    for (const [name, value] of says.said) said.set(name, value)
    part = says.part ?? part
    measure = says.measure ?? measure
    written ??= says.unit
  }
  if (part !== null) {
    const year = said.get(wide.period) ?? yearAbove
    const period = typeof year === 'string' && isYear(year) ? periodOf(year, part) : null
    if (period === null) return null
    said.set(wide.period, period)
  }
  if (said.size === 0 && measure !== 'growth') return null
  if (said.size === 0 && labelled({ text, leaf: '', joined: '' }, table) !== null) return null
  if (!holdsFigures(grid, at, body)) return null
  const growth = measure === 'growth' && wide.growth !== ''
  return { at, heading: text, said, measure: growth ? 'growth' : 'value', unit: written }
}

/** The year that stands above the headings, for 一季度 and 上半年 in them. */
function yearAbove({ grid, rows, names, wide }: WideSearch, headings: HeadingRows): string | null {
  const above = rows
    .slice(0, firstAfter(rows, headings.first - 1))
    .slice(-LOOKED)
    .flatMap((row) => grid.filled(row))
  for (const text of [...above.map(({ value }) => String(value)), grid.sheet.name]) {
    const period = names.title(text).get(wide.period)
    if (period !== undefined) return typeof period === 'string' && isYear(period) ? period : null
  }
  return null
}

/** Headings are tried in many rows and columns, and most of them say the same. */
const known = new WeakMap<Table, Map<string, string | null>>()
const MOST_KNOWN = 5000
/** Longer texts are no headings. */
const LONGEST = 60

/** Column of the table that a heading names for sure. */
export function labelled(
  { leaf, joined }: Pick<ColumnHeading, 'text' | 'leaf' | 'joined'>,
  table: Table,
): string | null {
  if (leaf === '' || leaf.length > LONGEST) return null
  if (leaf === '单位' || leaf === '计量单位') return UNIT_TARGET
  const memo = known.get(table) ?? new Map<string, string | null>()
  known.set(table, memo)
  const key = `${leaf}/${joined}`
  const before = memo.get(key)
  if (before !== undefined) return before
  if (memo.size >= MOST_KNOWN) memo.clear()
  const made = columnNamed({ leaf, joined }, table)
  memo.set(key, made)
  return made
}

function columnNamed({ leaf, joined }: Pick<ColumnHeading, 'leaf' | 'joined'>, table: Table): string | null {
  const sure = fillable(table).flatMap(([name, column]) => {
    const match = nameMatch({ leaf, joined }, table, name, column)
    return match && match.by !== 'similar' ? [{ name, score: match.score }] : []
  })
  return sure.toSorted((a, b) => b.score - a.score)[0]?.name ?? null
}

/**
 * A growth that does not say what it is of, as 同比增长, is that of the figures left of it; one alone beside periods is
 * that of the latest of them. Behind figures of which it is not known what they are, nor is it.
 */
function completed(found: readonly Found[], { period }: WideTable): readonly FigureColumn[] {
  const known = found.flatMap((one) => ('other' in one ? [] : one))
  const alone = known.filter(({ said }) => said.size === 0).length === 1
  const latest = known
    .flatMap(({ said }) => said.get(period) ?? [])
    .map(String)
    .toSorted((a, b) => endOf(a) - endOf(b) || b.length - a.length)
    .at(-1)
  let left: Said | null = null
  return found.flatMap((one): readonly FigureColumn[] => {
    if ('other' in one) {
      left = null
      return []
    }
    if (one.said.size > 0) {
      left = one.said
      return [one]
    }
    const said = left && alone && latest !== undefined ? new Map([...left, [period, latest]]) : left
    return said === null ? [] : [{ ...one, said }]
  })
}

/** Month in which a period ends, counted through; of 2024 and 2024Q4 both end in December. */
function endOf(period: string): number {
  const [, half, quarter, month] = /^\d{4}(?:H(\d)|Q(\d)|-(\d\d))?$/.exec(period) ?? []
  return Number(period.slice(0, 4)) * 12 + Number(month ?? (half ? +half * 6 : quarter ? +quarter * 3 : 12))
}

function byContent(
  at: number,
  body: readonly number[],
  { grid, wide, names }: WideSearch,
  labels: ReadonlyMap<number, string>,
): string | null {
  const taken = new Set(labels.values())
  const texts = firstCells(grid, at, body).map(String)
  if (texts.length === 0) return null
  for (const name of wide.references) {
    if (taken.has(name)) continue
    const known = texts.filter((text) => names.reference(name, text) !== null).length
    if (known > 0 && known >= texts.length * 0.4) return name
  }
  const periods = texts.filter((text) => {
    const { said } = names.heading(text)
    return said.size === 1 && said.has(wide.period)
  })
  return !taken.has(wide.period) && periods.length >= texts.length * 0.8 ? wide.period : null
}

/** What stands above the headings, or names the sheet, holds for all figures that do not say otherwise. */
function commonOf(
  { grid, rows, names, wide }: WideSearch,
  { headings, labels, figures }: WideLayout,
): Map<string, Cell> {
  const common = new Map<string, Cell>()
  const told = new Set([...labels.values(), ...figures.flatMap(({ said }) => [...said.keys()])])
  const above = rows.filter((row) => row < headings.first).flatMap((row) => grid.filled(row))
  const titles = above.map(({ value }) => names.title(String(value)))
  const sheet = names.sheet(grid.sheet.name)
  // A title is often copied with its sheet, the name of the sheet is not.
  const own = new Map([...sheet].filter(([name]) => wide.references.includes(name)))
  for (const says of [own, ...titles, sheet])
    for (const [name, value] of says) if (!told.has(name) && !common.has(name)) common.set(name, value)
  // A period that cannot be told is none, and what the sheet is called says no better.
  return new Map([...common].filter(([, value]) => value !== null))
}
