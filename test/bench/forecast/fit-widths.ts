import { swayFeatures, swayFrom, type SwayFeatures } from '../../../shared/simulation/bands.ts'
import type { BandWidths, Widths } from '../../../shared/simulation/band-widths.ts'
import { HORIZONS } from '../../../shared/simulation/forecast.ts'
import { mean, median } from '../../../shared/simulation/readings.ts'
import type { Sample } from './fit-weights.ts'
import { leastPoint, type Slope } from './least-point.ts'

/** A sample with the errors of its forecasts (actual less forecast on the scale of the series). */
export interface Missed extends Sample {
  readonly errors: readonly (number | null)[]
}

type Sway = Widths['sway']

/** More samples than this are thinned out evenly while the sway is sought; the errors take all. */
const ENOUGH = 2500
/** Ends of the bands, as parts of the errors of one side and with the price of a miss. */
const PRICED = [
  [0.9, 10],
  [0.975, 40],
] as const
const ENDS = [0.025, 0.1, 0.9, 0.975] as const
/** (z² + 1) / 4 at the ends, by which Student's quantiles exceed the normal's for a degree of freedom (first order). */
const FEWER_WIDER = [1.21, 0.66, 0.66, 1.21] as const
/** Bands grow with the years at least by this power. */
const LEAST_EXPONENT = 0.02
/** Weights of what is weighed in the sway. */
const WEIGHTS = 6
/** No weights: the start, and what a growth rate's are drawn towards. */
export const NO_SWAY: Sway = { lower: nothing(), upper: nothing() }

function nothing(): readonly number[] {
  return Array.from({ length: WEIGHTS }, () => 0)
}

/** Usual growth, spread of growth and size of a class. */
export function usualOf(samples: readonly Sample[]): BandWidths['usual'] {
  const spreads = samples.flatMap(({ reading }) => reading.restless.deviation ?? [])
  const sizes = samples.flatMap(({ reading: { kind, restless } }) =>
    kind.perUsualUnit === null || restless.last <= 0 ? [] : [Math.log(restless.last / kind.perUsualUnit)],
  )
  return {
    growth: round(median(samples.map(({ reading }) => reading.restless.recent))),
    spread: round(median(spreads)),
    size: sizes.length === 0 ? 0 : round(mean(sizes)),
  }
}

/**
 * The weights of the sway of both sides that make the interval score least, each drawn towards a start: `strength` is the
 * price of a weight that is 1 away from it, where one sample costs about 1 a year.
 */
export function fitSway(
  groups: readonly { readonly samples: readonly Missed[]; readonly usual: BandWidths['usual'] }[],
  start: Sway,
  strength: number,
): Sway {
  const rows = groups.flatMap(({ samples, usual }) => {
    const sizes = HORIZONS.map((_, year) =>
      mean(samples.flatMap(({ errors }) => (isKnown(errors[year]) ? [Math.abs(errors[year])] : []))),
    )
    const thin = Math.max(1, (samples.length * groups.length) / ENOUGH)
    return Array.from({ length: Math.floor(samples.length / thin) }, (_, at) => at).flatMap((at) => {
      const sample = samples[Math.floor(at * thin)]
      if (!sample) return []
      const features = featuresOf(sample, usual)
      return sample.errors.flatMap((error, year) =>
        isKnown(error) ? [{ features, year, error: error / (sizes[year] ?? 1), thin }] : [],
      )
    })
  })
  const byYear = HORIZONS.map((_, year) => rows.filter((one) => one.year === year))
  const side = (sign: number, from: readonly number[]) =>
    leastPoint((weights) => scoreOf(byYear, sign, weights, from, strength), from).map(round)
  return { lower: side(-1, start.lower), upper: side(1, start.upper) }
}

interface Row {
  readonly features: SwayFeatures
  readonly year: number
  /** Against the mean error of its year. */
  readonly error: number
  /** How many samples it stands for. */
  readonly thin: number
}

/** Price of the best two ends of one side for given weights, and its slope. */
function scoreOf(
  byYear: readonly (readonly Row[])[],
  sign: number,
  weights: readonly number[],
  start: readonly number[],
  strength: number,
): Slope {
  let price = 0
  const pull = strength / (byYear[0]?.[0]?.thin ?? 1)
  const slope = weights.map((weight, index) => {
    const off = weight - (start[index] ?? 0)
    price += pull * off ** 2
    return 2 * pull * off
  })
  for (const rows of byYear) {
    const now = rows
      .map(({ features, error }) => {
        const width = swayFrom(weights, features)
        return { features, width, standard: (sign * error) / width }
      })
      .toSorted((a, b) => a.standard - b.standard)
    const total = now.reduce((sum, { width }) => sum + width, 0)
    for (const [part, cost] of PRICED) {
      let below = 0
      const end = Math.max(1e-6, now.find(({ width }) => (below += width) >= part * total)?.standard ?? 0)
      for (const { features, width, standard } of now) {
        const beyond = standard - end
        const pays = (cost * (beyond > 0 ? part : part - 1)) / 10
        price += width * beyond * pays
        for (const [index, one] of features.weighed.entries())
          slope[index] = (slope[index] ?? 0) - width * end * pays * one
      }
    }
  }
  return { value: price, slope }
}

/**
 * Ends one year ahead and the exponents of the years, given the sway. Errors of one region are much alike, so that ends from
 * few regions are too near: they are moved out as Student's quantiles are from the normal's.
 */
export function fitErrors(
  samples: readonly Missed[],
  usual: BandWidths['usual'],
  sway: Sway,
): Pick<Widths, 'ends' | 'exponents'> {
  const factors = samples.map((one) => {
    const features = featuresOf(one, usual)
    return [swayFrom(sway.lower, features), swayFrom(sway.upper, features)] as const
  })
  const byYear = HORIZONS.map((_, year) => {
    const standardised = samples
      .flatMap(({ errors }, index) => {
        const error = errors[year]
        const [lower, upper] = factors[index] ?? [1, 1]
        return isKnown(error) ? [error / (error < 0 ? lower : upper)] : []
      })
      .toSorted((a, b) => a - b)
    return ENDS.map((part) => Math.log(Math.max(1e-4, Math.abs(quantile(standardised, part)))))
  })
  const years = HORIZONS.map((horizon) => Math.log(horizon))
  const exponents = [0, 2].map((end) => {
    const heights = byYear.map((ends) => ((ends[end] ?? 0) + (ends[end + 1] ?? 0)) / 2)
    return Math.max(LEAST_EXPONENT, lineThrough(years, heights))
  })
  const [lower = 0, upper = 0] = exponents.map(round)
  const freedom = new Set(samples.map(({ region }) => region)).size - 1
  const ends = ENDS.map((_, end) => {
    const height = mean(byYear.map((one) => one[end] ?? 0)) - (end < 2 ? lower : upper) * mean(years)
    const wider = 1 + (FEWER_WIDER[end] ?? 0) / freedom
    return round((end < 2 ? -1 : 1) * Math.exp(height) * wider)
  })
  const [far = 0, low = 0, high = 0, top = 0] = ends
  return { ends: [far, low, high, top], exponents: { lower, upper } }
}

function featuresOf(
  { reading: { kind, place, restless } }: Sample,
  usual: BandWidths['usual'],
): SwayFeatures {
  return swayFeatures(kind, place, restless, usual)
}

/** Slope of the line of least squares. */
function lineThrough(x: readonly number[], y: readonly number[]): number {
  const [xBar, yBar] = [mean(x), mean(y)]
  const over = x.reduce((sum, one, index) => sum + (one - xBar) * ((y[index] ?? 0) - yBar), 0)
  return over / x.reduce((sum, one) => sum + (one - xBar) ** 2, 0)
}

function quantile(sorted: ArrayLike<number>, part: number): number {
  const at = part * (sorted.length + 1) - 1
  const low = Math.min(sorted.length - 1, Math.max(0, Math.floor(at)))
  const high = Math.min(sorted.length - 1, low + 1)
  const [a, b] = [sorted[low] ?? 0, sorted[high] ?? 0]
  return a + (b - a) * Math.min(1, Math.max(0, at - low))
}

function isKnown(error: number | null | undefined): error is number {
  return error !== null && error !== undefined
}

function round(value: number): number {
  return Number(value.toFixed(4))
}
