// Distribution functions and their inverses; the engine computes the same, or reads it from a table made here.
import { centre, within } from '../model/distribution.ts'
import type { AssumptionDeclaration, Distribution } from '../model/program.ts'
import { TABLE_END, TABLE_STEPS } from '../model/compile/shape.ts'
import { phi } from './normal.ts'
import { stretched, Z_90 } from './spread.ts'

/** ln Γ(x) for x > 0 (Lanczos, g = 7, nine terms; about 1e-15). */
function logGamma(x: number): number {
  const terms = [
    676.5203681218851, -1259.1392167224028, 771.3234287776531, -176.6150291621406, 12.507343278686905,
    -0.13857109526572012, 0.000009984369578019572, 1.5056327351493116e-7,
  ]
  const sum = terms.reduce((total, term, i) => total + term / (x + i), 0.9999999999998099)
  const t = x + 6.5
  return 0.5 * Math.log(2 * Math.PI) + (x - 0.5) * Math.log(t) - t + Math.log(sum)
}

/** Keeps a divisor from 0. */
function away(value: number): number {
  return Math.abs(value) < 1e-300 ? 1e-300 : value
}

/** Continued fraction of the incomplete beta function (modified Lentz). */
function betaFraction(x: number, a: number, b: number): number {
  let c = 1
  let d = 1 / away(1 - ((a + b) * x) / (a + 1))
  let result = d
  for (let m = 1; m <= 500; m += 1) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m))
    d = 1 / away(1 + even * d)
    c = away(1 + even / c)
    result *= d * c
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1))
    d = 1 / away(1 + odd * d)
    c = away(1 + odd / c)
    result *= d * c
    if (Math.abs(d * c - 1) < 1e-16) break
  }
  return result
}

/** Distribution function of Beta(a, b) at x. */
function beta(x: number, a: number, b: number): number {
  if (x <= 0) return 0
  if (x >= 1) return 1
  const front = Math.exp(logGamma(a + b) - logGamma(a) - logGamma(b) + a * Math.log(x) + b * Math.log(1 - x))
  return x < (a + 1) / (a + b + 2)
    ? (front * betaFraction(x, a, b)) / a
    : 1 - (front * betaFraction(1 - x, b, a)) / b
}

/** Inverse of `beta`: Newton's steps kept inside a bracket. */
function betaInverse(u: number, a: number, b: number): number {
  let [low, high, x] = [0, 1, a / (a + b)]
  const scale = logGamma(a + b) - logGamma(a) - logGamma(b)
  for (let i = 0; i < 100; i += 1) {
    const error = beta(x, a, b) - u
    if (error > 0) high = x
    else low = x
    const density = Math.exp(scale + (a - 1) * Math.log(x) + (b - 1) * Math.log(1 - x))
    const step = x - error / density
    const next = step > low && step < high ? step : (low + high) / 2
    if (Math.abs(next - x) <= 1e-15 * x || high - low < 1e-16) return next
    x = next
  }
  return x
}

function pertShape(params: readonly number[]): { low: number; width: number; a: number; b: number } {
  const [low = NaN, mode = NaN, high = NaN] = params
  const width = high - low
  return { low, width, a: 1 + (4 * (mode - low)) / width, b: 1 + (4 * (high - mode)) / width }
}

function empiricalInverse(params: readonly number[], u: number): number {
  const sorted = params.toSorted((a, b) => a - b)
  const t = Math.min(Math.max(u * sorted.length - 0.5, 0), sorted.length - 1)
  const k = Math.floor(t)
  const low = sorted[k] ?? NaN
  return low + (t - k) * ((sorted[k + 1] ?? low) - low)
}

function empiricalFunction(params: readonly number[], x: number): number {
  const sorted = params.toSorted((a, b) => a - b)
  const n = sorted.length
  const above = sorted.findIndex((value) => value > x)
  if (above === 0) return 0
  if (above < 0) return 1
  const [low = NaN, high = NaN] = [sorted[above - 1], sorted[above]]
  return (above - 0.5 + (x - low) / (high - low)) / n
}

/** Share of a distribution up to x. */
function distributionFunction({ kind, params }: Distribution, x: number): number {
  const [a = NaN, b = NaN, c = NaN] = params
  switch (kind) {
    case 'normal':
      return b === 0 ? Number(x >= a) : phi((x - a) / b)
    case 'lognormal':
      if (x <= 0) return 0
      return b === 0 ? Number(x >= a) : phi(Math.log(x / a) / b)
    case 'uniform':
      return a === b ? Number(x >= a) : Math.min(Math.max((x - a) / (b - a), 0), 1)
    case 'triangular': {
      if (x <= a) return 0
      if (x >= c) return 1
      return x < b ? (x - a) ** 2 / ((c - a) * (b - a)) : 1 - (c - x) ** 2 / ((c - a) * (c - b))
    }
    case 'pert': {
      const { low, width, a: first, b: second } = pertShape(params)
      return width === 0 ? Number(x >= low) : beta((x - low) / width, first, second)
    }
    case 'empirical':
      return empiricalFunction(params, x)
  }
}

/** The value of a distribution at a standard normal z: what stands where Φ(z) of it lies below. */
export function valueAtNormal({ kind, params }: Distribution, z: number): number {
  const [a = NaN, b = NaN, c = NaN] = params
  const u = phi(z)
  switch (kind) {
    case 'normal':
      return a + b * z
    case 'lognormal':
      return a * Math.exp(b * z)
    case 'uniform':
      return a + (b - a) * u
    case 'triangular':
      return u * (c - a) < b - a
        ? a + Math.sqrt(u * (c - a) * (b - a))
        : c - Math.sqrt(phi(-z) * (c - a) * (c - b))
    case 'pert': {
      const { low, width, a: first, b: second } = pertShape(params)
      if (width === 0) return low
      // From the nearer end, where the figures are exact.
      return z < 0
        ? low + width * betaInverse(u, first, second)
        : low + width * (1 - betaInverse(phi(-z), second, first))
    }
    case 'empirical':
      return empiricalInverse(params, u)
  }
}

/** Points of a distribution over z for the engine: pairs of the value and its slope per interval. */
export function tableOf(distribution: Distribution | null): Float64Array {
  const value = (k: number): number =>
    distribution ? valueAtNormal(distribution, -TABLE_END + (2 * TABLE_END * k) / TABLE_STEPS) : 0
  const values = Array.from({ length: TABLE_STEPS + 5 }, (_, i) => value(i - 2))
  const v = (i: number): number => values[i] ?? NaN
  const table = new Float64Array(2 * (TABLE_STEPS + 1))
  for (let k = 0; k <= TABLE_STEPS; k += 1) {
    table[2 * k] = v(k + 2)
    table[2 * k + 1] = (v(k) - 8 * v(k + 1) + 8 * v(k + 3) - v(k + 4)) / 12
  }
  return table
}

/** Half of what lies between the 10 % and the 90 % point of a distribution, in its unit. */
export function halfWidth(distribution: Distribution): number {
  return (valueAtNormal(distribution, Z_90) - valueAtNormal(distribution, -Z_90)) / 2
}

/**
 * What a town's draws of an assumption are added to, and the distribution they come from; null: it is not uncertain.
 * `width` is the 80 % half-width that a scenario sets; NaN leaves the model's own.
 */
export function uncertaintyOf(
  declaration: AssumptionDeclaration,
  town: string,
  width = NaN,
): { distribution: Distribution; centre: number } | null {
  const own = declaration.towns.get(town) ?? declaration
  if (own.distribution) {
    const distribution = ofWidth(own.distribution, width)
    return { distribution, centre: within(centre(distribution), declaration.truncation) }
  }
  return declaration.error ? { distribution: ofWidth(declaration.error, width), centre: 0 } : null
}

function ofWidth(distribution: Distribution, width: number): Distribution {
  if (Number.isNaN(width)) return distribution
  const own = halfWidth(distribution)
  return own > 0 ? stretched(distribution, Math.max(width, 0) / own) : distribution
}

/** A share that is neither 0 nor 1. */
function inside(share: number): number {
  return Math.min(Math.max(share, 1e-300), 1 - 2 ** -53)
}

/** The part of a distribution between two ends, as shares of it; never quite 0 or 1, where normals end. */
export function between(
  distribution: Distribution,
  [low, high]: readonly [number | null, number | null],
  shift: number,
): { low: number; span: number } {
  const from = inside(low === null ? 0 : distributionFunction(distribution, low - shift))
  const to = inside(high === null ? 1 : distributionFunction(distribution, high - shift))
  return { low: from, span: Math.max(to - from, 0) }
}
