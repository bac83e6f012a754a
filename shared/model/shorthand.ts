// Functions that are written for others: each call becomes an expression of the rest of the language before it is
// checked, so that no engine has to know them.
import { entryOf } from './functions.ts'
import type { Operator, Span } from './program.ts'
import type { Raw } from './raw.ts'

/** Joins parts by an operator in halves of halves, because a chain of 255 must not nest that deep. */
export function joined(parts: readonly Raw[], operator: Operator, span: Span): Raw {
  const [only, next] = parts
  if (!only) throw new Error('nothing to join')
  if (!next) return only
  const half = parts.length >> 1
  const left = joined(parts.slice(0, half), operator, span)
  return { kind: 'binary', operator, left, right: joined(parts.slice(half), operator, span), span }
}

function number(value: number, span: Span): Raw {
  return { kind: 'number', value, unit: null, span }
}

interface Shorthand {
  readonly min: number
  readonly max: number
  readonly expand: (args: readonly Raw[], span: Span) => Raw
}

const only = ([arg]: readonly Raw[]): Raw => {
  if (!arg) throw new Error('a call without its argument')
  return arg
}

const TABLE = {
  /** Of several arguments; of one it aggregates over the towns. */
  SUM: { min: 2, max: 255, expand: (args, span) => joined(args, '+', span) },
  AVERAGE: {
    min: 2,
    max: 255,
    expand: (args, span) => ({
      kind: 'binary',
      operator: '/',
      left: joined(args, '+', span),
      right: number(args.length, span),
      span,
    }),
  },
  /** 分情况(条件一, 值一, 条件二, 值二, …, 其他). */
  IFS: {
    min: 3,
    max: 255,
    expand: (args, span) =>
      args
        .slice(0, -1)
        .reduceRight<Raw>(
          (rest, arg, i) =>
            i % 2 === 0 ? { kind: 'call', name: 'IF', args: [arg, args[i + 1] ?? arg, rest], span } : rest,
          args.at(-1) ?? number(0, span),
        ),
  },
  CEILING: {
    min: 1,
    max: 1,
    expand: (args, span) => ({
      kind: 'negate',
      of: { kind: 'call', name: 'INT', args: [{ kind: 'negate', of: only(args), span }], span },
      span,
    }),
  },
  FLOOR: { min: 1, max: 1, expand: (args, span) => ({ kind: 'call', name: 'INT', args, span }) },
  LOG10: {
    min: 1,
    max: 1,
    expand: (args, span) => ({
      kind: 'binary',
      operator: '/',
      left: { kind: 'call', name: 'LN', args, span },
      right: { kind: 'call', name: 'LN', args: [number(10, span)], span },
      span,
    }),
  },
} as const satisfies Record<string, Shorthand>

/** The shorthand of a canonical name, if it is one with so many arguments. */
export function shorthandOf(name: string, count: number): Shorthand | undefined {
  const found: Shorthand | undefined = entryOf(TABLE, name)
  // 合计(x) and 平均(x) of one argument mean the towns.
  return found && (count >= found.min || (name !== 'SUM' && name !== 'AVERAGE')) ? found : undefined
}
