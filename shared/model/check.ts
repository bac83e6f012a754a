// From an expression as written to one whose names are known, whose units agree and whose conversions are explicit.
import { BARE, isDimensionless, parseUnit, raise } from '../units/unit.ts'
import type { Unit } from '../units/unit.ts'
import { bareOf, countFits, together } from './agree.ts'
import type { Context, Scope } from './agree.ts'
import { scalarCall } from './calls.ts'
import { AGGREGATES, FUNCTIONS, FUNCTION_WORDS, OPERATOR_CALLS, canonicalName, entryOf } from './functions.ts'
import type { FunctionName, FunctionShape } from './functions.ts'
import { nearest } from './nearest.ts'
import type { Expression, Operator, Span } from './program.ts'
import type { Raw } from './raw.ts'
import { joined, shorthandOf } from './shorthand.ts'
import { bare, coerce, literalValue, product, quantity } from './typed.ts'
import type { Typed } from './typed.ts'
import { TIME_WORDS } from './words.ts'

/** Checks an expression; null if it has a problem, which has then been reported. */
export function checkExpression(raw: Raw, scope: Scope): Typed | null {
  return check(raw, { ...scope, inAggregate: false, lagAllowed: false })
}

/** Checks an expression and converts it to the unit wanted; null wants none, because that itself is wrong. */
export function checkWanted(raw: Raw, wanted: Unit | null, scope: Scope): Expression | null {
  const typed = checkExpression(raw, scope)
  if (!typed || !wanted) return null
  const expression = coerce(typed, wanted)
  if (expression) return expression
  scope.report({
    code: 'wrong-unit',
    span: raw.span,
    params: { where: 'formula', declared: wanted.text, actual: typed.unit.text },
  })
  return null
}

function check(raw: Raw, context: Context): Typed | null {
  switch (raw.kind) {
    case 'number':
      return number(raw, context)
    case 'name':
      return reference(raw, context)
    case 'negate': {
      const of = check(raw.of, context)
      return of && { ...of, expression: { kind: 'negate', of: of.expression, span: raw.span } }
    }
    case 'not': {
      const of = bareOf(check(raw.of, context), raw.of.span, context)
      return of && bare({ kind: 'not', of, span: raw.span })
    }
    case 'binary':
      return binary(raw.operator, raw.left, raw.right, raw.span, context)
    case 'call':
      return call(raw, context)
  }
}

function number(raw: Raw & { kind: 'number' }, context: Context): Typed | null {
  const expression: Expression = { kind: 'number', value: raw.value, span: raw.span }
  if (raw.unit === null) return { expression, unit: BARE, nature: 'literal' }
  const unit = parseUnit(raw.unit)
  if (!unit) {
    context.report({ code: 'unknown-unit', span: raw.span, params: { unit: raw.unit } })
    return null
  }
  if (unit.kind !== 'plain' || !isDimensionless(unit)) return quantity(expression, unit)
  return { expression: quantity(expression, unit).expression, unit: BARE, nature: 'literal' }
}

function reference(raw: Raw & { kind: 'name' }, context: Context): Typed | null {
  const { name, lag, span } = raw
  const time = TIME_WORDS.get(name)
  if (time && lag.count === 0 && !context.names.has(name)) {
    if (time === 'quarter')
      return hasQuarters(span, context) ? bare({ kind: 'time', what: time, span }) : null
    return { expression: { kind: 'time', what: time, span }, unit: BARE, nature: 'calendar' }
  }
  const signature = context.names.get(name)
  if (!signature) {
    const params = { name, nearest: nearest(name, [...context.names.keys(), ...TIME_WORDS.keys()]) }
    context.report({ code: 'unknown-name', span, params })
    return null
  }
  if (signature.kind === null || signature.unit === null) return null
  if (context.regional && !context.inAggregate && signature.kind !== 'regional') {
    context.report({ code: 'regional-needs-aggregate', span, params: { name } })
    return null
  }
  if (lag.of === 'quarter' && !hasQuarters(span, context)) return null
  const steps = lag.of === 'year' ? lag.count * context.stepsPerYear : lag.count
  if (steps > 0 && !context.lagAllowed) context.onLag?.(name, span)
  return quantity({ kind: 'reference', name, lag: steps, span }, signature.unit)
}

/** True in a model of quarters; in one of years a word about quarters is reported. */
function hasQuarters(span: Span, context: Context): boolean {
  if (context.stepsPerYear === 4) return true
  context.report({ code: 'bad-step', span, params: { reason: 'yearly' } })
  return false
}

function binary(operator: Operator, leftRaw: Raw, rightRaw: Raw, span: Span, context: Context): Typed | null {
  const left = check(leftRaw, context)
  const right = check(rightRaw, context)
  if (!left || !right) return null
  const build = (a: Expression, b: Expression): Expression => ({
    kind: 'binary',
    operator,
    left: a,
    right: b,
    span,
  })
  switch (operator) {
    case '+':
    case '-':
      return together([left, right], operator, span, context, ([a, b]) => a && b && build(a, b))
    case '*':
    case '/': {
      const result = product(left, right, operator === '*' ? 1 : -1, build)
      if (!result)
        context.report({
          code: 'unit-mismatch',
          span,
          params: { left: left.unit.text, right: right.unit.text },
        })
      return result
    }
    case '^':
      return power(left, right, context, build)
    case 'and':
    case 'or': {
      const a = bareOf(left, leftRaw.span, context)
      const b = bareOf(right, rightRaw.span, context)
      return a && b && bare(build(a, b))
    }
    default: {
      const result = together([left, right], 'alike', span, context, ([a, b]) => a && b && build(a, b))
      return result && bare(result.expression)
    }
  }
}

function power(
  base: Typed,
  exponent: Typed,
  context: Context,
  build: (a: Expression, b: Expression) => Expression,
): Typed | null {
  const by = bareOf(exponent, exponent.expression.span, context)
  if (!by) return null
  if (base.nature === 'literal' && exponent.nature === 'literal')
    return { expression: build(base.expression, by), unit: BARE, nature: 'literal' }
  const plain = coerce(base, BARE)
  if (plain) return bare(build(plain, by))
  const whole = literalValue(exponent)
  const unit = whole !== null && Number.isInteger(whole) ? raise(base.unit, whole) : null
  if (unit) return quantity(build(base.expression, by), unit)
  context.report({
    code: 'wrong-unit',
    span: base.expression.span,
    params: { where: 'power', declared: '', actual: base.unit.text },
  })
  return null
}

function call(raw: Raw & { kind: 'call' }, context: Context): Typed | null {
  const name = canonicalName(raw.name)
  const operator = entryOf(OPERATOR_CALLS, name)
  if (operator) return operatorCall(raw, operator, context)
  const shorthand = shorthandOf(name, raw.args.length)
  if (shorthand) {
    if (!countFits(raw, shorthand.min, shorthand.max, context)) return null
    if (name === 'IFS' && raw.args.length % 2 === 0) {
      context.report({ code: 'wrong-arguments', span: raw.span, params: { reason: 'cases', name: raw.name } })
      return null
    }
    return check(shorthand.expand(raw.args, raw.span), context)
  }
  const aggregate = entryOf(AGGREGATES, name)
  const scalar: FunctionShape | undefined = entryOf(FUNCTIONS, name)
  if (aggregate && (!scalar || raw.args.length === 1)) return aggregation(raw, aggregate, context)
  if (!scalar) {
    const params = { name: raw.name, nearest: nearest(raw.name, FUNCTION_WORDS) }
    context.report({ code: 'unknown-function', span: raw.span, params })
    return null
  }
  if (!countFits(raw, scalar.min, scalar.max, context)) return null
  const args = raw.args.map((arg, i) =>
    check(arg, name === 'IFERROR' && i === 0 ? { ...context, lagAllowed: true } : context),
  )
  if (!args.every((arg) => arg !== null)) return null
  return scalarCall(name as FunctionName, scalar, args, raw, context)
}

function operatorCall(
  raw: Raw & { kind: 'call' },
  operator: 'and' | 'or' | 'not' | '^',
  context: Context,
): Typed | null {
  const [min, max] = operator === 'not' ? [1, 1] : operator === '^' ? [2, 2] : [2, 255]
  if (!countFits(raw, min, max, context)) return null
  const [first] = raw.args
  if (!first) return null
  if (operator === 'not') return check({ kind: 'not', of: first, span: raw.span }, context)
  return check(joined(raw.args, operator, raw.span), context)
}

function aggregation(
  raw: Raw & { kind: 'call' },
  how: (typeof AGGREGATES)[keyof typeof AGGREGATES],
  context: Context,
): Typed | null {
  const { span } = raw
  if (!context.regional || context.inAggregate) {
    context.report({ code: 'aggregate-outside-regional', span, params: { name: raw.name } })
    return null
  }
  const count = how === 'weighted-mean' ? 2 : 1
  if (!countFits(raw, count, count, context)) return null
  const [of, weight] = raw.args.map((arg) => check(arg, { ...context, inAggregate: true }))
  if (!of || weight === null) return null
  return {
    ...of,
    expression: { kind: 'aggregate', how, of: of.expression, weight: weight?.expression ?? null, span },
  }
}
