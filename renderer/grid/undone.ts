import type { SheetColumn, SheetRow } from './contract.ts'
import { between, type Range, type Selection } from './range.ts'
import { cellOf } from './values.ts'
import { changedInPlace, type View } from './view.ts'

// What an undo or redo has changed, to be selected as in Excel: else a change out of sight comes and goes unseen.

/** More ranges than these are not selected one by one, but as the block that they lie in. */
const MOST_RANGES = 40

/** The cells that differ between two views, as they were selected when they were written; null if there are none. */
export function changedCells(before: View, after: View): Selection | null {
  const ranges: Range[] = []
  /** Of the blocks that may go on in the next row. */
  let open: Range[] = []
  for (const [row, now, old] of changedRows(before, after)) {
    const runs = runsOf(after.columns.flatMap((column, at) => (differs(column, now, old) ? [at] : [])))
    const goesOn =
      open.length === runs.length && runs.every(([left, right], at) => continues(open[at], row, left, right))
    if (!goesOn) ranges.push(...open)
    open = runs.map(([left, right], at) => ({
      top: (goesOn ? open[at]?.top : row) ?? row,
      left,
      bottom: row,
      right,
    }))
  }
  ranges.push(...open)
  const selected = ranges.length > MOST_RANGES ? around(ranges) : ranges
  const last = selected.at(-1)
  if (!last) return null
  const end = between({ row: last.top, column: last.left }, { row: last.bottom, column: last.right })
  return selected.length === 1 ? end : { ...end, others: selected.slice(0, -1) }
}

function continues(above: Range | undefined, row: number, left: number, right: number): boolean {
  return above?.bottom === row - 1 && above.left === left && above.right === right
}

function differs(column: SheetColumn, now: SheetRow, old: SheetRow | undefined): boolean {
  return isWritten(column) && (!old || cellOf(now, column.field) !== cellOf(old, column.field))
}

/** Columns that are computed change along with others. */
function isWritten({ column, calculated, readOnly }: SheetColumn): boolean {
  return calculated === undefined && readOnly !== true && column.derived !== true
}

/** Rows of the body that are new or differ, with their place and what they were. */
function changedRows(before: View, after: View): readonly [number, SheetRow, SheetRow | undefined][] {
  const inPlace = changedInPlace(after, before) !== null
  const known = inPlace ? null : new Map(before.rows.slice(0, before.body).map((row) => [row.id, row]))
  return after.rows.slice(0, after.body).flatMap((row, at): [number, SheetRow, SheetRow | undefined][] => {
    const old = known ? known.get(row.id) : before.rows[at]
    return row === old || row.kind === 'group' ? [] : [[at, row, old]]
  })
}

function runsOf(places: readonly number[]): readonly (readonly [from: number, to: number])[] {
  const runs: [number, number][] = []
  for (const place of places) {
    const run = runs.at(-1)
    if (run && run[1] === place - 1) run[1] = place
    else runs.push([place, place])
  }
  return runs
}

/** The block in which ranges lie, of which there may be more than a call takes arguments. */
function around([first, ...others]: readonly Range[]): Range[] {
  if (!first) return []
  const block = { ...first }
  for (const { top, left, bottom, right } of others) {
    block.top = Math.min(block.top, top)
    block.left = Math.min(block.left, left)
    block.bottom = Math.max(block.bottom, bottom)
    block.right = Math.max(block.right, right)
  }
  return [block]
}
