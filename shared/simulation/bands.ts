import { BAND_WIDTHS, WIDER_BELOW_CITY, WIDER_OTHER_SHARE, WIDER_WHEN_SHORT } from './band-widths.ts'
import type { IndicatorKind, PlaceSize } from './indicator-class.ts'

/** The bands end at 2.5, 10, 90 and 97.5 %. */
const BAND_ENDS = 4

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
/** Horizons for which errors were measured. */
const MEASURED_HORIZONS = 5

/**
 * Errors at the four ends of the bands for a horizon in years, on the scale of the series: the lower two below 0, the
 * upper two above. Beyond five years they grow by what they grew from the fourth to the fifth.
 */
export function bandErrors(
  kind: IndicatorKind,
  place: PlaceSize,
  withPeers: boolean,
  restless: Restlessness,
  horizon: number,
): readonly [number, number, number, number] {
  const { usual, own, peers } = BAND_WIDTHS[kind.class]
  const { sway, errors } = (withPeers ? peers : null) ?? own
  const lower = swayOf(sway.slice(0, 5), kind, place, restless, usual)
  const upper = swayOf(sway.slice(5), kind, place, restless, usual)
  const [far, low, high, top] = [0, 1, 2, 3].map((end) => {
    const at = (year: number) => errors[(year - 1) * BAND_ENDS + end] ?? 0
    const within = at(Math.min(horizon, MEASURED_HORIZONS))
    const beyond = Math.max(0, horizon - MEASURED_HORIZONS) * (at(MEASURED_HORIZONS) - at(4))
    return within + beyond
  }) as [number, number, number, number]
  return [far * lower, low * lower, high * upper, top * upper]
}

function swayOf(
  sway: readonly number[],
  kind: IndicatorKind,
  place: PlaceSize,
  restless: Restlessness,
  usual: { readonly spread: number; readonly size: number },
): number {
  const [variability = 0, growth = 0, jump = 0, short = 0, size = 0] = sway
  const { count, growths, deviation, recent, jump: offMedian } = restless
  const known = deviation === null ? 0 : count - 1
  const own = deviation === null ? 0 : (deviation / usual.spread) ** 2
  const variance = (PRIOR_OBSERVATIONS + known * own) / (PRIOR_OBSERVATIONS + known)
  const stirred =
    1 +
    variability * variance +
    growth * (recent / usual.spread) ** 2 +
    jump * (offMedian / usual.spread) ** 2
  const history = 4 / Math.min(7, Math.max(4, growths)) - 0.8
  const bySize = kind.perUsualUnit === null ? 1 : Math.exp(size * sizeOf(kind, restless.last, usual.size))
  const byLevel = place === 'city' ? 0 : WIDER_BELOW_CITY[place][levelKey(kind)]
  const share = kind.scale === 'share' && !kind.measured ? WIDER_OTHER_SHARE : 1
  const brief = WIDER_WHEN_SHORT[growths] ?? 1
  return Math.sqrt(stirred) * Math.exp(short * history) * Math.max(bySize, byLevel) * share * brief
}

function levelKey({ class: indicator }: IndicatorKind): 'secondary' | 'other' {
  return indicator === 'secondary' ? 'secondary' : 'other'
}

function sizeOf({ perUsualUnit }: IndicatorKind, last: number, usualSize: number): number {
  if (perUsualUnit === null || last <= 0) return 0
  return Math.min(SIZE_RANGE, Math.max(-SIZE_RANGE, Math.log(last / perUsualUnit) - usualSize))
}
