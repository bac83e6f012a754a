import type { Problem } from '../contract.ts'
import { problemAt } from '../read-rows.ts'
import type { Place } from '../reading.ts'
import { MOST_ROWS } from './blocks.ts'
import { MOST_FIGURES, type WideSheet } from './understand.ts'

/** What is left as it is in a sheet with a dimension across because the sheet is too large for it. */
export function sizeLooks(place: Place, { fits, count, layout }: WideSheet): readonly Problem[] {
  const { grid } = place
  const rows = grid.rowNumbers().length
  const first = Math.max(0, layout.headings.first)
  const look = (reason: Problem['reason']): Problem => problemAt(place, first, 0, null, 'look', reason)
  return [
    ...(rows > MOST_ROWS ? [look({ code: 'not-parted', rows, most: MOST_ROWS })] : []),
    ...(fits ? [] : [look({ code: 'not-unfolded', count, most: MOST_FIGURES })]),
  ]
}
