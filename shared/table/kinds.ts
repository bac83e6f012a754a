import type { Language } from '../text/language.ts'
import type { Cell, Column } from './column.ts'
import type { Rows } from './change.ts'
import type { Place, Result } from './rejection.ts'

/** What parsing a cell needs besides its column. */
export interface ParseContext {
  readonly at: Place
  /** To find the rows that a reference names. */
  readonly rows: Rows
  /** Unit of a number column whose unit hangs on the row, such as an observation's. */
  readonly unit?: string
}

/** What showing a cell needs besides its column. */
export interface FormatContext {
  readonly rows: Rows
  readonly unit?: string
  readonly decimals?: number
  readonly language?: Language
}

/** Reads what was typed, pasted or chosen into the stored value. */
export function parseCell(_column: Column, raw: Cell, _context: ParseContext): Result<Cell> {
  return { ok: true, value: raw }
}

/** The text of a stored value as it is shown and copied, without its unit; missing is the empty text. */
export function formatCell(_column: Column, value: Cell, _context: FormatContext): string {
  return value === null ? '' : String(value)
}
