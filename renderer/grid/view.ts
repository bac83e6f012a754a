import type { SheetColumn, SheetProps, SheetRow } from './contract.ts'
import type { Point, Selection, Size } from './range.ts'
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

/** The selection of the same rows and columns after they have moved; what is gone is replaced by what stands there now. */
export function follow(selection: Selection, before: View, after: View): Selection | null {
  const size = sizeOfView(after)
  if (size.rows === 0 || size.columns === 0) return null
  const moved = (point: Point): Point => {
    const address = addressAt(before, point)
    const same = addressAt(after, point)
    if (address && same && address.rowId === same.rowId && address.field === same.field) return point
    return (address && pointOf(after, address)) ?? clamp(point, size)
  }
  const others = selection.others?.map(({ top, left, bottom, right }) =>
    rangeOf({ anchor: moved({ row: top, column: left }), head: moved({ row: bottom, column: right }) }),
  )
  return {
    anchor: moved(selection.anchor),
    head: moved(selection.head),
    active: moved(selection.active),
    ...(others ? { others } : {}),
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
