// Finds the one mistake that a declaration fails to parse for, and says what kind it is.
import type { SyntaxNode } from '@lezer/common'
import { MAX_DEPTH } from './brackets.ts'
import type { BracketMistake } from './brackets.ts'
import { nearest } from './nearest.ts'
import type { Problem, Span } from './program.ts'
import { CLAUSE_WORDS, DECLARATION_WORDS, STEP_OPENERS } from './words.ts'

type Place = { from: number; to: number }

/** The first place that the parser could not read, and how deep the formula nests before it. */
function firstError(top: SyntaxNode): { node: SyntaxNode; depth: number } | null {
  const cursor = top.cursor()
  let depth = 0
  let deepest = 0
  for (;;) {
    if (cursor.type.isError) return { node: cursor.node, depth: deepest }
    if (cursor.firstChild()) {
      depth += 1
      deepest = Math.max(deepest, depth)
      continue
    }
    while (!cursor.nextSibling()) {
      if (!cursor.parent()) return null
      depth -= 1
    }
  }
}

/** The word, number or sign at an offset, for the sentence. */
function tokenAt(code: string, at: number): Place {
  const rest = code.slice(at)
  const blank = /^[\s\u3000]*/.exec(rest)?.[0].length ?? 0
  const token = /^(?:[\p{L}\p{N}_]{1,40}|[^])/u.exec(rest.slice(blank))?.[0] ?? ''
  return { from: at + blank, to: at + blank + token.length }
}

/** The problem of a declaration that begins with no declaration word; null if it does. */
export function wordMistake(code: string, word: string, spanOf: (place: Place) => Span): Problem | null {
  if (DECLARATION_WORDS.has(word.toLowerCase())) return null
  const place = tokenAt(code, 0)
  const found = code.slice(place.from, place.to)
  const params = { found, nearest: nearest(found, [...DECLARATION_WORDS.keys(), ...STEP_OPENERS]) }
  return { code: 'unknown-declaration', span: spanOf(place), params }
}

/** The problem of a declaration that does not parse; null if it does. */
export function syntaxMistake(code: string, top: SyntaxNode, spanOf: (place: Place) => Span): Problem | null {
  const error = firstError(top)
  if (!error) return null
  const place = tokenAt(code, error.node.from)
  // The parser gives up inside chains of hundreds of operators; what it stumbled over is then no mistake.
  if (error.depth > MAX_DEPTH) return { code: 'too-deep', span: spanOf(place), params: { limit: MAX_DEPTH } }
  const found = code.slice(place.from, place.to)
  const named = error.node.parent?.name === 'Name'
  if (named && CLAUSE_WORDS.has(found))
    return { code: 'reserved-name', span: spanOf(place), params: { name: found } }
  const reason = named ? 'missing-name' : found === '' ? 'ends-early' : 'unexpected'
  return { code: 'syntax', span: spanOf(place), params: { reason, found } }
}

/** The problem of brackets that do not match or nest too deep. */
export function bracketProblem(
  code: string,
  { at, reason }: BracketMistake,
  spanOf: (place: Place) => Span,
): Problem {
  const span = spanOf({ from: at, to: at + 1 })
  if (reason === 'too-deep') return { code: reason, span, params: { limit: MAX_DEPTH } }
  return { code: 'syntax', span, params: { reason, found: code.charAt(at) } }
}
