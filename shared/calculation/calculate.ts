import { checkExpression } from '../model/check.ts'
import { readFormula } from '../model/formula.ts'
import type { Expression, Problem, Span } from '../model/program.ts'
import type { Raw } from '../model/raw.ts'
import { coerce, type Typed } from '../model/typed.ts'
import type { Calculate, Calculated } from '../table/arithmetic.ts'
import type { RejectionReason } from '../table/rejection.ts'
import { fractionOf, type Fraction } from '../units/fraction.ts'
import { unitAlias } from '../units/unit-words.ts'
import { BARE, isDimensionless, parseUnit, toHalfWidth, type Unit } from '../units/unit.ts'
import { exactValueOf, NoValue } from './exact.ts'

type Refusal = Extract<RejectionReason, { code: 'bad-calculation' }>

/** Arithmetic without the commas of its grouped numbers, and where each sign stands in what was typed. */
interface Ungrouped {
  readonly text: string
  readonly typed: string
  readonly places: readonly number[]
}

function refusal(
  { typed, places }: Ungrouped,
  problem: string,
  span: Span,
  params: Problem['params'],
): Refusal {
  return {
    code: 'bad-calculation',
    text: typed,
    position: (places[span.from] ?? typed.length) + 2,
    problem,
    params,
  }
}

const GROUPED = /^\d{1,3}(?:,\d{3})+(?![\d,])/

/**
 * Takes the commas out of numbers grouped by three, as in =1,234*2. Between the arguments of a function a comma
 * separates, so that there it is left alone.
 */
function ungrouped(typed: string): Ungrouped {
  const places: number[] = []
  // Of every open bracket, whether it is a function's.
  const brackets: boolean[] = []
  for (let at = 0; at < typed.length;) {
    const before = typed[at - 1] ?? ''
    if (typed[at] === '(') brackets.push(/[\p{L}\d_]/u.test(before))
    else if (typed[at] === ')') brackets.pop()
    const begins = !brackets.includes(true) && !/[\p{L}\d_.,]/u.test(before)
    const length = begins ? (GROUPED.exec(typed.slice(at, at + 40))?.[0].length ?? 1) : 1
    for (const end = at + length; at < end; at += 1) if (length === 1 || typed[at] !== ',') places.push(at)
  }
  return { text: places.map((place) => typed[place]).join(''), typed, places }
}

/**
 * Reads arithmetic in a cell: numbers with and without units, + - * / ^, brackets and the scalar functions of the model
 * language, but no names; numbers may be grouped by three outside of functions. A result without a unit is taken to be in the cell's; a % beside plain numbers is a hundredth.
 */
export const calculate: Calculate = (typedText, unit) => {
  const expression = ungrouped(typedText)
  const reading = readFormula(expression.text)
  if (!reading.ok) {
    const { code, span, params } = reading.problem
    return refusal(expression, code, span, params)
  }
  const name = nameIn(reading.raw)
  if (name) return refusal(expression, 'no-names', name.span, { name: name.name })
  const raw = withUnits(reading.raw, unit)
  const problems: Problem[] = []
  const typed = checkExpression(raw, {
    names: new Map(),
    regional: false,
    stepsPerYear: 1,
    report: (problem) => problems.push(problem),
  })
  const [problem] = problems
  if (!typed || problem) {
    const { code, span, params } = problem ?? { code: 'syntax', span: raw.span, params: {} }
    return refusal(expression, code, span, params)
  }
  const checked = inCellUnit(typed, raw, parseUnit(unit))
  if (!checked) {
    const params = { where: 'cell', declared: unit, actual: typed.unit.text }
    return refusal(expression, 'wrong-unit', raw.span, params)
  }
  return valueOf(expression, checked)
}

function valueOf(text: Ungrouped, expression: Expression): Calculated | Refusal {
  try {
    return exactValueOf(expression, (span) => literalIn(text.text, span))
  } catch (error) {
    if (error instanceof NoValue) return refusal(text, error.reason, error.span, {})
    throw error
  }
}

/** The digits as written, of which a float64 holds seventeen. */
function literalIn(text: string, { from, to }: Span): Fraction | null {
  const digits = /^\d+(?:\.\d+)?(?:e[+-]?\d+)?/i.exec(toHalfWidth(text.slice(from, to)))?.[0]
  return digits === undefined ? null : fractionOf(digits)
}

/** The first name of an expression; a cell cannot refer to others. */
function nameIn(raw: Raw): (Raw & { kind: 'name' }) | null {
  switch (raw.kind) {
    case 'number':
      return null
    case 'name':
      return raw
    case 'negate':
    case 'not':
      return nameIn(raw.of)
    case 'binary':
      return nameIn(raw.left) ?? nameIn(raw.right)
    case 'call':
      for (const arg of raw.args) {
        const name = nameIn(arg)
        if (name) return name
      }
      return null
  }
}

const SCALE = /^(?:万亿|千亿|百亿|十亿|亿|千万|百万|十万|万|千|百)$/

/** Units as cells take them: ha is 公顷, and in a cell of 万元 the number 1.2亿 is 1.2亿元. */
function withUnits(raw: Raw, cell: string): Raw {
  switch (raw.kind) {
    case 'number': {
      if (raw.unit === null) return raw
      const base =
        /^(?:万亿|千亿|百亿|十亿|亿|千万|百万|十万|万|千|百)?(?<base>.*)$/.exec(cell)?.groups?.['base'] ?? ''
      const scaled = SCALE.test(raw.unit) && base !== '' && parseUnit(base)?.kind === 'plain'
      return { ...raw, unit: scaled ? raw.unit + base : unitAlias(raw.unit) }
    }
    case 'name':
      return raw
    case 'negate':
    case 'not':
      return { ...raw, of: withUnits(raw.of, cell) }
    case 'binary':
      return { ...raw, left: withUnits(raw.left, cell), right: withUnits(raw.right, cell) }
    case 'call':
      return { ...raw, args: raw.args.map((arg) => withUnits(arg, cell)) }
  }
}

/** Whether any number of the expression measures something, so that the result's unit is what the units make it. */
function measures(raw: Raw): boolean {
  switch (raw.kind) {
    case 'number': {
      const unit = raw.unit === null ? null : parseUnit(raw.unit)
      return unit !== null && !isDimensionless(unit)
    }
    case 'name':
      return false
    case 'negate':
    case 'not':
      return measures(raw.of)
    case 'binary':
      return measures(raw.left) || measures(raw.right)
    case 'call':
      return raw.args.some(measures)
  }
}

/** The expression in the cell's unit; null if it measures something else. A unit that is not known takes plain numbers. */
function inCellUnit(typed: Typed, raw: Raw, cell: Unit | null): Expression | null {
  if (typed.nature === 'literal') return typed.expression
  if (measures(raw)) return cell && coerce(typed, cell)
  if (typed.unit.kind === 'plain') return typed.expression
  return cell && cell.kind !== 'plain' ? coerce(typed, cell) : coerce(typed, BARE)
}
