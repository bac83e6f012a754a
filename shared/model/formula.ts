// Reads a formula that stands alone, outside of any model: what is typed into a cell, or the formula of a calculated
// column. The same grammar as in a declaration.
import { codeLength, lineStarts } from './lines.ts'
import type { Problem, Span } from './program.ts'
import type { Raw } from './raw.ts'
import { readChunk } from './syntax.ts'

/** Longest formula that is read. */
const LONGEST_FORMULA = 8192

/** A formula as written, or why it cannot be read. Places count in the formula's own text. */
export type FormulaReading =
  | { readonly ok: true; readonly raw: Raw }
  | { readonly ok: false; readonly problem: Problem }

const HEAD = '变量 x = '

/** Turns offsets behind the head into places in the text. */
function placesIn(text: string): (from: number, to: number) => Span {
  const starts = lineStarts(text)
  const at = (offset: number): number => Math.max(0, Math.min(text.length, offset - HEAD.length))
  return (from, to) => {
    const line = starts.findLastIndex((start) => start <= at(from))
    return { from: at(from), to: at(to), line: line + 1, column: at(from) - (starts[line] ?? 0) + 1 }
  }
}

/** Where the first comment begins; null without one. In a cell `//` is a slip of the finger, not a remark. */
function commentIn(text: string): number | null {
  let start = 0
  for (const line of text.split('\n')) {
    const length = codeLength(line)
    if (length < line.length) return start + length
    start += line.length + 1
  }
  return null
}

function refuse(code: Problem['code'], span: Span, params: Problem['params']): FormulaReading {
  return { ok: false, problem: { code, span, params } }
}

/** Reads a formula without names or units meaning anything yet. Never throws on any text. */
export function readFormula(text: string): FormulaReading {
  const whole = { from: 0, to: text.length, line: 1, column: 1 }
  if (text.length > LONGEST_FORMULA)
    return refuse('too-long', whole, { what: 'formula', limit: LONGEST_FORMULA })
  if (text.trim() === '') return refuse('syntax', whole, { reason: 'ends-early', found: '' })
  const code = HEAD + text
  const spanOf = placesIn(text)
  const comment = commentIn(text)
  if (comment !== null) {
    const from = HEAD.length + comment
    const found = text.slice(comment, comment + 2)
    return refuse('syntax', spanOf(from, from + 2), { reason: 'unexpected', found })
  }
  const chunk = { from: 0, to: code.length, section: '', doc: '' }
  const reading = readChunk(code, chunk, spanOf)
  if (!reading.ok) return { ok: false, problem: reading.problem }
  const { value, clauses } = reading.raw
  const [clause] = clauses
  if (clause) {
    const found = text.slice(clause.span.from, clause.span.to)
    return refuse('syntax', clause.span, { reason: 'unexpected', found: found.split(/\s/)[0] ?? '' })
  }
  if (value?.kind === 'source') {
    const found = text.slice(value.of.span.from, value.of.span.to)
    return refuse('syntax', value.of.span, { reason: 'two-names', found })
  }
  if (!value) return refuse('syntax', whole, { reason: 'ends-early', found: '' })
  return { ok: true, raw: value.of }
}
