import { HORIZONS, type SeriesReading } from '../../../shared/simulation/forecast.ts'
import type { GrowthWeights, IndicatorClass } from '../../../shared/simulation/growth-weights.ts'

/** A window read, with the changes that came after it on the scale of the series. */
export interface Sample {
  readonly class: IndicatorClass
  readonly region: string
  /** Years of the window. */
  readonly length: number
  readonly reading: SeriesReading
  readonly changes: readonly (number | null)[]
}

/** How many forecasts the starting weights count for against a class's own. */
const PRIOR_FORECASTS = 2
/** The same where there are only provinces: too few regions to leave the best simple rule for more than a nudge. */
const FEW_PRIOR_FORECASTS = 4000
const ROUNDS = 25
const DAMPING = 0.9

/** Money figures of which only provinces are to be had. */
const FEW: readonly IndicatorClass[] = ['tax', 'spending', 'investment']

/** Classes that lean on the common weights of money figures. */
const MONEY: readonly IndicatorClass[] = [
  'gdp-published',
  'gdp-revised',
  'primary',
  'secondary',
  'tertiary',
  'tax',
  'spending',
  'investment',
  'deposits',
  'loans',
]

/** Sums of a damping and its powers for 1 to 5 years. */
function decaysOf(damping: number): readonly number[] {
  return HORIZONS.map((years) => (damping * (1 - damping ** years)) / (1 - damping))
}

/** The simple rule that does best for a class whose weights are not drawn towards those of all money figures. */
const SIMPLE: Readonly<Partial<Record<IndicatorClass, readonly number[]>>> = {
  tax: HORIZONS.flatMap(() => [0, 0, 0, 0, 0, 1]),
  spending: decaysOf(0.8).flatMap((sum) => [0, sum / 3, 0, 0, 1 / 3, 1 / 3]),
  investment: decaysOf(0.8).flatMap((sum) => [0, sum, 0, 0, 0, 0]),
  urbanisation: HORIZONS.flatMap((years) => [0, 0, years, 0, 0, 0]),
  population: plain(false),
}

/** Weights of least relative error, class by class, each drawn towards the common ones of all money figures. */
export function fitWeights(
  samples: readonly Sample[],
  withPeers: boolean,
  ownWeights: ReadonlyMap<IndicatorClass, readonly number[]> | null,
): ReadonlyMap<IndicatorClass, readonly number[]> {
  const used = samples.filter(({ reading }) => reading.withPeers === withPeers)
  const money = used.filter((one) => MONEY.includes(one.class))
  const common = leastError(money, plain(withPeers), PRIOR_FORECASTS)
  const fitted = (name: IndicatorClass) => {
    const own = used.filter((one) => one.class === name)
    if (name === 'growth-rate') return leastError(own, NO_RATE_WEIGHTS, PRIOR_FORECASTS)
    const simple = SIMPLE[name]
    if (!simple) return leastError(own, common, PRIOR_FORECASTS)
    const alone = ownWeights?.get(name)
    const strength = FEW.includes(name) ? FEW_PRIOR_FORECASTS : PRIOR_FORECASTS
    return leastError(own, alone ? withoutPeers(alone) : simple, strength)
  }
  const classes = [...new Set(used.map((one) => one.class))]
  return new Map([['level', common] as const, ...classes.map((name) => [name, fitted(name)] as const)])
}

const NO_RATE_WEIGHTS = HORIZONS.flatMap(() => [0, 0, 0])

/** Own weights with a weight of nothing for the peers. */
function withoutPeers(alone: readonly number[]): readonly number[] {
  const size = alone.length / HORIZONS.length
  return HORIZONS.flatMap((horizon) => [...alone.slice((horizon - 1) * size, horizon * size), 0])
}

/** Without measurement: the mean of decay3, damped Holt and Theta (half of it the peers' growth, decayed). */
function plain(withPeers: boolean): readonly number[] {
  const part = (withPeers ? 0.5 : 1) / 3
  return decaysOf(DAMPING).flatMap((sum) => {
    const own = [0, part * sum, 0, 0, part, part]
    return withPeers ? [...own, sum / 2] : own
  })
}

/** Iterated weighted least squares of |e^(forecast − actual) − 1|, which is the relative error of a level. */
function leastError(
  samples: readonly Sample[],
  prior: readonly number[],
  strength: number,
): readonly number[] {
  const size = prior.length / HORIZONS.length
  return HORIZONS.flatMap((horizon) => {
    const rows = samples.flatMap(({ reading, changes }) => {
      const change = changes[horizon - 1]
      return change === null || change === undefined ? [] : [{ reading, change }]
    })
    const x = Float64Array.from(rows.flatMap(({ reading }) => reading.readings[horizon - 1] ?? []))
    const changes = Float64Array.from(rows, ({ change }) => change)
    const level = rows[0]?.reading.kind.scale === 'level'
    const start = prior.slice((horizon - 1) * size, horizon * size)
    let weights: readonly number[] = start
    for (let round = 0; round < ROUNDS; round += 1) {
      const errors = changes.map((change, row) => {
        let sum = -change
        for (let i = 0; i < size; i += 1) sum += (x[row * size + i] ?? 0) * (weights[i] ?? 0)
        return sum
      })
      const counts = weightsBy(errors, level)
      weights = drawn(normalEquations(x, changes, counts, size), start, strength / rows.length)
    }
    return weights
  })
}

/** Weights with which the squares of errors are their relative sizes. */
function weightsBy(errors: Float64Array, level: boolean): Float64Array {
  const least = (0.02 * errors.reduce((sum, error) => sum + Math.abs(error), 0)) / errors.length
  return errors.map((error) => {
    const relative = Math.abs(level ? Math.expm1(error) : error)
    return Math.max(relative, least) / Math.max(Math.abs(error), least) ** 2
  })
}

interface Equations {
  /** Square matrix, row after row. */
  readonly left: Float64Array
  readonly right: Float64Array
}

function normalEquations(x: Float64Array, y: Float64Array, counts: Float64Array, size: number): Equations {
  const left = new Float64Array(size * size)
  const right = new Float64Array(size)
  for (let row = 0; row < y.length; row += 1)
    for (let i = 0; i < size; i += 1) {
      const counted = (counts[row] ?? 0) * (x[row * size + i] ?? 0)
      right[i] = (right[i] ?? 0) + counted * (y[row] ?? 0)
      for (let j = 0; j < size; j += 1)
        left[i * size + j] = (left[i * size + j] ?? 0) + counted * (x[row * size + j] ?? 0)
    }
  return { left, right }
}

/** The solution drawn towards a start, which counts as a part of the mean curvature. */
function drawn({ left, right }: Equations, start: readonly number[], part: number): readonly number[] {
  const size = start.length
  const rows = start.map((_, i) => [...left.subarray(i * size, (i + 1) * size)])
  const pull = (part * rows.reduce((sum, row, i) => sum + (row[i] ?? 0), 0)) / size + 1e-9
  const pulled = rows.map((row, i) => row.map((value, j) => (i === j ? value + pull : value)))
  return solved(
    pulled,
    start.map((value, i) => (right[i] ?? 0) + pull * value),
  )
}

/** Gauss with pivots. */
function solved(left: readonly number[][], right: readonly number[]): readonly number[] {
  const rows = left.map((row, index) => [...row, right[index] ?? 0])
  const n = rows.length
  for (let column = 0; column < n; column += 1) {
    const pivot = rows
      .slice(column)
      .reduce((best, row) => (Math.abs(row[column] ?? 0) > Math.abs(best[column] ?? 0) ? row : best))
    const at = rows.indexOf(pivot)
    ;[rows[column], rows[at]] = [pivot, rows[column] ?? pivot]
    for (const row of rows.slice(column + 1)) {
      const factor = (row[column] ?? 0) / (pivot[column] ?? 1)
      for (let j = column; j <= n; j += 1) row[j] = (row[j] ?? 0) - factor * (pivot[j] ?? 0)
    }
  }
  const found = Array.from({ length: n }, () => 0)
  for (let i = n - 1; i >= 0; i -= 1) {
    const row = rows[i] ?? []
    const known = found.reduce((sum, value, j) => (j > i ? sum + value * (row[j] ?? 0) : sum), 0)
    found[i] = ((row[n] ?? 0) - known) / (row[i] ?? 1)
  }
  return found
}

/** Rounded as the shipped parameters are. */
export function weightsOf(own: readonly number[], peers: readonly number[] | null): GrowthWeights {
  const rounded = (values: readonly number[]) => values.map((value) => Number(value.toFixed(4)))
  return { own: rounded(own), peers: peers && rounded(peers) }
}
