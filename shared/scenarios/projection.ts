import { groupValue } from '../indicators/aggregate.ts'
import { membersOf } from '../indicators/regions.ts'
import type { Indicator } from '../indicators/statistics.ts'
import { horizonOf } from '../model/calendar.ts'
import { valueAt, type Trajectories } from '../simulation/trajectories.ts'
import { whyNoGroup } from './actuals.ts'
import type { Context } from './context.ts'
import type { RunNote } from './note.ts'
import { unitScale } from './sources.ts'

/** A figure of a run in the indicator's unit, or why there is none. */
interface Projected {
  readonly value: number | null
  readonly notes: readonly RunNote[]
}

/** Looks a run's figure of an indicator up, for a town or a group. */
export type Projection = (region: string, indicator: Indicator, year: number) => Projected

/**
 * Reads a run by indicator: the variable of the indicator's name, in the indicator's unit; a group's figure follows
 * from its towns by the indicator's aggregation (指标-5). Without a run every figure is missing.
 */
export function projectionOf(context: Context, result: Trajectories | null): Projection {
  if (!result) return () => ({ value: null, notes: [] })
  const places = new Map(result.inputs.regions.map(({ id }, index) => [id, index]))
  const horizon = horizonOf(result.inputs)
  const ofTown = (region: string, indicator: Indicator, year: number): number | null => {
    const [place, scale] = [places.get(region), scaleOf(result, indicator)]
    if (place === undefined || scale === null) return null
    const value = valueAt(result, indicator.name, place, year)
    return value === null ? null : value * scale
  }
  return (region, indicator, year) => {
    if (year > horizon) return { value: null, notes: [{ code: 'beyond-horizon', year, horizon }] }
    const members = membersOf(context.rows, region).map(({ id }) => id)
    if (members.length === 0) {
      const missing = scaleOf(result, indicator) === null
      const notes: readonly RunNote[] = missing ? [{ code: 'not-in-model', indicator: indicator.name }] : []
      return { value: ofTown(region, indicator, year), notes }
    }
    const group = groupValue(context.statistics, indicator, members, (town, id) => {
      const part = context.statistics.indicator(id)
      return { value: part ? ofTown(town, part, year) : null, scope: null }
    })
    if (group.kind === 'value') return { value: group.value, notes: [] }
    return { value: null, notes: [whyNoGroup(context, group, indicator)] }
  }
}

/** From the unit of the variable of an indicator's name to the indicator's; null if the model has no such variable. */
function scaleOf({ program }: Trajectories, indicator: Indicator): number | null {
  const declaration = program.declarations.get(indicator.name)
  return declaration?.kind === 'variable' ? unitScale(declaration.unit, indicator.unit) : null
}
