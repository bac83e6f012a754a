import { readTechnical } from '../../technical.ts'
import type { Block } from '../contract.ts'
import type { SourceGrid } from '../grid.ts'
import { nameOf } from '../heading-text.ts'
import { headingsOf, repeatsHeadings, type HeadingRows } from '../headings.ts'
import type { ImportRequest } from '../reading.ts'
import { isNote } from '../roles.ts'
import { columnsApart, type Part } from '../side-by-side.ts'
import { findWide, labelled, layoutUnder, mayHead, type WideSearch } from './find.ts'
import { Names } from './names.ts'

/** Longer sheets are one table: nobody puts two below each other there. */
export const MOST_ROWS = 20_000
/** Rows of headings that are tried together. */
const MOST_HEADINGS = 3
/** A title, a unit line, and a line of office and day. */
const MOST_ABOVE = 4

/**
 * The tables of a sheet with a dimension across, from the top and then from the left, where there are several: below each
 * other with headings of their own, or side by side. Empty if there are not at least two.
 */
export function findWideBlocks(
  { wide, table, rows }: Pick<ImportRequest, 'wide' | 'table' | 'rows'>,
  grid: SourceGrid,
): readonly Block[] {
  const all = grid.rowNumbers()
  const ours = readTechnical(grid.cells(all[0] ?? 0)) !== null
  if (!wide || ours || all.length > MOST_ROWS) return []
  const search = { table, wide, names: new Names(table, wide, rows) }
  const found = apart({ grid, rows: all, columns: null }, search, 2)
  return found.length < 2 ? [] : found.flatMap((part) => blockOf(part, search))
}

type Search = Omit<WideSearch, 'grid' | 'rows'>

/** A part of the sheet in its smaller parts; cut both ways in turn until nothing comes of it. */
function apart(part: Part, search: Search, turns: number): readonly Part[] {
  if (turns === 0) return [part]
  const isTable = ({ grid, rows }: Part): boolean => findWide({ ...search, grid, rows }) !== null
  const beside = columnsApart(part, isTable)
  const below = beside.length > 1 ? beside : rowsApart(part, search)
  return below.length > 1 ? below.flatMap((one) => apart(one, search, turns - 1)) : [part]
}

/** Tables below each other: each begins with what stands right above its headings. */
function rowsApart({ grid, rows, columns }: Part, search: Search): readonly Part[] {
  const tops: number[] = []
  let open = null as { readonly headings: HeadingRows; readonly title: string } | null
  for (let at = 0; at < rows.length; at += 1) {
    const headings = headingsAt(grid, rows, at, search)
    if (!headings) continue
    const top: number = topOf(grid, rows, at, open?.headings.last ?? -1)
    if (open && !headsSurely({ grid, rows }, headings, search, top < headings.first)) continue
    const title = titleOf(grid, rows.slice(rows.indexOf(top), at))
    const again = open !== null && repeatsHeadings(grid, headings.first, open.headings)
    // Headings said again on the next page, under no title or the same one, belong to the table that is open.
    if (!again || (title !== '' && title !== open?.title)) {
      tops.push(top)
      open = { headings, title }
    }
    at = Math.max(at, rows.indexOf(headings.last))
  }
  return tops.map((top, index) => {
    const from = index === 0 ? Number.NEGATIVE_INFINITY : top
    const to = tops[index + 1] ?? Number.POSITIVE_INFINITY
    return { grid, columns, rows: rows.filter((row) => row >= from && row < to) }
  })
}

/** The rows of headings that begin at a row, as many as say most; null if none do. */
function headingsAt(
  grid: SourceGrid,
  rows: readonly number[],
  at: number,
  search: Search,
): HeadingRows | null {
  let [best, most]: [HeadingRows | null, number] = [null, 0]
  const first = rows[at] ?? 0
  for (let count = 0; count < MOST_HEADINGS && rows[at + count] === first + count; count += 1) {
    if (!mayHead(grid, first + count)) break
    const headings = { first, last: first + count }
    const layout = layoutUnder({ ...search, grid, rows }, headings)
    const figures = layout?.figures.length ?? 0
    if (figures > most) [best, most] = [headings, figures]
  }
  return best
}

/** Whether a row in the midst of figures is one of headings: people may be 2010 and 2050, and look like years. */
function headsSurely(
  { grid, rows }: Pick<Part, 'grid' | 'rows'>,
  headings: HeadingRows,
  search: Search,
  titled: boolean,
): boolean {
  const labels = layoutUnder({ ...search, grid, rows }, headings)?.labels
  const beside = headingsOf(grid, headings).filter(({ at }) => labels?.has(at))
  const named = beside.filter(({ text }) => text !== '')
  return named.length === 0 ? titled : named.every((one) => labelled(one, search.table) !== null)
}

/** First row of what stands above headings: rows of one or two texts without a gap, but no note of the table before. */
function topOf(grid: SourceGrid, rows: readonly number[], at: number, after: number): number {
  let top = rows[at] ?? 0
  for (let above = at - 1; above >= Math.max(0, at - MOST_ABOVE); above -= 1) {
    const row = rows[above] ?? 0
    const filled = grid.filled(row)
    const texts = filled.every(({ value }) => typeof value === 'string' && !isNote(value))
    if (row <= after || filled.length > 2 || !texts) break
    top = row
  }
  return top
}

/** What a table is called, without what says that it goes on from the page before. */
function titleOf(grid: SourceGrid, above: readonly number[]): string {
  const texts = above.flatMap((row) => grid.filled(row).map(({ value }) => nameOf(String(value))))
  return texts.join('').replaceAll(/（?续表?[一二三四\d]*）?|第[一二三四五六七八九十\d]+页/g, '')
}

function blockOf({ grid, rows, columns }: Part, search: Search): readonly Block[] {
  const found = findWide({ ...search, grid, rows })
  const [top, bottom] = [rows[0], rows.at(-1)]
  if (!found || top === undefined || bottom === undefined) return []
  const titled = rows.find((row) => row < found.headings.first) ?? found.headings.first
  const [title] = grid.filled(titled)
  return [{ top, bottom, columns, headings: found.headings, title: String(title?.value ?? '').slice(0, 100) }]
}
