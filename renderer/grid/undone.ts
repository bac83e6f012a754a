import type { SheetColumn, SheetRow } from './contract.ts'
import { between, type Range, type Selection } from './range.ts'
import { cellOf } from './values.ts'
import { changedInPlace, type View } from './view.ts'

// What an undo or redo has changed, to be selected as in Excel: else a change out of sight comes and goes unseen.

/** More ranges than these are not selected one by one, but as the block that they lie in. */
const MOST_RANGES = 40

/** The cells that differ between two views, as they were selected when they were written; null if there are none. */
export function changedCells(before: View, after: View): Selection | null {
  const rows = new Set<number>()
  const columns = new Set<number>()
  for (const [at, row, old] of changedRows(before, after)) {
    for (const [place, column] of after.columns.entries()) {
      if (!isWritten(column)) continue
      if (old && cellOf(row, column.field) === cellOf(old, column.field)) continue
      rows.add(at)
      columns.add(place)
    }
  }
  const [down, across] = [runsOf(rows), runsOf(columns)]
  const many = down.length * across.length > MOST_RANGES
  const ranges = blocks(many ? whole(down) : down, many ? whole(across) : across)
  const last = ranges.at(-1)
  if (!last) return null
  const selected = between({ row: last.top, column: last.left }, { row: last.bottom, column: last.right })
  return ranges.length === 1 ? selected : { ...selected, others: ranges.slice(0, -1) }
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

type Run = readonly [from: number, to: number]

function runsOf(places: ReadonlySet<number>): readonly Run[] {
  const runs: [number, number][] = []
  for (const place of [...places].sort((one, other) => one - other)) {
    const run = runs.at(-1)
    if (run && run[1] === place - 1) run[1] = place
    else runs.push([place, place])
  }
  return runs
}

function whole(runs: readonly Run[]): readonly Run[] {
  const [first, last] = [runs[0], runs.at(-1)]
  return first && last ? [[first[0], last[1]]] : []
}

function blocks(down: readonly Run[], across: readonly Run[]): readonly Range[] {
  return down.flatMap(([top, bottom]) => across.map(([left, right]) => ({ top, left, bottom, right })))
}
