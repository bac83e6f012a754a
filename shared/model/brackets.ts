// One pass over the code of a declaration before it is parsed: brackets that do not match, and nesting that no formula
// needs. The parser would stumble over both only after much work.

/** Deepest nesting of a formula; deeper ones are refused, so that nothing that walks a formula can overflow. */
export const MAX_DEPTH = 256

/** What the pass found, with the place of the sign. */
export interface BracketMistake {
  readonly at: number
  readonly reason: 'unclosed-bracket' | 'unopened-bracket' | 'too-deep'
}

const OPENING: ReadonlyMap<string, string> = new Map([
  ['(', ')'],
  ['（', ')'],
  ['[', ']'],
  ['［', ']'],
  ['【', ']'],
])
const CLOSING: ReadonlyMap<string, string> = new Map([
  [')', ')'],
  ['）', ')'],
  [']', ']'],
  ['］', ']'],
  ['】', ']'],
])

function lineEnd(code: string, from: number): number {
  let at = from
  while (at < code.length && code.charAt(at) !== '\n' && code.charAt(at) !== '\r') at += 1
  return at
}

/** The first mistake of brackets and 「」, which must close in their own line; null if there is none. */
export function bracketMistake(code: string): BracketMistake | null {
  const open: { wanted: string; at: number }[] = []
  for (let i = 0; i < code.length; i += 1) {
    const sign = code.charAt(i)
    const wanted = OPENING.get(sign)
    const closes = CLOSING.get(sign)
    if (sign === '「' || sign === '『') {
      const end = lineEnd(code, i)
      const close = code.indexOf(sign === '「' ? '」' : '』', i)
      if (close < 0 || close > end) return { at: i, reason: 'unclosed-bracket' }
      i = close
    } else if (sign === '※' || (sign === '/' && code.charAt(i + 1) === '/')) i = lineEnd(code, i)
    else if (wanted) open.push({ wanted, at: i })
    else if (closes && open.pop()?.wanted !== closes) return { at: i, reason: 'unopened-bracket' }
    if (open.length > MAX_DEPTH) return { at: i, reason: 'too-deep' }
  }
  const last = open.at(-1)
  return last ? { at: last.at, reason: 'unclosed-bracket' } : null
}
