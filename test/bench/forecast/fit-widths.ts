import { swayFeatures, swayFrom, type SwayFeatures } from '../../../shared/simulation/bands.ts'
import type { BandWidths } from '../../../shared/simulation/band-widths.ts'
import { HORIZONS } from '../../../shared/simulation/forecast.ts'
import type { Sample } from './fit-weights.ts'
import { leastPoint } from './least-point.ts'

/** A sample with the errors of its forecasts (actual less forecast on the scale of the series). */
export interface Missed extends Sample {
  readonly errors: readonly (number | null)[]
}

/** More samples than this are thinned out evenly while the sway is sought; the errors take all. */
const ENOUGH = 1500
/** Points that are tried for the sway. */
const TRIES = 250
/** Bands of later years are at least this much wider. */
const WIDER = 1.005
const ENDS = [0.025, 0.1, 0.9, 0.975] as const

/** Usual spread of growth and usual size of a class. */
export function usualOf(samples: readonly Sample[]): BandWidths['usual'] {
  const spreads = samples.flatMap(({ reading }) => reading.restless.deviation ?? [])
  const sizes = samples.flatMap(({ reading: { kind, restless } }) =>
    kind.perUsualUnit === null || restless.last <= 0 ? [] : [Math.log(restless.last / kind.perUsualUnit)],
  )
  return {
    spread: round(quantile(spreads.toSorted(ascending), 0.5)),
    size: sizes.length === 0 ? 0 : round(mean(sizes)),
  }
}

/** The ten weights of the sway that make the interval scores of a class least. */
export function fitSway(samples: readonly Missed[], usual: BandWidths['usual']): readonly number[] {
  const thin = Math.max(1, samples.length / ENOUGH)
  const some = Array.from(
    { length: Math.floor(samples.length / thin) },
    (_, index) => samples[Math.floor(index * thin)],
  ).flatMap((one) => one ?? [])
  const features = some.map((one) => featuresOf(one, usual))
  return [0, 1].flatMap((side) => {
    const cost = (point: readonly number[]) => scoreOf(some, features, swayAt(point), side === 0)
    return swayAt(leastPoint(cost, [0, -2, -2, 0, 0], TRIES)).map(round)
  })
}

function swayAt([
  variance = 0,
  growth = 0,
  jump = 0,
  short = 0,
  size = 0,
]: readonly number[]): readonly number[] {
  const held = (value: number) => Math.exp(Math.min(2.5, Math.max(-6, value)))
  return [held(variance), held(growth), held(jump), short, size]
}

function featuresOf(
  { reading: { kind, place, restless } }: Sample,
  usual: BandWidths['usual'],
): SwayFeatures {
  return swayFeatures(kind, place, restless, usual)
}

/** Mean pinball loss of the best two ends of one side, each horizon against its own mean error. */
function scoreOf(
  samples: readonly Missed[],
  features: readonly SwayFeatures[],
  sway: readonly number[],
  lower: boolean,
): number {
  const factors = features.map((one) => swayFrom(sway, one))
  const level = samples[0]?.reading.kind.scale === 'level'
  // Small weights are as good as large ones unless the errors say otherwise.
  let score = 1e-3 * ((sway[3] ?? 0) ** 2 + (sway[4] ?? 0) ** 2)
  for (const horizon of HORIZONS) {
    const errors: number[] = []
    const by: number[] = []
    for (const [index, { errors: all }] of samples.entries()) {
      const error = all[horizon - 1]
      if (error === null || error === undefined) continue
      errors.push(lower ? -error : error)
      by.push(factors[index] ?? 1)
    }
    const standardised = Float64Array.from(errors, (error, index) => error / (by[index] ?? 1)).toSorted()
    const size = errors.reduce((sum, error) => sum + Math.abs(error), 0)
    for (const part of [0.9, 0.975]) {
      const end = Math.max(0, quantile(standardised, part))
      let loss = 0
      for (const [index, error] of errors.entries()) {
        const beyond = apart(error, end * (by[index] ?? 1), lower, level)
        loss += beyond > 0 ? part * beyond : (part - 1) * beyond
      }
      score += loss / size / (1 - part)
    }
  }
  return score
}

/** How far an error lies beyond an end: of a level relative to what came, as the interval score counts it. */
function apart(error: number, end: number, lower: boolean, level: boolean): number {
  if (!level) return error - end
  return lower ? Math.expm1(error - end) : -Math.expm1(end - error)
}

/** The twenty errors at the ends of the bands, given the sway. */
export function fitErrors(
  samples: readonly Missed[],
  usual: BandWidths['usual'],
  sway: readonly number[],
): readonly number[] {
  const factors = samples.map((one) => {
    const features = featuresOf(one, usual)
    return [swayFrom(sway.slice(0, 5), features), swayFrom(sway.slice(5), features)] as const
  })
  const rows = HORIZONS.map((horizon) => {
    const standardised = samples
      .flatMap(({ errors }, index) => {
        const error = errors[horizon - 1]
        const [lower, upper] = factors[index] ?? [1, 1]
        return error === null || error === undefined ? [] : [error / (error < 0 ? lower : upper)]
      })
      .toSorted(ascending)
    return ENDS.map((part) => quantile(standardised, part))
  })
  return rows.flatMap((row, year) =>
    row.map((_, index) => {
      const side = index < 2 ? -1 : 1
      // Never narrower than the year before, and the outer end beyond the inner one.
      const before = Math.max(
        ...rows.slice(0, year + 1).map((one, at) => side * (one[index] ?? 0) * WIDER ** (year - at)),
      )
      return round(side * Math.max(before, 0.001 * (year + 1) * (index === 0 || index === 3 ? 2 : 1)))
    }),
  )
}

function quantile(sorted: ArrayLike<number>, part: number): number {
  const at = part * (sorted.length + 1) - 1
  const low = Math.min(sorted.length - 1, Math.max(0, Math.floor(at)))
  const high = Math.min(sorted.length - 1, low + 1)
  const [a, b] = [sorted[low] ?? 0, sorted[high] ?? 0]
  return a + (b - a) * Math.min(1, Math.max(0, at - low))
}

function ascending(a: number, b: number): number {
  return a - b
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length
}

function round(value: number): number {
  return Number(value.toFixed(4))
}
