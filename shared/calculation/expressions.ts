import { arithmeticText, type Arithmetic } from '../table/arithmetic.ts'
import type { Rows } from '../table/change.ts'
import type { Row, Table } from '../table/table.ts'
import { cellExpression } from './tables.ts'

/** Id of the row that keeps a cell's expression; a cell has at most one. */
export function expressionId(rowId: string, column: string): string {
  return `${rowId} = ${column}`
}

/** The arithmetic that a row of `cell_expression` keeps; null without a row: the cell's value was typed as it is. */
export function arithmeticIn(row: Row | undefined): Arithmetic | null {
  if (!row) return null
  const unit = row['unit']
  return { expression: String(row['expression']), unit: typeof unit === 'string' ? unit : null }
}

/** The arithmetic that is kept with a cell, as it is typed; null if its value was typed as it is. */
export function typedExpression(rows: Rows, table: Table, rowId: string, column: string): string | null {
  const arithmetic = arithmeticIn(rows.get(cellExpression.name, expressionId(rowId, column)))
  const declared = table.columns[column]
  const shown = declared?.kind === 'quantity' ? declared.unit : ''
  return arithmetic && arithmeticText(arithmetic, shown)
}
