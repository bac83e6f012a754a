import { Decimal } from 'decimal.js'

// Exact arithmetic for what people type into cells: =1/3*3 is 1, and no amount drifts by a 分.

/** A rational number in lowest terms; the denominator is positive. */
export interface Fraction {
  readonly numerator: bigint
  readonly denominator: bigint
}

/** Nought. */
export const ZERO: Fraction = { numerator: 0n, denominator: 1n }

/** No figure of an office needs more digits; larger ones are refused rather than computed for minutes. */
const MAX_BITS = 8192

function commonDivisor(a: bigint, b: bigint): bigint {
  let [x, y] = [a < 0n ? -a : a, b]
  while (y !== 0n) [x, y] = [y, x % y]
  return x
}

/** The fraction of two whole numbers, or null if the denominator is 0 or the terms are larger than any figure. */
export function fraction(numerator: bigint, denominator: bigint): Fraction | null {
  if (denominator === 0n) return null
  const divisor = commonDivisor(numerator, denominator < 0n ? -denominator : denominator)
  const sign = denominator < 0n ? -1n : 1n
  const result = { numerator: (sign * numerator) / divisor, denominator: (sign * denominator) / divisor }
  return isTooLong(result.numerator) || isTooLong(result.denominator) ? null : result
}

const LIMIT = 1n << BigInt(MAX_BITS)

function isTooLong(whole: bigint): boolean {
  return whole > LIMIT || whole < -LIMIT
}

/** The exact value of a plain decimal text such as `1.08` or `-2e3`, or of a float64; null if it is none or too long. */
export function fractionOf(value: string | number): Fraction | null {
  const form = /^(-?)(\d+)(?:\.(\d+))?(?:e([+-]?\d+))?$/i.exec(String(value))
  if (!form) return null
  const [, sign = '', whole = '', decimals = '', exponent = '0'] = form
  const power = Number(exponent) - decimals.length
  if (Math.abs(power) > MAX_BITS / 4 || whole.length + decimals.length > MAX_BITS / 4) return null
  const digits = BigInt(`${sign}${whole}${decimals}`)
  const scale = 10n ** BigInt(Math.abs(power))
  return power < 0 ? fraction(digits, scale) : fraction(digits * scale, 1n)
}

/** Sum; null if it is too long. */
export function plus(a: Fraction, b: Fraction): Fraction | null {
  return fraction(a.numerator * b.denominator + b.numerator * a.denominator, a.denominator * b.denominator)
}

/** The number with the other sign. */
export function negated({ numerator, denominator }: Fraction): Fraction {
  return { numerator: -numerator, denominator }
}

/** Product; null if it is too long. */
export function times(a: Fraction, b: Fraction): Fraction | null {
  return fraction(a.numerator * b.numerator, a.denominator * b.denominator)
}

/** Quotient; null if the divisor is 0 or the result is too long. */
export function over(a: Fraction, b: Fraction): Fraction | null {
  return fraction(a.numerator * b.denominator, a.denominator * b.numerator)
}

/** Below 0, 0 or above 0 as the first is smaller than, equal to or larger than the second. */
export function compare(a: Fraction, b: Fraction): number {
  const difference = a.numerator * b.denominator - b.numerator * a.denominator
  return difference < 0n ? -1 : difference > 0n ? 1 : 0
}

/** The largest whole number that is not above it. */
export function floorOf({ numerator, denominator }: Fraction): bigint {
  const towardsZero = numerator / denominator
  return numerator < 0n && towardsZero * denominator !== numerator ? towardsZero - 1n : towardsZero
}

/** The nearest whole number, halves away from nought, as offices round. */
export function roundedOf({ numerator, denominator }: Fraction): bigint {
  const size = numerator < 0n ? -numerator : numerator
  const whole = (2n * size + denominator) / (2n * denominator)
  return numerator < 0n ? -whole : whole
}

/** True for whole numbers. */
export function isWhole({ denominator }: Fraction): boolean {
  return denominator === 1n
}

const Precise = Decimal.clone({ precision: 60 })

/** To 60 digits, for showing and for the nearest float64. */
export function decimalOf({ numerator, denominator }: Fraction): Decimal {
  return new Precise(numerator.toString()).div(denominator.toString())
}
