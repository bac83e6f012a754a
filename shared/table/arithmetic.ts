import type { Decimal } from 'decimal.js'
import { decimalOf, isWhole, roundedOf, times, type Fraction } from '../units/fraction.ts'
import { MAX_STEPS, STEP_NAMES, stepsPerUnit } from '../units/quantity.ts'
import { toHalfWidth } from '../units/unit.ts'
import type { Cell, Column, IntegerColumn, NumberColumn, QuantityColumn } from './column.ts'
import type { RejectionReason } from './rejection.ts'

// Arithmetic in cells: =1200*1.08, =120亩+3.5公顷. What an expression means is read elsewhere (shared/calculation); here is
// how a column stores what comes out.

/** Columns whose cells take arithmetic. */
export type FigureColumn = IntegerColumn | NumberColumn | QuantityColumn

/** Arithmetic as it was typed. */
export interface Arithmetic {
  /** Without the sign = and the unit behind it, in half-width signs. */
  readonly expression: string
  /** Unit in which plain numbers are meant, where the text says so: `=1200*1.08 [亿元]`. */
  readonly unit: string | null
}

/** The exact value of an expression in a unit; `exact` is false where a root or a logarithm came in. */
export interface Calculated {
  readonly value: Fraction
  readonly exact: boolean
}

/** Reads an expression; plain numbers are taken to be in the unit. */
export type Calculate = (expression: string, unit: string) => Calculated | RejectionReason

/** What a column stores of a calculation. */
export type Result =
  | {
      readonly kind: 'steps'
      readonly column: QuantityColumn
      readonly steps: number
      readonly rounded: boolean
      readonly unit: string
    }
  | {
      readonly kind: 'number'
      readonly column: IntegerColumn | NumberColumn
      readonly number: Decimal
      readonly rounded: boolean
    }

/** Whether a column holds figures, so that its cells take arithmetic. */
export function isFigureColumn(column: Column): column is FigureColumn {
  return column.kind === 'integer' || column.kind === 'number' || column.kind === 'quantity'
}

const BEGINS = /^\s*[=＝]/
const FORM = /^=(?<expression>.*?)(?:\[(?<unit>[^[\]]{1,40})\])?$/s

/** The arithmetic that a typed or pasted text holds; null if it is none, or if the column takes none. */
export function asArithmetic(column: Column, raw: Cell): Arithmetic | null {
  if (typeof raw !== 'string' || !BEGINS.test(raw) || !isFigureColumn(column)) return null
  const { expression = '', unit } = FORM.exec(toHalfWidth(raw).trim())?.groups ?? {}
  return { expression: expression.trim(), unit: unit?.trim() ?? null }
}

/** Arithmetic as it is typed where plain numbers are taken to be in the unit shown. */
export function arithmeticText({ expression, unit }: Arithmetic, shown: string): string {
  return unit === null || unit === shown ? `=${expression}` : `=${expression} [${unit}]`
}

/** What a column stores of an expression. `shown` is the unit of the cell where it differs from the column's. */
export function calculated(
  column: FigureColumn,
  { expression, unit }: Arithmetic,
  shown: string | undefined,
  calculate: Calculate,
): Result | RejectionReason {
  const here = shown ?? column.unit ?? ''
  if (column.kind === 'quantity') return amountOf(column, expression, unit ?? here, calculate)
  if (unit !== null && unit !== here)
    return { code: 'wrong-unit', text: `=${expression} [${unit}]`, unit: here }
  const result = calculate(expression, here)
  if ('code' in result) return result
  if (column.kind === 'integer' && !isWhole(result.value))
    return { code: 'not-whole', text: decimalOf(result.value).toDecimalPlaces(6).toFixed() }
  return { kind: 'number', column, number: decimalOf(result.value), rounded: !result.exact }
}

function amountOf(
  column: QuantityColumn,
  expression: string,
  unit: string,
  calculate: Calculate,
): Result | RejectionReason {
  const { measure } = column
  const per = stepsPerUnit(measure, unit)
  if (per === undefined) return { code: 'wrong-unit', text: `=${expression} [${unit}]`, unit: column.unit }
  const result = calculate(expression, unit)
  if ('code' in result) return result
  const steps = times(result.value, { numerator: BigInt(per), denominator: 1n })
  const whole = steps && Number(roundedOf(steps))
  if (!steps || whole === null || Math.abs(whole) > MAX_STEPS)
    return { code: 'too-large', max: MAX_STEPS, unit: STEP_NAMES[measure] }
  // Adding 0 turns -0 into 0.
  const rounded = !isWhole(steps) || !result.exact
  return { kind: 'steps', column, steps: whole + 0, rounded, unit }
}
