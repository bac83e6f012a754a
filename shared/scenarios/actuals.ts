import { groupValue } from '../indicators/aggregate.ts'
import { figureOf, type Figure } from '../indicators/figure.ts'
import { membersOf, regionOf } from '../indicators/regions.ts'
import type { Indicator, Observation } from '../indicators/statistics.ts'
import { isYear, yearOf } from '../units/dates.ts'
import { scopesOf, type Context } from './context.ts'
import type { Dated } from './measure.ts'
import type { RunNote } from './note.ts'

/** An actual figure of a region or group with what it rests on. */
export interface Actual extends Dated {
  readonly demo: boolean
  readonly observations: readonly Observation[]
}

/** What is known of a year: a figure, or why there is none. */
export interface Known {
  readonly actual: Actual | null
  /** True if figures are there that may not be put together or compared. */
  readonly incomparable: boolean
  readonly notes: readonly RunNote[]
}

/** Rates whose formula the policy leaves open (setting ⑤): worked out from counts unless the office says otherwise. */
const OPEN_FORMULAS: ReadonlySet<string> = new Set(['依申请政务办件一网通办率', '美丽城镇建成率'])

/** How many years before the base year an actual figure may still be the latest. */
const OLDEST = 12

/** The actual figure of a region, or of a group by the indicator's aggregation, in one year. */
export function actualIn(context: Context, region: string, indicator: Indicator, year: number): Known {
  const members = membersOf(context.rows, region)
  return members.length === 0
    ? ofRegion(context, region, indicator, year)
    : ofGroup(
        context,
        members.map(({ id }) => id),
        indicator,
        year,
      )
}

/** The latest year with an actual figure, looking back from the newest observation. */
export function latestActual(context: Context, region: string, indicator: Indicator): Known {
  const oldest = context.settings.baseYear - OLDEST
  const newest = newestYear(context, region, indicator)
  let incomparable = false
  for (let year = newest; year >= oldest; year -= 1) {
    const known = actualIn(context, region, indicator, year)
    if (known.actual) return known
    incomparable ||= known.incomparable
  }
  const { notes } = actualIn(context, region, indicator, Math.max(newest, context.settings.baseYear))
  return { actual: null, incomparable, notes }
}

/** The figure of a region as setting ⑤ wants it. */
export function figureIn(context: Context, region: string, indicator: Indicator, year: number): Figure {
  const scopes = scopesOf(context, regionOf(context.rows, region))
  const question = { region, indicator: indicator.id, period: String(year), scopes }
  const computed = context.settings.rateFormulas === 'computed' && OPEN_FORMULAS.has(indicator.name)
  return figureOf(context.statistics, question, computed)
}

function ofRegion(context: Context, region: string, indicator: Indicator, year: number): Known {
  const { value, absence, demo, observations } = figureIn(context, region, indicator, year)
  if (value !== null) return { actual: { year, value, demo, observations }, incomparable: false, notes: [] }
  return { actual: null, incomparable: absence === 'incomparable', notes: [] }
}

function ofGroup(context: Context, members: readonly string[], indicator: Indicator, year: number): Known {
  const used: Observation[] = []
  const group = groupValue(context.statistics, indicator, members, (region, id) => {
    const part = context.statistics.indicator(id)
    const figure = part ? figureIn(context, region, part, year) : null
    used.push(...(figure?.observations ?? []))
    return { value: figure?.value ?? null, scope: figure?.scope ?? null }
  })
  if (group.kind === 'value') {
    const demo = used.some((row) => row.demo === 1)
    return { actual: { year, value: group.value, demo, observations: used }, incomparable: false, notes: [] }
  }
  return {
    actual: null,
    incomparable: group.kind === 'incomparable',
    notes: [whyNoGroup(context, group, indicator)],
  }
}

/** Why a group has no value. */
export function whyNoGroup(
  { rows }: Context,
  group: Exclude<ReturnType<typeof groupValue>, { readonly kind: 'value' }>,
  indicator: Indicator,
): RunNote {
  if (group.kind === 'missing')
    return { code: 'members-missing', who: group.who.map((id) => regionOf(rows, id)?.name ?? id) }
  if (group.why === 'scopes') return { code: 'scopes-differ' }
  return { code: 'not-aggregated', indicator: indicator.name }
}

function newestYear({ rows, statistics, settings }: Context, region: string, indicator: Indicator): number {
  const members = membersOf(rows, region).map(({ id }) => id)
  const parts = [indicator.id, indicator.numerator, statistics.levelOf(indicator.id)?.id].filter(
    (id) => id !== null && id !== undefined,
  )
  const years = (members.length > 0 ? members : [region])
    .flatMap((id) => parts.flatMap((part) => statistics.of(id, part)))
    .filter(({ period, state }) => isYear(period) && state === 'actual')
    .map(({ period }) => yearOf(period))
  return Math.max(settings.baseYear, ...years)
}
