import type { Block } from './contract.ts'
import { SourceGrid } from './grid.ts'
import { nameOf } from './heading-text.ts'

/** Rows of a sheet, and of them only some columns where tables stand side by side. */
export interface Part {
  /** Shows nothing of what stands beside. */
  readonly grid: SourceGrid
  readonly rows: readonly number[]
  readonly columns: Block['columns']
}

/** More gaps or repetitions than this are no cuts between tables. */
const MOST_CUTS = 12
/** As many rows from the top may be headings. */
const LOOKED = 15

interface Columns {
  readonly first: number
  readonly last: number
}

/**
 * The tables of a part that stand side by side, from the left; the part alone if it is one table. A cut is one only where
 * both sides are tables by themselves, so that remarks behind a gap are not lost.
 */
export function columnsApart(part: Part, isTable: (one: Part) => boolean): readonly Part[] {
  const { first, last } = part.columns ?? { first: 0, last: part.grid.sheet.width - 1 }
  for (const cut of [gapsIn(part), repetitionsIn(part)].flatMap((cuts) =>
    cuts.length > MOST_CUTS ? [] : cuts,
  )) {
    const [left, right] = [
      narrowed(part, { first, last: cut.first - 1 }),
      narrowed(part, { first: cut.last + 1, last }),
    ]
    if (isTable(left) && isTable(right)) return [left, ...columnsApart(right, isTable)]
  }
  return [part]
}

function narrowed({ grid: whole, rows }: Part, columns: Columns): Part {
  const grid = within(whole, columns)
  const filled = new Set(grid.rowNumbers())
  return { grid, columns, rows: rows.filter((row) => filled.has(row)) }
}

/** A sheet of which only some columns are seen; a text alone in its row is a title of all tables that stand below it. */
export function within({ sheet }: SourceGrid, columns: Columns): SourceGrid {
  const { first, last } = columns
  const rows = sheet.rows.flatMap((row) => {
    const alone = row.cells.filter((cell) => cell !== null).length === 1
    const cells = alone ? row.cells : row.cells.map((cell, at) => (at < first || at > last ? null : cell))
    return cells.some((cell) => cell !== null) ? [{ ...row, cells }] : []
  })
  return new SourceGrid({ ...sheet, rows })
}

/** Columns that hold nothing between others that do, joined cells over them aside. */
function gapsIn({ grid, rows, columns }: Part): readonly Columns[] {
  const used = new Set(rows.flatMap((row) => grid.filled(row).map(({ at }) => at)))
  const [low, high] = [columns?.first ?? 0, columns?.last ?? grid.sheet.width - 1]
  const gaps: Columns[] = []
  for (let at = low; at <= high; at += 1) {
    if (used.has(at)) continue
    const open = gaps.at(-1)
    if (open?.last === at - 1) gaps[gaps.length - 1] = { ...open, last: at }
    else gaps.push({ first: at, last: at })
  }
  return gaps.filter(({ first, last }) => first > low && last < high)
}

/** Places at which a row of headings begins again from its first word, without a gap. */
function repetitionsIn({ grid, rows }: Part): readonly Columns[] {
  for (const row of rows.slice(0, LOOKED)) {
    const filled = grid.filled(row)
    const [first] = filled
    if (!first || filled.length < 4 || typeof first.value !== 'string') continue
    const again = filled.slice(1).filter(({ value }) => nameOf(String(value)) === nameOf(String(first.value)))
    const apart = again.every(({ at }) => grid.mergeAt(row, at)?.left !== first.at)
    if (again.length > 0 && apart) return again.map(({ at }) => ({ first: at, last: at - 1 }))
  }
  return []
}
