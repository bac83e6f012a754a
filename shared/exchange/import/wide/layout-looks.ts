import type { Problem } from '../contract.ts'
import { nameOf } from '../heading-text.ts'
import { headingsOf } from '../headings.ts'
import { problemAt } from '../read-rows.ts'
import type { Place } from '../reading.ts'
import { periodInTitle } from './periods.ts'
import type { WideLayout, WideTable } from './contract.ts'
import { holdsFigures } from './figures.ts'
import type { Names } from './names.ts'

/** Columns that number the rows, or name them by a code, hold no figures. */
const NUMBERING = /^(?:序号|编号|行号|行次|代码|代号|编码|排名|位次|no)$/

/**
 * What of a layout wants a look: columns of figures that are not taken, and a title whose period is none that can be held
 * or told, if no heading and no label names one.
 */
export function layoutLooks(
  place: Place,
  { headings, labels, figures, common }: WideLayout,
  { period }: WideTable,
  names: Names,
  below: readonly number[],
): readonly Problem[] {
  const { grid } = place
  const body = below.filter((row) => row > headings.last)
  const taken = new Set([...labels.keys(), ...figures.map(({ at }) => at)])
  const columns = headingsOf(grid, headings).flatMap(({ at, text }) => {
    if (text === '' || NUMBERING.test(nameOf(text)) || taken.has(at) || !holdsFigures(grid, at, body))
      return []
    const part = text.split(' / ').find((one) => names.heading(one).part === null)
    const reason =
      part === undefined
        ? ({ code: 'not-taken', text } as const)
        : ({ code: 'no-such-period', text: part } as const)
    return [problemAt(place, headings.last, at, null, 'look', reason)]
  })
  const told = [...labels.values(), ...common.keys(), ...figures.flatMap(({ said }) => [...said.keys()])]
  if (told.includes(period)) return columns
  const above = below.filter((row) => row < headings.first)
  const title = above
    .flatMap((row) => grid.filled(row).map(({ at, value }) => ({ row, at, text: String(value) })))
    .find(({ text }) => periodInTitle(text) === null)
  if (!title) return columns
  const reason = { code: 'no-such-period', text: title.text } as const
  return [problemAt(place, title.row, title.at, period, 'look', reason), ...columns]
}
