import type { Cell, Column } from '../../../shared/table/column.ts'
import { normaliseText } from '../../../shared/units/number-text.ts'
import { namesIn } from '../../../shared/table/names.ts'
import type { SheetColumn, SheetRow } from '../contract.ts'
import { namesOption } from '../names.ts'
import { cellOf, isFigure, readValue, shownText, type Setting } from '../values.ts'

// Which rows a column lets through. Pure; a filter knows texts as they are shown, so that it reads as it looks.

/** What a condition compares. */
export type Comparison =
  | 'equals'
  | 'differs'
  | 'above'
  | 'at-least'
  | 'below'
  | 'at-most'
  | 'between'
  | 'contains'
  | 'lacks'
  | 'begins'
  | 'ends'
  | 'empty'
  | 'filled'

/** A comparison with what it compares to, as typed. */
export interface Condition {
  readonly comparison: Comparison
  readonly first: string
  /** The other end of `between`. */
  readonly second: string
}

/** A column's filter; both parts must hold. */
export interface Filter {
  /** Entries of the list of values that are let through; the empty text is the empty cell. */
  readonly only?: readonly string[]
  readonly condition?: Condition
}

/** Comparisons that need nothing to compare to. */
export function standsAlone(comparison: Comparison): boolean {
  return comparison === 'empty' || comparison === 'filled'
}

const FIGURES: readonly Comparison[] = [
  'equals',
  'differs',
  'above',
  'at-least',
  'below',
  'at-most',
  'between',
  'empty',
  'filled',
]
const TIMES: readonly Comparison[] = [
  'equals',
  'above',
  'at-least',
  'below',
  'at-most',
  'between',
  'empty',
  'filled',
]
const TEXTS: readonly Comparison[] = [
  'contains',
  'lacks',
  'equals',
  'differs',
  'begins',
  'ends',
  'empty',
  'filled',
]

/** The comparisons that a kind of column offers; none for yes and no, of which the list is enough. */
export function comparisonsFor(column: Column): readonly Comparison[] {
  if (isFigure(column)) return FIGURES
  if (column.kind === 'date' || column.kind === 'period') return TIMES
  return column.kind === 'flag' ? [] : TEXTS
}

/** A cell as shown, with its own unit where it has one. */
function listedText(row: SheetRow, column: SheetColumn, setting: Setting): string {
  const unit = row.units?.[column.field]?.title ?? (column.column.kind === 'number' ? row.unit : undefined)
  const text = shownText(row, column, setting)
  return unit === undefined || text === '' ? text : `${text} ${unit}`
}

/** The entries of the list of values that a cell counts for: each of several names by itself; the empty text for none. */
export function listedTexts(row: SheetRow, column: SheetColumn, setting: Setting): readonly string[] {
  const text = listedText(row, column, setting)
  const names = namesOption(column.column)?.several === true ? namesIn(text) : []
  return names.length > 0 ? names : [text]
}

/** Words as they are compared: full width as half width, capitals as small letters. */
export function foldedText(text: string): string {
  return normaliseText(text).toLowerCase()
}

/** Lets a row through or not. */
export type Test = (row: SheetRow) => boolean

/** The test of a filter; null if what was typed cannot be read, so that nothing is hidden by half a number. */
export function testOf(filter: Filter, column: SheetColumn, setting: Setting): Test | null {
  const tests: Test[] = []
  if (filter.only) tests.push(amongTexts(filter.only, column, setting))
  if (filter.condition) {
    const test = conditionTest(filter.condition, column, setting)
    if (test === null) return null
    tests.push(test)
  }
  return (row) => tests.every((test) => test(row))
}

function amongTexts(only: readonly string[], column: SheetColumn, setting: Setting): Test {
  const wanted = new Set(only)
  const known = new Map<string, boolean>()
  return (row) => {
    const value = cellOf(row, column.field)
    if (value === null) return wanted.has('')
    // What a value is called may hang on the row's unit and decimals besides.
    const key = `${row.unit ?? ''} ${row.decimals ?? ''} ${row.units?.[column.field]?.unit ?? ''} ${value}`
    const before = known.get(key)
    if (before !== undefined) return before
    const passes = listedTexts(row, column, setting).some((text) => wanted.has(text))
    known.set(key, passes)
    return passes
  }
}

function conditionTest(condition: Condition, column: SheetColumn, setting: Setting): Test | null {
  const { comparison } = condition
  const { field } = column
  if (comparison === 'empty') return (row) => cellOf(row, field) === null
  if (comparison === 'filled') return (row) => cellOf(row, field) !== null
  if (isOrdered(column.column)) return orderedTest(condition, column, setting)
  const wanted = foldedText(condition.first)
  if (wanted === '') return null
  const known = new Map<Cell, boolean>()
  return (row) => {
    const value = cellOf(row, field)
    const before = known.get(value)
    if (before !== undefined) return before
    const passes = textPasses(comparison, foldedText(shownText(row, column, setting)), wanted)
    known.set(value, passes)
    return passes
  }
}

function isOrdered(column: Column): boolean {
  return isFigure(column) || column.kind === 'date' || column.kind === 'period'
}

function textPasses(comparison: Comparison, text: string, wanted: string): boolean {
  switch (comparison) {
    case 'contains':
      return text.includes(wanted)
    case 'lacks':
      return !text.includes(wanted)
    case 'begins':
      return text.startsWith(wanted)
    case 'ends':
      return text.endsWith(wanted)
    case 'differs':
      return text !== wanted
    default:
      return text === wanted
  }
}

function orderedTest(
  { comparison, first, second }: Condition,
  column: SheetColumn,
  setting: Setting,
): Test | null {
  const low = bound(first, column, setting)
  const high = comparison === 'between' ? bound(second, column, setting) : low
  if (low === null || high === null) return null
  const [from, to] = low <= high ? [low, high] : [high, low]
  return (row) => {
    const value = cellOf(row, column.field)
    if (value === null) return comparison === 'differs'
    return valuePasses(comparison, value, from, to)
  }
}

function valuePasses(
  comparison: Comparison,
  value: string | number,
  from: string | number,
  to: string | number,
): boolean {
  switch (comparison) {
    case 'above':
      return value > to
    case 'at-least':
      return value >= from
    case 'below':
      return value < from
    case 'at-most':
      return value <= to
    case 'differs':
      return value !== from
    default:
      return value >= from && value <= to
  }
}

/** A typed bound as it would be stored; limits of the column do not matter here. */
function bound(text: string, column: SheetColumn, setting: Setting): string | number | null {
  const free = { ...column, column: withoutLimits(column.column) }
  const read = readValue({ id: '', cells: {} }, free, text, setting)
  return read.ok ? read.value : null
}

function withoutLimits(column: Column): Column {
  const { required: _required, ...rest } = column
  if (!isFigure(column)) return rest as Column
  const { min: _min, max: _max, ...free } = rest as Column & { min?: number; max?: number }
  return free as Column
}
