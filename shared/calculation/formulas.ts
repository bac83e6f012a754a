import { checkExpression } from '../model/check.ts'
import type { Signature } from '../model/agree.ts'
import { readFormula } from '../model/formula.ts'
import { nearest } from '../model/nearest.ts'
import type { Expression, Problem, Span } from '../model/program.ts'
import type { Raw } from '../model/raw.ts'
import { coerce } from '../model/typed.ts'
import type { RejectionReason } from '../table/rejection.ts'
import { BARE, conversion, parseUnit, type Unit } from '../units/unit.ts'
import { plainName } from './names.ts'
import { ROW_UNIT } from './sheet.ts'
import { isShare, totalsIn, withoutWithin, type Within } from './within.ts'

// A calculated column's formula: an expression of the model language over the columns of its row, and over totals of
// columns: 合计(x), 平均(x), 最小(x), 最大(x), 加权平均(x, w), 占比(x); over which rows is said as in within.ts.

/** Why a formula cannot be computed, and where. */
export type FormulaRefusal = Extract<RejectionReason, { code: 'bad-calculation' }>

/** What a formula computes in rows of one unit, or why it computes nothing in them. */
export type Form =
  | { readonly expression: Expression; readonly refusal: null }
  | { readonly expression: null; readonly refusal: FormulaRefusal }

/** A formula that checks in some rows at least: what it computes, by unit of rows, and which names it reads. */
interface CheckedFormula {
  readonly forms: readonly Form[]
  readonly names: ReadonlySet<string>
  /** Over which rows each total goes, by its place, which the expressions keep. */
  readonly within: ReadonlyMap<Span, Within>
}

/** What formulas of a sheet can name. */
export interface Names {
  /** Rows of each unit, and the units that names have in them; one entry where units do not hang on rows. */
  readonly kinds: readonly { readonly rowUnit: string; readonly units: ReadonlyMap<string, Unit> }[]
  /** Columns without figures. */
  readonly words: ReadonlySet<string>
  /** An expression with names where it means columns without naming them. */
  readonly named: (raw: Raw) => Raw
  /** Fields of the columns that tell rows apart, by their names. */
  readonly groups: ReadonlyMap<string, string>
  /** Over which rows a total goes that does not say it. */
  readonly within: Within
  /** Fields of which each fixes the unit of a row, so that rows that agree in it add up. */
  readonly unitBy: ReadonlySet<string>
}

/** A refusal of a formula. */
export function refusalOf(
  formula: string,
  problem: string,
  span: Pick<Span, 'from'>,
  params: Problem['params'],
): FormulaRefusal {
  return { code: 'bad-calculation', text: formula, position: span.from + 1, problem, params }
}

/** Checks names and units of a formula; `unit` is what its column is shown in. */
export function checkFormula(formula: string, unit: string, names: Names): CheckedFormula | FormulaRefusal {
  const start = { from: 0 }
  const perRow = unit === ROW_UNIT && names.kinds.some(({ rowUnit }) => rowUnit !== '')
  const wanted = perRow ? null : parseUnit(unit)
  if (!wanted && !perRow) return refusalOf(formula, 'unknown-unit', start, { unit })
  const body = formula.replace(/^\s*[=＝]/, (sign) => ' '.repeat(sign.length))
  const reading = readFormula(body)
  if (!reading.ok) return ofProblem(formula, reading.problem)
  const said = withoutWithin(names.named(reading.raw), (name) => names.groups.get(plainName(name)), [
    ...names.groups.keys(),
  ])
  if (said.problem) return refusalOf(formula, said.problem.code, said.problem.span, said.problem.params)
  const raw = withShares(said.raw)
  const used = namesIn(raw)
  const unknown = used.map((name) => whyNot(formula, name, names)).find((why) => why !== null)
  if (unknown) return unknown
  const forms = names.kinds.map(({ rowUnit, units }): Form =>
    formOf(formula, raw, wanted ?? parseUnit(rowUnit) ?? BARE, units),
  )
  const refusals = forms.map(({ refusal }) => refusal).filter((one) => one !== null)
  const [first] = refusals
  const within = new Map(totalsIn(raw).map(({ span }) => [span, said.within.get(span) ?? names.within]))
  const mixed = unlikeTotal(raw, names, within)
  if (mixed) return refusalOf(formula, 'unlike-units', mixed.span, { name: mixed.name })
  // A total that passed over rows which cannot be computed would say less than it seems to.
  const whole = [...within.values()].some((fields) => !fixesUnit(fields, names))
  if (first && (refusals.length === forms.length || whole)) return first
  return { forms, names: new Set(used.map(({ name }) => name)), within }
}

/** Why a name cannot be used; null if it can. */
function whyNot(
  formula: string,
  { name, lag, span }: Raw & { kind: 'name' },
  { kinds, words }: Names,
): FormulaRefusal | null {
  const known = kinds[0]?.units ?? new Map<string, Unit>()
  if (known.has(name) && lag.count === 0) return null
  if (lag.count > 0) return refusalOf(formula, 'no-lag', span, { name })
  if (words.has(name)) return refusalOf(formula, 'word-column', span, { name })
  return refusalOf(formula, 'unknown-column', span, { name, nearest: nearest(name, [...known.keys()]) })
}

function typedIn(raw: Raw, units: ReadonlyMap<string, Unit>, report: (problem: Problem) => void) {
  // Names of a 全域 formula that are regional themselves may stand inside a total and outside of it, as columns may.
  const names = new Map(
    [...units].map(([name, unit]): [string, Signature] => [name, { kind: 'regional', unit }]),
  )
  return checkExpression(raw, { names, regional: true, stepsPerYear: 1, report })
}

function formOf(formula: string, raw: Raw, wanted: Unit, units: ReadonlyMap<string, Unit>): Form {
  const problems: Problem[] = []
  const typed = typedIn(raw, units, (problem) => problems.push(problem))
  const [problem] = problems
  if (problem) return { expression: null, refusal: ofProblem(formula, problem) }
  const expression = typed && coerce(typed, wanted)
  if (typed && expression) return { expression, refusal: null }
  const params = { where: 'cell', declared: wanted.text, actual: typed?.unit.text ?? '' }
  return { expression: null, refusal: refusalOf(formula, 'wrong-unit', raw.span, params) }
}

type Call = Raw & { kind: 'call' }

/** Whether rows that agree in these fields have one unit. */
function fixesUnit(fields: Within, { kinds, unitBy }: Names): boolean {
  return kinds.length === 1 || fields.some((field) => unitBy.has(field))
}

/** The first total over figures that have another unit in other rows: 亿元 and 人 do not add up. */
function unlikeTotal(raw: Raw, names: Names, within: ReadonlyMap<Span, Within>): Call | undefined {
  const whole = totalsIn(raw).filter(({ span }) => !fixesUnit(within.get(span) ?? [], names))
  return whole.find(({ args }) =>
    args.some((arg) => {
      const [first, ...others] = names.kinds.flatMap(
        ({ units }) => typedIn(arg, units, () => undefined)?.unit ?? [],
      )
      return first && others.some((unit) => !sameUnit(first, unit))
    }),
  )
}

function sameUnit(a: Unit, b: Unit): boolean {
  const change = conversion(a, b)
  return a.kind === b.kind && change !== null && change.multiply === change.divide
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
      if (!isShare(raw) || !only) return { ...raw, args }
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
