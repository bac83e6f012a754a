import { Decimal } from 'decimal.js'
import { arithmeticText, asArithmetic, isFigureColumn } from '../../table/arithmetic.ts'
import type { Arithmetic, FigureColumn } from '../../table/arithmetic.ts'
import type { Cell, Column } from '../../table/column.ts'
import { parseCell } from '../../table/kinds.ts'
import type { ColumnReading, ReadCell } from './cell-reading.ts'
import { NO_RESULT, type SourceCell } from './source.ts'
import { between, SHARE } from './units.ts'

/** Formulas that point at other cells, which the table does not have. */
const POINTS = /[[\]!:'"{}]|[A-Za-z]\$?\d/

/** Whether a formula may be arithmetic on numbers alone. */
export function mayBeArithmetic(formula: string): boolean {
  return formula !== '' && !POINTS.test(formula)
}

/** Reads arithmetic as a figure of a column; plain numbers are in the unit of the file. `own` is that of the row. */
export function readArithmetic(
  arithmetic: Arithmetic,
  column: FigureColumn,
  reading: ColumnReading,
  own: string | null,
): ReadCell {
  const declared = column.unit ?? ''
  if (column.kind === 'quantity') {
    const inFile = { ...arithmetic, unit: arithmetic.unit ?? reading.unit }
    return typedAs(arithmeticText(inFile, declared), column, reading, declared)
  }
  const stored = own ?? declared
  const unit = arithmetic.unit ?? reading.unit ?? stored
  const typed = `=${arithmetic.expression}`
  if (unit === stored) return typedAs(typed, column, reading, stored)
  const factor = unit === SHARE ? 100 : between(1, unit, stored)
  if (factor === null)
    return { value: null, stop: { at: {}, code: 'wrong-unit', text: `${typed} [${unit}]`, unit: stored } }
  // Units within the expression say themselves what they are.
  if (/[\p{L}%]/u.test(arithmetic.expression)) return typedAs(typed, column, reading, stored)
  const factored = `=(${arithmetic.expression})*${new Decimal(factor).toFixed()}`
  return typedAs(factored, column, reading, stored)
}

function typedAs(typed: string, column: Column, { rows, calculate }: ColumnReading, unit: string): ReadCell {
  const result = parseCell(column, typed, { at: {}, rows, calculate, unit })
  if (result.ok) return { value: result.value, typed }
  const [stop] = result.rejections
  return { value: null, ...(stop ? { stop } : {}) }
}

/**
 * A cell with a formula: arithmetic on numbers is kept if it comes to the stored result, or if there is none. Of all
 * other formulas only the result is taken.
 */
export function withFormula(
  read: ReadCell,
  raw: SourceCell,
  formula: string | undefined,
  reading: ColumnReading,
  own: string | null,
): ReadCell {
  const { column } = reading
  if (formula === undefined || !isFigureColumn(column) || !mayBeArithmetic(formula)) return read
  const arithmetic = asArithmetic(column, `=${formula}`)
  if (!arithmetic) return read
  const made = readArithmetic(arithmetic, column, reading, own)
  if (made.stop) return read
  if (raw === NO_RESULT) return made
  // What too fine a result keeps out may come in as arithmetic, which rounds to the steps of the books.
  if (read.stop && read.stop.code !== 'too-precise') return read
  return read.stop || agree(made.value, read.value) ? made : read
}

/** A spreadsheet computes with some fifteen digits, the books to their last step. */
function agree(exact: Cell, shown: Cell): boolean {
  if (typeof exact !== 'number' || typeof shown !== 'number') return false
  return Math.abs(exact - shown) <= 1e-9 * Math.max(Math.abs(exact), Math.abs(shown))
}
