// Reads a model text: cut into declarations, parsed, names and units checked, ordered. Never throws on any text.
import { correlationProblems } from './correlation.ts'
import { declare, signatureOf } from './declare.ts'
import type { Draft } from './declaring.ts'
import type { Signature } from './agree.ts'
import { chunksOf, lineStarts } from './lines.ts'
import { orderOf } from './order.ts'
import type { Needs } from './order.ts'
import type { Declaration, Problem, Program, Reading, Span, VariableDeclaration } from './program.ts'
import { steppingOf } from './stepping.ts'
import { readChunk } from './syntax.ts'
import type { Raw, RawDeclaration } from './raw.ts'
import { DECLARATION_WORDS, PREVIOUS_WORDS, TIME_WORDS } from './words.ts'

/** Limits of a text, so that none can hang the program. */
export const LIMITS = {
  /** Characters of the whole text. */
  text: 1_000_000,
  /** Characters of one declaration. */
  declaration: 5000,
  /** Characters of one name. */
  name: 60,
  declarations: 10_000,
  /** Numbers, names, calls and operators of all formulas together: about half a second's work. */
  parts: 200_000,
  /** Problems listed; the rest shows when these are mended. */
  problems: 100,
} as const

/** Reads a model text. The program is there only if nothing is wrong. */
export function readModel(text: string): Reading {
  return new Reader(text).read()
}

/** A declared name as far as its head can be read, for completion and navigation, also in a text with mistakes. */
export interface DeclaredName {
  readonly name: string
  readonly kind: Declaration['kind']
  /** As written; empty for a bare number. */
  readonly unit: string
  readonly section: string
  readonly doc: string
  readonly span: Span
}

/** Reads a text that is being written: also the names that it declares, in its order. */
export function readForEditing(text: string): Reading & { readonly names: readonly DeclaredName[] } {
  const reader = new Reader(text)
  return { ...reader.read(), names: reader.names() }
}

interface Found {
  readonly name: string
  /** Null if the line does not begin with a declaration word. */
  readonly kind: Declaration['kind'] | null
  readonly raw: RawDeclaration | null
  readonly common: Draft['common']
}

class Reader {
  readonly #text: string
  readonly #starts: readonly number[]
  readonly #problems: Problem[] = []
  #found: readonly Found[] = []
  /** Null until the text says it. */
  #stepsPerYear: 1 | 4 | null = null

  constructor(text: string) {
    this.#text = text
    this.#starts = text.length > LIMITS.text ? [0] : lineStarts(text)
  }

  #span = (from: number, to: number): Span => {
    let low = 0
    let high = this.#starts.length - 1
    while (low < high) {
      const middle = (low + high + 1) >> 1
      if ((this.#starts[middle] ?? 0) <= from) low = middle
      else high = middle - 1
    }
    return { from, to, line: low + 1, column: from - (this.#starts[low] ?? 0) + 1 }
  }

  #report = (problem: Problem): void => {
    if (this.#problems.length < LIMITS.problems) this.#problems.push(problem)
  }

  #finish(program: Program | null): Reading {
    if (this.#problems.length === 0) return { program, problems: [] }
    const problems = this.#problems.toSorted((a, b) => a.span.from - b.span.from)
    return { program: null, problems }
  }

  /** After `read`. */
  names(): readonly DeclaredName[] {
    return this.#found.flatMap(({ name, kind, common: { unit, section, doc, span } }) =>
      kind ? [{ name, kind, unit, section, doc, span }] : [],
    )
  }

  read(): Reading {
    const found = (this.#found = this.#find())
    const names = new Map<string, Signature>()
    for (const { name, kind, raw, common } of found) {
      if (!this.#mayBeNamed(name, raw, names, common.span)) continue
      names.set(name, raw ? signatureOf(raw, kind, this.#report) : { kind, unit: null })
    }
    const declarations = new Map<string, Declaration>()
    for (const { name, kind, raw, common } of found) {
      const signature = names.get(name)
      if (!raw || !kind || !signature || this.#problems.length >= LIMITS.problems) continue
      const declared = declare(
        { raw, kind, signature, common },
        { names, stepsPerYear: this.#stepsPerYear ?? 1, report: this.#report },
      )
      if (declared && !declarations.has(name)) declarations.set(name, declared)
    }
    for (const problem of correlationProblems(found)) this.#report(problem)
    const orders = this.#orders(found)
    if (!orders || this.#problems.length > 0) return this.#finish(null)
    const variables = (order: readonly string[]): VariableDeclaration[] =>
      order.flatMap((name) => {
        const declared = declarations.get(name)
        return declared?.kind === 'variable' || declared?.kind === 'regional' ? [declared] : []
      })
    return this.#finish({
      text: this.#text,
      stepsPerYear: this.#stepsPerYear ?? 1,
      declarations,
      order: variables(orders.later),
      initialOrder: variables(orders.first),
      names: [...declarations.keys()],
    })
  }

  /** The declarations of the text as far as their heads can be read. */
  #find(): readonly Found[] {
    const tooLong = (what: string, limit: number, span: Span): void =>
      this.#report({ code: 'too-long', span, params: { what, limit } })
    if (this.#text.length > LIMITS.text) {
      tooLong('text', LIMITS.text, { from: 0, to: 0, line: 1, column: 1 })
      return []
    }
    const chunks = chunksOf(this.#text, this.#starts)
    const tooMany = chunks[LIMITS.declarations]
    if (tooMany) {
      const span = this.#span(tooMany.from, tooMany.to)
      this.#report({
        code: 'too-many',
        span,
        params: { what: 'declarations', limit: LIMITS.declarations, count: chunks.length },
      })
      return []
    }
    let parts = 0
    return chunks.flatMap((chunk): Found[] => {
      if (this.#problems.length >= LIMITS.problems || parts > LIMITS.parts) return []
      const span = this.#span(chunk.from, chunk.to)
      if (chunk.to - chunk.from > LIMITS.declaration) {
        tooLong('declaration', LIMITS.declaration, span)
        return []
      }
      const code = this.#text.slice(chunk.from, chunk.to)
      const stepping = steppingOf(code)
      if (stepping) {
        if (stepping.stepsPerYear === null || this.#stepsPerYear !== null) {
          const reason = stepping.stepsPerYear === null ? 'unknown' : 'twice'
          this.#report({ code: 'bad-step', span, params: { reason, found: stepping.found } })
        }
        // A length that is not known is no year: words about quarters are then not reported as well.
        this.#stepsPerYear ??= stepping.stepsPerYear ?? 4
        return []
      }
      const reading = readChunk(this.#text, chunk, this.#span)
      if (!reading.ok) this.#report(reading.problem)
      else if ((parts += reading.parts) > LIMITS.parts)
        this.#report({ code: 'too-many', span, params: { what: 'parts', limit: LIMITS.parts } })
      const { word, name, unit } = reading.ok ? reading.raw : reading.head
      const kind = (word && DECLARATION_WORDS.get(word.text.toLowerCase())) ?? null
      if (!name) return []
      const common = {
        name: name.text,
        unit: unit?.text ?? '',
        doc: chunk.doc,
        section: chunk.section,
        text: code,
        span,
      }
      return [{ name: name.text, kind, raw: reading.ok ? reading.raw : null, common }]
    })
  }

  #mayBeNamed(
    name: string,
    raw: RawDeclaration | null,
    names: ReadonlyMap<string, Signature>,
    span: Span,
  ): boolean {
    const at = raw?.name.span ?? span
    if (TIME_WORDS.has(name) || PREVIOUS_WORDS.has(name) || DECLARATION_WORDS.has(name))
      this.#report({ code: 'reserved-name', span: at, params: { name } })
    else if (name.length > LIMITS.name)
      this.#report({ code: 'too-long', span: at, params: { what: 'name', limit: LIMITS.name } })
    else if (names.has(name)) this.#report({ code: 'duplicate-name', span: at, params: { name } })
    else return true
    return false
  }

  /** The orders of the base year and of later years; reports circles, once even if both have the same. */
  #orders(found: readonly Found[]): { first: readonly string[]; later: readonly string[] } | null {
    const first = new Map<string, readonly string[]>()
    const later = new Map<string, readonly string[]>()
    const spans = new Map<string, Span>()
    for (const { name, kind, raw, common } of found) {
      if ((kind !== 'variable' && kind !== 'regional') || later.has(name)) continue
      spans.set(name, common.span)
      const initial = raw?.clauses.find((clause) => clause.kind === 'initial') ?? null
      const formula = raw?.value?.kind === 'expression' ? raw.value.of : null
      later.set(name, namesNow(formula))
      first.set(name, namesNow(initial?.kind === 'initial' ? initial.of : formula))
    }
    const seen = new Set<string>()
    const report = (needs: Needs, year: 'base' | 'later'): readonly string[] | null => {
      const ordering = orderOf(needs)
      if (ordering.ok) return ordering.order
      for (const cycle of ordering.cycles) {
        const key = cycle.toSorted().join('\n')
        const [start = ''] = cycle
        const span = spans.get(start)
        if (seen.has(key) || !span) continue
        seen.add(key)
        this.#report({ code: 'cycle', span, params: { members: cycle, year } })
      }
      return null
    }
    const laterOrder = report(later, 'later')
    const firstOrder = report(first, 'base')
    return firstOrder && laterOrder && { first: firstOrder, later: laterOrder }
  }
}

/** Names that an expression reads in the same year. */
function namesNow(raw: Raw | null): readonly string[] {
  const names = new Set<string>()
  const walk = (part: Raw): void => {
    if (part.kind === 'name' && part.lag.count === 0) names.add(part.name)
    else if (part.kind === 'call') part.args.forEach(walk)
    else if (part.kind === 'binary') {
      walk(part.left)
      walk(part.right)
    } else if (part.kind === 'negate' || part.kind === 'not') walk(part.of)
  }
  if (raw) walk(raw)
  return [...names]
}
