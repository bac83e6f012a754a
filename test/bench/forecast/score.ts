import { indicatorKind } from '../../../shared/simulation/indicator-class.ts'
import { HORIZONS } from '../../../shared/simulation/forecast.ts'
import { scaleFor } from '../../../shared/simulation/series-scale.ts'
import type { Window } from './panel.ts'

/** Ends of bands for horizons 1 to 5: 2.5, 10, 90 and 97.5 % in the data's unit. */
export type Bands = readonly (readonly [far: number, low: number, high: number, top: number])[]

/** Sums over the horizons of one window or of many. */
export interface Scores {
  readonly n: number
  /** Absolute error relative to what came (of a growth rate: in points / 100). */
  readonly error: number
  readonly held80: number
  readonly held95: number
  /** How often what came lay below the 80 % band. */
  readonly below: number
  /** Interval scores of both bands relative to what came, 80 % and 95 % alike. */
  readonly interval: number
  /** The same on the scale of the series, where a fall to a half and a rise to the double weigh alike. */
  readonly scaled: number
}

/** Nothing measured. */
export const NO_SCORES: Scores = { n: 0, error: 0, held80: 0, held95: 0, below: 0, interval: 0, scaled: 0 }

/** The sums of two. */
export function added(a: Scores, b: Scores): Scores {
  return {
    n: a.n + b.n,
    error: a.error + b.error,
    held80: a.held80 + b.held80,
    held95: a.held95 + b.held95,
    below: a.below + b.below,
    interval: a.interval + b.interval,
    scaled: a.scaled + b.scaled,
  }
}

/** The forecasts of one window against what came. */
export function scoresOf(
  { series, values, actuals }: Window,
  centres: readonly number[],
  bands: Bands | null,
): Scores {
  const { kind, scale } = scaleFor(indicatorKind(series.indicator, series.unit), values)
  let sum = NO_SCORES
  for (const horizon of HORIZONS) {
    const actual = actuals[horizon - 1]
    const centre = centres[horizon - 1]
    if (actual === null || actual === undefined || centre === undefined) continue
    const size = kind.scale === 'rate' ? 100 : Math.abs(actual)
    const band = bands?.[horizon - 1]
    const [far, low, high, top] = band ?? [NaN, NaN, NaN, NaN]
    sum = added(sum, {
      n: 1,
      error: Math.abs(centre - actual) / size,
      held80: Number(low <= actual && actual <= high),
      held95: Number(far <= actual && actual <= top),
      below: Number(actual < low),
      interval: band ? bothScores(band, actual) / size : 0,
      scaled: band
        ? bothScores(
            band.map((end) => scale.fromUnit(end)),
            scale.fromUnit(actual),
          )
        : 0,
    })
  }
  return sum
}

function bothScores([far = 0, low = 0, high = 0, top = 0]: readonly number[], actual: number): number {
  return intervalScore(low, high, actual, 0.2) + intervalScore(far, top, actual, 0.05)
}

function intervalScore(low: number, high: number, actual: number, alpha: number): number {
  const outside = Math.max(0, low - actual, actual - high)
  return high - low + (2 / alpha) * outside
}
