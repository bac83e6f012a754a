import type { BareUnit, Problem } from '../contract.ts'
import { problemAt } from '../read-rows.ts'
import type { Place } from '../reading.ts'
import type { Bare } from './unfold.ts'

/** Figures without a unit of which the person has not said one either: a look for each dimension. */
export function bareLooks(place: Place, bare: readonly Bare[], value: string): Problem[] {
  return bare.flatMap(({ kept, taken, cells }) => {
    const [first] = cells
    if (!first || taken !== null) return []
    const reason = { code: 'no-unit', unit: [...kept].join('、'), count: cells.length } as const
    return [problemAt(place, first.row, first.column, value, 'look', reason)]
  })
}

/** What is asked of figures without a unit, with the unit that the table's own figures suggest. */
export function bareUnits(bare: readonly Bare[], problems: readonly Problem[]): readonly BareUnit[] {
  return bare.map(({ kept, taken, cells }) => {
    const read = taken === null ? kept : new Set([taken])
    const [perhaps = null] = problems.flatMap(({ reason }) =>
      reason.code === 'perhaps-unit' && read.has(reason.unit) ? [reason.perhaps] : [],
    )
    return { kept: [...kept], taken, perhaps, count: cells.length }
  })
}
