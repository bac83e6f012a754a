// From a declaration as written to a checked one.
import { BARE, parseUnit } from '../units/unit.ts'
import type { Scope, Signature } from './agree.ts'
import { assumptionOf, townsOf } from './assumption.ts'
import { checkWanted } from './check.ts'
import { Declaring } from './declaring.ts'
import type { Draft, Surroundings } from './declaring.ts'
import type { Declaration, Problem, Span } from './program.ts'
import type { RawDeclaration, RawValue } from './raw.ts'
import { ALLOWED_CLAUSES } from './words.ts'

/** Checks one declaration; null if it has a problem, which has then been reported. */
export function declare(draft: Draft, around: Surroundings): Declaration | null {
  let sound = true
  const report = (problem: Problem): void => {
    sound = false
    around.report(problem)
  }
  checkClauses(draft, report)
  const built = build(new Declaring(draft, { ...around, report }))
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

function build(making: Declaring): Declaration | null {
  const { kind, raw, common } = making.draft
  if (!raw.value) {
    making.report({ code: 'needs-value', span: raw.name.span, params: { name: raw.name.text, kind } })
    return null
  }
  switch (kind) {
    case 'input': {
      const source = making.source(raw.value)
      const otherwise = making.otherwise()
      return source && { ...common, kind, source, otherwise }
    }
    case 'assumption':
      return assumptionOf(making, raw.value)
    case 'lever':
      return leverOf(making, raw.value)
    default:
      return variableOf(making, kind, raw.value)
  }
}

function leverOf(making: Declaring, value: RawValue): Declaration | null {
  const { common } = making.draft
  if (value.kind === 'source') {
    making.report({ code: 'needs-constant', span: value.span, params: {} })
    return null
  }
  const number = making.constant(value.of)
  const range = making.range()
  if (!range) {
    if (!making.clause('range')) making.badRange(common.span, 'missing')
    return null
  }
  making.inside(number, range, value.span)
  const towns = townsOf(making, (of) => {
    const own = making.constant(of)
    making.inside(own, range, of.span)
    return own
  })
  return { ...common, kind: 'lever', value: number, range, towns }
}

function variableOf(making: Declaring, kind: 'variable' | 'regional', value: RawValue): Declaration | null {
  const { common, raw } = making.draft
  if (value.kind === 'source') {
    const params = { reason: 'two-names', found: value.of.text }
    making.report({ code: 'syntax', span: value.of.span, params })
    return null
  }
  const clause = making.clause('initial')
  let reported = false
  const noInitial = (name: string, span: Span): void => {
    if (reported) return
    reported = true
    const part = clause ? 'initial' : 'formula'
    making.report({ code: 'no-initial-value', span, params: { name: raw.name.text, of: name, part } })
  }
  // Without a sound unit of its own there is nothing to convert to, but the formulas are checked all the same.
  const { unit } = making.draft.signature
  const withoutLag: Scope = { ...making.scope, onLag: noInitial }
  const formula = checkWanted(value.of, unit, clause ? making.scope : withoutLag)
  const initial = clause ? checkWanted(clause.of, unit, withoutLag) : null
  if (!formula || (clause && !initial)) return null
  return { ...common, kind, formula, initial, formulaSpan: value.span, initialSpan: clause?.ofSpan ?? null }
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
