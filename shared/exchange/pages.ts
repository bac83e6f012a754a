import type { Draft } from './draft.ts'
import { LINE_HEIGHT } from './heights.ts'
import type { paperFor } from './widths.ts'

// Where a printed sheet's pages end, as far as that can be told before a printer has seen it.

/** Room of a page between its margins, points. */
const ROOM = {
  a4: { portrait: { across: 510, down: 737 }, landscape: { across: 757, down: 490 } },
  a3: { portrait: { across: 757, down: 1085 }, landscape: { across: 1105, down: 737 } },
} as const
/** Points to a character of a column's width: in 宋体, and in what a machine without it takes instead. */
const CHARACTERS = [5.25, 6.4]
/** Programs round what fits on a page. */
const ROUNDING = [0.99, 1, 1.01]
/** So many rows go over to the page of the signatures. */
const KEPT = 3

/** The rows of a sheet on their way to paper. */
interface Printed {
  readonly width: number
  readonly paper: ReturnType<typeof paperFor>
  /** Rows printed on top of every page. */
  readonly titles: { readonly first: number; readonly last: number }
  /** The first row of notes and signatures. */
  readonly foot: number
}

/**
 * The row with which a new page has to begin so that nobody signs a page that has no figures on it; null if notes and
 * signatures come to stand below rows anyhow.
 */
export function pageToBegin(
  { values, heights }: Draft,
  { width, paper, titles, foot }: Printed,
): number | null {
  const kept = foot - KEPT
  if (kept <= titles.last + 1) return null
  const heightOf = (row: number): number => heights.get(row) ?? LINE_HEIGHT
  const titled = sumOf(titles.first, titles.last)
  const { across, down } = ROOM[paper.paper][paper.orientation]
  const pages = CHARACTERS.flatMap((points) => {
    const scale = Math.min(100, Math.floor((across * 100) / (width * points))) / 100
    return ROUNDING.map((share) => lastPage((down / scale) * share))
  })
  return pages.some((start) => start >= foot) ? kept : null

  function sumOf(first: number, last: number): number {
    let sum = 0
    for (let row = first; row <= last; row += 1) sum += heightOf(row)
    return sum
  }

  /** The first row below the titles of the last page, on pages that hold so many points. */
  function lastPage(holds: number): number {
    let start = titles.last + 1
    let filled = titled
    for (let row = start; row < values.length; row += 1) {
      const height = heightOf(row)
      if (filled + height > holds && row > start) {
        start = row
        filled = titled
      }
      filled += height
    }
    return start
  }
}
