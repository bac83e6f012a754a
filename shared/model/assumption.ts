// An assumption: a value, a source or a distribution, and everything that says how draws of it lie.
import type { Bounds, Declaring } from './declaring.ts'
import { centre, distributionOf, isDistribution, support, within } from './distribution.ts'
import { nearest } from './nearest.ts'
import type { AssumptionDeclaration, Distribution, Span, TownParameter } from './program.ts'
import type { Raw, RawValue, Word } from './raw.ts'
import { ACROSS_WORDS, PERSISTENCE_WORDS } from './words.ts'

type Range = readonly [number, number] | null

/** Checks an assumption; null if it has a problem, which has then been reported. */
export function assumptionOf(making: Declaring, value: RawValue): AssumptionDeclaration | null {
  const range = making.range()
  const truncation = truncationOf(making)
  const error = errorOf(making, value)
  const head = {
    ...making.draft.common,
    kind: 'assumption' as const,
    range,
    truncation,
    error,
    otherwise: making.otherwise(),
    persistence: persistenceOf(making),
    acrossTowns: acrossOf(making),
    correlations: correlationsOf(making),
    towns: townsOf(making, (of) => {
      const parameter = parameterOf(of, making, truncation, range)
      if (error && parameter?.distribution) twoDistributions(making, of.span)
      return parameter
    }),
  }
  if (value.kind === 'source') {
    const source = making.source(value)
    if (head.otherwise !== null) making.inside(within(head.otherwise, truncation), range, value.span)
    return source && { ...head, value: null, source, distribution: null }
  }
  const parameter = parameterOf(value.of, making, truncation, range)
  return parameter && { ...head, ...parameter, source: null }
}

/** A number or a distribution, whose centre has to lie in the range. */
function parameterOf(
  of: Raw,
  making: Declaring,
  truncation: Bounds | null,
  range: Range,
): TownParameter | null {
  if (!isDistribution(of)) {
    const value = making.constant(of)
    making.inside(within(value, truncation), range, of.span)
    return { value, distribution: null }
  }
  const distribution = distributionOf(of, making)
  if (!distribution) return null
  if (truncation && isApart(support(distribution), truncation)) making.badRange(of.span, 'truncation-empty')
  making.inside(within(centre(distribution), truncation), range, of.span)
  return { value: null, distribution }
}

function isApart([low, high]: Bounds, [least, most]: Bounds): boolean {
  return (high ?? Infinity) < (least ?? -Infinity) || (low ?? -Infinity) > (most ?? Infinity)
}

function truncationOf(making: Declaring): Bounds | null {
  const clause = making.clause('truncation')
  if (!clause) return null
  const { low, high, span } = clause
  const bounds = [low && making.constant(low), high && making.constant(high)] as const
  if (!((bounds[0] ?? -Infinity) >= (bounds[1] ?? Infinity))) return bounds
  making.badRange(span, 'truncation-order')
  return null
}

function twoDistributions(making: Declaring, span: Span): void {
  making.report({ code: 'two-distributions', span, params: { name: making.name } })
}

function errorOf(making: Declaring, value: RawValue): Distribution | null {
  const clause = making.clause('error')
  if (!clause) return null
  if (value.kind === 'expression' && isDistribution(value.of)) twoDistributions(making, clause.span)
  else if (!isDistribution(clause.of))
    making.report({ code: 'needs-distribution', span: clause.ofSpan, params: { name: making.name } })
  else return distributionOf(clause.of, making, true)
  return null
}

/** One of a clause's fixed words; reports another one with the nearest. */
function choiceOf<T>(
  making: Declaring,
  word: Word,
  clause: string,
  choices: ReadonlyMap<string, T>,
): T | null {
  const found = choices.get(word.text)
  if (found !== undefined) return found
  const params = { clause, found: word.text, nearest: nearest(word.text, [...choices.keys()]) }
  making.report({ code: 'unknown-choice', span: word.span, params })
  return null
}

function persistenceOf(making: Declaring): AssumptionDeclaration['persistence'] {
  const clause = making.clause('persistence')
  const kind = clause && choiceOf(making, clause.word, 'persistence', PERSISTENCE_WORDS)
  if (!clause || !kind) return { kind: 'yearly' }
  const { coefficient, span } = clause
  const bad = (reason: 'missing' | 'extra' | 'size'): void =>
    making.report({ code: 'bad-persistence', span, params: { reason, found: clause.word.text } })
  if (kind !== 'ar1') {
    if (coefficient !== null) bad('extra')
    return { kind }
  }
  if (coefficient === null) bad('missing')
  else if (Math.abs(coefficient) >= 1) bad('size')
  return { kind, coefficient: coefficient ?? NaN }
}

function acrossOf(making: Declaring): AssumptionDeclaration['acrossTowns'] {
  const clause = making.clause('across')
  const kind = clause && choiceOf(making, clause.word, 'across', ACROSS_WORDS)
  if (!clause || !kind) return 0
  const { coefficient, span } = clause
  const bad = (reason: 'missing' | 'extra' | 'size'): void =>
    making.report({ code: 'bad-across', span, params: { reason, found: clause.word.text } })
  if (kind !== 'correlated') {
    if (coefficient !== null) bad('extra')
    return kind === 'common' ? 1 : 0
  }
  if (coefficient === null) bad('missing')
  else if (coefficient < 0 || coefficient > 1) bad('size')
  return coefficient ?? NaN
}

/** What towns have of their own, by name; `read` checks one of them. Shared with levers. */
export function townsOf<T>(making: Declaring, read: (of: Raw) => T | null): ReadonlyMap<string, T> {
  const towns = new Map<string, T>()
  for (const { town, of } of making.clause('towns')?.towns ?? []) {
    if (towns.has(town.text))
      making.report({ code: 'duplicate-town', span: town.span, params: { town: town.text } })
    const parameter = read(of)
    if (parameter !== null) towns.set(town.text, parameter)
  }
  return towns
}

function correlationsOf(making: Declaring): { with: string; coefficient: number }[] {
  const bad = (span: Span, reason: string, name: string): void =>
    making.report({ code: 'bad-correlation', span, params: { reason, name } })
  const seen = new Set<string>()
  return (making.clause('correlation')?.pairs ?? []).map(({ with: other, by }) => {
    const name = other.text
    const signature = making.names.get(name)
    if (!signature) {
      const params = { name, nearest: nearest(name, [...making.names.keys()]) }
      making.report({ code: 'unknown-name', span: other.span, params })
    } else if (signature.kind !== null && signature.kind !== 'assumption') bad(other.span, 'kind', name)
    else if (name === making.name) bad(other.span, 'self', name)
    else if (Math.abs(by) > 1) bad(other.span, 'size', name)
    else if (seen.has(name)) bad(other.span, 'twice', name)
    seen.add(name)
    return { with: name, coefficient: by }
  })
}
