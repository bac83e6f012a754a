import type { Language } from '../../shared/text/language.ts'
import { unitTitle as wordUnit } from '../text/titles.ts'
import { asArithmetic, calculated, isFigureColumn } from '../../shared/table/arithmetic.ts'
import { calculate } from '../../shared/calculation/calculate.ts'
import { formatCell } from '../../shared/table/kinds.ts'
import { STEP_NAMES } from '../../shared/units/quantity.ts'
import { inThisYear } from './days.ts'
import type { SheetColumn, SheetRow } from './contract.ts'
import type { SheetCore } from './core.ts'
import { todayFor } from './today.ts'
import { readValue, unitOf } from './values.ts'

/** What a text that is being typed comes to. */
export interface Understood {
  /** The value as the cell will show it, with its unit; or why it cannot be read. */
  readonly words: string
  readonly refused: boolean
  /** What the amount was rounded to, such as 0.01元; null if it is stored as it is. */
  readonly rounded: string | null
}

/** A number as it is typed where nothing needs to be said about it. */
const PLAIN = /^[+-]?[\d,.]*$/

/**
 * What a text would be stored as, where that is not what it says: arithmetic, or another unit, day or period than is
 * shown. Null for plain numbers and words, of which there is nothing to say.
 */
export function understood(
  core: SheetCore,
  row: SheetRow,
  column: SheetColumn,
  text: string,
): Understood | null {
  const { kind } = column.column
  const figure = isFigureColumn(column.column)
  if (text.trim() === '' || (figure && PLAIN.test(text.trim()))) return null
  if (!figure && kind !== 'date' && kind !== 'period') return null
  const meant = kind === 'date' ? inThisYear(text, todayFor(core)) : text
  const read = readValue(row, column, meant, core.setting)
  if (!read.ok) return { words: core.words.rejection(read.rejection), refused: true, rounded: null }
  if (read.value === null) return null
  const unit = unitOf(row, column)
  const { lookup: rows, language } = core.setting
  const shown = formatCell(column.column, read.value, { rows, language, ...(unit === '' ? {} : { unit }) })
  if (shown === text.trim()) return null
  const words = `= ${[shown, figure ? titleOf(unit, column, language) : ''].filter((part) => part !== '').join(' ')}`
  return { words, refused: false, rounded: roundedTo(row, column, text) }
}

/** The unit as the heading calls it, or where it hangs on the row, in the language of the window. */
export function titleOf(unit: string, { unit: own, unitTitle }: SheetColumn, language: Language): string {
  return (unit === own ? unitTitle : undefined) ?? wordUnit(unit, language)
}

function roundedTo(row: SheetRow, column: SheetColumn, text: string): string | null {
  const arithmetic = asArithmetic(column.column, text)
  if (!arithmetic || column.column.kind !== 'quantity') return null
  const result = calculated(column.column, arithmetic, unitOf(row, column), calculate)
  return 'code' in result || !result.rounded ? null : STEP_NAMES[column.column.measure]
}
