// From a declaration as written to a checked one.
import { BARE, parseUnit } from '../units/unit.ts'
import type { Unit } from '../units/unit.ts'
import { checkWanted } from './check.ts'
import type { Scope, Signature } from './agree.ts'
import { DISTRIBUTIONS, canonicalName, entryOf } from './functions.ts'
import { nearest } from './nearest.ts'
import type { Declaration, Distribution, Problem, Source, Span, TownParameter } from './program.ts'
import type { Raw, RawClause, RawDeclaration, RawValue } from './raw.ts'
import { ALLOWED_CLAUSES, SOURCE_WORDS } from './words.ts'

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
  readonly report: (problem: Problem) => void
}

type ClauseOf<K extends RawClause['kind']> = Extract<RawClause, { kind: K }>

/** Checks one declaration; null if it has a problem, which has then been reported. */
export function declare(draft: Draft, around: Surroundings): Declaration | null {
  let sound = true
  const report = (problem: Problem): void => {
    sound = false
    around.report(problem)
  }
  checkClauses(draft, report)
  const built = new Builder(draft, { ...around, report }).build()
  return sound ? built : null
}

function checkClauses({ raw, kind }: Draft, report: (problem: Problem) => void): void {
  const seen = new Set<string>()
  for (const clause of raw.clauses) {
    const params = { clause: clause.kind, kind }
    const allowed: readonly string[] = ALLOWED_CLAUSES[kind]
    if (!allowed.includes(clause.kind)) report({ code: 'clause-not-here', span: clause.span, params })
    else if (seen.has(clause.kind)) report({ code: 'duplicate-clause', span: clause.span, params })
    seen.add(clause.kind)
  }
}

class Builder {
  readonly #draft: Draft
  readonly #around: Surroundings
  readonly #unit: Unit

  constructor(draft: Draft, around: Surroundings) {
    this.#draft = draft
    this.#around = around
    this.#unit = draft.signature.unit ?? BARE
  }

  build(): Declaration | null {
    const { kind, raw, common } = this.#draft
    if (!raw.value) {
      this.#around.report({ code: 'needs-value', span: raw.name.span, params: { name: raw.name.text, kind } })
      return null
    }
    switch (kind) {
      case 'input': {
        const source = this.#source(raw.value)
        const otherwise = this.#otherwise()
        return source && { ...common, kind, source, otherwise }
      }
      case 'assumption':
        return this.#assumption(raw.value)
      case 'lever':
        return this.#lever(raw.value)
      default:
        return this.#variable(kind, raw.value)
    }
  }

  #clause<K extends RawClause['kind']>(kind: K): ClauseOf<K> | null {
    return (this.#draft.raw.clauses.find((clause) => clause.kind === kind) as ClauseOf<K> | undefined) ?? null
  }

  #scope(): Scope {
    const { names, report } = this.#around
    return { names, report, regional: this.#draft.kind === 'regional' }
  }

  #source(value: RawValue): Source | null {
    const { report } = this.#around
    if (value.kind === 'expression') {
      report({ code: 'needs-source', span: value.span, params: { name: this.#draft.raw.name.text } })
      return null
    }
    const kind = SOURCE_WORDS.get(value.word.text)
    if (kind) return { kind, of: value.of.text }
    const params = { name: value.word.text, nearest: nearest(value.word.text, [...SOURCE_WORDS.keys()]) }
    report({ code: 'unknown-source', span: value.word.span, params })
    return null
  }

  /** A number written out, in the declared unit; NaN if it is something else, which is reported. */
  #constant(raw: Raw): number {
    const { report } = this.#around
    const number = raw.kind === 'negate' ? raw.of : raw
    if (number.kind !== 'number') {
      report({ code: 'needs-constant', span: raw.span, params: {} })
      return NaN
    }
    const expression = checkWanted(number, this.#unit, this.#scope())
    const value = expression ? foldConstant(expression) : NaN
    return raw.kind === 'negate' ? -value : value
  }

  #otherwise(): number | null {
    const clause = this.#clause('default')
    return clause && this.#constant(clause.of)
  }

  #range(): readonly [number, number] | null {
    const clause = this.#clause('range')
    if (!clause) return null
    const range = [this.#constant(clause.low), this.#constant(clause.high)] as const
    if (!(range[0] >= range[1])) return range
    this.#badRange(clause.span, 'order')
    return null
  }

  #badRange(span: Span, reason: 'order' | 'outside' | 'missing' | 'distribution'): void {
    this.#around.report({ code: 'bad-range', span, params: { reason, name: this.#draft.raw.name.text } })
  }

  #inside(value: number | null, range: readonly [number, number] | null, span: Span): void {
    if (value !== null && range && (value < range[0] || value > range[1])) this.#badRange(span, 'outside')
  }

  #lever(value: RawValue): Declaration | null {
    const { common } = this.#draft
    if (value.kind === 'source') {
      this.#around.report({ code: 'needs-constant', span: value.span, params: {} })
      return null
    }
    const number = this.#constant(value.of)
    const range = this.#range()
    if (!range) {
      if (!this.#clause('range')) this.#badRange(common.span, 'missing')
      return null
    }
    this.#inside(number, range, value.span)
    return { ...common, kind: 'lever', value: number, range, towns: new Map() }
  }

  #assumption(value: RawValue): Declaration | null {
    const range = this.#range()
    const otherwise = this.#otherwise()
    const correlations = this.#correlations()
    const head = {
      ...this.#draft.common,
      kind: 'assumption' as const,
      range,
      otherwise,
      correlations,
      error: null,
      truncation: null,
      persistence: { kind: 'yearly' } as const,
      acrossTowns: 'independent' as const,
      towns: new Map<string, TownParameter>(),
    }
    if (value.kind === 'source') {
      const source = this.#source(value)
      this.#inside(otherwise, range, value.span)
      return source && { ...head, value: null, source, distribution: null }
    }
    const { of } = value
    const shape = of.kind === 'call' ? entryOf(DISTRIBUTIONS, canonicalName(of.name)) : undefined
    if (of.kind === 'call' && shape) {
      const distribution = this.#distribution(of, shape)
      if (distribution) this.#inside(centre(distribution), range, value.span)
      return distribution && { ...head, value: null, source: null, distribution }
    }
    const number = this.#constant(of)
    this.#inside(number, range, value.span)
    return { ...head, value: number, source: null, distribution: null }
  }

  #distribution(
    raw: Raw & { kind: 'call' },
    { kind, parameters }: (typeof DISTRIBUTIONS)[keyof typeof DISTRIBUTIONS],
  ): Distribution | null {
    const { report } = this.#around
    const count = raw.args.length
    if (count !== parameters) {
      const params = { reason: 'count', name: raw.name, min: parameters, max: parameters, count }
      report({ code: 'wrong-arguments', span: raw.span, params })
      return null
    }
    const params = raw.args.map((arg) => this.#constant(arg))
    const [a = NaN, b = NaN, c = NaN] = params
    const lawful: Readonly<Record<Distribution['kind'], boolean>> = {
      normal: b >= 0,
      lognormal: a > 0 && b >= 0,
      uniform: a <= b,
      triangular: a <= b && b <= c,
      pert: a <= b && b <= c,
      empirical: true,
    }
    if (params.every((param) => !Number.isNaN(param)) && !lawful[kind])
      this.#badRange(raw.span, 'distribution')
    return { kind, params }
  }

  #correlations(): { with: string; coefficient: number }[] {
    const clause = this.#clause('correlation')
    const bad = (span: Span, reason: string, name: string): void =>
      this.#around.report({ code: 'bad-correlation', span, params: { reason, name } })
    return (clause?.pairs ?? []).map(({ with: other, by }) => {
      const signature = this.#around.names.get(other.text)
      if (!signature) {
        const params = { name: other.text, nearest: nearest(other.text, [...this.#around.names.keys()]) }
        this.#around.report({ code: 'unknown-name', span: other.span, params })
      } else if (signature.kind !== null && signature.kind !== 'assumption')
        bad(other.span, 'kind', other.text)
      else if (other.text === this.#draft.raw.name.text) bad(other.span, 'self', other.text)
      else if (Math.abs(by) > 1) bad(other.span, 'size', other.text)
      return { with: other.text, coefficient: by }
    })
  }

  #variable(kind: 'variable' | 'regional', value: RawValue): Declaration | null {
    const { common, raw } = this.#draft
    if (value.kind === 'source') {
      const params = { reason: 'two-names', found: value.of.text }
      this.#around.report({ code: 'syntax', span: value.of.span, params })
      return null
    }
    const clause = this.#clause('initial')
    let reported = false
    const noInitial = (name: string, span: Span): void => {
      if (reported) return
      reported = true
      const part = clause ? 'initial' : 'formula'
      this.#around.report({ code: 'no-initial-value', span, params: { name: raw.name.text, of: name, part } })
    }
    const scope = this.#scope()
    const formula = this.#wanted(value.of, clause ? scope : { ...scope, onLag: noInitial })
    const initial = clause ? this.#wanted(clause.of, { ...scope, onLag: noInitial }) : null
    if (!formula || (clause && !initial)) return null
    return { ...common, kind, formula, initial, formulaSpan: value.span, initialSpan: clause?.ofSpan ?? null }
  }

  /** Without a sound unit of its own there is nothing to convert to, but the formula is checked all the same. */
  #wanted(raw: Raw, scope: Scope): ReturnType<typeof checkWanted> {
    return checkWanted(raw, this.#draft.signature.unit, scope)
  }
}

/** The value of an expression of numbers and conversions only. */
function foldConstant(expression: NonNullable<ReturnType<typeof checkWanted>>): number {
  if (expression.kind === 'number') return expression.value
  if (expression.kind === 'convert')
    return (foldConstant(expression.of) * expression.multiply) / expression.divide
  throw new Error(`a constant made of ${expression.kind}`)
}

/** The value of a distribution that runs without uncertainty use: mean, median, mode or midpoint, as LANGUAGE.md says. */
export function centre({ kind, params }: Distribution): number {
  const [a = NaN, b = NaN] = params
  if (kind === 'empirical') return medianOf(params)
  if (kind === 'uniform') return (a + b) / 2
  return kind === 'triangular' || kind === 'pert' ? b : a
}

function medianOf(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  const [low = NaN, high = NaN] = [sorted[(sorted.length - 1) >> 1], sorted[sorted.length >> 1]]
  return low + (high - low) / 2
}

/** Reads the unit of a declaration's head; reports one that is not known. */
export function signatureOf(
  raw: Pick<RawDeclaration, 'unit'>,
  kind: Declaration['kind'] | null,
  report: (problem: Problem) => void,
): Signature {
  if (!raw.unit) return { kind, unit: BARE }
  const unit = parseUnit(raw.unit.text)
  if (!unit) report({ code: 'unknown-unit', span: raw.unit.span, params: { unit: raw.unit.text } })
  return { kind, unit }
}
