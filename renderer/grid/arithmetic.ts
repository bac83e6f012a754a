import { arithmeticText, asArithmetic, type Arithmetic } from '../../shared/table/arithmetic.ts'
import type { Cell } from '../../shared/table/column.ts'
import type { SheetColumn, SheetRow } from './contract.ts'
import type { SheetCore } from './core.ts'
import { editText, exactValue, unitOf } from './values.ts'

// Arithmetic in cells, such as =1200*1.08: the cell holds the value, and what was typed is kept beside it.

/** What was typed into a cell as arithmetic; null if its value was typed as it is. */
function arithmeticOf(core: SheetCore, row: SheetRow, column: SheetColumn): Arithmetic | null {
  return core.props.lore?.arithmeticAt(row.id, column.field) ?? null
}

/** The text that an editor opens with: the arithmetic of the cell if it has some, else every digit of its value. */
export function textToEdit(core: SheetCore, row: SheetRow, column: SheetColumn): string {
  const arithmetic = arithmeticOf(core, row, column)
  return arithmetic ? arithmeticText(arithmetic, unitOf(row, column)) : editText(row, column, core.setting)
}

/** Whether writing a text that reads as the value that is there changes nothing, not even the arithmetic behind it. */
export function isSame(core: SheetCore, row: SheetRow, column: SheetColumn, raw: Cell): boolean {
  const before = arithmeticOf(core, row, column)
  const after = asArithmetic(column.column, raw)
  if (!before || !after) return before === after
  const unit = unitOf(row, column)
  return arithmeticText(before, unit) === arithmeticText(after, unit)
}

/**
 * What is sent for a cell: arithmetic as it was typed, with the unit in which its plain numbers are meant where the
 * store would take another one, and else the value in a form that reads exactly the same again.
 */
export function sentValue(row: SheetRow, column: SheetColumn, raw: Cell, value: Cell): Cell {
  const arithmetic = asArithmetic(column.column, raw)
  if (!arithmetic) return exactValue(column, value)
  if (column.column.kind !== 'quantity') return arithmeticText(arithmetic, unitOf(row, column))
  const unit = arithmetic.unit ?? unitOf(row, column)
  return arithmeticText({ ...arithmetic, unit }, column.column.unit)
}
