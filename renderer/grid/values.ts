import { Decimal } from 'decimal.js'
import { calculate } from '../../shared/calculation/calculate.ts'
import type { Rows } from '../../shared/table/change.ts'
import type { Cell, Column } from '../../shared/table/column.ts'
import { formatCell, parseCell } from '../../shared/table/kinds.ts'
import type { Rejection } from '../../shared/table/rejection.ts'
import type { Language } from '../../shared/text/language.ts'
import { stepsPerUnit, type Measure } from '../../shared/units/quantity.ts'
import type { Mark, SheetColumn, SheetRow } from './contract.ts'

// What a cell of a sheet is as a text: shown, to be edited, to be copied exactly, and back.

/** What reading and showing needs besides the cell: the rows that references point at, and the language. */
export interface Setting {
  readonly lookup: Rows
  readonly language: Language
}

/** The stored value of a cell; a cell that the row does not have is missing. */
export function cellOf(row: SheetRow, field: string): Cell {
  return row.cells[field] ?? null
}

/**
 * The unit in which a cell is shown and typed; empty if it has none. A row's unit is meant for its `number` cells only:
 * an amount or a count beside an indicator has its own.
 */
export function unitOf(row: SheetRow, column: SheetColumn): string {
  const declared = 'unit' in column.column ? (column.column.unit ?? '') : ''
  if (column.column.kind === 'number') return column.unit ?? column.column.unit ?? row.unit ?? ''
  if (column.column.kind !== 'quantity') return declared
  return row.units?.[column.field]?.unit ?? column.unit ?? declared
}

/** The marks of a cell, the row's own made-up flag among them. */
export function marksOf(row: SheetRow, field: string): readonly Mark[] {
  const marks = row.marks?.[field]
  if (marks === undefined) return []
  return typeof marks === 'string' ? [marks] : marks
}

/** Kinds that stand at the right in tabular figures. */
export function isFigure(column: Column): boolean {
  return column.kind === 'number' || column.kind === 'quantity' || column.kind === 'integer'
}

/** Text of a cell on the screen and on the clipboard, without its unit; empty if the value is missing. */
export function shownText(row: SheetRow, column: SheetColumn, setting: Setting): string {
  const words = row.words?.[column.field]
  if (words !== undefined) return words
  const value = cellOf(row, column.field)
  if (value === null) return ''
  const ofRow = column.column.kind === 'number' ? row.decimals : undefined
  // A formula's result has the digits that its author wants, if any; a figure those of what it measures.
  const decimals = column.calculated ? (column.decimals ?? ofRow) : (ofRow ?? column.decimals)
  const unit = unitOf(row, column)
  return formatCell(column.column, value, {
    rows: setting.lookup,
    language: setting.language,
    ...(unit === '' ? {} : { unit }),
    ...(decimals === undefined ? {} : { decimals }),
  })
}

/** The text that an editor opens with: every digit of the value, no separators. */
export function editText(row: SheetRow, column: SheetColumn, setting: Setting): string {
  const value = cellOf(row, column.field)
  if (value === null) return ''
  if (column.column.kind === 'number' || column.column.kind === 'integer') return plain(new Decimal(value))
  if (column.column.kind === 'quantity') {
    const { unit, amount } = amountOf(column, unitOf(row, column), value)
    return unit === unitOf(row, column) ? amount : `${amount}${unit}`
  }
  return shownText(row, column, setting)
}

/** An amount in the wanted unit, or in the finest one where the wanted unit has no finite decimals for it. */
function amountOf(
  column: SheetColumn,
  wanted: string,
  value: string | number,
): { unit: string; amount: string } {
  if (column.column.kind !== 'quantity') throw new Error(`${column.field} holds no amounts`)
  const { measure } = column.column
  const base = measure === 'money' ? '元' : '亩'
  for (const unit of [wanted, base]) {
    const per = stepsPerUnit(measure, unit)
    const amount = per === undefined ? null : new Decimal(value).div(per)
    if (per !== undefined && amount?.toDecimalPlaces(10).times(per).equals(value))
      return { unit, amount: plain(amount) }
  }
  throw new Error(`${value} has no exact text in ${base}`)
}

function plain(number: Decimal): string {
  return number.toFixed()
}

/**
 * A stored value in the form that `parseCell` of the same column reads exactly the same again, whatever unit the view
 * shows: amounts as text with their unit, all else as stored. With a row it is meant for cells of the sheet, whose unit
 * may hang on the row; without one for the store, which knows the declared units only.
 */
export function exactValue(column: SheetColumn, value: Cell, row?: SheetRow): Cell {
  if (value === null || column.column.kind !== 'quantity') return value
  const own = row?.units?.[column.field]?.unit
  if (own === undefined) return inFinest(column.column.measure, Number(value))
  const { unit, amount } = amountOf(column, own, value)
  return `${amount}${unit}`
}

/** Stored steps as 123.45元 or 3.5亩, by moving the point alone: a block has ten thousand of them. */
function inFinest(measure: Measure, steps: number): string {
  const [places, unit] = measure === 'money' ? [2, '元'] : [4, '亩']
  const digits = String(Math.abs(steps)).padStart(places + 1, '0')
  const fraction = digits.slice(-places).replace(/0+$/, '')
  return `${steps < 0 ? '-' : ''}${digits.slice(0, -places)}${fraction === '' ? '' : `.${fraction}`}${unit}`
}

/** The unrounded figure with its unit, for the clipboard, where the shown text may have lost digits; else undefined. */
export function exactText(row: SheetRow, column: SheetColumn): string | undefined {
  const value = cellOf(row, column.field)
  if (value === null) return undefined
  if (column.column.kind === 'quantity') return String(exactValue(column, value, row))
  if (column.column.kind !== 'number') return undefined
  return `${plain(new Decimal(value))}${unitOf(row, column)}`
}

/** What came of reading a typed or pasted text for a cell. */
export type Reading =
  | { readonly ok: true; readonly value: Cell }
  | { readonly ok: false; readonly rejection: Rejection }

/** Reads a typed, pasted or chosen value by the column's kind, in the unit that the cell shows. */
export function readValue(row: SheetRow, column: SheetColumn, raw: Cell, setting: Setting): Reading {
  const unit = unitOf(row, column)
  const at = { id: row.id, column: column.field }
  const result = parseCell(column.column, raw, {
    at,
    rows: setting.lookup,
    calculate,
    ...(unit === '' ? {} : { unit }),
  })
  if (result.ok) return result
  const [rejection] = result.rejections
  if (!rejection) throw new Error('a value was refused without a reason')
  return { ok: false, rejection }
}
