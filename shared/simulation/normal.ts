import { AS241, CENTRAL, CENTRAL_SQUARE } from '../model/compile/probit.ts'

function horner(coefficients: readonly number[], x: number): number {
  return coefficients.reduceRight((sum, coefficient) => sum * x + coefficient, 0)
}

function ratio([over, under]: readonly [readonly number[], readonly number[]], x: number): number {
  return horner(over, x) / horner(under, x)
}

/** Inverse of the normal distribution function (AS 241, PPND16): −∞ for 0, ∞ for 1. */
export function probit(p: number): number {
  const q = p - 0.5
  if (Math.abs(q) <= CENTRAL) return q * ratio(AS241.central, CENTRAL_SQUARE - q * q)
  const least = Math.min(p, 1 - p)
  if (!(least > 0)) return least === 0 ? Math.sign(q) * Infinity : NaN
  const r = Math.sqrt(-Math.log(least))
  return Math.sign(q) * (r <= 5 ? ratio(AS241.tail, r - 1.6) : ratio(AS241.far, r - 5))
}

/** The normal of a 32-bit word: of the middle of its interval. */
export function normalOfWord(word: number): number {
  return probit((word + 0.5) / 2 ** 32)
}

const OVER = [
  220.206867912376, 221.213596169931, 112.079291497871, 33.912866078383, 6.37396220353165, 0.700383064443688,
  0.0352624965998911,
]
const UNDER = [
  440.413735824752, 793.826512519948, 637.333633378831, 296.564248779674, 86.7807322029461, 16.064177579207,
  1.75566716318264, 0.0883883476483184,
]

/** Normal distribution function: Hart's rational approximation as in G. West (2005), to about 1e-15; 0 or 1 far out. */
export function phi(z: number): number {
  const x = Math.abs(z)
  if (Number.isNaN(z)) return NaN
  const tail = x > 7.07 ? 0 : Math.exp((-x * x) / 2) * ratio([OVER, UNDER], x)
  return z > 0 ? 1 - tail : tail
}
