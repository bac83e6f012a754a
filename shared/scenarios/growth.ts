import { ancestorAt } from '../indicators/regions.ts'
import { pickGrowth, type GrowthBasis } from '../indicators/select.ts'
import { changesOf } from '../indicators/series.ts'
import type { Indicator } from '../indicators/statistics.ts'
import {
  logGrowth,
  logOfPercent,
  OWN_WEIGHT,
  recentChange,
  type PeerChange,
  type Trend,
  type YearlyChange,
} from '../simulation/trend.ts'
import { parseUnit } from '../units/unit.ts'
import type { Context } from './context.ts'
import { questionFor } from './lookup.ts'
import { scopingOf } from './scoping.ts'

/** How a yearly change came about. */
interface ChangeOrigin {
  /** Observations it rests on. */
  readonly ids: readonly string[]
  /** `published`: a rate of growth; `levels`: two levels of one vintage and scope (指标-4). */
  readonly from: 'published' | 'levels'
  /** What the figure was before prices were taken out, null for a change of two levels of something without a price. */
  readonly basis: GrowthBasis | null
  /** True if the office's source states no basis and the usual one was taken. */
  readonly basisAssumed: boolean
  /** Rise of prices in % that was taken out; 0 if none. */
  readonly deflatedBy: number
  readonly demo: boolean
}

/** A yearly change of a town with its origin. */
export type OwnChange = YearlyChange & ChangeOrigin
/** A yearly change of county or city with its origin. */
type PeerOrigin = PeerChange & ChangeOrigin
/** A start growth or shift with everything that explains it. */
export type ExplainedTrend = Trend<OwnChange, PeerOrigin>

/** Years before the base year in which changes are looked for; the trend itself takes the last three. */
const YEARS_BACK = 5

/**
 * Start growth (logarithmic, real) of a town's figure: own growth of the last three years drawn towards the growth that
 * county and city publish (reference: shrink). A published real rate goes before a change of two levels, which is freed
 * from prices by the price assumption where the figure is money.
 */
export function growthTrend(context: Context, town: string, indicator: Indicator): ExplainedTrend {
  const { baseYear } = context.settings
  const own = recentYears(baseYear).flatMap((year) => growthIn(context, town, indicator, year, true) ?? [])
  const peers = peersOf(context, town).flatMap((region) => {
    const latest = recentYears(baseYear)
      .toReversed()
      .map((year) => growthIn(context, region, indicator, year, !isMoney(indicator)))
      .find((change) => change !== null)
    return latest ? [{ ...latest, region }] : []
  })
  return recentChange(own, peers, baseYear, ownWeight(indicator))
}

function recentYears(baseYear: number): readonly number[] {
  return Array.from({ length: YEARS_BACK }, (_, index) => baseYear - YEARS_BACK + 1 + index)
}

/** County and city above a town, where they are entered. */
export function peersOf({ rows }: Context, town: string): readonly string[] {
  return (['county', 'city'] as const).flatMap((level) => ancestorAt(rows, town, level)?.id ?? [])
}

/** People move slowly and in step with nobody: their own growth says more than county's and city's. */
function ownWeight({ unit }: Indicator): number {
  return parseUnit(unit)?.dimensions.has('person') ? OWN_WEIGHT.population : OWN_WEIGHT.other
}

function isMoney({ unit }: Indicator): boolean {
  return parseUnit(unit)?.dimensions.has('money') === true
}

function growthIn(
  context: Context,
  region: string,
  indicator: Indicator,
  year: number,
  levelsWillDo: boolean,
): OwnChange | null {
  const published = publishedGrowth(context, region, indicator, year)
  if (published || !levelsWillDo) return published
  return growthOfLevels(context, region, indicator, year)
}

function publishedGrowth(
  context: Context,
  region: string,
  indicator: Indicator,
  year: number,
): OwnChange | null {
  const found = pickGrowth(context.statistics, questionFor(context, region, indicator, year))
  const change = found && logOfPercent(found.growth)
  if (!found || change === null) return null
  const basis = found.basis === 'unstated' ? usualBasis(indicator) : found.basis
  return {
    year,
    ...withoutPrices(context, indicator, change, basis),
    ids: [found.observation.id],
    from: 'published',
    basis,
    basisAssumed: found.basis === 'unstated',
    demo: found.observation.demo === 1,
  }
}

function growthOfLevels(
  context: Context,
  region: string,
  indicator: Indicator,
  year: number,
): OwnChange | null {
  const scoping = scopingOf(context, region, indicator)
  const found = changesOf(context.statistics, region, indicator.id, scoping).find(
    (change) => change.year === year,
  )
  const change = found ? logGrowth(found.from, found.to) : null
  if (!found || change === null) return null
  const basis = isMoney(indicator) ? 'nominal' : null
  return {
    year,
    ...withoutPrices(context, indicator, change, basis),
    ids: found.ids,
    from: 'levels',
    basis,
    basisAssumed: false,
    demo: found.demo,
  }
}

/**
 * Growth of value added is published at constant prices, that of investment, revenue and income at current ones; this
 * is the convention of the statistics, used where a source does not say.
 */
export function usualBasis({ name }: Indicator): GrowthBasis {
  return /增加值|生产总值/.test(name) ? 'real' : 'nominal'
}

function withoutPrices(
  { priceRise }: Context,
  indicator: Indicator,
  change: number,
  basis: GrowthBasis | null,
): { readonly change: number; readonly deflatedBy: number } {
  const deflated = basis !== null && basis !== 'real' && isMoney(indicator)
  return deflated
    ? { change: change - Math.log1p(priceRise / 100), deflatedBy: priceRise }
    : { change, deflatedBy: 0 }
}
