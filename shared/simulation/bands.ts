import { type BandWidths, WIDER_BELOW_CITY, WIDER_OTHER_SHARE, WIDER_WHEN_SHORT } from './band-widths.ts'
import type { IndicatorKind, PlaceSize } from './indicator-class.ts'
import { clamp } from './readings.ts'

/** What a series tells about how wrong its forecast may be, on the scale on which it moves. */
export interface Restlessness {
  /** Growths known, at most seven; of a growth rate the values, at most eight. */
  readonly count: number
  /** Growths known before any limit, by which a short history is told. */
  readonly growths: number
  /** Standard deviation of the growths, null with fewer than two. */
  readonly deviation: number | null
  /** Mean growth of the last three years (of a growth rate: its mean). */
  readonly recent: number
  /** How far the last growth lies off the median of the last five (of a rate: the last off the mean). */
  readonly jump: number
  /** Last level in the data's unit. */
  readonly last: number
}

/** The usual variance counts as this many observations, so that one calm decade does not make a band of no width. */
const PRIOR_OBSERVATIONS = 8
/** Sizes beyond ten times or a tenth of the usual one say no more than that. */
const SIZE_RANGE = 2.3
/** No series makes errors more than e² times larger or smaller than usual. */
const SWAY_RANGE = 2

/**
 * Errors at 2.5, 10, 90 and 97.5 % for a horizon in years, on the scale of the series: the lower two below 0, the upper two
 * above. They grow by a power of the horizon, beyond the five years that were measured too.
 */
export function bandErrors(
  { usual, own, peers }: BandWidths,
  kind: IndicatorKind,
  place: PlaceSize,
  withPeers: boolean,
  restless: Restlessness,
  horizon: number,
): readonly [number, number, number, number] {
  const { ends, exponents, sway } = (withPeers ? peers : null) ?? own
  const features = swayFeatures(kind, place, restless, usual)
  const lower = swayFrom(sway.lower, features) * horizon ** exponents.lower
  const upper = swayFrom(sway.upper, features) * horizon ** exponents.upper
  return [ends[0] * lower, ends[1] * lower, ends[2] * upper, ends[3] * upper]
}

/** What makes the errors of a series larger or smaller than usual. */
export interface SwayFeatures {
  /** What is weighed, in the order of the weights; each 0 for a usual series. */
  readonly weighed: readonly number[]
  /** Logarithm of what is added below a city; taken where the size does not make the band wider already. */
  readonly byLevel: number
  /** Factors of an unmeasured share and of a very short history. */
  readonly factor: number
}

/** Where the size stands among what is weighed. */
const SIZE = 5

/**
 * The features of a series for the sway: logarithm of its own variance of growth against the usual one; size of the last
 * jump, and the same downwards positive; growth below the usual; a short history (0.2 for four growths and fewer, below 0
 * for more); logarithm of the size against the usual one, 0 where it cannot be told.
 */
export function swayFeatures(
  kind: IndicatorKind,
  place: PlaceSize,
  { count, growths, deviation, recent, jump, last }: Restlessness,
  usual: BandWidths['usual'],
): SwayFeatures {
  const known = deviation === null ? 0 : count - 1
  const own = deviation === null ? 0 : (deviation / usual.spread) ** 2
  const downwards = damped(-jump / usual.spread)
  return {
    weighed: [
      Math.log((PRIOR_OBSERVATIONS + known * own) / (PRIOR_OBSERVATIONS + known)),
      Math.abs(downwards),
      downwards,
      damped((usual.growth - recent) / usual.spread),
      4 / Math.min(7, Math.max(4, growths)) - 0.8,
      sizeOf(kind, last, usual.size),
    ],
    byLevel: place === 'city' ? Number.NEGATIVE_INFINITY : Math.log(widerBelowCity(kind, place)),
    factor: widerShare(kind) * (WIDER_WHEN_SHORT[growths] ?? 1),
  }
}

/** Factor on the errors of one side of the band from its six weights. */
export function swayFrom(sway: readonly number[], { weighed, byLevel, factor }: SwayFeatures): number {
  const bySize = (sway[SIZE] ?? 0) * (weighed[SIZE] ?? 0)
  const sum = weighed.reduce((total, one, index) => total + one * (sway[index] ?? 0), 0) - bySize
  return Math.exp(clamp(sum + Math.max(bySize, byLevel), SWAY_RANGE)) * factor
}

/** Factor for a county or a town. */
export function widerBelowCity({ class: indicator }: IndicatorKind, place: PlaceSize): number {
  if (place === 'city') return 1
  const { gdp, secondary, other } = WIDER_BELOW_CITY[place]
  if (indicator === 'gdp-published' || indicator === 'gdp-revised') return gdp
  return indicator === 'secondary' ? secondary : other
}

/** Factor for a share without a row of its own. */
export function widerShare({ scale, measured }: IndicatorKind): number {
  return scale === 'share' && !measured ? WIDER_OTHER_SHARE : 1
}

/** The logarithm of 1 + x², with the sign of x. */
function damped(x: number): number {
  return Math.sign(x) * Math.log1p(x ** 2)
}

function sizeOf({ perUsualUnit }: IndicatorKind, last: number, usualSize: number): number {
  if (perUsualUnit === null || last <= 0) return 0
  return clamp(Math.log(last / perUsualUnit) - usualSize, SIZE_RANGE)
}
