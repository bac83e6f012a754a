import type { Uniform } from './contribution.ts'
import type { Evaluate, Stepwise } from './stepwise.ts'
import { compareIds } from './tornado.ts'

/** A share of the variance and its standard error. */
interface Share {
  readonly share: number
  readonly error: number
}

/** What one driver has to do with the spread of the outcome. */
interface VarianceShare {
  readonly id: string
  /** Part of the variance that would go if this driver alone were known (first order); null where nothing varies. */
  readonly first: Share | null
  /** Part of the variance that would be left if all others were known (total): first order and all it does jointly. */
  readonly total: Share | null
}

/** The spread of an outcome and where it comes from. */
export interface VarianceShares {
  readonly mean: number | null
  readonly deviation: number | null
  /** Largest total share first. */
  readonly shares: readonly VarianceShare[]
  /** Rows of the sample that were used, and those left out because an outcome in them was missing. */
  readonly used: number
  readonly missing: number
  readonly evaluations: number
}

/** Groups of rows that are left out in turn for the standard errors (jackknife). */
const GROUPS = 20

/** Outcomes of a row of the sample: with A, with B, and with A in which one driver is as in B. */
interface SampleRow {
  readonly a: number
  readonly b: number
  readonly mixed: readonly number[]
}

/**
 * First-order and total Sobol indices by radial samples: rows of two independent points A and B, and A with one driver
 * at a time taken from B, so n rows of d drivers cost n × (d + 2) outcomes. Total shares by Jansen (1999); first-order
 * ones by Jansen or by Saltelli et al. (2010), table 2 (c, b), whichever has the smaller error: the latter is exact for a
 * driver without effect, the former better for one that decides nearly all. Standard errors by leaving out a twentieth of
 * the rows in turn. Drivers are independent and uniform between 0 and 1: the caller turns a number into a quantile of the
 * driver's distribution.
 */
export function* sobol(
  ids: readonly string[],
  rows: number,
  evaluate: Evaluate<ReadonlyMap<string, number>>,
  uniform: Uniform,
): Stepwise<VarianceShares> {
  // In the order of their ids, so that the order in which drivers are given changes nothing.
  const drivers = ids.toSorted(compareIds)
  const width = drivers.length + 2
  const sample: SampleRow[] = []
  const total = rows * width
  for (let row = 0; row < rows; row += 1) {
    const known = evaluate(pointsOf(drivers, row, uniform)).filter((outcome) => outcome !== null)
    const [a, b, ...mixed] = known
    if (known.length === width && a !== undefined && b !== undefined) sample.push({ a, b, mixed })
    yield { done: (row + 1) * width, total }
  }
  const whole = estimate(sample, drivers.length)
  const parts = Array.from({ length: GROUPS }, (_, group) =>
    estimate(
      sample.filter((_, row) => row % GROUPS !== group),
      drivers.length,
    ),
  )
  const shares = drivers.map((id, driver): VarianceShare => {
    const share = (of: 'first' | 'product' | 'total'): Share | null => {
      const value = whole[of][driver]
      return value === undefined
        ? null
        : {
            share: value,
            error: jackknife(
              value,
              parts.map((part) => part[of][driver] ?? value),
            ),
          }
    }
    return { id, first: surer(share('first'), share('product')), total: share('total') }
  })
  return {
    mean: whole.mean,
    deviation: whole.variance === null ? null : Math.sqrt(whole.variance),
    shares: shares.toSorted(
      (a, b) => (b.total?.share ?? -1) - (a.total?.share ?? -1) || compareIds(a.id, b.id),
    ),
    used: sample.length,
    missing: rows - sample.length,
    evaluations: total,
  }
}

/** The estimate with the smaller standard error. */
function surer(one: Share | null, other: Share | null): Share | null {
  return one && other && other.error < one.error ? other : one
}

function pointsOf(
  drivers: readonly string[],
  row: number,
  uniform: Uniform,
): readonly ReadonlyMap<string, number>[] {
  const a = new Map(drivers.map((id, driver) => [id, uniform(row, 2 * driver)]))
  const b = new Map(drivers.map((id, driver) => [id, uniform(row, 2 * driver + 1)]))
  return [a, b, ...drivers.map((id) => new Map(a).set(id, b.get(id) ?? NaN))]
}

interface Estimate {
  readonly mean: number | null
  readonly variance: number | null
  /** By driver; empty where nothing varies. */
  readonly first: readonly number[]
  /** First order once more, by products. */
  readonly product: readonly number[]
  readonly total: readonly number[]
}

function estimate(sample: readonly SampleRow[], drivers: number): Estimate {
  const count = sample.length
  if (count < 2) return { mean: null, variance: null, first: [], product: [], total: [] }
  const both = sample.flatMap(({ a, b }) => [a, b])
  const mean = both.reduce((sum, outcome) => sum + outcome, 0) / both.length
  const variance = both.reduce((sum, outcome) => sum + (outcome - mean) ** 2, 0) / (both.length - 1)
  if (!(variance > 1e-24 * mean ** 2)) return { mean, variance, first: [], product: [], total: [] }
  const halfSquares = (of: (row: SampleRow) => number) =>
    sample.reduce((sum, row) => sum + of(row) ** 2, 0) / (2 * count)
  const places = Array.from({ length: drivers }, (_, driver) => driver)
  return {
    mean,
    variance,
    first: places.map((at) => 1 - halfSquares(({ b, mixed }) => b - (mixed[at] ?? b)) / variance),
    product: places.map(
      (at) =>
        sample.reduce((sum, { a, b, mixed }) => sum + (b - mean) * ((mixed[at] ?? a) - a), 0) /
        (count * variance),
    ),
    total: places.map((at) => halfSquares(({ a, mixed }) => a - (mixed[at] ?? a)) / variance),
  }
}

/** Standard error from estimates that each leave one group of rows out. */
function jackknife(whole: number, parts: readonly number[]): number {
  const count = parts.length
  const squares = parts.reduce((sum, part) => sum + (part - whole) ** 2, 0)
  return Math.sqrt(((count - 1) / count) * squares)
}
