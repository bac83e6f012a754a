// What the checks of all kinds of declarations share: its clauses, its constants and its ranges.
import { BARE, parseUnit } from '../units/unit.ts'
import type { Unit } from '../units/unit.ts'
import { checkWanted } from './check.ts'
import type { Scope, Signature } from './agree.ts'
import { nearest } from './nearest.ts'
import type { Declaration, Problem, Source, Span } from './program.ts'
import type { Raw, RawClause, RawDeclaration, RawValue } from './raw.ts'
import { SOURCE_WORDS } from './words.ts'

/** A raw declaration with what the reader of the whole text knows about it. */
export interface Draft {
  readonly raw: RawDeclaration
  readonly kind: Declaration['kind']
  readonly signature: Signature
  readonly common: Pick<Declaration, 'name' | 'unit' | 'doc' | 'section' | 'text' | 'span'>
}

/** What checking one declaration needs of the whole text. */
export interface Surroundings {
  readonly names: ReadonlyMap<string, Signature>
  readonly stepsPerYear: 1 | 4
  readonly report: (problem: Problem) => void
}

/** A range whose ends may be open. */
export type Bounds = readonly [number | null, number | null]

type ClauseOf<K extends RawClause['kind']> = Extract<RawClause, { kind: K }>

const POINT = parseUnit('百分点') ?? BARE

/** One declaration being checked. Problems go to `report`, and what has one comes out as null or NaN. */
export class Declaring {
  readonly draft: Draft
  readonly report: Surroundings['report']
  readonly unit: Unit
  readonly names: Surroundings['names']
  readonly scope: Scope

  constructor(draft: Draft, around: Surroundings) {
    this.draft = draft
    this.report = around.report
    this.names = around.names
    this.unit = draft.signature.unit ?? BARE
    this.scope = { ...around, regional: draft.kind === 'regional' }
  }

  get name(): string {
    return this.draft.raw.name.text
  }

  clause<K extends RawClause['kind']>(kind: K): ClauseOf<K> | null {
    return (this.draft.raw.clauses.find((clause) => clause.kind === kind) as ClauseOf<K> | undefined) ?? null
  }

  source(value: RawValue): Source | null {
    if (value.kind === 'expression') {
      this.report({ code: 'needs-source', span: value.span, params: { name: this.name } })
      return null
    }
    const kind = SOURCE_WORDS.get(value.word.text)
    if (kind) return { kind, of: value.of.text }
    const params = { name: value.word.text, nearest: nearest(value.word.text, [...SOURCE_WORDS.keys()]) }
    this.report({ code: 'unknown-source', span: value.word.span, params })
    return null
  }

  /** A number written out, in the declared unit; NaN if it is something else, which is reported. */
  constant(raw: Raw): number {
    return this.#number(raw, this.unit)
  }

  /** A difference of two values, such as a deviation: where those are in %, it may be in 百分点. */
  difference(raw: Raw): number {
    const number = raw.kind === 'negate' ? raw.of : raw
    const written = number.kind === 'number' && number.unit !== null ? parseUnit(number.unit) : null
    return this.#number(raw, this.unit.kind === 'percent' && written?.kind === 'point' ? POINT : this.unit)
  }

  #number(raw: Raw, unit: Unit): number {
    const number = raw.kind === 'negate' ? raw.of : raw
    if (number.kind !== 'number') {
      this.report({ code: 'needs-constant', span: raw.span, params: {} })
      return NaN
    }
    const expression = checkWanted(number, unit, this.scope)
    const value = expression ? foldConstant(expression) : NaN
    return raw.kind === 'negate' ? -value : value
  }

  otherwise(): number | null {
    const clause = this.clause('default')
    return clause && this.constant(clause.of)
  }

  range(): readonly [number, number] | null {
    const clause = this.clause('range')
    if (!clause) return null
    const range = [this.constant(clause.low), this.constant(clause.high)] as const
    if (!(range[0] >= range[1])) return range
    this.badRange(clause.span, 'order')
    return null
  }

  badRange(
    span: Span,
    reason: 'order' | 'outside' | 'missing' | 'distribution' | 'truncation-order' | 'truncation-empty',
  ): void {
    this.report({ code: 'bad-range', span, params: { reason, name: this.name } })
  }

  inside(value: number | null, range: readonly [number, number] | null, span: Span): void {
    if (value !== null && range && (value < range[0] || value > range[1])) this.badRange(span, 'outside')
  }
}

/** The value of an expression of numbers and conversions only. */
function foldConstant(expression: NonNullable<ReturnType<typeof checkWanted>>): number {
  if (expression.kind === 'number') return expression.value
  if (expression.kind === 'convert')
    return (foldConstant(expression.of) * expression.multiply) / expression.divide
  throw new Error(`a constant made of ${expression.kind}`)
}
