import { groupValue } from '../../../shared/indicators/aggregate.ts'
import { membersOf, regionsOf, type Region } from '../../../shared/indicators/regions.ts'
import type { Indicator } from '../../../shared/indicators/statistics.ts'
import { OPERATORS, target as targetTable } from '../../../shared/indicators/tables.ts'
import { horizonOf } from '../../../shared/model/calendar.ts'
import { actualIn } from '../../../shared/scenarios/actuals.ts'
import type { Context } from '../../../shared/scenarios/context.ts'
import { valueAt, type Trajectories } from '../../../shared/simulation/trajectories.ts'
import type { Rows } from '../../../shared/table/change.ts'
import { allRows } from '../../../shared/table/typed.ts'
import type { ActualPoints, TargetLine, TrajectoryLine } from '../../charts/trajectory.ts'

/** A run as the page shows it: one scenario, or one of the four lines. */
export interface ShownRun {
  readonly name: string
  /** Place among the runs shown, which decides the kind of line. */
  readonly order: number
  readonly result: Trajectories
}

/** What of an indicator is shown: years from the first figure to the horizon. */
export interface Shown {
  readonly context: Context
  readonly indicator: Indicator
  readonly regions: readonly Region[]
  readonly years: readonly number[]
}

/** How many years before the base year the actual figures begin. */
const HISTORY = 4

/** The years of the charts: some of history, then the run's. */
export function yearsOf(result: Trajectories): readonly number[] {
  const first = result.inputs.baseYear - HISTORY
  return Array.from({ length: horizonOf(result.inputs) - first + 1 }, (_, at) => first + at)
}

/** A figure of a run for a town, or for a group by the indicator's way of aggregating; null where there is none. */
export function projectedValue(
  shown: Shown,
  result: Trajectories,
  region: Region,
  year: number,
): number | null {
  const at = (id: string, name: string): number | null => {
    const index = result.inputs.regions.findIndex((one) => one.id === id)
    return index < 0 ? null : valueAt(result, name, index, year)
  }
  if (region.level !== 'group') return at(region.id, shown.indicator.name)
  const members = membersOf(shown.context.rows, region.id).map(({ id }) => id)
  const value = groupValue(shown.context.statistics, shown.indicator, members, (id, indicator) => ({
    value: at(id, shown.context.statistics.indicator(indicator)?.name ?? ''),
    scope: null,
  }))
  return value.kind === 'value' ? value.value : null
}

/** An observed figure of a town or group, as the settings read the policy; null where there is none. */
export function actualValue(shown: Shown, region: Region, year: number): number | null {
  return actualIn(shown.context, region.id, shown.indicator, year).actual?.value ?? null
}

function placeOf(
  rows: Rows,
  region: Region,
): Pick<TrajectoryLine, 'region' | 'regionName' | 'isGroup' | 'regionOrder'> {
  return {
    region: region.id,
    regionName: region.name,
    isGroup: region.level === 'group',
    regionOrder: regionsOf(rows).findIndex(({ id }) => id === region.id),
  }
}

/** Lines of all runs and regions, in the order in which they are drawn. */
export function linesOf(shown: Shown, runs: readonly ShownRun[]): readonly TrajectoryLine[] {
  return runs.flatMap(({ name, order, result }) =>
    shown.regions.map((region) => ({
      ...placeOf(shown.context.rows, region),
      scenarioName: name,
      scenarioOrder: order,
      values: shown.years.map((year) =>
        year < result.inputs.baseYear ? null : projectedValue(shown, result, region, year),
      ),
    })),
  )
}

/** Whether all runs come to the same figures of an indicator, so that their lines lie on each other. */
export function alike(shown: Shown, runs: readonly ShownRun[]): boolean {
  const [first, ...others] = runs.map((run) => linesOf(shown, [run]).flatMap(({ values }) => values))
  return others.every((figures) => figures.every((figure, at) => figure === first?.[at]))
}

/** Observed points of the regions; a region without any is left out. */
export function actualsOf(shown: Shown): readonly ActualPoints[] {
  return shown.regions
    .map((region) => ({
      ...placeOf(shown.context.rows, region),
      values: shown.years.map((year) => actualValue(shown, region, year)),
    }))
    .filter(({ values }) => values.some((value) => value !== null))
}

/** The last of the years in which any of the regions has an observation. */
export function lastActualYear(shown: Shown, actuals: readonly ActualPoints[]): number | null {
  const years = actuals.flatMap(({ values }) => shown.years.filter((_, at) => values[at] !== null))
  return years.length === 0 ? null : Math.max(...years)
}

/** The absolute targets of the regions shown: one line for each value, whoever shares it. */
export function targetLinesOf(
  shown: Shown,
  words: (operator: string, value: string) => string,
): readonly TargetLine[] {
  const ids = new Set(shown.regions.map(({ id }) => id))
  const rows = allRows(shown.context.rows, targetTable).filter(
    ({ region, indicator, basis, value }) =>
      ids.has(region) && indicator === shown.indicator.id && basis === 'absolute' && value !== null,
  )
  const lines = new Map<number, string>()
  for (const { value, operator } of rows)
    if (value !== null) lines.set(value, words(OPERATORS[operator], String(value)))
  return [...lines].map(([value, text]) => ({ value, text }))
}
