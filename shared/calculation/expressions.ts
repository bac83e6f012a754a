import { arithmeticText, type Arithmetic } from '../table/arithmetic.ts'
import type { Rows } from '../table/change.ts'
import { cellExpression } from './tables.ts'

/** Id of the row that keeps a cell's expression; a cell has at most one. */
export function expressionId(rowId: string, column: string): string {
  return `${rowId} = ${column}`
}

/** The arithmetic that was typed into a cell; null if its value was typed as it is. */
export function expressionOf(rows: Rows, rowId: string, column: string): Arithmetic | null {
  const row = rows.get(cellExpression.name, expressionId(rowId, column))
  if (!row) return null
  const unit = row['unit']
  return { expression: String(row['expression']), unit: typeof unit === 'string' ? unit : null }
}

/** A cell's arithmetic as it is shown and typed again where plain numbers are taken to be in `unit`; null without. */
export function expressionText(rows: Rows, rowId: string, column: string, unit: string): string | null {
  const arithmetic = expressionOf(rows, rowId, column)
  return arithmetic && arithmeticText(arithmetic, unit)
}
