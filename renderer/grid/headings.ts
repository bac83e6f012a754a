import { normaliseText, readNumberText } from '../../shared/units/number-text.ts'
import type { Block } from './clipboard.ts'
import type { SheetColumn } from './contract.ts'
import { isFigure } from './values.ts'

// Headings that were copied along with a block of data. Pure.

/** The rows at the top of a block that are no data. */
export interface Headings {
  readonly rows: number
  /** Unit that the headings name for each column of the block where it is read in another than the sheet's; else null. */
  readonly units: readonly (string | null)[]
}

/** Whether a column of the sheet takes a text. */
export type Fits = (text: string, column: SheetColumn) => boolean

/** No table of an office has more heading lines than these. */
const MOST_ROWS = 6

/**
 * Finds heading rows on top of a block that is to be pasted from the first of `columns` on: rows that repeat the sheet's
 * own headings, that hold words where figures belong, or that are one merged title or 单位：万元. Null if there are none,
 * or nothing but such rows.
 */
export function findHeadings(block: Block, columns: readonly SheetColumn[], fits: Fits): Headings | null {
  let rows = 0
  for (let at = 0; at < Math.min(MOST_ROWS, block.length); at += 1) {
    const isSure = isHeading(block, at, columns, fits)
    if (isSure) rows = at + 1
    // A single text may be the title above headings, or a row that has only its name yet.
    else if (given(block, at).length > 1) break
  }
  if (rows === 0 || rows === block.length || rows === MOST_ROWS) return null
  const units = columns.map((column, at) => unitFor(block.slice(0, rows), column, at, fits))
  return { rows, units }
}

function given(block: Block, at: number): string[] {
  return (block[at] ?? []).map(({ text }) => normaliseText(text)).filter((text) => text !== '')
}

function isHeading(block: Block, at: number, columns: readonly SheetColumn[], fits: Fits): boolean {
  const row = block[at] ?? []
  const texts = row.map(({ text }) => normaliseText(text))
  const all = given(block, at)
  if (all.length === 0) return false
  if (all.some((text) => UNIT_LINE.test(text))) return true
  const isMerged = row.some(({ merged }) => merged === true)
  if (isMerged && new Set(all).size === 1 && row.length > 1 && !fitsAny(all, columns, fits)) return true
  let titles = 0
  let words = 0
  let figures = 0
  for (const [index, text] of texts.entries()) {
    const column = columns[index]
    if (!column || text === '') continue
    if (namesColumn(text, column)) titles += 1
    else if (column.column.kind !== 'text') {
      if (fits(text, column)) figures += 1
      else words += 1
    }
  }
  if (titles * 2 >= all.length) return true
  return figures === 0 && (words >= 2 || (words === 1 && titles > 0))
}

function fitsAny(texts: readonly string[], columns: readonly SheetColumn[], fits: Fits): boolean {
  return columns.some((column) => isFigure(column.column) && texts.some((text) => fits(text, column)))
}

const UNIT_LINE = /单位\s*[:：]/
const BRACKETED = /[((]\s*(?:单位\s*[:：])?\s*([^()()]+?)\s*[))]/g

function namesColumn(text: string, { title, group }: SheetColumn): boolean {
  const plain = bare(text)
  return (
    plain !== '' &&
    (plain === bare(title) || plain === bare(group ?? '') || plain === bare(`${group ?? ''}${title}`))
  )
}

/** A heading without its unit and blanks. */
function bare(text: string): string {
  return normaliseText(text).replaceAll(BRACKETED, '').replaceAll(/\s/g, '')
}

/** The unit that stands in the heading nearest above a column, or in a line for the whole table. */
function unitFor(headings: Block, column: SheetColumn, at: number, fits: Fits): string | null {
  if (!isFigure(column.column)) return null
  const own = headings.toReversed().flatMap((row) => unitsIn(row[at]?.text ?? ''))
  const ofTable = headings.flatMap((row) => row.flatMap(({ text }) => lineUnits(text)))
  return [...own, ...ofTable].find((unit) => fits(`1${unit}`, column)) ?? null
}

function unitsIn(text: string): string[] {
  return [...normaliseText(text).matchAll(BRACKETED)].flatMap(([, unit = '']) => splitUnits(unit))
}

function lineUnits(text: string): string[] {
  const [, units = ''] = /单位\s*[:：]\s*([^()()]+)/.exec(normaliseText(text)) ?? []
  return splitUnits(units)
}

function splitUnits(text: string): string[] {
  return text
    .split(/[、,，;；/ ]+/)
    .map((unit) => unit.trim())
    .filter((unit) => unit !== '')
}

/** The data under the headings, bare numbers followed by the unit that their heading names. */
export function withoutHeadings(block: Block, { rows, units }: Headings): Block {
  return block.slice(rows).map((row) =>
    row.map((cell, at) => {
      const unit = units[at] ?? null
      if (unit === null || cell.exact !== undefined) return cell
      const read = readNumberText(cell.text)
      return read && read.unit === '' && read.scale === '' ? { ...cell, text: inUnit(cell.text, unit) } : cell
    }),
  )
}

/** A bare number with its unit; the brackets of a negative one are closed after it. */
function inUnit(text: string, unit: string): string {
  const form = /^(.*[^)）])\s*([)）])$/.exec(text.trim())
  return form ? `${form[1]}${unit}${form[2]}` : `${text.trim()}${unit}`
}
