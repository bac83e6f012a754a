import { Decimal } from 'decimal.js'
import { stepsPerUnit } from '../../shared/units/quantity.ts'
import type { SheetColumn, SheetRow } from './contract.ts'
import type { Fill, Point, Range } from './range.ts'
import { continued, type FillValue, type FillWay } from './series.ts'
import type { Wanted } from './state.ts'
import { cellOf, exactValue, readValue, shownText, unitOf, type Setting } from './values.ts'
import { placeAt, type Place, type View } from './view.ts'

// What the fill handle writes. Pure but for the view it reads.

/** Where a handle dragged to a cell fills: along the side on which it is farther out; null while it is on the source. */
export function fillTo(source: Range, point: Point): Fill | null {
  const out = {
    up: source.top - point.row,
    down: point.row - source.bottom,
    left: source.left - point.column,
    right: point.column - source.right,
  }
  const { top, left, bottom, right } = source
  const most = Math.max(out.up, out.down, out.left, out.right)
  if (most <= 0) return null
  if (most === out.down)
    return { source, to: 'down', target: { top: bottom + 1, left, bottom: point.row, right } }
  if (most === out.up) return { source, to: 'up', target: { top: point.row, left, bottom: top - 1, right } }
  if (most === out.right)
    return { source, to: 'right', target: { top, left: right + 1, bottom, right: point.column } }
  return { source, to: 'left', target: { top, left: point.column, bottom, right: left - 1 } }
}

/**
 * What a handle dragged back into the selection empties, as in Excel: its last rows or columns beyond the cell, on the
 * side where it has come farther. Null outside, and at the corner where the drag began.
 */
export function clearedBy(source: Range, { row, column }: Point): Range | null {
  const back = { up: source.bottom - row, left: source.right - column }
  if (Math.min(row - source.top, column - source.left, back.up, back.left) < 0) return null
  if (Math.max(back.up, back.left) === 0) return null
  return back.up >= back.left ? { ...source, top: row + 1 } : { ...source, left: column + 1 }
}

/** What arithmetic one cell gives another; null if it has none, or none that means the same there. */
type CopiesArithmetic = (from: Place, to: Place) => Wanted['raw']

/**
 * The cells of a fill with what each shall hold. `toggled`: Ctrl is held. A line of arithmetic alone is repeated as it
 * was typed.
 */
export function planSeries(
  view: View,
  setting: Setting,
  fill: Fill,
  toggled: FillWay,
  arithmetic: CopiesArithmetic = () => null,
): readonly Wanted[] {
  const { source, to } = fill
  const vertical = to === 'up' || to === 'down'
  const [from, last] = vertical ? [source.left, source.right] : [source.top, source.bottom]
  const wanted: Wanted[] = []
  for (let line = from; line <= last; line += 1)
    // One by one: a line may have more cells than a call takes arguments.
    for (const one of lineOf(view, setting, fill, line, toggled, arithmetic)) wanted.push(one)
  return wanted
}

/** What the farthest cell of a fill's first line will show, for the tip beside the mouse. */
export function farthestText(view: View, setting: Setting, fill: Fill, toggled: boolean): string {
  const { source, to } = fill
  const line = to === 'up' || to === 'down' ? source.left : source.top
  const last = lineOf(view, setting, fill, line, toggled, () => null).at(-1)
  const place = last && placeAt(view, last.point)
  if (!last || !place) return ''
  const read = readValue(place.row, place.column, last.raw, setting)
  if (!read.ok) return String(last.raw ?? '')
  const cells = { ...place.row.cells, [place.column.field]: read.value }
  return shownText({ ...place.row, cells }, place.column, setting)
}

function lineOf(
  view: View,
  setting: Setting,
  { source, target, to }: Fill,
  line: number,
  toggled: FillWay,
  arithmetic: CopiesArithmetic,
): readonly Wanted[] {
  const vertical = to === 'up' || to === 'down'
  const at = (place: number): Point =>
    vertical ? { row: place, column: line } : { row: line, column: place }
  const [first, last] = vertical ? [source.top, source.bottom] : [source.left, source.right]
  const places = placesAlong(view, first, last, at).map(({ place }) => place)
  const repeats =
    (toggled === false || toggled === 'copy') && places.every((place) => arithmetic(place, place) !== null)
  const backwards = to === 'up' || to === 'left'
  const [from, until] = vertical ? [target.top, target.bottom] : [target.left, target.right]
  const along = placesAlong(view, from, until, at)
  const nearestFirst = backwards ? along.toReversed() : along
  const values = continued(
    places.map((place) => fillValueOf(place, setting)),
    along.length,
    { backwards, toggled },
  )
  return nearestFirst.flatMap(({ point, place }, index): Wanted[] => {
    const value = values[index]
    // Where a cell is copied it is the column of its origin that says what its code or id means.
    const origin = places[backwards ? places.length - 1 - (index % places.length) : index % places.length]
    if (!value || !origin) return []
    const repeated = repeats ? arithmetic(origin, place) : null
    return [{ point, raw: repeated ?? rawOf(value, origin.column, place) }]
  })
}

/** The cells of a line; headings of groups are passed over. */
function placesAlong(
  view: View,
  from: number,
  until: number,
  at: (place: number) => Point,
): readonly { readonly point: Point; readonly place: Place }[] {
  const found: { point: Point; place: Place }[] = []
  for (let along = from; along <= until; along += 1) {
    const point = at(along)
    const place = placeAt(view, point)
    if (place && place.row.kind !== 'group') found.push({ point, place })
  }
  return found
}

/** A cell as the fill handle sees it. */
function fillValueOf({ row, column }: Place, setting: Setting): FillValue {
  const value = cellOf(row, column.field)
  if (value === null) return { kind: 'empty' }
  switch (column.column.kind) {
    case 'number':
      return {
        kind: 'number',
        amount: new Decimal(value),
        unit: unitOf(row, column),
        one: ONE,
        decimals: null,
      }
    case 'integer':
      return { kind: 'number', amount: new Decimal(value), unit: unitOf(row, column), one: ONE, decimals: 0 }
    case 'quantity':
      return amountOf(row, column)
    case 'date':
      return { kind: 'date', day: String(value) }
    case 'period':
      return { kind: 'period', period: String(value) }
    case 'text':
      return { kind: 'text', text: String(value) }
    default:
      return { kind: 'other', raw: value, text: shownText(row, column, setting) }
  }
}

const ONE = new Decimal(1)

/** Decimals of the stored steps in the units that `exactValue` writes. */
const EXACT_DECIMALS: Readonly<Record<string, number>> = { 元: 2, 亩: 4, 公斤: 4 }

/** An amount with the unit in which it is written exactly. */
function amountOf(row: SheetRow, column: SheetColumn): FillValue {
  const exact = String(exactValue(column, cellOf(row, column.field), row))
  const [, amount = '', unit = ''] = /^(-?[\d.]+)(.*)$/.exec(exact) ?? []
  const per = (of: string): number =>
    column.column.kind === 'quantity' ? (stepsPerUnit(column.column.measure, of) ?? 1) : 1
  // One more is one of what is shown, such as 万元, though the amount is written in 元.
  const one = new Decimal(per(unitOf(row, column))).div(per(unit))
  return { kind: 'number', amount: new Decimal(amount), unit, one, decimals: EXACT_DECIMALS[unit] ?? 2 }
}

/** What is written into a cell; a figure keeps its unit, so that it is not put under another one. */
function rawOf(value: FillValue, from: SheetColumn, { row, column }: Place): Wanted['raw'] {
  switch (value.kind) {
    case 'empty':
      return null
    case 'number': {
      const same = column.column.kind !== 'quantity' && unitOf(row, column) === value.unit
      return same ? value.amount.toNumber() : `${value.amount.toFixed()}${value.unit}`
    }
    case 'date':
      return value.day
    case 'period':
      return value.period
    case 'text':
      return value.text
    case 'other':
      return from.column === column.column ? value.raw : value.text
  }
}

/** What a cell holds, as it is written into another one: exactly, with its unit; shown if the other holds words. */
export function carried(from: Place, to: Place, setting: Setting): Wanted['raw'] {
  const isWords = to.column.column.kind === 'text' && from.column.column.kind !== 'text'
  return isWords
    ? shownText(from.row, from.column, setting)
    : rawOf(fillValueOf(from, setting), from.column, to)
}

/**
 * The row down to which a double click on the handle fills, as in Excel: to the end of what stands below the source; if
 * nothing does, as far as the column at the left goes on, or else the one at the right. Null if there is nothing to follow.
 */
export function neighbourEnd(
  source: Range,
  body: number,
  columns: number,
  filled: (point: Point) => boolean,
): number | null {
  const endIn = (column: number): number | null => {
    if (column < 0 || column >= columns) return null
    let row = source.bottom
    while (row + 1 < body && filled({ row: row + 1, column })) row += 1
    return row > source.bottom ? row : null
  }
  for (const column of [source.left, source.left - 1, source.right + 1]) {
    const end = endIn(column)
    if (end !== null) return end
  }
  return null
}
