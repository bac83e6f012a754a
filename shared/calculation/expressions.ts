import type { Arithmetic } from '../table/arithmetic.ts'
import type { Row } from '../table/table.ts'

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
