// Points and ranges of a sheet, and how keys move them. Pure: rows and columns are numbers from 0 as they stand on the
// screen, so nothing here knows of a grid.

/** A cell by its place on the screen. */
export interface Point {
  readonly row: number
  readonly column: number
}

/** A block of cells; all four are inclusive. */
export interface Range {
  readonly top: number
  readonly left: number
  readonly bottom: number
  readonly right: number
}

/** Number of rows and columns. */
export interface Size {
  readonly rows: number
  readonly columns: number
}

/**
 * What is selected: the range between `anchor` and `head`, and the active cell in it. The active cell is the anchor
 * except while Tab and Enter walk it through the range.
 */
export interface Selection {
  readonly anchor: Point
  readonly head: Point
  readonly active: Point
  /** Ranges selected before this one while Ctrl was held; see ranges.ts. */
  readonly others?: readonly Range[]
}

/** Where an arrow points. */
export type Direction = 'up' | 'down' | 'left' | 'right'

/** A fill: the cells it starts from, those it writes, and which way it goes. */
export interface Fill {
  readonly source: Range
  readonly target: Range
  readonly to: Direction
}

const STEPS: Readonly<Record<Direction, Point>> = {
  up: { row: -1, column: 0 },
  down: { row: 1, column: 0 },
  left: { row: 0, column: -1 },
  right: { row: 0, column: 1 },
}

/** One cell selected. */
export function single(point: Point): Selection {
  return { anchor: point, head: point, active: point }
}

/** The range from one cell to another, the first of them active. */
export function between(anchor: Point, head: Point): Selection {
  return { anchor, head, active: anchor }
}

/** The selection's range with its corners in order. */
export function rangeOf({ anchor, head }: Pick<Selection, 'anchor' | 'head'>): Range {
  return {
    top: Math.min(anchor.row, head.row),
    left: Math.min(anchor.column, head.column),
    bottom: Math.max(anchor.row, head.row),
    right: Math.max(anchor.column, head.column),
  }
}

/** Rows and columns of a range. */
export function sizeOf(range: Range): Size {
  return { rows: range.bottom - range.top + 1, columns: range.right - range.left + 1 }
}

/** Whether two ranges are the same block. */
export function sameRange(one: Range, other: Range): boolean {
  return (
    one.top === other.top &&
    one.left === other.left &&
    one.bottom === other.bottom &&
    one.right === other.right
  )
}

/** Whether a point lies in a range. */
export function contains(range: Range, { row, column }: Point): boolean {
  return row >= range.top && row <= range.bottom && column >= range.left && column <= range.right
}

/** The nearest point that exists in a sheet of at least one row and column. */
export function clamp({ row, column }: Point, size: Size): Point {
  return {
    row: Math.max(0, Math.min(row, size.rows - 1)),
    column: Math.max(0, Math.min(column, size.columns - 1)),
  }
}

/** One or more steps in a direction, not over the edge. */
export function step(from: Point, direction: Direction, size: Size, count = 1): Point {
  const by = STEPS[direction]
  return clamp({ row: from.row + by.row * count, column: from.column + by.column * count }, size)
}

/**
 * Where Ctrl and an arrow lead, as in Excel: from a filled cell with a filled neighbour to the last filled one before a
 * gap; else to the next filled cell, or to the edge of the sheet.
 */
export function jump(
  from: Point,
  direction: Direction,
  size: Size,
  filled: (point: Point) => boolean,
): Point {
  const by = STEPS[direction]
  const next = (point: Point): Point | null => {
    const to = { row: point.row + by.row, column: point.column + by.column }
    const inside = to.row >= 0 && to.row < size.rows && to.column >= 0 && to.column < size.columns
    return inside ? to : null
  }
  let at = next(from)
  if (at === null) return from
  const inBlock = filled(from) && filled(at)
  for (let after = next(at); after !== null; after = next(at)) {
    if (inBlock ? !filled(after) : filled(at)) return at
    at = after
  }
  return at
}

/** Selects the point, or extends the selection to it. */
export function goTo(selection: Selection, to: Point, extend: boolean): Selection {
  return extend ? { ...selection, head: to } : single(to)
}

/** The same selection after rows or columns have come or gone; null if nothing is left to select. */
export function refit(selection: Selection, size: Size): Selection | null {
  if (size.rows === 0 || size.columns === 0) return null
  return {
    ...selection,
    anchor: clamp(selection.anchor, size),
    head: clamp(selection.head, size),
    active: clamp(selection.active, size),
  }
}
