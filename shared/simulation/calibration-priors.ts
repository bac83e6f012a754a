import { BAND_WIDTHS } from './band-widths.ts'
import { widerBelowCity, widerShare } from './bands.ts'
import type { IndicatorClass } from './growth-weights.ts'
import type { IndicatorKind, PlaceSize } from './indicator-class.ts'
import { GROWTH_DECAY } from './trend.ts'

// How wide a start growth is drawn before a town's own figures are looked at, and how those change it (情景-20).

/**
 * 80 % half-width of the error three years ahead (logarithm; of a share ln(p/(1−p))) of last level × decaying mean growth of
 * three years, as the model goes: 374 Chinese cities and provinces, windows of 5 years, origins from 2013 on; investment from
 * all origins. The 误差 of the shipped model's growth assumptions rest on the same table and the same widening below a city
 * (a test holds them together); the bands of a bare series rest on the smaller errors of its own method (band-widths.ts).
 * Deposits, loans and whatever has no row of its own take what investment errs, the widest but one: a judgement.
 */
const POOLED_THREE_YEARS: Readonly<Record<Exclude<IndicatorClass, 'growth-rate'>, number>> = {
  'gdp-published': 0.21,
  'gdp-revised': 0.15,
  primary: 0.25,
  secondary: 0.34,
  tertiary: 0.2,
  population: 0.029,
  tax: 0.21,
  spending: 0.15,
  investment: 0.24,
  deposits: 0.24,
  loans: 0.24,
  urbanisation: 0.07,
  level: 0.24,
}

/** Years over which an error of the start has grown into the error above. */
const YEARS = 3
/** What taxes, spending and investment keep of their growth every year; everything else keeps GROWTH_DECAY. */
const FAST_DECAY = 0.8
const FAST: ReadonlySet<IndicatorClass> = new Set(['tax', 'spending', 'investment'])
/** The usual variance counts as this many observations. */
const PRIOR_OBSERVATIONS = 8

/** An 80 % half-width of a start with all that it is made of. */
export interface StartWidth {
  /** On the scale of the start: logarithm or ln(p/(1−p)), a year. */
  readonly halfWidth: number
  /** Before the own scatter. */
  readonly prior: number
  /** Error three years ahead, pooled over the regions of the back-test. */
  readonly pooled: number
  /** Factor for a county or town, and for a share without a row of its own. */
  readonly wider: number
  /** What an error of the start comes to in three years: φ + φ² + φ³. */
  readonly compounded: number
  /** Own standard deviation of yearly changes (null with fewer than two), and the usual one. */
  readonly scatter: number | null
  readonly usual: number
  /** √((8 + (n−1)(s/s₀)²)/(8 + n − 1)), 1 with fewer than two own changes. */
  readonly k: number
}

/** Width of a start growth or shift of an indicator from the back-test and a region's own yearly changes; null for a rate. */
export function startWidth(
  kind: IndicatorKind,
  place: PlaceSize,
  changes: readonly number[],
): StartWidth | null {
  if (kind.class === 'growth-rate') return null
  const pooled = POOLED_THREE_YEARS[kind.class]
  const wider = widerBelowCity(kind, place) * widerShare(kind)
  const decay = kind.scale === 'share' ? 1 : FAST.has(kind.class) ? FAST_DECAY : GROWTH_DECAY
  const compounded = Array.from({ length: YEARS }, (_, year) => decay ** (year + 1)).reduce((a, b) => a + b)
  const prior = (pooled * wider) / compounded
  const usual = BAND_WIDTHS[kind.class].usual.spread
  const scatter = deviation(changes)
  const known = changes.length - 1
  const k =
    scatter === null
      ? 1
      : Math.sqrt((PRIOR_OBSERVATIONS + known * (scatter / usual) ** 2) / (PRIOR_OBSERVATIONS + known))
  return { halfWidth: prior * k, prior, pooled, wider, compounded, scatter, usual, k }
}

function deviation(values: readonly number[]): number | null {
  if (values.length < 2) return null
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length
  return Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (values.length - 1))
}
