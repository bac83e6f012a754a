import { isMissingMark, normaliseText, readNumberText } from '../../../units/number-text.ts'
import type { SourceGrid } from '../grid.ts'
import { withSign } from '../remarks.ts'
import { looksLikeError, type SourceCell } from '../source.ts'

/** So many cells tell what a column holds. */
const SAMPLES = 40
/** A note and a line of signatures below the table may reach into a column that holds few figures. */
const MOST_BELOW = 2

/** Whether a column holds figures below the headings, but for what few notes reach into it. */
export function holdsFigures(grid: SourceGrid, at: number, body: readonly number[]): boolean {
  const found = firstCells(grid, at, body)
  const below = found.length - 1 - found.findLastIndex(isFigure)
  const cells = below <= MOST_BELOW ? found.slice(0, found.length - below) : found
  const figures = cells.filter(isFigure)
  return figures.length >= cells.length * 0.6 && figures.some((cell) => cell !== null && !isYear(cell))
}

/** Whether a cell holds a figure, an error in place of one, or a mark that there is none. */
export function isFigure(cell: SourceCell): boolean {
  if (typeof cell === 'number') return true
  if (cell === null) return false
  if (cell.startsWith('=') || looksLikeError(cell) || isMissingMark(normaliseText(cell))) return true
  return readNumberText(withSign(cell)) !== null
}

/** The first cells of a column that hold something: as many as tell what it holds. */
export function firstCells(grid: SourceGrid, at: number, body: readonly number[]): SourceCell[] {
  const cells: SourceCell[] = []
  for (const row of body) {
    const cell = grid.shown(row, at)
    if (cell !== null) cells.push(cell)
    if (cells.length === SAMPLES) break
  }
  return cells
}

/** Whether a cell is a year alone. */
export function isYear(value: string | number): boolean {
  return /^(19|20|21)\d{2}年?$/.test(normaliseText(String(value)))
}
