// The value of a checked expression without names, exactly: what a person with paper and patience would get. Follows the
// meaning that shared/model/interpret.ts gives the language; roots and logarithms are as near as a float64.
import type { FunctionName } from '../model/functions.ts'
import type { Expression, Operator, Span } from '../model/program.ts'
import {
  compare,
  decimalOf,
  floorOf,
  fraction,
  fractionOf,
  isWhole,
  negated,
  over,
  plus,
  roundedOf,
  times,
  ZERO,
  type Fraction,
} from '../units/fraction.ts'

/** Why an expression has no value, and where. */
export class NoValue extends Error {
  readonly reason: 'division-by-zero' | 'too-large' | 'no-result'
  readonly span: Span
  constructor(reason: NoValue['reason'], span: Span) {
    super(reason)
    this.reason = reason
    this.span = span
  }
}

interface Value {
  readonly value: Fraction
  readonly exact: boolean
}

const ONE: Fraction = { numerator: 1n, denominator: 1n }

/** Computes an expression. Throws NoValue, which the caller catches; never anything else on a checked expression. */
export function exactValueOf(expression: Expression, literalAt: (span: Span) => Fraction | null): Value {
  return new Evaluator(literalAt).of(expression)
}

class Evaluator {
  readonly #literalAt: (span: Span) => Fraction | null

  constructor(literalAt: (span: Span) => Fraction | null) {
    this.#literalAt = literalAt
  }

  of(expression: Expression): Value {
    const { span } = expression
    switch (expression.kind) {
      case 'number': {
        const value = this.#literalAt(span) ?? fractionOf(expression.value)
        return { value: known(value, span), exact: true }
      }
      case 'negate': {
        const { value, exact } = this.of(expression.of)
        return { value: negated(value), exact }
      }
      case 'not': {
        const { value, exact } = this.of(expression.of)
        return { value: truth(value.numerator === 0n), exact }
      }
      case 'convert': {
        const { value, exact } = this.of(expression.of)
        const by = over(constant(expression.multiply, span), constant(expression.divide, span))
        return { value: known(times(value, known(by, span)), span), exact }
      }
      case 'binary':
        return binary(expression.operator, this.of(expression.left), this.of(expression.right), span)
      case 'call':
        return this.#call(expression.name, expression.args, span)
      default:
        throw new Error(`${expression.kind} in an expression without names`)
    }
  }

  #call(name: FunctionName, args: readonly Expression[], span: Span): Value {
    const [first, second, third] = args
    if (!first) throw new Error(`${name} without arguments`)
    if (name === 'IF') {
      const chosen = this.of(first).value.numerator === 0n ? third : second
      if (!chosen) throw new Error('IF without its branches')
      return this.of(chosen)
    }
    if (name === 'IFERROR') {
      try {
        return this.of(first)
      } catch (error) {
        if (!(error instanceof NoValue) || !second) throw error
        return this.of(second)
      }
    }
    const values = args.map((arg) => this.of(arg))
    const exact = values.every((one) => one.exact)
    return {
      value: called(
        name,
        values.map(({ value }) => value),
        span,
      ),
      exact: exact && !isNear(name),
    }
  }
}

function isNear(name: FunctionName): boolean {
  return ['EXP', 'LN', 'SQRT', 'LOGIT', 'SIGMOID'].includes(name)
}

function known(value: Fraction | null, span: Span): Fraction {
  if (!value) throw new NoValue('too-large', span)
  return value
}

function constant(value: number, span: Span): Fraction {
  return known(fractionOf(value), span)
}

function truth(holds: boolean): Fraction {
  return holds ? ONE : ZERO
}

function binary(operator: Operator, a: Value, b: Value, span: Span): Value {
  const exact = a.exact && b.exact
  if (operator === '^') return power(a, b, span)
  return { value: combined(operator, a.value, b.value, span), exact }
}

function combined(operator: Exclude<Operator, '^'>, a: Fraction, b: Fraction, span: Span): Fraction {
  switch (operator) {
    case '+':
      return known(plus(a, b), span)
    case '-':
      return known(plus(a, negated(b)), span)
    case '*':
      return known(times(a, b), span)
    case '/':
      if (b.numerator === 0n) throw new NoValue('division-by-zero', span)
      return known(over(a, b), span)
    case '=':
      return truth(compare(a, b) === 0)
    case '<>':
      return truth(compare(a, b) !== 0)
    case '<':
      return truth(compare(a, b) < 0)
    case '<=':
      return truth(compare(a, b) <= 0)
    case '>':
      return truth(compare(a, b) > 0)
    case '>=':
      return truth(compare(a, b) >= 0)
    case 'and':
      return truth(a.numerator !== 0n && b.numerator !== 0n)
    case 'or':
      return truth(a.numerator !== 0n || b.numerator !== 0n)
  }
}

/** Whole powers up to this are exact. */
const LARGEST_POWER = 4096n

function power(base: Value, by: Value, span: Span): Value {
  const { value: exponent } = by
  const size = exponent.numerator < 0n ? -exponent.numerator : exponent.numerator
  if (!isWhole(exponent) || size > LARGEST_POWER) {
    const near = decimalOf(base.value).toNumber() ** decimalOf(exponent).toNumber()
    return { value: nearest(near, span), exact: false }
  }
  if (base.value.numerator === 0n && exponent.numerator < 0n) throw new NoValue('division-by-zero', span)
  const start = exponent.numerator < 0n ? known(over(ONE, base.value), span) : base.value
  let [result, square, left] = [ONE, start, size]
  while (left > 0n) {
    if (left & 1n) result = known(times(result, square), span)
    left >>= 1n
    if (left > 0n) square = known(times(square, square), span)
  }
  return { value: result, exact: base.exact && by.exact }
}

function nearest(value: number, span: Span): Fraction {
  if (Number.isNaN(value)) throw new NoValue('no-result', span)
  return known(Number.isFinite(value) ? fractionOf(value) : null, span)
}

const NEAR: Readonly<Record<string, (x: number) => number>> = {
  EXP: Math.exp,
  LN: Math.log,
  SQRT: Math.sqrt,
  LOGIT: (x) => Math.log(x / (1 - x)),
  SIGMOID: (x) => 1 / (1 + Math.exp(-x)),
}

function called(name: FunctionName, values: readonly Fraction[], span: Span): Fraction {
  const [a = ZERO, b = ZERO, c = ZERO] = values
  const near = NEAR[name]
  if (near) {
    const result = near(decimalOf(a).toNumber())
    if (!Number.isFinite(result)) throw new NoValue('no-result', span)
    return nearest(result, span)
  }
  switch (name) {
    case 'MIN':
      return values.reduce((least, value) => (compare(value, least) < 0 ? value : least))
    case 'MAX':
      return values.reduce((most, value) => (compare(value, most) > 0 ? value : most))
    case 'CLAMP': {
      const atLeast = compare(a, b) < 0 ? b : a
      return compare(atLeast, c) > 0 ? c : atLeast
    }
    case 'ABS':
      return a.numerator < 0n ? negated(a) : a
    case 'INT':
      return whole(floorOf(a))
    case 'MOD': {
      if (b.numerator === 0n) throw new NoValue('division-by-zero', span)
      const times_ = whole(floorOf(known(over(a, b), span)))
      return known(plus(a, negated(known(times(b, times_), span))), span)
    }
    case 'ROUND':
      return rounded(a, values.length > 1 ? b : ZERO, span)
    case 'INTERPOLATE':
      return interpolated(values, span)
    default:
      throw new Error(`no meaning for ${name}`)
  }
}

function whole(value: bigint): Fraction {
  return { numerator: value, denominator: 1n }
}

function rounded(value: Fraction, digits: Fraction, span: Span): Fraction {
  const places = Number(digits.numerator / digits.denominator)
  if (places > 300) return value
  if (places < -300) return ZERO
  const scale = 10n ** BigInt(Math.abs(places))
  const shift = places < 0 ? known(fraction(1n, scale), span) : whole(scale)
  return known(over(whole(roundedOf(known(times(value, shift), span))), shift), span)
}

function interpolated(values: readonly Fraction[], span: Span): Fraction {
  const [x = ZERO, firstPlace = ZERO, firstValue = ZERO] = values
  if (compare(x, firstPlace) <= 0) return firstValue
  for (let i = 3; i + 1 < values.length; i += 2) {
    const [low, from, high, to] = [values[i - 2], values[i - 1], values[i], values[i + 1]]
    if (!low || !from || !high || !to) throw new Error('points come in pairs')
    if (compare(x, high) > 0) continue
    const share = over(known(plus(x, negated(low)), span), known(plus(high, negated(low)), span))
    if (!share) throw new NoValue('division-by-zero', span)
    const rise = known(times(share, known(plus(to, negated(from)), span)), span)
    return known(plus(from, rise), span)
  }
  return values.at(-1) ?? ZERO
}
