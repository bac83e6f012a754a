import type { SheetColumn, SheetProps, SheetRow } from './contract.ts'
import type { Point, Range, Selection, Size } from './range.ts'
import { clamp, rangeOf } from './range.ts'
import { cellOf, marksOf } from './values.ts'

/** The rows and columns of a sheet in the order in which they stand on the screen; totals are the last rows. */
export interface View {
  readonly rows: readonly SheetRow[]
  /** How many of the rows are no totals. */
  readonly body: number
  readonly columns: readonly SheetColumn[]
}

/** A cell by what it is rather than where it stands. */
export interface Address {
  readonly rowId: string
  readonly field: string
}

/** A cell with its row and column. */
export interface Place {
  readonly row: SheetRow
  readonly column: SheetColumn
}

/** A sheet without rows and columns. */
export const EMPTY_VIEW: View = { rows: [], body: 0, columns: [] }

/** Lays out what a page gave: pinned columns first, totals last. */
export function viewOf({ rows, totals, columns }: Pick<SheetProps, 'rows' | 'totals' | 'columns'>): View {
  return {
    rows: totals && totals.length > 0 ? [...rows, ...totals] : rows,
    body: rows.length,
    columns: [...columns.filter((column) => column.pinned), ...columns.filter((column) => !column.pinned)],
  }
}

/** Rows and columns of the whole sheet. */
export function sizeOfView({ rows, columns }: View): Size {
  return { rows: rows.length, columns: columns.length }
}

/**
 * The last row of a whole column. Totals are no data: they are left out, so that what is filled, emptied, copied or added
 * up is the data.
 */
export function columnEnd({ rows, body }: View): number {
  return (body > 0 ? body : rows.length) - 1
}

/** Row and column of a point; null if it lies outside. */
export function placeAt(view: View, point: Point): Place | null {
  const row = view.rows[point.row]
  const column = view.columns[point.column]
  return row && column ? { row, column } : null
}

/** Whether a cell has a value. */
export function isFilled(view: View, point: Point): boolean {
  const place = placeAt(view, point)
  return place !== null && cellOf(place.row, place.column.field) !== null
}

/** The rows from one on that hold data: headings of groups are left out. */
export function dataRows({ rows }: View, from: number): readonly number[] {
  return rows.flatMap(({ kind }, at) => (at >= from && kind !== 'group' ? [at] : []))
}

const numbers = new WeakMap<readonly SheetRow[], Int32Array>()

/**
 * The number that stands at the left of a row of data, as in an outline of Excel: headings of groups have none, and the
 * rows of a folded group keep theirs.
 */
export function numberOf({ rows }: View, index: number): number {
  let known = numbers.get(rows)
  if (!known) {
    known = new Int32Array(rows.length)
    let last = 0
    for (const [at, { group }] of rows.entries()) {
      if (!group) last += 1
      else if (!group.open) last += group.rows
      known[at] = last
    }
    numbers.set(rows, known)
  }
  return known[index] ?? 0
}

/** Numbers the rows as before, where only rows of data have changed in place. */
export function keepNumbers(after: View, before: View, changed: readonly SheetRow[]): void {
  const known = numbers.get(before.rows)
  // A folded group's heading counts the rows in it.
  if (known && !changed.some(({ group }) => group)) numbers.set(after.rows, known)
}

/** What stands at a point; null if it lies outside. */
export function addressAt(view: View, point: Point): Address | null {
  const place = placeAt(view, point)
  return place && { rowId: place.row.id, field: place.column.field }
}

/** Where a cell stands now; null if its row or column is gone. */
export function pointOf(view: View, { rowId, field }: Address): Point | null {
  const row = view.rows.findIndex(({ id }) => id === rowId)
  const column = view.columns.findIndex((one) => one.field === field)
  return row < 0 || column < 0 ? null : { row, column }
}

/**
 * The selection of the same rows and columns after they have moved; what is gone is replaced by what stands there now.
 * Several rows or columns that have been put into another order are not selected any longer one beside the other: then
 * the selection stays at its place, as in Excel, so that it never grows over others.
 */
export function follow(selection: Selection, before: View, after: View): Selection | null {
  const size = sizeOfView(after)
  if (size.rows === 0 || size.columns === 0) return null
  const rows = movedAlong(before.rows, after.rows, ({ id }) => id)
  const columns = movedAlong(before.columns, after.columns, ({ field }) => field)
  const moved = (range: Range): { range: Range; place: (point: Point) => Point } => {
    const down = rows(range.top, range.bottom)
    const across = columns(range.left, range.right)
    return {
      range: { top: down.from, bottom: down.to, left: across.from, right: across.to },
      place: ({ row, column }) => ({ row: down.at(row), column: across.at(column) }),
    }
  }
  const { place } = moved(rangeOf(selection))
  const others = selection.others?.map((range) => moved(range).range)
  return {
    anchor: place(selection.anchor),
    head: place(selection.head),
    active: others ? activeIn(selection, before, after) : place(selection.active),
    ...(others ? { others } : {}),
  }
}

/** The active cell may walk through several ranges. */
function activeIn({ active }: Selection, before: View, after: View): Point {
  const address = addressAt(before, active)
  return (address && pointOf(after, address)) ?? clamp(active, sizeOfView(after))
}

/** Where a run of rows or columns is afterwards, and where one of it is. */
interface Moved {
  readonly from: number
  readonly to: number
  readonly at: (place: number) => number
}

/** Answers where runs of rows or columns have gone. */
function movedAlong<T>(
  before: readonly T[],
  after: readonly T[],
  keyOf: (item: T) => string,
): (from: number, to: number) => Moved {
  const last = after.length - 1
  const within = (place: number): number => Math.max(0, Math.min(place, last))
  const keyAt = (items: readonly T[], place: number): string | null => {
    const item = items[place]
    return item === undefined ? null : keyOf(item)
  }
  let places: ReadonlyMap<string, number> | null = null
  return (from, to) => {
    const stay: Moved = { from: within(from), to: within(to), at: within }
    const isInPlace = [from, to].every((place) => keyAt(before, place) === keyAt(after, place))
    if (before === after || (isInPlace && before.length === after.length)) return stay
    places ??= new Map(after.map((item, place) => [keyOf(item), place]))
    const known = places
    const placeOf = (place: number): number | undefined => known.get(keyAt(before, place) ?? '')
    const left: number[] = []
    for (let place = from; place <= to; place += 1) {
      const now = placeOf(place)
      if (now !== undefined) left.push(now)
    }
    const [first, end] = [left[0], left.at(-1)]
    if (first === undefined || end === undefined) return stay
    if (left.some((place, index) => index > 0 && place < (left[index - 1] ?? 0))) return stay
    const bounded = (place: number): number => Math.max(first, Math.min(place, end))
    return {
      from: first,
      to: end,
      at: (place) => placeOf(place) ?? (place === from ? first : place === to ? end : bounded(place)),
    }
  }
}

/** The rows of the body that differ from before; null if rows have come, gone or moved. */
export function changedInPlace(after: View, before: View): SheetRow[] | null {
  if (after.body !== before.body) return null
  const changed: SheetRow[] = []
  for (let index = 0; index < after.body; index += 1) {
    const [row, old] = [after.rows[index], before.rows[index]]
    if (row === undefined || row === old) continue
    if (row.id !== old?.id) return null
    changed.push(row)
  }
  return changed
}

/** Why a cell may not be edited: a key into the grid's texts, or the page's own words; null if it may. */
export function refusalToEdit(
  { row, column }: Place,
  sheetReadOnly: boolean,
):
  | { readonly text: 'sheet' | 'total' | 'locked' | 'derived' | 'column' }
  | { readonly words: string }
  | null {
  const reason = row.readOnlyReason
  const words = typeof reason === 'string' ? reason : reason?.[column.field]
  if (words !== undefined) return { words }
  if (sheetReadOnly) return { text: 'sheet' }
  if (row.kind === 'total' || row.kind === 'group') return { text: 'total' }
  if (row.locked === true || marksOf(row, column.field).includes('locked')) return { text: 'locked' }
  if (column.column.derived === true) return { text: 'derived' }
  return column.readOnly === true ? { text: 'column' } : null
}
