import { HORIZONS } from '../../../shared/simulation/forecast.ts'
import type { Window } from './panel.ts'

/** Ends of bands for horizons 1 to 5: 2.5, 10, 90 and 97.5 % in the data's unit. */
export type Bands = readonly (readonly [far: number, low: number, high: number, top: number])[]

/** Sums over forecasts. */
export interface Tally {
  n: number
  /** Absolute error relative to what came (of a growth rate: in points / 100). */
  error: number
  held80: number
  held95: number
  /** Interval scores of both bands relative to what came, 80 % and 95 % alike. */
  interval: number
}

/** A tally of nothing. */
export function emptyTally(): Tally {
  return { n: 0, error: 0, held80: 0, held95: 0, interval: 0 }
}

/** Adds the forecasts of one window, horizon by horizon, to a tally. */
export function addTo(
  tally: Tally,
  { series, actuals }: Window,
  centres: readonly number[],
  bands: Bands | null,
): void {
  const rate = /指数.*上年|增速/.test(series.indicator)
  for (const horizon of HORIZONS) {
    const actual = actuals[horizon - 1]
    const centre = centres[horizon - 1]
    if (actual === null || actual === undefined || centre === undefined) continue
    const size = rate ? 100 : Math.abs(actual)
    tally.n += 1
    tally.error += Math.abs(centre - actual) / size
    const band = bands?.[horizon - 1]
    if (!band) continue
    const [far, low, high, top] = band
    if (low <= actual && actual <= high) tally.held80 += 1
    if (far <= actual && actual <= top) tally.held95 += 1
    tally.interval += (intervalScore(low, high, actual, 0.2) + intervalScore(far, top, actual, 0.05)) / size
  }
}

function intervalScore(low: number, high: number, actual: number, alpha: number): number {
  const outside = Math.max(0, low - actual, actual - high)
  return high - low + (2 / alpha) * outside
}
