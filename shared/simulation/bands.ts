import { type BandWidths, WIDER_BELOW_CITY, WIDER_OTHER_SHARE, WIDER_WHEN_SHORT } from './band-widths.ts'
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
  { usual, own, peers }: BandWidths,
  kind: IndicatorKind,
  place: PlaceSize,
  withPeers: boolean,
  restless: Restlessness,
  horizon: number,
): readonly [number, number, number, number] {
  const { sway, errors } = (withPeers ? peers : null) ?? own
  const features = swayFeatures(kind, place, restless, usual)
  const lower = swayFrom(sway.slice(0, 5), features)
  const upper = swayFrom(sway.slice(5), features)
  const [far, low, high, top] = [0, 1, 2, 3].map((end) => {
    const at = (year: number) => errors[(year - 1) * BAND_ENDS + end] ?? 0
    const within = at(Math.min(horizon, MEASURED_HORIZONS))
    const beyond = Math.max(0, horizon - MEASURED_HORIZONS) * (at(MEASURED_HORIZONS) - at(4))
    return within + beyond
  }) as [number, number, number, number]
  return [far * lower, low * lower, high * upper, top * upper]
}

/** What makes the errors of a series larger or smaller than usual, as the sway weighs it. */
export interface SwayFeatures {
  /** Own variance of growth against the usual one, drawn towards 1. */
  readonly variance: number
  /** Squares of recent growth and of the last jump against the usual variance. */
  readonly growth: number
  readonly jump: number
  /** 0.2 for four growths and fewer, below 0 for more. */
  readonly history: number
  /** Logarithm of the size against the usual one, 0 where it cannot be told. */
  readonly size: number
  /** Factor of what is below a city; applied where the size does not make the band wider already. */
  readonly byLevel: number
  /** Factors of an unmeasured share and of a very short history. */
  readonly factor: number
}

/** The features of a series for the sway. */
export function swayFeatures(
  kind: IndicatorKind,
  place: PlaceSize,
  { count, growths, deviation, recent, jump, last }: Restlessness,
  usual: BandWidths['usual'],
): SwayFeatures {
  const known = deviation === null ? 0 : count - 1
  const own = deviation === null ? 0 : (deviation / usual.spread) ** 2
  const share = kind.scale === 'share' && !kind.measured ? WIDER_OTHER_SHARE : 1
  return {
    variance: (PRIOR_OBSERVATIONS + known * own) / (PRIOR_OBSERVATIONS + known),
    growth: (recent / usual.spread) ** 2,
    jump: (jump / usual.spread) ** 2,
    history: 4 / Math.min(7, Math.max(4, growths)) - 0.8,
    size: sizeOf(kind, last, usual.size),
    byLevel: place === 'city' ? 0 : WIDER_BELOW_CITY[place][levelKey(kind)],
    factor: share * (WIDER_WHEN_SHORT[growths] ?? 1),
  }
}

/** Factor on the errors of one side of the band from its five weights. */
export function swayFrom(sway: readonly number[], features: SwayFeatures): number {
  const [variability = 0, growth = 0, jump = 0, short = 0, size = 0] = sway
  const stirred = 1 + variability * features.variance + growth * features.growth + jump * features.jump
  const bySize = Math.max(Math.exp(size * features.size), features.byLevel)
  return Math.sqrt(stirred) * Math.exp(short * features.history) * bySize * features.factor
}

function levelKey({ class: indicator }: IndicatorKind): 'secondary' | 'other' {
  return indicator === 'secondary' ? 'secondary' : 'other'
}

function sizeOf({ perUsualUnit }: IndicatorKind, last: number, usualSize: number): number {
  if (perUsualUnit === null || last <= 0) return 0
  return Math.min(SIZE_RANGE, Math.max(-SIZE_RANGE, Math.log(last / perUsualUnit) - usualSize))
}
