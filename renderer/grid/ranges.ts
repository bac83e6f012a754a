import {
  contains,
  rangeOf,
  single,
  sizeOf,
  step,
  type Direction,
  type Point,
  type Range,
  type Selection,
  type Size,
} from './range.ts'

// Several ranges at once, as Ctrl and the mouse select them. Pure.

/** All ranges that are selected, the one that is being worked on last. They may overlap. */
export function rangesOf(selection: Selection): readonly Range[] {
  return selection.others ? [...selection.others, rangeOf(selection)] : [rangeOf(selection)]
}

/** Whether a cell is selected. */
export function isSelected(selection: Selection, point: Point): boolean {
  return rangesOf(selection).some((range) => contains(range, point))
}

/** Whether more than one cell is selected. */
export function isMany(selection: Selection): boolean {
  const { rows, columns } = sizeOf(rangeOf(selection))
  return selection.others !== undefined || rows * columns > 1
}

/** A further range beside those that are selected; its first cell becomes active. */
export function adding(selection: Selection | null, anchor: Point, head: Point): Selection {
  const added = { anchor, head, active: anchor }
  return selection ? { ...added, others: rangesOf(selection) } : added
}

/** What of a range is left without another: up to four ranges, none of which overlap. */
export function without(range: Range, hole: Range): readonly Range[] {
  const top = Math.max(range.top, hole.top)
  const bottom = Math.min(range.bottom, hole.bottom)
  const left = Math.max(range.left, hole.left)
  const right = Math.min(range.right, hole.right)
  if (top > bottom || left > right) return [range]
  const parts = [
    { ...range, bottom: top - 1 },
    { top, bottom, left: range.left, right: left - 1 },
    { top, bottom, left: right + 1, right: range.right },
    { ...range, top: bottom + 1 },
  ]
  return parts.filter((part) => part.top <= part.bottom && part.left <= part.right)
}

/** Ranges that hold the same cells, each of them once. */
export function disjoint(ranges: readonly Range[]): readonly Range[] {
  return ranges.reduce<readonly Range[]>(
    (apart, range) => [
      ...apart,
      ...apart.reduce<readonly Range[]>(
        (left, other) => left.flatMap((part) => without(part, other)),
        [range],
      ),
    ],
    [],
  )
}

/**
 * The selection without a range that was pressed or dragged again with Ctrl, as in newer Excel; at least one cell stays
 * selected.
 */
export function deselecting(selection: Selection, hole: Range): Selection {
  const left = rangesOf(selection).flatMap((range) => without(range, hole))
  const last = left.at(-1)
  if (!last) return selection
  const anchor = { row: last.top, column: last.left }
  const ended = { anchor, head: { row: last.bottom, column: last.right }, active: anchor }
  return left.length > 1 ? { ...ended, others: left.slice(0, -1) } : ended
}

/** Every selected cell once, range by range and row by row. */
export function cellsOf(selection: Selection): readonly Point[] {
  const points: Point[] = []
  for (const { top, left, bottom, right } of disjoint(rangesOf(selection))) {
    for (let row = top; row <= bottom; row += 1)
      for (let column = left; column <= right; column += 1) points.push({ row, column })
  }
  return points
}

/** Rows that any range touches, in their order. */
export function rowsOf(selection: Selection): readonly number[] {
  const rows = new Set<number>()
  for (const { top, bottom } of rangesOf(selection))
    for (let row = top; row <= bottom; row += 1) rows.add(row)
  return [...rows].sort((one, other) => one - other)
}

/**
 * The cells of several ranges as one block, as Excel copies them: ranges over the same columns one below the other, or
 * over the same rows side by side. Null where they do not line up.
 */
export function linedUp(ranges: readonly Range[]): readonly (readonly Point[])[] | null {
  const [first] = ranges
  if (!first) return null
  const sameColumns = ranges.every(({ left, right }) => left === first.left && right === first.right)
  const sameRows = ranges.every(({ top, bottom }) => top === first.top && bottom === first.bottom)
  if (!sameColumns && !sameRows) return null
  const rows = numbersIn(ranges, 'top', 'bottom')
  const columns = numbersIn(ranges, 'left', 'right')
  return rows.map((row) => columns.map((column) => ({ row, column })))
}

function numbersIn(
  ranges: readonly Range[],
  from: 'top' | 'left',
  to: 'bottom' | 'right',
): readonly number[] {
  const numbers = new Set<number>()
  for (const range of ranges) for (let at = range[from]; at <= range[to]; at += 1) numbers.add(at)
  return [...numbers].sort((one, other) => one - other)
}

/**
 * The next cell for Enter (`down`, `up`) and Tab (`right`, `left`). Among several cells the active one walks through
 * them, row by row or column by column and from range to range, and begins again at the end; what is selected stays.
 */
export function advance(selection: Selection, direction: Direction, size: Size): Selection {
  if (!isMany(selection)) return single(step(selection.active, direction, size))
  const ranges = disjoint(rangesOf(selection))
  const found = ranges.findLastIndex((range) => contains(range, selection.active))
  const at = Math.max(0, found)
  const range = ranges[at] ?? rangeOf(selection)
  const forward = direction === 'right' || direction === 'down'
  const byRows = direction === 'right' || direction === 'left'
  const to = placeIn(range, selection.active, byRows) + (forward ? 1 : -1)
  const { rows, columns } = sizeOf(range)
  if (to >= 0 && to < rows * columns) return { ...selection, active: cellIn(range, to, byRows) }
  const next = ranges[(at + (forward ? 1 : -1) + ranges.length) % ranges.length] ?? range
  const cells = sizeOf(next).rows * sizeOf(next).columns
  return { ...selection, active: cellIn(next, forward ? 0 : cells - 1, byRows) }
}

function placeIn(range: Range, { row, column }: Point, byRows: boolean): number {
  const { rows, columns } = sizeOf(range)
  return byRows
    ? (row - range.top) * columns + column - range.left
    : (column - range.left) * rows + row - range.top
}

function cellIn(range: Range, at: number, byRows: boolean): Point {
  const { rows, columns } = sizeOf(range)
  return byRows
    ? { row: range.top + Math.floor(at / columns), column: range.left + (at % columns) }
    : { row: range.top + (at % rows), column: range.left + Math.floor(at / rows) }
}

/** The block of data around a cell, bounded by empty rows and columns or the sheet's edge, as Ctrl+A selects it. */
export function regionAround(from: Point, size: Size, filled: (point: Point) => boolean): Range {
  let range = { top: from.row, left: from.column, bottom: from.row, right: from.column }
  for (;;) {
    const wider = {
      top: Math.max(0, range.top - 1),
      left: Math.max(0, range.left - 1),
      bottom: Math.min(size.rows - 1, range.bottom + 1),
      right: Math.min(size.columns - 1, range.right + 1),
    }
    const anyIn = (top: number, left: number, bottom: number, right: number): boolean => {
      for (let row = top; row <= bottom; row += 1)
        for (let column = left; column <= right; column += 1) if (filled({ row, column })) return true
      return false
    }
    // The corners belong to both edges: data that touches diagonally is the same block.
    const grown = {
      top:
        wider.top < range.top && anyIn(wider.top, wider.left, wider.top, wider.right) ? wider.top : range.top,
      bottom:
        wider.bottom > range.bottom && anyIn(wider.bottom, wider.left, wider.bottom, wider.right)
          ? wider.bottom
          : range.bottom,
      left:
        wider.left < range.left && anyIn(wider.top, wider.left, wider.bottom, wider.left)
          ? wider.left
          : range.left,
      right:
        wider.right > range.right && anyIn(wider.top, wider.right, wider.bottom, wider.right)
          ? wider.right
          : range.right,
    }
    if (sizeOf(grown).rows === sizeOf(range).rows && sizeOf(grown).columns === sizeOf(range).columns)
      return range
    range = grown
  }
}
