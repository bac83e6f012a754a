import type { Draft } from './draft.ts'
import type { Heading } from './heading.ts'
import type { LaidColumn } from './layout.ts'
import { linesIn } from './widths.ts'

// How high the rows of a sheet are, points.

const LINE = 14
/** Above and below the lines of a text. */
const ROOM = 4
/** Height of a row of one line. */
export const LINE_HEIGHT = ROOM + LINE
/** With title, heading and signatures a page of A4 across holds no more; Excel shows no row above 409. */
const TALLEST = 380

/**
 * Gives headings and rows the height that their texts need in these columns. A text that no row can show whole begins at
 * the top of its cell; true if there is one. `headingAt` is the first row of the heading.
 */
export function fitHeights(
  draft: Draft,
  heading: Heading,
  headingAt: number,
  laid: readonly LaidColumn[],
): boolean {
  fitHeading(draft, heading, headingAt, laid)
  let isCut = false
  for (const [row, values] of draft.values.entries()) {
    const role = draft.roles.get(row)
    if (role !== undefined && role !== 'total' && role !== 'subtotal') continue
    const lines = laid.map(({ width, hidden, format }, at) => {
      const value = values[at]
      // Only texts that are longer than their column, or have lines of their own, need more than the usual height.
      if (hidden || format !== null || typeof value !== 'string') return 1
      return value.length * 2 < width && !value.includes('\n') ? 1 : linesIn(value, width)
    })
    draft.heights.set(row, Math.min(TALLEST, heightOf(Math.max(...lines))))
    for (const [column, count] of lines.entries()) {
      if (heightOf(count) <= TALLEST) continue
      draft.cells.push({ row, column, top: true })
      isCut = true
    }
  }
  return isCut
}

function heightOf(lines: number): number {
  return ROOM + LINE * lines
}

/** Headings stand in two lines where they need them. */
function fitHeading(draft: Draft, heading: Heading, headingAt: number, laid: readonly LaidColumn[]): void {
  for (const [at, titles] of heading.rows.entries()) {
    const isLowest = at === heading.rows.length - 1
    const lines = titles.map((title, column) => {
      const isJoined = heading.merges.some(
        ({ top, left, bottom }) => top === 0 && left === column && bottom === 1,
      )
      const needed = linesIn(title ?? '', laid[column]?.width ?? 8)
      // A title that stands over both rows has twice the room.
      return isJoined ? Math.ceil(needed / 2) : isLowest ? needed : 1
    })
    draft.heights.set(headingAt + at, heightOf(Math.max(1, ...lines)))
  }
}

/** Height of a note that runs over all visible columns. */
export function noteHeight(note: string, laid: readonly LaidColumn[]): number {
  const width = laid.reduce((sum, column) => sum + (column.hidden ? 0 : column.width), 0)
  return heightOf(linesIn(note, width))
}
