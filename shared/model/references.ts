// What the formulas of a program read, and who reads them.
import type { Declaration, Expression, Program } from './program.ts'

/** A name or 年份, 季度, 期数, 基年 in an expression. */
export interface Piece {
  readonly expression: Expression & { kind: 'reference' | 'time' }
  /** Inside an aggregation over towns. */
  readonly aggregated: boolean
}

/** References and times of an expression in the order of the text. */
export function piecesOf(expression: Expression): readonly Piece[] {
  const pieces: Piece[] = []
  const walk = (part: Expression, aggregated: boolean): void => {
    switch (part.kind) {
      case 'number':
        break
      case 'reference':
      case 'time':
        pieces.push({ expression: part, aggregated })
        break
      case 'binary':
        walk(part.left, aggregated)
        walk(part.right, aggregated)
        break
      case 'call':
        for (const arg of part.args) walk(arg, aggregated)
        break
      case 'aggregate':
        walk(part.of, true)
        if (part.weight) walk(part.weight, true)
        break
      default:
        walk(part.of, aggregated)
    }
  }
  walk(expression, false)
  return pieces.toSorted((a, b) => a.expression.span.from - b.expression.span.from)
}

/** A name that feeds another: in the same step, only from steps before, or only in the base year. */
export interface Link {
  readonly name: string
  readonly when: 'now' | 'before' | 'start'
}

/** What one name needs and who needs it, each name once. */
export interface Dependencies {
  readonly feeds: readonly Link[]
  readonly fed: readonly Link[]
}

const RANK = { now: 0, before: 1, start: 2 } as const

function linksOf(declaration: Declaration): readonly Link[] {
  if (declaration.kind !== 'variable' && declaration.kind !== 'regional') return []
  const links = new Map<string, Link['when']>()
  const add = (expression: Expression | null, start: boolean): void => {
    for (const { expression: piece } of expression ? piecesOf(expression) : []) {
      if (piece.kind === 'time') continue
      const when = start ? 'start' : piece.lag > 0 ? 'before' : 'now'
      const known = links.get(piece.name)
      if (known === undefined || RANK[when] < RANK[known]) links.set(piece.name, when)
    }
  }
  add(declaration.formula, false)
  add(declaration.initial, true)
  return Array.from(links, ([name, when]) => ({ name, when }))
}

/** What feeds a name, in the order of its formula, and what it feeds, in the order of the text. */
export function dependenciesOf({ declarations }: Program, name: string): Dependencies {
  const declaration = declarations.get(name)
  const fed = Array.from(declarations.values()).flatMap((other) =>
    linksOf(other).flatMap((link) => (link.name === name ? [{ name: other.name, when: link.when }] : [])),
  )
  return { feeds: declaration ? linksOf(declaration) : [], fed }
}
