import type { Indicator } from '../indicators/statistics.ts'
import { yearsOf } from '../model/calendar.ts'
import { valueAt, type Trajectories } from '../simulation/trajectories.ts'
import type { Rows } from '../table/change.ts'
import { actualIn } from './actuals.ts'
import { contextOf } from './context.ts'
import { projectionOf } from './projection.ts'

/** One figure of the table under a chart, and of the command line's `run`. */
export interface TrajectoryRow {
  readonly scenario: string
  readonly region: string
  readonly regionName: string
  /** Id of the indicator of the variable's name; null for a variable that is no indicator. */
  readonly indicator: string | null
  /** Name of the variable. */
  readonly name: string
  readonly year: number
  readonly value: number | null
  readonly unit: string
  /** Actual figures stand beside projected ones and are never mixed into them (情景-5). */
  readonly state: 'actual' | 'projected'
  /** True if the figure is made up: 演示数据（虚构）. */
  readonly demo: boolean
}

/** What a table holds. */
export interface TableOptions {
  /** Name that the rows carry. */
  readonly scenario: string
  /** Names of variables; all variables of the model if left out. */
  readonly names?: readonly string[]
  /** First year of actual figures; the base year if left out. */
  readonly from?: number
}

/**
 * The figures of a run by region, variable and year: projected ones from the base year to the horizon, and for
 * indicators the actual ones of all years from `from` on. Groups of towns have rows for what can be
 * put together from their towns; regional variables stand under the first group.
 */
export function toTable(result: Trajectories, rows: Rows, options: TableOptions): readonly TrajectoryRow[] {
  const context = contextOf(rows, result.program)
  const projection = projectionOf(context, result)
  const { baseYear } = result.inputs
  const years = yearsOf(result.inputs)
  const wanted = options.names ? new Set(options.names) : null
  const groups = rows.all('region').filter(({ level }) => level === 'group')
  const regions = [
    ...result.inputs.regions.map(({ id, name }, place) => ({ id, name, place })),
    ...groups.map(({ id, name }) => ({ id, name: String(name), place: null })),
  ]
  const variables = result.program.names.flatMap((name) => {
    const declaration = result.program.declarations.get(name)
    if (declaration?.kind !== 'variable' && declaration?.kind !== 'regional') return []
    return !wanted || wanted.has(name) ? [declaration] : []
  })
  return regions.flatMap((region) =>
    variables.flatMap(({ name, unit, kind }) => {
      const regional = kind === 'regional'
      const indicator = regional ? undefined : context.statistics.indicatorNamed(name)
      if (regional ? region.id !== groups[0]?.id : region.place === null && !isSummed(indicator)) return []
      const head = {
        scenario: options.scenario,
        region: region.id,
        regionName: region.name,
        indicator: indicator?.id ?? null,
        name,
        unit: indicator?.unit ?? unit,
      }
      const projected = years.map((year): TrajectoryRow => {
        const value = indicator
          ? projection(region.id, indicator, year).value
          : valueAt(result, name, region.place ?? 0, year)
        return { ...head, year, value, state: 'projected', demo: false }
      })
      const actual = indicator
        ? span(options.from ?? baseYear, years.at(-1) ?? baseYear).flatMap(
            (year): readonly TrajectoryRow[] => {
              const known = actualIn(context, region.id, indicator, year).actual
              return known ? [{ ...head, year, value: known.value, state: 'actual', demo: known.demo }] : []
            },
          )
        : []
      return [...actual, ...projected]
    }),
  )
}

function isSummed(indicator: Indicator | undefined): boolean {
  return indicator !== undefined && indicator.aggregation !== 'none'
}

function span(first: number, last: number): readonly number[] {
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => first + index)
}
