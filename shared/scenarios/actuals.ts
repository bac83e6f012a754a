import { groupValue } from '../indicators/aggregate.ts'
import { membersOf, regionOf } from '../indicators/regions.ts'
import type { Indicator, Observation } from '../indicators/statistics.ts'
import { isYear, yearOf } from '../units/dates.ts'
import type { Context } from './context.ts'
import { figureIn, notesOnFigure, scopeNotes } from './lookup.ts'
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

/** How many years before the base year an actual figure may still be the latest. */
const OLDEST = 12

/** The actual figure of a region, or of a group by the indicator's aggregation, in one year. */
export function actualIn(context: Context, region: string, indicator: Indicator, year: number): Known {
  const members = membersOf(context.rows, region).map(({ id }) => id)
  return members.length === 0
    ? ofRegion(context, region, indicator, year)
    : ofGroup(context, region, members, indicator, year)
}

/**
 * The latest year with an actual figure, looking back from the newest observation; newer figures of a scope that does
 * not count (情景-10) are named.
 */
export function latestActual(context: Context, region: string, indicator: Indicator): Known {
  const oldest = context.settings.baseYear - OLDEST
  const newest = newestYear(context, region, indicator)
  let incomparable = false
  let passedOver: readonly RunNote[] = []
  for (let year = newest; year >= oldest; year -= 1) {
    const known = actualIn(context, region, indicator, year)
    if (known.actual) return { ...known, notes: [...passedOver, ...known.notes] }
    incomparable ||= known.incomparable
    if (passedOver.length === 0) passedOver = known.notes.filter(({ code }) => code === 'other-scope')
  }
  const { notes } = actualIn(context, region, indicator, Math.max(newest, context.settings.baseYear))
  return { actual: null, incomparable, notes }
}

function ofRegion(context: Context, region: string, indicator: Indicator, year: number): Known {
  const figure = figureIn(context, region, indicator, year)
  const { value, absence, demo, observations } = figure
  const notes = notesOnFigure(context, region, indicator, year, figure)
  if (value !== null) return { actual: { year, value, demo, observations }, incomparable: false, notes }
  return { actual: null, incomparable: absence === 'incomparable' || notes.length > 0, notes }
}

function ofGroup(
  context: Context,
  id: string,
  members: readonly string[],
  indicator: Indicator,
  year: number,
): Known {
  const used: Observation[] = []
  const group = groupValue(context.statistics, indicator, members, (region, of) => {
    const part = context.statistics.indicator(of)
    const figure = part ? figureIn(context, region, part, year) : null
    used.push(...(figure?.observations ?? []))
    return { value: figure?.value ?? null, scope: figure?.scope ?? null }
  })
  if (group.kind === 'value') {
    const demo = used.some((row) => row.demo === 1)
    const { value } = group
    const from = indicator.aggregation === 'pooled' ? 'derived' : 'observed'
    const notes = notesOnFigure(context, id, indicator, year, { value, from })
    return { actual: { year, value, demo, observations: used }, incomparable: false, notes }
  }
  const other = scopeNotes(context, members, indicator, year)
  const why = whyNoGroup(context, group, indicator)
  const said = other.flatMap((note) => (note.code === 'other-scope' ? note.who : []))
  const explained = why.code === 'members-missing' && why.who.every((name) => said.includes(name))
  return {
    actual: null,
    incomparable: group.kind === 'incomparable' || other.length > 0,
    notes: explained ? other : [why, ...other],
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
