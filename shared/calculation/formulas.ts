import { checkExpression } from '../model/check.ts'
import type { Signature } from '../model/agree.ts'
import { canonicalName } from '../model/functions.ts'
import { readFormula } from '../model/formula.ts'
import { nearest } from '../model/nearest.ts'
import type { Expression, Problem, Span } from '../model/program.ts'
import type { Raw } from '../model/raw.ts'
import { coerce } from '../model/typed.ts'
import type { RejectionReason } from '../table/rejection.ts'
import { parseUnit, type Unit } from '../units/unit.ts'

// A calculated column's formula: an expression of the model language over the columns of its row, and over totals of
// columns: 合计(x), 平均(x), 最小(x), 最大(x), 加权平均(x, w), 占比(x).

/** Why a formula cannot be computed, and where. */
export type FormulaRefusal = Extract<RejectionReason, { code: 'bad-calculation' }>

/** A formula that checks: what it computes and which names it reads. */
export interface CheckedFormula {
  readonly expression: Expression
  readonly names: ReadonlySet<string>
}

/** Words for a row's share in the total of a column, which the model language does not have. */
const SHARES = new Set(['占比', 'SHARE'])

/** A refusal of a formula. */
export function refusalOf(
  formula: string,
  problem: string,
  span: Pick<Span, 'from'>,
  params: Problem['params'],
): FormulaRefusal {
  return { code: 'bad-calculation', text: formula, position: span.from + 1, problem, params }
}

/** Checks names and units of a formula; `unit` is what its column is shown in, `words` are columns without figures. */
export function checkFormula(
  formula: string,
  unit: string,
  names: ReadonlyMap<string, Unit>,
  words: ReadonlySet<string>,
): CheckedFormula | FormulaRefusal {
  const start = { from: 0 }
  const wanted = parseUnit(unit)
  if (!wanted) return refusalOf(formula, 'unknown-unit', start, { unit })
  const body = formula.replace(/^\s*[=＝]/, (sign) => ' '.repeat(sign.length))
  const reading = readFormula(body)
  if (!reading.ok) return ofProblem(formula, reading.problem)
  const used = namesIn(reading.raw)
  for (const { name, lag, span } of used) {
    if (names.has(name) && lag.count === 0) continue
    if (lag.count > 0) return refusalOf(formula, 'no-lag', span, { name })
    if (words.has(name)) return refusalOf(formula, 'word-column', span, { name })
    return refusalOf(formula, 'unknown-column', span, { name, nearest: nearest(name, [...names.keys()]) })
  }
  return checked(formula, withShares(reading.raw), wanted, names, used)
}

function checked(
  formula: string,
  raw: Raw,
  wanted: Unit,
  names: ReadonlyMap<string, Unit>,
  used: readonly (Raw & { kind: 'name' })[],
): CheckedFormula | FormulaRefusal {
  const problems: Problem[] = []
  // Names of a 全域 formula that are regional themselves may stand inside a total and outside of it, as columns may.
  const signatures = new Map(
    [...names].map(([name, unit]): [string, Signature] => [name, { kind: 'regional', unit }]),
  )
  const typed = checkExpression(raw, {
    names: signatures,
    regional: true,
    stepsPerYear: 1,
    report: (problem) => problems.push(problem),
  })
  const [problem] = problems
  if (problem) return ofProblem(formula, problem)
  const expression = typed && coerce(typed, wanted)
  if (!typed || !expression) {
    const params = { where: 'cell', declared: wanted.text, actual: typed?.unit.text ?? '' }
    return refusalOf(formula, 'wrong-unit', raw.span, params)
  }
  return { expression, names: new Set(used.map(({ name }) => name)) }
}

function ofProblem(formula: string, { code, span, params }: Problem): FormulaRefusal {
  if (code === 'aggregate-outside-regional') return refusalOf(formula, 'total-in-total', span, params)
  return refusalOf(formula, code, span, params)
}

/** All names of an expression with their places. */
function namesIn(raw: Raw): readonly (Raw & { kind: 'name' })[] {
  switch (raw.kind) {
    case 'number':
      return []
    case 'name':
      return [raw]
    case 'negate':
    case 'not':
      return namesIn(raw.of)
    case 'binary':
      return [...namesIn(raw.left), ...namesIn(raw.right)]
    case 'call':
      return raw.args.flatMap(namesIn)
  }
}

/** 占比(x) is x / 合计(x). */
function withShares(raw: Raw): Raw {
  switch (raw.kind) {
    case 'number':
    case 'name':
      return raw
    case 'negate':
    case 'not':
      return { ...raw, of: withShares(raw.of) }
    case 'binary':
      return { ...raw, left: withShares(raw.left), right: withShares(raw.right) }
    case 'call': {
      const args = raw.args.map(withShares)
      const [only] = args
      if (!SHARES.has(canonicalName(raw.name)) || args.length !== 1 || !only) return { ...raw, args }
      const total: Raw = { kind: 'call', name: '合计', args, span: raw.span }
      return { kind: 'binary', operator: '/', left: only, right: total, span: raw.span }
    }
  }
}

/** The formula with one name replaced by another wherever it is used; a formula that cannot be read stays as it is. */
export function withRenamed(formula: string, from: string, to: string): string {
  const body = formula.replace(/^\s*[=＝]/, (sign) => ' '.repeat(sign.length))
  const reading = readFormula(body)
  if (!reading.ok) return formula
  const places = namesIn(reading.raw).filter(({ name }) => name === from)
  return places
    .toSorted((a, b) => b.span.from - a.span.from)
    .reduce((text, { span }) => text.slice(0, span.from) + to + text.slice(span.to), formula)
}
