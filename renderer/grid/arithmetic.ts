import {
  arithmeticText,
  asArithmetic,
  isFigureColumn,
  type Arithmetic,
} from '../../shared/table/arithmetic.ts'
import type { Cell } from '../../shared/table/column.ts'
import { stepsPerUnit } from '../../shared/units/quantity.ts'
import type { CopiedArithmetic } from './clipboard.ts'
import type { SheetColumn, SheetRow } from './contract.ts'
import type { SheetCore } from './core.ts'
import { carried } from './fill.ts'
import type { Place } from './view.ts'
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

/** The arithmetic of a cell to be copied; undefined if its value was typed as it is. */
export function copiedArithmetic(
  core: SheetCore,
  row: SheetRow,
  column: SheetColumn,
): CopiedArithmetic | undefined {
  const arithmetic = arithmeticOf(core, row, column)
  if (!arithmetic) return undefined
  const declared = column.column.kind === 'quantity' ? column.column.unit : unitOf(row, column)
  return { expression: arithmetic.expression, unit: arithmetic.unit ?? declared, kind: column.column.kind }
}

/**
 * Copied arithmetic as it is written into a cell, as Excel copies a formula; null where it would mean something else
 * there, so that only the value may go along.
 */
export function arithmeticFor(
  { expression, unit, kind }: CopiedArithmetic,
  row: SheetRow,
  { column, ...more }: SheetColumn,
): string | null {
  if (column.kind === 'quantity') {
    const fits = kind === 'quantity' && stepsPerUnit(column.measure, unit) !== undefined
    return fits ? arithmeticText({ expression, unit }, '') : null
  }
  const fits = isFigureColumn(column) && kind !== 'quantity' && unitOf(row, { column, ...more }) === unit
  return fits ? `=${expression}` : null
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

/** The arithmetic of a cell as it is written into another one; null without, or where it would mean something else. */
export function carriedArithmetic(core: SheetCore, from: Place, to: Place): string | null {
  const arithmetic = copiedArithmetic(core, from.row, from.column)
  return arithmetic ? arithmeticFor(arithmetic, to.row, to.column) : null
}

/** What a cell holds as it is written into another one: its arithmetic where that means the same, or else its value. */
export function carriedBy(core: SheetCore, from: Place, to: Place): Cell {
  return carriedArithmetic(core, from, to) ?? carried(from, to, core.setting)
}
