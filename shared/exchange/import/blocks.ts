import type { Table } from '../../table/table.ts'
import { readTechnical } from '../technical.ts'
import type { Block } from './contract.ts'
import type { SourceGrid } from './grid.ts'
import { findHeadings, guessHeadings, headingsOf, repeatsHeadings, type HeadingRows } from './headings.ts'
import { nameMatch } from './match-columns.ts'
import { columnsApart, type Part } from './side-by-side.ts'

/** A sheet with a gap after every row has no more tables for it. */
const MOST_PIECES = 200

const NONE: HeadingRows = { first: 0, last: -1 }

/**
 * The tables of a sheet from the top. A gap of rows begins a new one only where new headings follow; what stands alone
 * above headings is their title.
 */
export function findBlocks(grid: SourceGrid, table: Table): readonly Block[] {
  const own = ownBlock(grid, table)
  if (own) return [own]
  const whole: Part = { grid, rows: grid.rowNumbers(), columns: null }
  return columnsApart(whole, (part) => isList(part, table)).flatMap(({ grid: seen, columns }) =>
    blocksBelow(seen, table).map((block) => ({ ...block, columns })),
  )
}

/** Whether a part of a sheet has headings of its own, what its rows are called among them. */
function isList({ grid, rows }: Part, table: Table): boolean {
  const found = findHeadings(grid, rows, table)
  const label = table.columns[table.label]
  return (
    found !== null &&
    found.score >= 1.9 &&
    label !== undefined &&
    headingsOf(grid, found.rows).some((heading) => {
      const match = nameMatch(heading, table, table.label, label)
      return match !== null && match.by !== 'similar'
    })
  )
}

/** The tables that stand below each other. */
function blocksBelow(grid: SourceGrid, table: Table): readonly Block[] {
  const pieces = piecesOf(grid)
  const found = pieces.map((rows, index) =>
    index < MOST_PIECES ? (findHeadings(grid, rows, table)?.rows ?? null) : null,
  )
  if (found.every((one) => one === null)) return [guessedBlock(grid, pieces)]
  const blocks: Block[] = []
  let above: number[] = []
  for (const [index, rows] of pieces.entries()) {
    const headings = found[index] ?? null
    const open = blocks.at(-1)
    if (headings && !(open && repeatsHeadings(grid, headings.first, open.headings))) {
      const cut = cutAt(grid, rows, headings, table)
      blocks.push(blockOf(grid, [...above, ...cut.rows], headings))
      if (cut.next) blocks.push(blockOf(grid, cut.next.rows, cut.next.headings))
      above = []
    } else if (open && !isTitlePiece(grid, rows, pieces[index + 1], found[index + 1] ?? null)) {
      blocks[blocks.length - 1] = { ...open, bottom: rows.at(-1) ?? open.bottom }
    } else above.push(...rows)
  }
  return blocks
}

/** A sheet of ours is one table; its headings end where the rows with ids begin. */
function ownBlock(grid: SourceGrid, table: Table): Block | null {
  const [first = 0, ...rows] = grid.rowNumbers()
  const technical = readTechnical(grid.cells(first))
  if (technical?.table !== table.name) return null
  const data = rows.findIndex((row) => grid.cell(row, technical.idAt) !== null)
  const above = data < 0 ? rows : rows.slice(0, data)
  const headings = findHeadings(grid, above, table)?.rows ?? guessHeadings(grid, [...above, first]) ?? NONE
  const block = blockOf(grid, rows, headings)
  const last = data < 0 ? headings.last : (above.at(-1) ?? headings.last)
  return { ...block, headings: { ...headings, last } }
}

/** Runs of rows without an empty one between them. */
function piecesOf(grid: SourceGrid): number[][] {
  const pieces: number[][] = []
  for (const row of grid.rowNumbers()) {
    const last = pieces.at(-1)
    const before = last?.at(-1)
    // Rows within a joined cell belong together, though only its first holds something.
    if (last && before !== undefined && (row === before + 1 || joins(grid, before, row))) last.push(row)
    else pieces.push([row])
  }
  return pieces
}

function joins(grid: SourceGrid, before: number, row: number): boolean {
  return grid.mergesIn(before).some(({ bottom }) => bottom >= row - 1)
}

/** One or two rows of a single text each, with headings in the next piece, are that one's title. */
function isTitlePiece(
  grid: SourceGrid,
  rows: readonly number[],
  next: readonly number[] | undefined,
  headings: HeadingRows | null,
): boolean {
  return (
    next !== undefined &&
    headings !== null &&
    rows.length <= 3 &&
    rows.every((row) => grid.filled(row).length <= 2)
  )
}

/** A second table may follow without a gap: rows of headings that differ from the first. */
function cutAt(
  grid: SourceGrid,
  rows: readonly number[],
  headings: HeadingRows,
  table: Table,
): {
  readonly rows: readonly number[]
  readonly next: { readonly rows: readonly number[]; readonly headings: HeadingRows } | null
} {
  const body = rows.filter((row) => row > headings.last)
  for (const row of body.slice(1)) {
    if (
      grid.filled(row).length !== 1 ||
      !grid.mergesIn(row).some(({ top, left, right }) => top === row && right - left >= 2)
    )
      continue
    const rest = body.filter((one) => one >= row)
    const later = findHeadings(grid, rest.slice(0, 6), table)
    if (!later || later.score < 2.5 || repeatsHeadings(grid, later.rows.first, headings)) continue
    return { rows: rows.filter((one) => one < row), next: { rows: rest, headings: later.rows } }
  }
  return { rows, next: null }
}

function guessedBlock(grid: SourceGrid, pieces: readonly (readonly number[])[]): Block {
  const rows = pieces.flat()
  const largest = pieces.reduce((best, one) => (one.length > best.length ? one : best), pieces[0] ?? [])
  return blockOf(grid, rows, guessHeadings(grid, largest) ?? NONE)
}

function blockOf(grid: SourceGrid, rows: readonly number[], headings: HeadingRows): Block {
  const [top = 0, bottom = 0] = [rows[0], rows.at(-1)]
  const titled = rows.find((row) => headings.last < headings.first || row < headings.first) ?? headings.first
  const [title] = grid.filled(titled)
  return { top, bottom, columns: null, headings, title: String(title?.value ?? '').slice(0, 100) }
}
