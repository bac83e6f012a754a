// The rules by which quantities with units meet (LANGUAGE.md, 单位). Every function answers null where two units do
// not go together; the caller words the problem.
import { BARE, combine, conversion, isDimensionless, parseUnit, sameDimensions } from '../units/unit.ts'
import type { Unit } from '../units/unit.ts'
import type { Expression } from './program.ts'

/**
 * How a value came about, where its unit alone does not say it:
 * `literal` a number written without a unit, which takes the unit that is wanted of it;
 * `calendar` 年份, 期数 and 基年: bare, but comparable with 年;
 * `difference` % − % or a multiple of a %: good as % and as 百分点.
 */
type Nature = 'literal' | 'calendar' | 'difference' | 'quantity'

/** An expression whose unit is known. */
export interface Typed {
  readonly expression: Expression
  readonly unit: Unit
  readonly nature: Nature
}

/** A unit that several values agree on. */
export type Common = Pick<Typed, 'unit' | 'nature'>

/** 和 and 差 have rules for 百分点; `alike` is comparison, choice, MIN and MAX. */
export type Meeting = '+' | '-' | 'alike'

const YEAR: Unit = parseUnit('年') ?? BARE
const POINT: Unit = parseUnit('百分点') ?? BARE

/** A bare number that comes from something measured, not from a literal. */
export function bare(expression: Expression): Typed {
  return { expression, unit: BARE, nature: 'quantity' }
}

/** A value in a unit; multiples such as 万 and 倍 become bare numbers at once. */
export function quantity(expression: Expression, unit: Unit): Typed {
  if (unit.kind === 'plain' && isDimensionless(unit)) return bare(converted(expression, unit, BARE))
  return { expression, unit, nature: 'quantity' }
}

/** The value of a literal, also of a negated one; null for anything else. */
export function literalValue({ expression, nature }: Typed): number | null {
  if (nature !== 'literal') return null
  if (expression.kind === 'number') return expression.value
  return expression.kind === 'negate' && expression.of.kind === 'number' ? -expression.of.value : null
}

function converted(of: Expression, from: Unit, to: Unit): Expression {
  const change = conversion(from, to)
  if (!change) throw new Error(`no conversion from ${from.text} to ${to.text}`)
  if (change.multiply === 1 && change.divide === 1) return of
  return { kind: 'convert', ...change, of, span: of.span }
}

function isBare({ unit, nature }: Common): boolean {
  return nature !== 'literal' && unit.kind === 'plain' && isDimensionless(unit)
}

function isShare({ unit }: Common): boolean {
  return unit.kind !== 'plain'
}

/** Sums and comparisons of %, 百分点 and differences of %. */
function shareMeeting(a: Common, b: Common, meeting: Meeting): Common | null {
  const kindOf = ({ unit, nature }: Common): 'D' | 'P' | 'T' =>
    nature === 'difference' ? 'D' : unit.kind === 'percent' ? 'P' : 'T'
  const rules: Readonly<Record<Meeting, Readonly<Record<string, 'D' | 'P' | 'T'>>>> = {
    '+': { PP: 'P', PT: 'P', TP: 'P', TT: 'T', DP: 'P', PD: 'P', DT: 'D', TD: 'D', DD: 'D' },
    '-': { PP: 'D', PT: 'P', TT: 'T', DP: 'D', PD: 'D', DT: 'D', TD: 'T', DD: 'D' },
    alike: { PP: 'P', TT: 'T', DP: 'P', PD: 'P', DT: 'T', TD: 'T', DD: 'D' },
  }
  const result = rules[meeting][kindOf(a) + kindOf(b)]
  if (result === undefined) return null
  const unit =
    result === 'T' ? (a.unit.kind === 'point' ? a.unit : POINT) : a.unit.kind === 'percent' ? a.unit : b.unit
  return { unit, nature: result === 'D' ? 'difference' : 'quantity' }
}

/** What a literal becomes beside a value with a unit: 0 takes any unit, 1 may be added to a %, others must say theirs. */
function literalMeeting(literal: number | null, other: Common, meeting: Meeting): Common | null {
  if (isBare(other) || literal === 0) return other
  if (isShare(other) && meeting !== 'alike' && Math.abs(literal ?? 0) === 1)
    return { unit: BARE, nature: 'quantity' }
  return null
}

function meetTwo(a: Common & { literal: number | null }, b: Typed, meeting: Meeting): Common | null {
  if (a.nature === 'literal' && b.nature === 'literal') return { unit: BARE, nature: 'literal' }
  if (a.nature === 'literal') return literalMeeting(a.literal, b, meeting)
  if (b.nature === 'literal') return literalMeeting(literalValue(b), a, meeting)
  if (isShare(a) && isShare(b)) return shareMeeting(a, b, meeting)
  if (isShare(a) && isBare(b)) return { unit: BARE, nature: 'quantity' }
  if (isShare(b) && isBare(a)) return a.nature === 'calendar' ? { unit: BARE, nature: 'quantity' } : a
  if (a.nature === 'calendar' && sameDimensions(b.unit, YEAR)) return { unit: YEAR, nature: 'quantity' }
  if (b.nature === 'calendar' && sameDimensions(a.unit, YEAR)) return a
  if (!sameDimensions(a.unit, b.unit)) return null
  return { unit: a.unit, nature: a.nature === 'calendar' ? b.nature : a.nature }
}

/** The unit in which values can be added, compared or chosen between, or the first two that cannot meet. */
export function meet(
  values: readonly Typed[],
  meeting: Meeting,
): Common | { readonly clash: readonly [Common, Common] } {
  const [first, ...others] = values
  if (!first) throw new Error('nothing to meet')
  let common: Common & { literal: number | null } = { ...first, literal: literalValue(first) }
  for (const other of others) {
    const next = meetTwo(common, other, meeting)
    if (!next) return { clash: [common, other] }
    // Several literals: what they become is settled by the one that a value with a unit could not take.
    const both = [common.literal, literalValue(other)]
    common = {
      ...next,
      literal: next.nature === 'literal' ? (both.find((value) => value !== 0) ?? null) : null,
    }
    if (next.nature === 'literal' && both.every((value) => value === 0)) common = { ...common, literal: 0 }
  }
  return common
}

/** The value in the unit wanted, or null if it has none of that kind. */
export function coerce(value: Typed, wanted: Unit): Expression | null {
  const { expression, unit, nature } = value
  if (nature === 'literal') return expression
  if (nature === 'calendar' && sameDimensions(wanted, YEAR)) return converted(expression, YEAR, wanted)
  if (!sameDimensions(unit, wanted)) return null
  if (
    nature !== 'difference' &&
    unit.kind !== wanted.kind &&
    unit.kind !== 'plain' &&
    wanted.kind !== 'plain'
  )
    return null
  return converted(expression, unit, wanted)
}

/** The value in the unit that `meet` found for it; there % may become 百分点 and back, because the sum is lawful. */
export function settle({ expression, unit, nature }: Typed, common: Common): Expression {
  if (nature === 'literal') return expression
  if (nature === 'calendar' && sameDimensions(common.unit, YEAR))
    return converted(expression, YEAR, common.unit)
  return converted(expression, unit, common.unit)
}

function factorOf(value: Typed): Typed {
  if (value.nature === 'literal' || !isDimensionless(value.unit)) return value
  return bare(converted(value.expression, value.unit, BARE))
}

/** Product (`sign` 1) or quotient (`sign` -1); a share times a bare number stays a share, other shares become bare. */
export function product(
  a: Typed,
  b: Typed,
  sign: 1 | -1,
  build: (a: Expression, b: Expression) => Expression,
): Typed | null {
  if (a.nature === 'literal' && b.nature === 'literal')
    return { expression: build(a.expression, b.expression), unit: BARE, nature: 'literal' }
  const plainB = b.nature === 'literal' || isBare(b)
  const plainA = a.nature === 'literal' || isBare(a)
  const share = isShare(a) && plainB ? a : sign === 1 && isShare(b) && plainA ? b : null
  if (share) {
    const nature = share.unit.kind === 'percent' ? 'difference' : share.nature
    return { expression: build(a.expression, b.expression), unit: share.unit, nature }
  }
  const left = factorOf(a)
  const right = factorOf(b)
  const unit = combine(left.unit, right.unit, sign)
  if (!unit) return null
  return quantity(build(left.expression, right.expression), unit)
}
