// Readings of a short series: what some simple rules say of the change from its last figure to some years later. A forecast
// is their weighted sum (growth-weights.ts). All on the scale of the series, where changes add up.

/** A yearly growth beyond e^±1.5 is a break of the series rather than growth. */
const GROWTH_LIMIT = 1.5
/** Figures that the two smoothing rules look back on. */
const LOOK_BACK = 8
/** Holt's smoothing of level and trend, and how much of the trend stays from year to year. */
const HOLT = { level: 0.9, trend: 0.3, damping: 0.9 } as const
/** Smoothing constants that Theta chooses from by its one-step errors; of equal ones the quickest. */
const THETA_SMOOTHING = [0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.99] as const

/** Errors that differ by less than this are equal, whatever the unit. */
const SAME = 1e-9

/** Readings for the years 1, 2, … after the last figure; the n-th list is of the n-th year. */
export type Readings = readonly (readonly number[])[]

/** Yearly changes of a path, breaks limited. */
export function stepsOf(path: readonly number[]): readonly number[] {
  return path.slice(1).map((value, index) => clamp(value - (path[index] ?? value), GROWTH_LIMIT))
}

/** Of a level or share: last growth, means of three and of seven, median of five, damped Holt, Theta. */
export function growthReadings(
  growths: readonly number[],
  toUnit: (value: number) => number,
  fromUnit: (value: number) => number,
  years: number,
): Readings {
  const last = growths.at(-1) ?? 0
  const plain = [last, mean(growths.slice(-3)), mean(growths.slice(-7)), median(growths.slice(-5))]
  const recent = pathOf(growths.slice(1 - LOOK_BACK))
  const holt = dampedHolt(recent, years)
  const theta = thetaOf(recent.map(toUnit), years)
  return holt.map((change, index) => {
    const limit = GROWTH_LIMIT * (index + 1)
    // A line that falls below nothing has no logarithm; then the damped trend speaks for both.
    const line = fromUnit(theta[index] ?? 0)
    return [...plain, clamp(change, limit), clamp(Number.isFinite(line) ? line : change, limit)]
  })
}

/** A growth rate leans towards its means and towards nothing. */
export function rateReadings(path: readonly number[], years: number): Readings {
  const last = path.at(-1) ?? 0
  const readings = [mean(path.slice(-3)) - last, mean(path.slice(-8)) - last, -last]
  return Array.from({ length: years }, () => readings)
}

/** The path that ends at 0 with these steps. */
function pathOf(growths: readonly number[]): readonly number[] {
  let now = -growths.reduce((sum, growth) => sum + growth, 0)
  const path = [now]
  for (const growth of growths) {
    now += growth
    path.push(now)
  }
  return path
}

function decayedSums(years: number): readonly number[] {
  let sum = 0
  return Array.from({ length: years }, (_, index) => (sum += HOLT.damping ** (index + 1)))
}

/** Changes that Holt's damped trend (Gardner and McKenzie) gives from the end of a path. */
function dampedHolt(path: readonly number[], years: number): readonly number[] {
  let level = path[0] ?? 0
  let trend = (path[1] ?? level) - level
  for (const value of path.slice(1)) {
    const next = HOLT.level * value + (1 - HOLT.level) * (level + HOLT.damping * trend)
    trend = HOLT.trend * (next - level) + (1 - HOLT.trend) * HOLT.damping * trend
    level = next
  }
  return decayedSums(years).map((sum) => level + trend * sum)
}

/** Theta (Assimakopoulos and Nikolopoulos): exponential smoothing with half of the line's slope as drift, in the data's unit. */
function thetaOf(values: readonly number[], years: number): readonly number[] {
  const n = values.length
  const middle = (n - 1) / 2
  const spread = values.reduce((sum, _, index) => sum + (index - middle) ** 2, 0)
  const slope = values.reduce((sum, value, index) => sum + (index - middle) * value, 0) / spread
  const smoothed = THETA_SMOOTHING.map((alpha) => {
    let level = values[0] ?? 0
    let error = 0
    for (const value of values.slice(1)) {
      error += (value - level) ** 2
      level += alpha * (value - level)
    }
    return { alpha, level, error }
  })
  const best = smoothed.reduce((least, now) => (now.error <= least.error * (1 + SAME) ? now : least))
  const lag = (1 - (1 - best.alpha) ** n) / best.alpha
  return Array.from({ length: years }, (_, index) => best.level + (slope / 2) * (index + lag))
}

/** A value held between −limit and limit. */
export function clamp(value: number, limit: number): number {
  return Math.min(limit, Math.max(-limit, value))
}

/** Arithmetic mean; NaN of nothing. */
export function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length
}

/** Median, of an even number the mean of the two in the middle. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  const [lower, upper] = [Math.floor((sorted.length - 1) / 2), Math.floor(sorted.length / 2)]
  return ((sorted[lower] ?? 0) + (sorted[upper] ?? 0)) / 2
}
