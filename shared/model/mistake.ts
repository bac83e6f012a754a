// Finds the one mistake that a declaration fails to parse for, and says what kind it is.
import type { SyntaxNode } from '@lezer/common'
import { nearest } from './nearest.ts'
import type { Problem, Span } from './program.ts'
import { DECLARATION_WORDS } from './words.ts'

type Place = { from: number; to: number }

const PAIRS: Readonly<Record<string, string>> = { ')': '(', '）': '(', ']': '[', '］': '[', '】': '[' }
const OPENING: Readonly<Record<string, string>> = { '(': '(', '（': '(', '[': '[', '［': '[', '【': '[' }

/** The first bracket without its partner, by a scan that skips quoted names and comments. */
function strayBracket(code: string): { at: number; reason: 'unclosed-bracket' | 'unopened-bracket' } | null {
  const open: { sign: string; at: number }[] = []
  for (let i = 0; i < code.length; i += 1) {
    const sign = code.charAt(i)
    if (sign === '「' || sign === '『') {
      const end = code.indexOf(sign === '「' ? '」' : '』', i)
      if (end < 0) return { at: i, reason: 'unclosed-bracket' }
      i = end
    } else if (sign === '※' || (sign === '/' && code.charAt(i + 1) === '/')) {
      const end = code.slice(i).search(/[\n\r]/)
      i = end < 0 ? code.length : i + end
    } else if (OPENING[sign]) open.push({ sign: OPENING[sign], at: i })
    else if (PAIRS[sign] && open.pop()?.sign !== PAIRS[sign]) return { at: i, reason: 'unopened-bracket' }
  }
  const last = open.at(-1)
  return last ? { at: last.at, reason: 'unclosed-bracket' } : null
}

function firstError(top: SyntaxNode): SyntaxNode | null {
  const cursor = top.cursor()
  do if (cursor.type.isError) return cursor.node
  while (cursor.next())
  return null
}

/** The word, number or sign at an offset, for the sentence. */
function tokenAt(code: string, at: number): Place {
  const rest = code.slice(at)
  const blank = /^[\s\u3000]*/.exec(rest)?.[0].length ?? 0
  const token = /^(?:[\p{L}\p{N}_]{1,40}|[^])/u.exec(rest.slice(blank))?.[0] ?? ''
  return { from: at + blank, to: at + blank + token.length }
}

/** The problem of a declaration that does not parse; null if it does. */
export function syntaxProblem(
  code: string,
  top: SyntaxNode,
  word: string,
  spanOf: (place: Place) => Span,
): Problem | null {
  if (!DECLARATION_WORDS.has(word.toLowerCase())) {
    const place = tokenAt(code, 0)
    const found = code.slice(place.from, place.to)
    const params = { found, nearest: nearest(found, [...DECLARATION_WORDS.keys()]) }
    return { code: 'unknown-declaration', span: spanOf(place), params }
  }
  const error = firstError(top)
  if (!error) return null
  const stray = strayBracket(code)
  if (stray) {
    const params = { reason: stray.reason, found: code.charAt(stray.at) }
    return { code: 'syntax', span: spanOf({ from: stray.at, to: stray.at + 1 }), params }
  }
  const place = tokenAt(code, error.from)
  const found = code.slice(place.from, place.to)
  const parent = error.parent?.name
  const reason = parent === 'Name' ? 'missing-name' : found === '' ? 'ends-early' : 'unexpected'
  return { code: 'syntax', span: spanOf(place), params: { reason, found } }
}
