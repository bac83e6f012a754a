import { forecast, type ShortSeries } from './forecast.ts'
import { indicatorKind } from './indicator-class.ts'

// How wrong the forecasts of a series would have been: its last years are left out, one after the other, and forecast from
// what was known before them.

/** A forecast of a year that was left out, and what came. */
export interface BackTestPoint {
  readonly origin: number
  readonly year: number
  readonly forecast: number
  readonly p10: number
  readonly p90: number
  readonly actual: number
}

/** Errors over all years left out. */
export interface BackTestErrors {
  /** Number of forecasts compared. */
  readonly n: number
  /** Mean absolute error in % of what came; null for growth rates, where a rate near 0 would make it mean nothing. */
  readonly mape: number | null
  /** Mean absolute error in the data's unit (of a rate in points). */
  readonly mae: number
  /** Mean absolute error as a multiple of the mean absolute yearly change of the known part; null where nothing changed. */
  readonly mase: number | null
  /** Part of what came that lay within the 80 % band, 0 to 1. */
  readonly coverage80: number
}

/** Fewer figures than this cannot be back-tested: three to forecast from and one to compare with. */
export const LEAST_FIGURES = 4

/** Years ahead for which the figures are compared. */
const FARTHEST = 5

/**
 * Forecasts of the last years from every origin with at least three figures before it, one to five years ahead; empty
 * with fewer than four figures. Peers are left out: they are not known as of each past origin.
 */
export function backTest(series: ShortSeries): readonly BackTestPoint[] {
  const known = knownOf(series)
  return known.slice(LEAST_FIGURES - 2, -1).flatMap(({ year: origin }, at) => {
    const figures = known.slice(0, at + LEAST_FIGURES - 1)
    const years = forecast({ ...series, figures, origin, peerGrowth: null }) ?? []
    return known.slice(at + LEAST_FIGURES - 1).flatMap(({ year, value: actual }) => {
      const found = year - origin > FARTHEST ? undefined : years[year - origin - 1]
      return found ? [{ origin, year, forecast: found.p50, p10: found.p10, p90: found.p90, actual }] : []
    })
  })
}

/** The errors of a back-test; null without a point. */
export function errorsOf(series: ShortSeries, points: readonly BackTestPoint[]): BackTestErrors | null {
  if (points.length === 0) return null
  const rate = indicatorKind(series.indicator, series.unit).scale === 'rate'
  const relative = points.flatMap(({ forecast: expected, actual }) =>
    actual === 0 ? [] : [Math.abs((expected - actual) / actual)],
  )
  const known = knownOf(series)
  const scaled = points.flatMap(({ origin, forecast: expected, actual }) => {
    const usual = usualChange(known, origin)
    return usual === 0 ? [] : [Math.abs(expected - actual) / usual]
  })
  return {
    n: points.length,
    mape: rate || relative.length < points.length ? null : 100 * mean(relative),
    mae: mean(points.map(({ forecast: expected, actual }) => Math.abs(expected - actual))),
    mase: scaled.length < points.length ? null : mean(scaled),
    coverage80: mean(points.map(({ p10, p90, actual }) => (p10 <= actual && actual <= p90 ? 1 : 0))),
  }
}

/** The figures that are known, one a year (the later row counts), oldest first. */
function knownOf({ figures }: ShortSeries): readonly Known[] {
  return [...new Map(figures.map((one) => [one.year, one])).values()]
    .flatMap(({ year, value }) => (value !== null && Number.isFinite(value) ? [{ year, value }] : []))
    .toSorted((a, b) => a.year - b.year)
}

interface Known {
  readonly year: number
  readonly value: number
}

/** Mean absolute change from one known figure to the next, up to the origin. */
function usualChange(known: readonly Known[], origin: number): number {
  const values = known.filter(({ year }) => year <= origin).map(({ value }) => value)
  return mean(values.slice(1).map((value, index) => Math.abs(value - (values[index] ?? value))))
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length
}
