import type { Rows } from '../table/change.ts'
import type { Cell, Column } from '../table/column.ts'
import { formatCell } from '../table/kinds.ts'
import { spreadsheetDay } from '../units/dates.ts'
import { stepsPerUnit } from '../units/quantity.ts'

/** The longest text that a cell of .xlsx holds. */
const LONGEST_TEXT = 32_767

const LEFT_OUT = /^〔全文 \d+ 字，超出单元格上限，未导出〕$/

/** What stands in a cell for a text that no cell can hold. */
function leftOutText(length: number): string {
  return `〔全文 ${length} 字，超出单元格上限，未导出〕`
}

/** Whether a cell says that its text was left out; brought in again, it changes nothing. */
export function isLeftOut(text: string): boolean {
  return LEFT_OUT.test(text)
}

/** What a cell needs besides its column. */
export interface OutContext {
  readonly rows: Rows
  /** Unit in which amounts are written. */
  readonly unit?: string | undefined
}

/**
 * A stored value as it stands in a cell of a spreadsheet: figures as numbers in the column's unit, days as day numbers,
 * whole years as numbers, everything else as the text that the sheet shows. Missing is an empty cell.
 */
export function cellOut(column: Column, value: Cell, { rows, unit }: OutContext): Cell {
  if (value === null) return null
  switch (column.kind) {
    case 'quantity':
      // One division of whole numbers is correctly rounded: the nearest double to the exact amount.
      return Number(value) / perUnit(column.measure, unit ?? column.unit)
    case 'integer':
    case 'number':
      return Number(value)
    case 'date':
      return spreadsheetDay(String(value)) ?? value
    case 'period':
      return /^\d{4}$/.test(String(value)) ? Number(value) : value
    case 'text': {
      const text = String(value)
      return text.length > LONGEST_TEXT ? leftOutText(text.length) : text
    }
    default:
      return formatCell(column, value, { rows })
  }
}

/** Stored steps of one unit. A unit that the measure does not have is a bug of the caller. */
export function perUnit(measure: 'money' | 'land', unit: string): number {
  const per = stepsPerUnit(measure, unit)
  if (per === undefined) throw new Error(`no unit ${unit} for ${measure}`)
  return per
}

const MOST_DECIMALS = 10

/** Decimals of stored steps in a unit: at least two, and as many more as the amount needs. */
export function quantityDecimals(steps: number, per: number): number {
  let decimals = 2
  for (let whole = per / 100; decimals < MOST_DECIMALS && steps % whole !== 0; whole /= 10) decimals += 1
  return decimals
}

/** Number format with thousands separators, so many decimals, and a unit; a blank keeps figures off the next cell's text. */
export function figureFormat(decimals: number, unit = ''): string {
  const figure = decimals === 0 ? '#,##0' : `#,##0.${'0'.repeat(decimals)}`
  return `${figure}${unit === '' ? '' : `"${unit}"`}_ `
}
