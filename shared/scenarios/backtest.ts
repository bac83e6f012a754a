import { regionOf, regionsOf, type Region } from '../indicators/regions.ts'
import { VINTAGE_RANK } from '../indicators/select.ts'
import { familiesOf, type Family } from '../indicators/series.ts'
import type { Indicator } from '../indicators/statistics.ts'
import {
  backTest,
  errorsOf,
  LEAST_FIGURES,
  type BackTestErrors,
  type BackTestPoint,
} from '../simulation/backtest.ts'
import type { ShortSeries } from '../simulation/forecast.ts'
import type { Context } from './context.ts'
import { scopingOf } from './scoping.ts'

/** How the forecasts of one region's figure would have done. */
export interface BackTested {
  readonly region: Region
  readonly indicator: Indicator
  /** The figures it rests on: one vintage and one scope (指标-4); null where there is none. */
  readonly vintage: Family['vintage'] | null
  readonly scope: string | null
  /** First and last year of them. */
  readonly years: readonly [from: number, to: number] | null
  readonly figures: number
  /** True if the figures are made up, and so the errors say nothing of the world. */
  readonly demo: boolean
  readonly points: readonly BackTestPoint[]
  /** Null where there are fewer than four figures: 样本不足. */
  readonly errors: BackTestErrors | null
}

/**
 * Back-test of a region's annual figures of an indicator. The longest series of one vintage and scope is taken (published
 * before made up, then the higher vintage, where two are as long), in the scopes that count for the region (情景-10).
 */
export function backTestOf(context: Context, region: Region, indicator: Indicator): BackTested {
  const family = longestFamily(context, region, indicator)
  const figures = family?.points ?? []
  const [first, last] = [figures[0], figures.at(-1)]
  const series: ShortSeries = {
    indicator: indicator.name,
    unit: indicator.unit,
    level: region.level,
    figures,
    origin: last?.year ?? 0,
    peerGrowth: null,
  }
  const points = figures.length < LEAST_FIGURES ? [] : backTest(series)
  return {
    region,
    indicator,
    vintage: family?.vintage ?? null,
    scope: family?.scope ?? null,
    years: first && last ? [first.year, last.year] : null,
    figures: figures.length,
    demo: family?.demo === true,
    points,
    errors: errorsOf(series, points),
  }
}

/** Back-tests of everything that has an annual actual figure, region by region in their order. */
export function backTestAll(context: Context): readonly BackTested[] {
  return regionsOf(context.rows).flatMap((region) =>
    context.statistics.indicators
      .filter(({ kind }) => kind !== 'yesno')
      .map((indicator) => backTestOf(context, region, indicator))
      .filter(({ figures }) => figures > 0),
  )
}

function longestFamily(context: Context, region: Region, indicator: Indicator): Family | undefined {
  const { scopes, onlyTheseScopes } = scopingOf(context, region.id, indicator)
  const preferred = (scope: string | null) => {
    const at = scopes.indexOf(scope)
    return at < 0 ? scopes.length : at
  }
  return familiesOf(context.statistics, region.id, indicator.id)
    .filter(({ scope }) => !onlyTheseScopes || scopes.includes(scope))
    .toSorted(
      (a, b) =>
        preferred(a.scope) - preferred(b.scope) ||
        b.points.length - a.points.length ||
        Number(a.demo) - Number(b.demo) ||
        VINTAGE_RANK[b.vintage] - VINTAGE_RANK[a.vintage],
    )[0]
}

/** Back-tests of some regions, for a page; a region that is gone is left out. */
export function backTestsFor(
  context: Context,
  regions: readonly string[],
  indicator: Indicator,
): readonly BackTested[] {
  return regions.flatMap((id) => {
    const region = regionOf(context.rows, id)
    return region ? [backTestOf(context, region, indicator)] : []
  })
}
