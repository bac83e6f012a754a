import { sizeOf, type Point, type Range, type Size } from './range.ts'

/** One cell that a paste would write, and the cell of the block that goes there. */
export interface PasteTarget {
  readonly to: Point
  readonly from: Point
}

/** Where a block would go. */
export interface PastePlan {
  readonly targets: readonly PasteTarget[]
  /** Cells of the block for which the sheet has no column, and those below its last row. */
  readonly outside: number
  /** What of the block lies below the last row, a list for each row that would have to be added. */
  readonly below: readonly (readonly PasteTarget[])[]
  /** The range that is selected afterwards: what of the block lies on the sheet. */
  readonly area: Range
}

/**
 * Where a copied block goes, as in Excel: from the upper left corner of the selection; if a side of the selection is a
 * multiple of the block's side, the block is repeated along it, so that a single value fills the whole range.
 * The selection must lie on the sheet.
 */
export function planPaste(block: Size, selected: Range, sheet: Size): PastePlan {
  const chosen = sizeOf(selected)
  const rows = chosen.rows % block.rows === 0 ? chosen.rows : block.rows
  const columns = chosen.columns % block.columns === 0 ? chosen.columns : block.columns
  const area = {
    top: selected.top,
    left: selected.left,
    bottom: Math.min(selected.top + rows, sheet.rows) - 1,
    right: Math.min(selected.left + columns, sheet.columns) - 1,
  }
  const lineOf = (row: number): PasteTarget[] => {
    const line: PasteTarget[] = []
    for (let column = area.left; column <= area.right; column += 1) {
      const from = {
        row: (row - area.top) % block.rows,
        column: (column - area.left) % block.columns,
      }
      line.push({ to: { row, column }, from })
    }
    return line
  }
  const targets: PasteTarget[] = []
  for (let row = area.top; row <= area.bottom; row += 1) targets.push(...lineOf(row))
  const below: PasteTarget[][] = []
  for (let row = area.bottom + 1; row < selected.top + rows; row += 1) below.push(lineOf(row))
  return { targets, outside: rows * columns - targets.length, below, area }
}

/** A block with its rows and columns swapped. */
export function transposed<T>(block: readonly (readonly T[])[]): readonly (readonly T[])[] {
  const [first = []] = block
  return first.map((_, column) => block.flatMap((row) => row.slice(column, column + 1)))
}

/**
 * Where Ctrl+D (`down`) and Ctrl+R (`right`) copy: the first row or column of the range into the rest of it. A single
 * row or column takes the one before it, as in Excel; at the edge of the sheet there is none and nothing is written.
 */
export function planFill(selected: Range, direction: 'down' | 'right'): PasteTarget[] {
  const { rows, columns } = sizeOf(selected)
  const source =
    direction === 'down' ? selected.top - (rows === 1 ? 1 : 0) : selected.left - (columns === 1 ? 1 : 0)
  if (source < 0) return []
  const targets: PasteTarget[] = []
  for (let row = selected.top; row <= selected.bottom; row += 1) {
    for (let column = selected.left; column <= selected.right; column += 1) {
      const from = direction === 'down' ? { row: source, column } : { row, column: source }
      if (from.row !== row || from.column !== column) targets.push({ to: { row, column }, from })
    }
  }
  return targets
}
