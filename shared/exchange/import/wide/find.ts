import type { Cell } from '../../../table/column.ts'
import type { Table } from '../../../table/table.ts'
import { isMissingMark, normaliseText, readNumberText } from '../../../units/number-text.ts'
import { UNIT_TARGET } from '../contract.ts'
import { unitIn } from '../heading-text.ts'
import type { SourceGrid } from '../grid.ts'
import { headingsOf, type ColumnHeading, type HeadingRows } from '../headings.ts'
import { fillable, nameMatch } from '../match-columns.ts'
import type { SourceCell } from '../source.ts'
import type { FigureColumn, WideLayout, WideTable } from './contract.ts'
import type { Names } from './names.ts'

/** So many rows from the top are tried as headings, and so many together. */
const LOOKED = 15
const MOST_ROWS = 3
/** So many cells tell what a column holds. */
const SAMPLES = 40

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

function isYear(value: string | number): boolean {
  return /^(19|20|21)\d{2}年?$/.test(normaliseText(String(value)))
}

/** Headings that name the figure and its period themselves: a row for each figure, as the table has it. */
function isLong({ grid, table, wide }: WideSearch, headings: HeadingRows): boolean {
  const named = new Set(headingsOf(grid, headings).map((heading) => labelled(heading, table)))
  return named.has(wide.value) && named.has(wide.period)
}

/** How a sheet is laid out under given rows of headings; null if they head no table with a dimension across. */
export function layoutUnder(search: WideSearch, headings: HeadingRows): WideLayout | null {
  const { grid, rows, table, wide } = search
  const body = rows.filter((row) => row > headings.last)
  const named = headingsOf(grid, headings)
  const labels = new Map<number, string>()
  const found: FigureColumn[] = []
  for (const heading of named) {
    const figure = figureOf(heading, search, body)
    if (figure) found.push(figure)
    else {
      const target = labelled(heading, table)
      if (target !== null && ![...labels.values()].includes(target)) labels.set(heading.at, target)
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

/** A column whose headings say what its figures are of. */
function figureOf(
  { at, text, unit }: ColumnHeading,
  { grid, names, table, wide }: WideSearch,
  body: readonly number[],
): FigureColumn | null {
  const said = new Map<string, Cell>()
  let measure: FigureColumn['measure'] | null = null
  for (const part of text === '' ? [] : text.split(' / ')) {
    const says = names.heading(part)
    // 2023年 over 占比: what is not understood may make the figures others than they seem.
    if (says.said.size === 0 && says.measure === null && unitIn(part) === null) return null
    for (const [name, value] of says.said) said.set(name, value)
    measure = says.measure ?? measure
  }
  if (said.size === 0 && measure !== 'growth') return null
  if (said.size === 0 && labelled({ text, leaf: '', joined: '' }, table) !== null) return null
  if (!holdsFigures(grid, at, body)) return null
  const growth = measure === 'growth' && wide.growth !== ''
  return { at, heading: text, said, measure: growth ? 'growth' : 'value', unit }
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

/** A note and a line of signatures below the table may reach into a column that holds few figures. */
const MOST_BELOW = 2

function holdsFigures(grid: SourceGrid, at: number, body: readonly number[]): boolean {
  const found = cellsOf(grid, at, body)
  const below = found.length - 1 - found.findLastIndex(isFigure)
  const cells = below <= MOST_BELOW ? found.slice(0, found.length - below) : found
  const figures = cells.filter(isFigure)
  return figures.length >= cells.length * 0.6 && figures.some((cell) => cell !== null && !isYear(cell))
}

/** Whether a cell holds a figure, or a mark that there is none. */
export function isFigure(cell: SourceCell): boolean {
  if (typeof cell === 'number') return true
  if (cell === null) return false
  return cell.startsWith('=') || readNumberText(cell) !== null || isMissingMark(normaliseText(cell))
}

function cellsOf(grid: SourceGrid, at: number, body: readonly number[]): SourceCell[] {
  const cells: SourceCell[] = []
  for (const row of body) {
    const cell = grid.shown(row, at)
    if (cell !== null) cells.push(cell)
    if (cells.length === SAMPLES) break
  }
  return cells
}

/** Growth beside years but of none, as 同比增长, is that of the latest one; columns that say less than others are no figures. */
function completed(found: readonly FigureColumn[], { period }: WideTable): readonly FigureColumn[] {
  const periods = found.flatMap(({ said }) => said.get(period) ?? []).map(String)
  const latest = periods.toSorted().at(-1)
  return found.flatMap((figure) => {
    if (figure.said.has(period) || latest === undefined) return figure.said.size > 0 ? [figure] : []
    return figure.measure === 'growth' && figure.said.size === 0
      ? [{ ...figure, said: new Map([[period, latest]]) }]
      : []
  })
}

function byContent(
  at: number,
  body: readonly number[],
  { grid, wide, names }: WideSearch,
  labels: ReadonlyMap<number, string>,
): string | null {
  const taken = new Set(labels.values())
  const texts = cellsOf(grid, at, body).map(String)
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
  { grid, rows, names }: WideSearch,
  { headings, labels, figures }: WideLayout,
): Map<string, Cell> {
  const common = new Map<string, Cell>()
  const told = new Set([...labels.values(), ...figures.flatMap(({ said }) => [...said.keys()])])
  const above = rows.filter((row) => row < headings.first).flatMap((row) => grid.filled(row))
  for (const text of [...above.map(({ value }) => String(value)), grid.sheet.name])
    for (const [name, value] of names.title(text))
      if (!told.has(name) && !common.has(name)) common.set(name, value)
  return common
}
