// Calls of functions whose arguments have been checked: how their units meet.
import { bareOf, clash, together } from './agree.ts'
import type { Context } from './agree.ts'
import type { FunctionName, FunctionShape } from './functions.ts'
import type { Expression } from './program.ts'
import type { Raw } from './raw.ts'
import { bare, meet, settle } from './typed.ts'
import type { Typed } from './typed.ts'

/** Checks the units of a call and builds it; null if they do not fit, which has then been reported. */
export function scalarCall(
  name: FunctionName,
  { rule }: FunctionShape,
  args: readonly Typed[],
  raw: Raw & { kind: 'call' },
  context: Context,
): Typed | null {
  const { span } = raw
  const build = (parts: readonly Expression[]): Expression => ({ kind: 'call', name, args: parts, span })
  const [first, ...others] = args
  if (!first) throw new Error('a function without arguments')
  const bareParts = (values: readonly Typed[]): Expression[] | null => {
    const parts = values.map((value) => bareOf(value, value.expression.span, context))
    return parts.every((part) => part !== null) ? parts : null
  }
  switch (rule) {
    case 'same':
      return together(args, 'alike', span, context, build)
    case 'bare': {
      const parts = bareParts(args)
      return parts && bare(build(parts))
    }
    case 'keep': {
      const parts = bareParts(others)
      return parts && { ...first, expression: build([first.expression, ...parts]) }
    }
    case 'choose': {
      const condition = bareOf(first, first.expression.span, context)
      return condition && together(others, 'alike', span, context, (parts) => build([condition, ...parts]))
    }
    case 'table':
      return interpolation(args, raw, context, build)
  }
}

/** 查表: the places share the first argument's unit, the values share a unit of their own. */
function interpolation(
  args: readonly Typed[],
  raw: Raw & { kind: 'call' },
  context: Context,
  build: (parts: readonly Expression[]) => Expression,
): Typed | null {
  const wrong = (reason: string): null => {
    context.report({ code: 'wrong-arguments', span: raw.span, params: { reason, name: raw.name } })
    return null
  }
  if (args.length % 2 === 0) return wrong('pairs')
  const places = args.filter((_, i) => i === 0 || i % 2 === 1)
  const values = args.filter((_, i) => i > 0 && i % 2 === 0)
  const points = places
    .slice(1)
    .map(({ expression }) => (expression.kind === 'number' ? expression.value : null))
  if (points.some((point, i) => i > 0 && point !== null && point <= (points[i - 1] ?? -Infinity)))
    return wrong('order')
  const placesUnit = meet(places, 'alike')
  if ('clash' in placesUnit) return clash(context, raw.span, placesUnit.clash)
  return together(values, 'alike', raw.span, context, (settled) => {
    const at = places.map((place) => settle(place, placesUnit))
    return build(at.flatMap((place, i) => (i === 0 ? [place] : [place, settled[i - 1] ?? place])))
  })
}
