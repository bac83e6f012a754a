import { belongTogether, type Figure } from '../indicators/figure.ts'
import { changesOf, type Change } from '../indicators/series.ts'
import type { Indicator } from '../indicators/statistics.ts'
import { logitShift, OWN_WEIGHT, recentChange } from '../simulation/trend.ts'
import type { Context } from './context.ts'
import { peersOf, type ExplainedTrend, type OwnChange } from './growth.ts'
import { figureIn, isComputed } from './lookup.ts'
import { scopingOf } from './scoping.ts'

/** Years before the base year in which shares are looked for. */
const YEARS_BACK = 6

/** Start of the yearly change of ln(p/(1−p)) of a share in %, own drawn towards county and city (United Nations method). */
export function shiftTrend(context: Context, town: string, indicator: Indicator): ExplainedTrend {
  const { baseYear } = context.settings
  const own = shiftsOf(context, town, indicator)
  const peers = peersOf(context, town).flatMap((region) => {
    const latest = shiftsOf(context, region, indicator).at(-1)
    return latest ? [{ ...latest, region }] : []
  })
  return recentChange(own, peers, baseYear, OWN_WEIGHT.other)
}

function shiftsOf(context: Context, region: string, indicator: Indicator): readonly OwnChange[] {
  const changes = isComputed(context, indicator)
    ? firstKnown(changesOfFigures(context, region, indicator), () => published(context, region, indicator))
    : firstKnown(published(context, region, indicator), () => changesOfFigures(context, region, indicator))
  return changes.flatMap(({ year, from, to, ids, demo }) => {
    const change = logitShift(from, to)
    if (change === null) return []
    const origin = { ids, from: 'levels', basis: null, basisAssumed: false, deflatedBy: 0, demo } as const
    return [{ year, change, ...origin }]
  })
}

function firstKnown(first: readonly Change[], second: () => readonly Change[]): readonly Change[] {
  return first.length > 0 ? first : second()
}

function published(context: Context, region: string, indicator: Indicator): readonly Change[] {
  const options = { ...scopingOf(context, region, indicator), upTo: context.settings.baseYear }
  return changesOf(context.statistics, region, indicator.id, options)
}

/** Changes between the figures that count of two years, published or from parts, of the same vintage and scope (指标-4, 6). */
function changesOfFigures(context: Context, region: string, indicator: Indicator): readonly Change[] {
  const { baseYear } = context.settings
  const shares = Array.from({ length: YEARS_BACK }, (_, index) => {
    const year = baseYear - YEARS_BACK + 1 + index
    return { year, share: figureIn(context, region, indicator, year) }
  })
  return shares.flatMap(({ year, share }, index) => {
    const before = shares[index - 1]?.share
    if (!before || !sameFamily(before, share) || before.value === null || share.value === null) return []
    const ids = [...before.observations, ...share.observations].map(({ id }) => id)
    return [{ year, from: before.value, to: share.value, ids, demo: share.demo }]
  })
}

function sameFamily(before: Figure, after: Figure): boolean {
  const [first] = before.observations
  const sameKind = before.from === after.from
  return sameKind && first !== undefined && after.observations.every((row) => belongTogether(first, row))
}
