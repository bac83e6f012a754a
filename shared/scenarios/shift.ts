import { belongTogether, figureOf, type Figure } from '../indicators/figure.ts'
import { regionOf } from '../indicators/regions.ts'
import { changesOf, type Change } from '../indicators/series.ts'
import type { Indicator } from '../indicators/statistics.ts'
import { logitShift, OWN_WEIGHT, recentChange } from '../simulation/trend.ts'
import { scopesOf, type Context } from './context.ts'
import { peersOf, type ExplainedTrend, type OwnChange } from './growth.ts'

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
  const scopes = scopesOf(context, regionOf(context.rows, region))
  const upTo = context.settings.baseYear
  const published = changesOf(context.statistics, region, indicator.id, { scopes, upTo })
  const changes = published.length > 0 ? published : changesOfDerived(context, region, indicator)
  return changes.flatMap(({ year, from, to, ids, demo }) => {
    const change = logitShift(from, to)
    if (change === null) return []
    const origin = { ids, from: 'levels', basis: null, basisAssumed: false, deflatedBy: 0, demo } as const
    return [{ year, change, ...origin }]
  })
}

/** Changes of a share that was never published, from its parts of two years of the same vintage and scope (指标-4, 6). */
function changesOfDerived(context: Context, region: string, indicator: Indicator): readonly Change[] {
  const { baseYear } = context.settings
  const scopes = scopesOf(context, regionOf(context.rows, region))
  const shares = Array.from({ length: YEARS_BACK }, (_, index) => {
    const year = baseYear - YEARS_BACK + 1 + index
    const question = { region, indicator: indicator.id, period: String(year), scopes }
    return { year, share: figureOf(context.statistics, question) }
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
  return first !== undefined && after.observations.every((row) => belongTogether(first, row))
}
