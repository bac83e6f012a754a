// Distributions as they are written, and their centres.
import type { Bounds, Declaring } from './declaring.ts'
import { DISTRIBUTIONS, canonicalName, entryOf } from './functions.ts'
import type { Distribution } from './program.ts'
import type { Raw } from './raw.ts'

/** Which parameters of a distribution are differences of values (a deviation), or bare numbers. */
const DEVIATIONS: Readonly<Record<Distribution['kind'], readonly number[]>> = {
  normal: [1],
  lognormal: [],
  triangular: [],
  uniform: [],
  pert: [],
  empirical: [],
}

function isLawful({ kind, params }: Distribution): boolean {
  const [a = NaN, b = NaN, c = NaN] = params
  switch (kind) {
    case 'normal':
      return b >= 0
    case 'lognormal':
      return a > 0 && b >= 0
    case 'uniform':
      return a <= b
    case 'triangular':
    case 'pert':
      return a <= b && b <= c
    case 'empirical':
      return true
  }
}

/**
 * Reads a call as a distribution: null if it is none, or if it has a problem, which has then been reported. `error`:
 * all its parameters are differences.
 */
export function distributionOf(raw: Raw, making: Declaring, error = false): Distribution | null {
  const shape = raw.kind === 'call' ? entryOf(DISTRIBUTIONS, canonicalName(raw.name)) : undefined
  if (raw.kind !== 'call' || !shape) return null
  const { kind, min, max } = shape
  const count = raw.args.length
  if (count < min || count > max) {
    const params = { reason: 'count', name: raw.name, min, max, count }
    making.report({ code: 'wrong-arguments', span: raw.span, params })
    return null
  }
  const params = raw.args.map((arg, i) =>
    error || DEVIATIONS[kind].includes(i) ? making.difference(arg) : making.constant(arg),
  )
  const distribution = { kind, params }
  if (params.every((param) => !Number.isNaN(param)) && !isLawful(distribution))
    making.badRange(raw.span, 'distribution')
  return distribution
}

/** Whether an expression is written as a distribution, sound or not. */
export function isDistribution(raw: Raw): boolean {
  return raw.kind === 'call' && entryOf(DISTRIBUTIONS, canonicalName(raw.name)) !== undefined
}

/** The value of a distribution that runs without uncertainty use: mean, median, mode or midpoint, as LANGUAGE.md says. */
export function centre({ kind, params }: Distribution): number {
  const [a = NaN, b = NaN] = params
  if (kind === 'uniform') return (a + b) / 2
  if (kind === 'empirical') return medianOf(params)
  return kind === 'triangular' || kind === 'pert' ? b : a
}

function medianOf(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  const [low = NaN, high = NaN] = [sorted[(sorted.length - 1) >> 1], sorted[sorted.length >> 1]]
  return low + (high - low) / 2
}

/** The least and the most that a distribution can give; null is without end. */
export function support({ kind, params }: Distribution): Bounds {
  const [a = NaN, b = NaN, c = NaN] = params
  switch (kind) {
    case 'normal':
      return [null, null]
    case 'lognormal':
      return [0, null]
    case 'uniform':
      return [a, b]
    case 'empirical':
      return [Math.min(...params), Math.max(...params)]
    default:
      return [a, c]
  }
}

/** A value moved to the nearer end where it lies outside. */
export function within(value: number, bounds: Bounds | null): number {
  const [low, high] = bounds ?? [null, null]
  return Math.min(Math.max(value, low ?? -Infinity), high ?? Infinity)
}
