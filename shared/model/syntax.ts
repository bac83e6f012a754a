// From the text of one declaration to its raw form: what was written, before names and units mean anything.
import type { SyntaxNode } from '@lezer/common'
import { toHalfWidth } from '../units/unit.ts'
import { MAX_DEPTH, bracketMistake } from './brackets.ts'
import type { BracketMistake } from './brackets.ts'
import type { Chunk } from './lines.ts'
import type { Problem, Span } from './program.ts'
import type { Lag, Raw, RawClause, RawDeclaration, RawValue, Word } from './raw.ts'
import { parser } from './grammar/parser.ts'
import { Remembered } from './remembered.ts'
import { OPERATORS, PREVIOUS_WORDS } from './words.ts'
import type { ClauseKind } from './words.ts'
import { bracketProblem, syntaxMistake, wordMistake } from './mistake.ts'

/** Thrown and caught inside this file: a formula that cannot be read, with its problem. */
class Unreadable extends Error {
  readonly problem: Problem
  constructor(problem: Problem) {
    super(problem.code)
    this.problem = problem
  }
}

const BINARY = new Set(['Power', 'Product', 'Sum', 'Comparison', 'And', 'Or'])

const CLAUSES: Readonly<Record<string, ClauseKind>> = {
  Default: 'default',
  Range: 'range',
  Correlation: 'correlation',
  Initial: 'initial',
  Error: 'error',
  Truncation: 'truncation',
  Persistence: 'persistence',
  Across: 'across',
  Towns: 'towns',
}

/** Stops at the first mistake, because recovering from many costs many times as much as reading. */
const strictParser = parser.configure({ strict: true })

/** How much of the text after a mistake is looked at. */
const AFTER_MISTAKE = 60

interface Parsed {
  readonly top: SyntaxNode
  readonly sound: boolean
  readonly brackets: BracketMistake | null
}

/** A head is never longer: a word, a name, a unit. */
const HEAD_LENGTH = 300

/** All places are within the declaration, so one that stands elsewhere after an edit need not be parsed again. */
const known = new Remembered<Parsed>(500_000)

/** A declaration with its brackets looked at; with broken ones only its head is parsed, so that uses of its name are not reported as well. */
function parsed(code: string): Parsed {
  const brackets = bracketMistake(code)
  const head = brackets ? code.slice(0, HEAD_LENGTH).replace(/[=＝(（[［【「『][^]*$/, '') : code
  return { ...treeOf(head), brackets }
}

/** The tree of a declaration; of one with a mistake only as far as that. */
function treeOf(code: string): { top: SyntaxNode; sound: boolean } {
  try {
    return { top: strictParser.parse(code).topNode, sound: true }
  } catch (error) {
    const at = error instanceof SyntaxError ? /^No parse at (\d+)$/.exec(error.message)?.[1] : undefined
    if (at === undefined) throw error
    return { top: parser.parse(code.slice(0, Number(at) + AFTER_MISTAKE)).topNode, sound: false }
  }
}

/** A name as it is compared: half-width, without its quotation marks. */
function plainName(written: string): string {
  const half = toHalfWidth(written)
  return (/^[「『]/.test(half) ? half.slice(1, -1) : half).trim()
}

function childrenOf(node: SyntaxNode): SyntaxNode[] {
  const children: SyntaxNode[] = []
  for (let child = node.firstChild; child; child = child.nextSibling)
    if (child.name !== 'LineComment') children.push(child)
  return children
}

const NO_LAG: Lag = { count: 0, of: 'step' }

/** No model looks further back. */
const MAX_LAG = 1000

class ChunkReader {
  readonly #text: string
  readonly #offset: number
  readonly #spanOf: (from: number, to: number) => Span
  /** Numbers, names, calls and operators read so far. */
  parts = 0

  constructor(text: string, offset: number, spanOf: (from: number, to: number) => Span) {
    this.#text = text
    this.#offset = offset
    this.#spanOf = spanOf
  }

  span(node: { from: number; to: number }): Span {
    return this.#spanOf(this.#offset + node.from, this.#offset + node.to)
  }

  #written(node: SyntaxNode): string {
    return this.#text.slice(node.from, node.to)
  }

  word(node: SyntaxNode | undefined): Word {
    if (!node) throw new Error('a parsed declaration lacks a word that the grammar demands')
    return { text: plainName(this.#written(node)), span: this.span(node) }
  }

  /** The unit as written; only white space and width are made even. */
  unit(node: SyntaxNode): Word {
    return { text: toHalfWidth(this.#written(node)).replaceAll(/\s/g, ''), span: this.span(node) }
  }

  #number(node: SyntaxNode): number {
    const value = Number(toHalfWidth(this.#written(node)))
    if (Number.isFinite(value)) return value
    const params = { reason: 'number-too-large', found: this.#written(node) }
    throw new Unreadable({ code: 'syntax', span: this.span(node), params })
  }

  #signed(node: SyntaxNode): number {
    const number = node.getChild('Number')
    if (!number) throw new Error('a coefficient without a number')
    return (node.getChild('Minus') ? -1 : 1) * this.#number(number)
  }

  #lag(node: SyntaxNode | undefined): Lag {
    if (!node) return NO_LAG
    const inner = node.getChild('Coefficient')
    const word = inner ? undefined : PREVIOUS_WORDS.get(this.word(childrenOf(node)[1]).text)
    if (word) return { count: 1, of: word }
    const count = inner ? -this.#signed(inner) : NaN
    if (Number.isInteger(count) && count >= 0 && count <= MAX_LAG)
      return { count: Math.abs(count), of: 'step' }
    const params = { reason: 'bad-lag', found: this.#written(node) }
    throw new Unreadable({ code: 'syntax', span: this.span(node), params })
  }

  expression(node: SyntaxNode | undefined, depth: number): Raw {
    this.parts += 1
    if (!node) throw new Error('a parsed formula lacks a part that the grammar demands')
    const span = this.span(node)
    if (depth > MAX_DEPTH) throw new Unreadable({ code: 'too-deep', span, params: { limit: MAX_DEPTH } })
    const children = childrenOf(node)
    const [first, second, third] = children
    if (node.name === 'Parenthesis') return this.expression(second, depth + 1)
    if (BINARY.has(node.name)) {
      const operator = OPERATORS.get(second ? toHalfWidth(this.#written(second)) : '')
      if (!operator) throw new Error(`unknown operator in ${node.name}`)
      const left = this.expression(first, depth + 1)
      return { kind: 'binary', operator, left, right: this.expression(third, depth + 1), span }
    }
    switch (node.name) {
      case 'Quantity':
        return this.#quantity(children, span)
      case 'Reference':
        return { kind: 'name', name: this.word(first).text, lag: this.#lag(second), span }
      case 'Call': {
        const args = second ? childrenOf(second).filter(({ name }) => !/^(Open|Close|Comma)$/.test(name)) : []
        return {
          kind: 'call',
          name: this.word(first).text,
          args: args.map((arg) => this.expression(arg, depth + 1)),
          span,
        }
      }
      case 'Negate': {
        const of = this.expression(second, depth + 1)
        return first?.name === 'Plus' ? of : { kind: 'negate', of, span }
      }
      case 'Not':
        return { kind: 'not', of: this.expression(second, depth + 1), span }
      default:
        throw new Error(`unexpected node ${node.name}`)
    }
  }

  #quantity([number, unit]: SyntaxNode[], span: Span): Raw {
    if (!number) throw new Error('a quantity without a number')
    const written = unit ? toHalfWidth(this.#written(unit)).replaceAll(/[「」『』\s]/g, '') : null
    return { kind: 'number', value: this.#number(number), unit: written, span }
  }

  value(node: SyntaxNode): RawValue {
    const [inner] = childrenOf(node)
    const span = this.span(node)
    if (inner?.name !== 'Source') return { kind: 'expression', of: this.expression(inner, 1), span }
    const [word, of] = childrenOf(inner)
    return { kind: 'source', word: this.word(word), of: this.word(of), span }
  }

  clause(node: SyntaxNode): RawClause | null {
    const kind = CLAUSES[node.name]
    if (!kind) return null
    const [, first, second, third] = childrenOf(node)
    const span = this.span(node)
    switch (kind) {
      case 'range':
        return { kind, low: this.expression(first, 1), high: this.expression(third, 1), span }
      case 'truncation': {
        const open = first?.name === 'To'
        const high = open ? second : third
        return {
          kind,
          low: open ? null : this.expression(first, 1),
          high: high ? this.expression(high, 1) : null,
          span,
        }
      }
      case 'persistence':
      case 'across':
        return { kind, word: this.word(first), coefficient: second ? this.#signed(second) : null, span }
      case 'towns':
        return { kind, towns: node.getChildren('Town').map((town) => this.#town(town)), span }
      case 'correlation': {
        const names = node.getChildren('Name')
        const pairs = node
          .getChildren('Coefficient')
          .map((by, i) => ({ with: this.word(names[i]), by: this.#signed(by) }))
        return { kind, pairs, span }
      }
      default: {
        if (!first || second) throw new Error('a clause with other parts than the grammar says')
        return { kind, of: this.expression(first, 1), ofSpan: this.span(first), span }
      }
    }
  }

  #town(node: SyntaxNode): { town: Word; of: Raw } {
    const [town, , of] = childrenOf(node)
    return { town: this.word(town), of: this.expression(of, 1) }
  }
}

/** What reading one declaration gives: its raw form, or a problem and as much of the head as could be read. */
export type ChunkReading =
  | { readonly ok: true; readonly raw: RawDeclaration; readonly parts: number }
  | { readonly ok: false; readonly problem: Problem; readonly head: Partial<RawDeclaration> }

/** Parses one declaration. `spanOf` turns offsets of the whole text into places. */
export function readChunk(
  text: string,
  chunk: Chunk,
  spanOf: (from: number, to: number) => Span,
): ChunkReading {
  const code = text.slice(chunk.from, chunk.to)
  const reader = new ChunkReader(code, chunk.from, spanOf)
  const { top, sound, brackets } = known.of(code, parsed)
  const part = (name: string): Word | undefined => {
    const node = top.getChild(name)
    return node && !node.getChild('⚠') ? reader.word(node) : undefined
  }
  const unitNode = top.getChild('Unit')
  const head = { word: part('Word'), name: part('Name'), unit: unitNode ? reader.unit(unitNode) : null }
  const place = (node: { from: number; to: number }): Span => reader.span(node)
  const problem =
    wordMistake(code, head.word?.text ?? '', place) ??
    (brackets ? bracketProblem(code, brackets, place) : sound ? null : syntaxMistake(code, top, place))
  if (problem || !head.word || !head.name || head.name.text === '') {
    const missing = {
      code: 'syntax',
      span: reader.span(top),
      params: { reason: 'missing-name', found: '' },
    } as const
    return { ok: false, problem: problem ?? missing, head: defined(head) }
  }
  try {
    const valueNode = top.getChild('Value')
    const value = valueNode ? reader.value(valueNode) : null
    const clauses = childrenOf(top).flatMap((node) => reader.clause(node) ?? [])
    const raw = { word: head.word, name: head.name, unit: head.unit, value, clauses }
    return { ok: true, raw, parts: reader.parts }
  } catch (error) {
    if (error instanceof Unreadable) return { ok: false, problem: error.problem, head: defined(head) }
    throw error
  }
}

function defined(head: {
  word: Word | undefined
  name: Word | undefined
  unit: Word | null
}): Partial<RawDeclaration> {
  return { ...(head.word && { word: head.word }), ...(head.name && { name: head.name }), unit: head.unit }
}
