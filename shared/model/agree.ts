// What every check of a formula needs: the names in reach, where problems go, and how values come to one unit.
import { BARE } from '../units/unit.ts'
import type { Unit } from '../units/unit.ts'
import type { Declaration, Expression, Problem, Span } from './program.ts'
import type { Raw } from './raw.ts'
import { coerce, meet, settle } from './typed.ts'
import type { Common, Meeting, Typed } from './typed.ts'

/** What is known of a name from its declaration's head; `unit` null if that is wrong, which is reported there. */
export interface Signature {
  readonly kind: Declaration['kind'] | null
  readonly unit: Unit | null
}

/** Where a formula stands, and where its problems go. */
export interface Scope {
  readonly names: ReadonlyMap<string, Signature>
  readonly regional: boolean
  readonly stepsPerYear: 1 | 4
  readonly report: (problem: Problem) => void
  /** Called for every look back in time that is not inside 缺省值( ). */
  readonly onLag?: (name: string, span: Span) => void
}

/** A scope, and what depends on the place inside the formula. */
export interface Context extends Scope {
  readonly inAggregate: boolean
  readonly lagAllowed: boolean
}

/** Reports two units that do not go together. */
export function clash(context: Context, span: Span, [left, right]: readonly [Common, Common]): null {
  context.report({ code: 'unit-mismatch', span, params: { left: left.unit.text, right: right.unit.text } })
  return null
}

/** The value as a bare number; reports one that has another unit. */
export function bareOf(typed: Typed | null, span: Span, context: Context): Expression | null {
  if (!typed) return null
  const expression = coerce(typed, BARE)
  if (!expression)
    context.report({
      code: 'wrong-unit',
      span,
      params: { where: 'argument', declared: '', actual: typed.unit.text },
    })
  return expression
}

/** Brings values to one unit and builds the expression over them. */
export function together(
  values: readonly Typed[],
  meeting: Meeting,
  span: Span,
  context: Context,
  build: (parts: readonly Expression[]) => Expression | undefined,
): Typed | null {
  const common = meet(values, meeting)
  if ('clash' in common) return clash(context, span, common.clash)
  const expression = build(values.map((value) => settle(value, common)))
  return expression ? { expression, unit: common.unit, nature: common.nature } : null
}

/** Reports a call with too few or too many arguments. */
export function countFits(raw: Raw & { kind: 'call' }, min: number, max: number, context: Context): boolean {
  const count = raw.args.length
  if (count >= min && count <= max) return true
  context.report({
    code: 'wrong-arguments',
    span: raw.span,
    params: { reason: 'count', name: raw.name, min, max, count },
  })
  return false
}
