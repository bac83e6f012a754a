import { membersOf } from '../indicators/regions.ts'
import { ratioScale } from '../indicators/ratio.ts'
import { targetsOf, type Target } from '../indicators/stale.ts'
import type { Indicator } from '../indicators/statistics.ts'
import { endOfYear } from '../model/calendar.ts'
import type { Program } from '../model/program.ts'
import type { EnsembleScenario } from '../simulation/ensemble.ts'
import type { EnsembleTarget, Measure, Test } from '../simulation/ensemble-target.ts'
import type { Inputs } from '../simulation/trajectories.ts'
import type { Rows } from '../table/change.ts'
import { compareWithCounty } from './above-county.ts'
import { contextOf, type Context } from './context.ts'
import type { AskedScenario } from './draft.ts'
import { toInputs } from './inputs.ts'
import { unitScale } from './sources.ts'

/** The inputs of scenarios for an ensemble; they share towns and years because these are settings of the workbook. */
export function ensembleScenarios(
  program: Program,
  rows: Rows,
  scenarios: readonly AskedScenario[],
): readonly EnsembleScenario[] {
  return scenarios.map(({ id, draft }) => ({ id, inputs: toInputs(program, rows, id, draft).inputs }))
}

/**
 * The workbook's targets as questions about a draw. A target that the model does not compute, that needs a figure of the
 * city that is not published, or that may not be compared with the county (情景-7), is left out. Growth above the
 * county's is asked of every year from the first after the base year to the one judged, or of their average (setting ②).
 */
export function ensembleTargets(program: Program, rows: Rows, inputs: Inputs): readonly EnsembleTarget[] {
  const context = contextOf(rows, program)
  const { baseYear, horizon } = context.settings
  const places = inputs.regions.map(({ id }) => id)
  return targetsOf(rows).flatMap((target) => {
    const indicator = context.statistics.indicator(target.indicator)
    if (!indicator || target.year < baseYear || target.year > horizon) return []
    const tests = testsOf({ context, program, inputs, towns: places }, target, indicator)
    return tests.length === 0 ? [] : [{ id: target.id, step: endOfYear(inputs, target.year), tests }]
  })
}

interface Setting {
  readonly context: Context
  readonly program: Program
  readonly inputs: Inputs
  readonly towns: readonly string[]
}

function testsOf(setting: Setting, target: Target, indicator: Indicator): readonly Test[] {
  const test = (measure: Measure | null, value: number): readonly Test[] => {
    const operator = target.operator === 'complete' ? 'at-least' : target.operator
    return measure ? [{ measure, operator, value }] : []
  }
  if (target.basis === 'better-than-city') return []
  if (target.basis === 'above-county') return test(aboveCounty(setting, target, indicator), target.value ?? 0)
  const aim = target.operator === 'complete' ? 1 : target.value
  if (aim === null) return []
  const members = membersOf(setting.context.rows, target.region).map(({ id }) => id)
  if (setting.context.settings.jointTarget === 'each' && indicator.aggregation === 'sum') {
    const each = members.map((town) => test(figure(setting, indicator, town), aim))
    if (members.length > 0) return each.every(({ length }) => length > 0) ? each.flat() : []
  }
  return test(ofPlace(setting, indicator, target.region), aim)
}

/** A figure of a town or a group as an ensemble reads it in its draws; null if the model or the run has no such figure. */
export function figureMeasure(
  program: Program,
  rows: Rows,
  inputs: Inputs,
  indicator: Indicator,
  region: string,
): Measure | null {
  const towns = inputs.regions.map(({ id }) => id)
  return ofPlace({ context: contextOf(rows, program), program, inputs, towns }, indicator, region)
}

function ofPlace(setting: Setting, indicator: Indicator, region: string): Measure | null {
  const members = membersOf(setting.context.rows, region).map(({ id }) => id)
  return members.length === 0 ? figure(setting, indicator, region) : ofGroup(setting, indicator, members)
}

/**
 * How far a town's growth lies above its county's over the years, as the board reads it; null where the board says 不可比.
 * What the town itself has published stands in every draw.
 */
function aboveCounty(setting: Setting, target: Target, indicator: Indicator): Measure | null {
  const { context, inputs } = setting
  const { growthYears, horizon } = context.settings
  const of = figure(setting, indicator, target.region)
  const { years, unpublished } = compareWithCounty(context, target.region, indicator, horizon, () => null)
  const judged = years.filter(({ year }) => year <= target.year)
  if (!of || unpublished || judged.length === 0 || judged.some(({ comparable }) => !comparable)) return null
  const steps = years.map(({ year, county, difference }) => ({
    step: endOfYear(inputs, year),
    less: county ?? NaN,
    known: difference,
  }))
  return { kind: growthYears === 'every' ? 'least' : 'average', of, steps }
}

/** A figure of a town in the indicator's unit; null if the model or the run has no such figure. */
function figure({ program, towns }: Setting, { name, unit }: Indicator, town: string): Measure | null {
  const region = towns.indexOf(town)
  const declaration = program.declarations.get(name)
  const times = declaration?.kind === 'variable' ? unitScale(declaration.unit, unit) : null
  return times === null || region < 0 ? null : { kind: 'figure', name, region, times }
}

/** A figure of a group by the indicator's aggregation: a sum, or numerators and denominators pooled. */
function ofGroup(setting: Setting, indicator: Indicator, members: readonly string[]): Measure | null {
  const { statistics } = setting.context
  if (indicator.aggregation === 'sum') return sum(setting, indicator, members)
  if (indicator.aggregation === 'none') return null
  const over = sum(setting, statistics.indicator(indicator.numerator ?? ''), members)
  const under = sum(setting, statistics.indicator(indicator.denominator ?? ''), members)
  const times = ratioScale(statistics, indicator)
  return over && under && times !== null ? { kind: 'ratio', over, under, times } : null
}

function sum(setting: Setting, indicator: Indicator | undefined, members: readonly string[]): Measure | null {
  const of = members
    .map((town) => (indicator ? figure(setting, indicator, town) : null))
    .filter((one) => one !== null)
  return of.length === members.length ? { kind: 'sum', of } : null
}

/**
 * The regional variable that stands for an indicator of all towns together, such as 三镇地区生产总值 for 地区生产总值;
 * null if the model declares none. Its bands are the group's.
 */
export function regionalNameOf(program: Program, indicator: string): string | null {
  const found = program.names.find(
    (name) =>
      name !== indicator && name.endsWith(indicator) && program.declarations.get(name)?.kind === 'regional',
  )
  return found ?? null
}
