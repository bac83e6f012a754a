import { mayBeArithmetic } from '../../../shared/exchange/import/read-arithmetic.ts'
import type { SourceBook } from '../../../shared/exchange/import/source.ts'
import { bound, LIMITS, Unreadable } from './limits.ts'
import { showNumber } from './number-format.ts'
import { SheetBuilder, Totals, WITHOUT_RESULT, type ReadValue } from './sheet-builder.ts'
import { isTrue, readRichText, readXlsxBook, unescaped, type XlsxBook } from './xlsx-parts.ts'
import { XmlScanner } from './xml.ts'
import type { Zip } from './zip.ts'

/** Digits and point of a number that is surely what was typed. */
const PLAIN_DIGITS = 15

/** Rows between two reports of progress. */
const REPORT_EVERY = 2000

/** Reads the sheets of a workbook of Excel, WPS and their kin. Values only, each as it is shown. */
export function readXlsx(zip: Zip, progress: (share: number) => void): SourceBook {
  const book = readXlsxBook(zip)
  const totals = new Totals()
  const sheets = book.sheets.map(({ name, hidden, part }, index) => {
    const bytes = zip.part(part)
    if (!bytes) throw new Unreadable('broken')
    const share = (inSheet: number): void => progress((index + inSheet) / book.sheets.length)
    return readSheet(bytes, new SheetBuilder(totals), book, share).finish(name, hidden)
  })
  return { format: 'xlsx', encoding: null, delimiter: null, sheets }
}

function readSheet(
  bytes: Buffer,
  sheet: SheetBuilder,
  book: XlsxBook,
  progress: (share: number) => void,
): SheetBuilder {
  const xml = new XmlScanner(bytes)
  const shared = new Map<string, string>()
  let [row, column, rows] = [-1, -1, 0]
  for (let token = xml.next(); token !== 'end'; token = xml.next()) {
    if (token !== 'open') continue
    if (xml.name === 'c') {
      column = readCell(xml, { sheet, book, shared }, row, column)
    } else if (xml.name === 'row') {
      row = rowNumber(xml.attribute('r'), row)
      column = -1
      if (isTrue(xml.attribute('hidden'))) sheet.hideRow(row)
      if ((rows += 1) % REPORT_EVERY === 0) progress(xml.share)
    } else if (xml.name === 'col') {
      if (isTrue(xml.attribute('hidden')))
        sheet.hideColumns(Number(xml.attribute('min')) - 1, Number(xml.attribute('max')) - 1)
    } else if (xml.name === 'mergeCell') {
      const merge = /^([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})$/.exec(xml.attribute('ref') ?? '')
      const [, left = '', top, right = '', bottom] = merge ?? []
      if (merge)
        sheet.merge({
          top: Number(top) - 1,
          left: columnNumber(left),
          bottom: Number(bottom) - 1,
          right: columnNumber(right),
        })
    }
  }
  return sheet
}

function rowNumber(written: string | null, before: number): number {
  const row = written === null ? before + 1 : Number(written) - 1
  if (!Number.isInteger(row) || row < 0 || row >= 2 ** 20) throw new Unreadable('broken')
  return row
}

/** A sheet on its way in. */
interface Reading {
  readonly sheet: SheetBuilder
  readonly book: XlsxBook
  /** Formulas that are written once for several cells, by their number. */
  readonly shared: Map<string, string>
}

/** Reads the cell that was just opened into the sheet; answers its column. */
function readCell(xml: XmlScanner, { sheet, book, shared }: Reading, row: number, before: number): number {
  const reference = xml.attribute('r')
  const column = reference === null ? before + 1 : columnNumber(reference)
  const type = xml.attribute('t')
  const style = xml.attribute('s')
  const outer = xml.depth
  let [text, inValue, formula] = ['', false, null as string | null]
  let [inFormula, number] = [false, '']
  for (let token = xml.next(); xml.depth >= outer; token = xml.next()) {
    if (token === 'text') {
      if (inValue) text += xml.text()
      else if (inFormula) formula += xml.text()
    } else if (xml.name === 'v') inValue = token === 'open'
    else if (xml.name === 'f') {
      inFormula = token === 'open'
      if (!inFormula) continue
      formula = ''
      number = xml.attribute('t') === 'shared' ? (xml.attribute('si') ?? '') : ''
    } else if (token === 'open' && xml.name === 'is') text = readRichText(xml)
  }
  bound(text.length, LIMITS.cellText, 'long-text')
  if (formula !== null) {
    if (number !== '' && formula !== '') shared.set(number, formula)
    sheet.formula(row, column, formula === '' ? repeated(shared.get(number)) : formula)
  }
  if (text !== '') sheet.put(row, column, valueOf(text, type, style, book))
  // Programs that do not compute write formulas without results; that is not the same as an empty cell.
  else if (formula !== null && type !== 'str') sheet.put(row, column, WITHOUT_RESULT)
  return column
}

/** A formula that another cell wrote: the same if it is arithmetic, else it points at other cells than there. */
function repeated(formula: string | undefined): string {
  return formula !== undefined && mayBeArithmetic(formula) ? formula : ''
}

function valueOf(text: string, type: string | null, style: string | null, book: XlsxBook): ReadValue {
  if (type === 's') return book.texts[Number(text)] ?? null
  if (type === 'str' || type === 'inlineStr') return unescaped(text)
  if (type === 'b') return isTrue(text) ? '是' : '否'
  if (type === 'e') return { error: text }
  if (type === 'd')
    return text
      .slice(0, 16)
      .replace('T', ' ')
      .replace(/ 00:00$/, '')
  const shown = style === null ? 'number' : (book.styles[Number(style)] ?? 'number')
  return showNumber(Number(text), shown, book.epoch, text.length <= PLAIN_DIGITS)
}

/** Number of a column from the letters with which a reference begins. */
function columnNumber(reference: string): number {
  let column = 0
  for (let at = 0; at < 3; at += 1) {
    const letter = reference.charCodeAt(at) - 64
    if (!(letter >= 1 && letter <= 26)) break
    column = column * 26 + letter
  }
  return column - 1
}
