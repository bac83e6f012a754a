import type { SheetCore } from './core.ts'
import { carriedBy } from './arithmetic.ts'
import { between, contains, rangeOf, sizeOf } from './range.ts'
import { cellsOf } from './ranges.ts'
import type { Copied, Wanted } from './state.ts'
import { isFilled, placeAt } from './view.ts'
import { write } from './writing.ts'

/**
 * Moves what was cut to the selection's first cell: written there and emptied where it was, in one commit, all or nothing,
 * so that nothing is lost on the way.
 */
export function moveTo(core: SheetCore, { ranges: [source] }: Copied): void {
  if (!source || !core.selection) return
  const { top, left } = rangeOf(core.selection)
  const { rows, columns } = sizeOf(source)
  const target = { top, left, bottom: top + rows - 1, right: left + columns - 1 }
  const wanted: Wanted[] = []
  const below: Wanted[][] = []
  let outside = 0
  // Totals end the sheet: what does not fit above them needs new rows.
  const end = top < core.view.body ? core.view.body : core.view.rows.length
  for (let row = 0; row < rows; row += 1) {
    const line: Wanted[] = []
    for (let column = 0; column < columns; column += 1) {
      const from = placeAt(core.view, { row: source.top + row, column: source.left + column })
      const point = { row: top + row, column: left + column }
      const heading = core.view.columns[point.column]
      const isData = from !== null && from.row.kind !== 'group' && core.view.rows[point.row]?.kind !== 'group'
      if (!from || !isData || !heading) outside += 1
      else {
        // A row that is not there yet has no unit of its own.
        const to = placeAt(core.view, point) ?? { row: { id: '', cells: {} }, column: heading }
        line.push({ point, raw: carriedBy(core, from, to) })
      }
    }
    if (top + row < end) wanted.push(...line)
    else {
      below.push(line)
      outside += line.length
    }
  }
  for (const point of cellsOf(
    between({ row: source.top, column: source.left }, { row: source.bottom, column: source.right }),
  )) {
    if (!contains(target, point) && isFilled(core.view, point)) wanted.push({ point, raw: null })
  }
  const corner = {
    row: Math.min(target.bottom, end - 1),
    column: Math.min(target.right, core.view.columns.length - 1),
  }
  core.select(between({ row: top, column: left }, corner), { reveal: null })
  void write(core, wanted, 'paste', { outside, below, whole: true })
}
