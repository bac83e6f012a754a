import { looksLikeError, type SourceBook } from '../../../shared/exchange/import/source.ts'
import { bound, LIMITS, Unreadable } from './limits.ts'
import { showNumber } from './number-format.ts'
import { SheetBuilder, Totals, type ReadValue } from './sheet-builder.ts'
import { XmlScanner } from './xml.ts'
import type { Zip } from './zip.ts'

const REPORT_EVERY = 2000
/** How its errors are shown that no other program knows. */
const FAILED = /^Err:\d+$/
/** What lies over the cells or beside them and is no part of them. */
const BESIDE = new Set(['shapes', 'annotation', 'forms', 'tracked-changes', 'note', 'ruby-text'])

/** Reads the sheets of an OpenDocument spreadsheet. Values only, each as it is shown. */
export function readOds(zip: Zip, progress: (share: number) => void): SourceBook {
  const manifest = zip.part('META-INF/manifest.xml')
  if (manifest?.includes('encryption-data')) throw new Unreadable('encrypted')
  const content = zip.part('content.xml')
  if (!content) throw new Unreadable('broken')
  const xml = new XmlScanner(content)
  const hiddenStyles = new Set<string>()
  const totals = new Totals()
  const sheets: SourceBook['sheets'][number][] = []
  let style = ''
  for (let token = xml.next(); token !== 'end'; token = xml.next()) {
    if (token !== 'open') continue
    if (xml.name === 'style') style = xml.attribute('name') ?? ''
    else if (xml.name === 'table-properties' && xml.attribute('display') === 'false') hiddenStyles.add(style)
    else if (xml.name === 'table') {
      const name = xml.attribute('name') ?? ''
      const hidden = hiddenStyles.has(xml.attribute('style-name') ?? '')
      sheets.push(readTable(xml, new SheetBuilder(totals), progress).finish(name, hidden))
      bound(sheets.length, LIMITS.sheets, 'too-many-sheets')
    } else if (BESIDE.has(xml.name)) xml.skip()
  }
  return { format: 'ods', encoding: null, delimiter: null, sheets }
}

/** Reads the table that was just opened. */
function readTable(xml: XmlScanner, sheet: SheetBuilder, progress: (share: number) => void): SheetBuilder {
  const outer = xml.depth
  let [row, column] = [0, 0]
  for (let token = xml.next(); xml.depth >= outer; token = xml.next()) {
    if (token !== 'open') continue
    if (xml.name === 'table-row') {
      const repeated = countOf(xml.attribute('number-rows-repeated'))
      const hidden = (xml.attribute('visibility') ?? 'visible') !== 'visible'
      const cells = readRow(xml, sheet, row)
      // Empty rows to the end of the sheet are one element, and mean nothing.
      if (cells.length > 0)
        for (let copy = 1; copy < repeated; copy += 1)
          for (const [at, value] of cells) sheet.put(row + copy, at, value)
      if (hidden)
        for (let copy = 0; copy < Math.min(repeated, LIMITS.rows); copy += 1) sheet.hideRow(row + copy)
      row += repeated
      if (row % REPORT_EVERY === 0) progress(xml.share)
    } else if (xml.name === 'table-column') {
      const repeated = countOf(xml.attribute('number-columns-repeated'))
      const visibility = xml.attribute('visibility') ?? 'visible'
      if (visibility !== 'visible') sheet.hideColumns(column, column + repeated - 1)
      column += repeated
    } else if (BESIDE.has(xml.name)) xml.skip()
  }
  return sheet
}

/** Reads the row that was just opened; answers what it holds, for its copies. */
function readRow(xml: XmlScanner, sheet: SheetBuilder, row: number): (readonly [number, ReadValue])[] {
  const outer = xml.depth
  const cells: (readonly [number, ReadValue])[] = []
  let column = 0
  for (let token = xml.next(); xml.depth >= outer; token = xml.next()) {
    if (token !== 'open') continue
    if (xml.name !== 'table-cell' && xml.name !== 'covered-table-cell') {
      xml.skip()
      continue
    }
    const repeated = countOf(xml.attribute('number-columns-repeated'))
    const [down, across] = [xml.attribute('number-rows-spanned'), xml.attribute('number-columns-spanned')]
    if (down !== null || across !== null) {
      const [bottom, right] = [row + countOf(down) - 1, column + countOf(across) - 1]
      if (bottom > row || right > column) sheet.merge({ top: row, left: column, bottom, right })
    }
    const covered = xml.name === 'covered-table-cell'
    const formula = xml.attribute('formula')
    const value = readCell(xml)
    if (formula !== null && !covered) sheet.formula(row, column, formulaText(formula))
    if (value !== null && value !== '' && !covered) {
      bound(column + repeated, LIMITS.columns, 'too-many-columns')
      for (let copy = 0; copy < repeated; copy += 1) {
        sheet.put(row, column + copy, value)
        cells.push([column + copy, value])
      }
    }
    column += repeated
  }
  return cells
}

/** A formula as other programs write it: without the name of its language, and with commas between what it is given. */
function formulaText(formula: string): string {
  return formula.replace(/^(?:[a-z]+:)?=/, '').replaceAll(';', ',')
}

function countOf(written: string | null): number {
  const count = Number(written ?? 1)
  return Number.isInteger(count) && count >= 1 ? Math.min(count, 2 ** 24) : 1
}

/** Reads the cell that was just opened: by its type, else the text in it. */
function readCell(xml: XmlScanner): ReadValue {
  const type = xml.attribute('value-type')
  const value = xml.attribute('value')
  const date = xml.attribute('date-value')
  const time = xml.attribute('time-value')
  const flag = xml.attribute('boolean-value')
  const calculated = xml.attribute('formula') !== null
  const text = readText(xml)
  if (type === 'boolean') return flag === 'true' ? '是' : '否'
  if (type === 'date' && date !== null)
    return date
      .slice(0, 16)
      .replace('T', ' ')
      .replace(/ 00:00$/, '')
  if (type === 'time' && time !== null) return text
  if ((type === 'float' || type === 'percentage' || type === 'currency') && value !== null)
    return text.startsWith('#') || FAILED.test(text)
      ? { error: text.replace(FAILED, '#VALUE!') }
      : (withNoughts(text, value) ?? showNumber(Number(value), type === 'percentage' ? 'percent' : 'number'))
  // A formula that fails is written as a text.
  const fails = calculated && (looksLikeError(text) || FAILED.test(text))
  return fails ? { error: text.replace(FAILED, '#VALUE!') } : text
}

/** A code that is a number behind a format which shows its noughts in front; null if it is none. */
function withNoughts(text: string, value: string): string | null {
  return /^0\d+$/.test(text) && Number(text) === Number(value) ? text : null
}

/** Text of the element that was just opened: its paragraphs, one to a line. */
function readText(xml: XmlScanner): string {
  const outer = xml.depth
  const lines: string[] = []
  for (let token = xml.next(); xml.depth >= outer; token = xml.next()) {
    if (token === 'open') {
      if (xml.name === 'p' || xml.name === 'h') lines.push('')
      else if (BESIDE.has(xml.name)) xml.skip()
    }
    const last = lines.length - 1
    if (last < 0) continue
    if (token === 'text') lines[last] += xml.text()
    else if (token === 'open' && xml.name === 's')
      lines[last] += ' '.repeat(Math.min(countOf(xml.attribute('c')), LIMITS.cellText))
    else if (token === 'open' && (xml.name === 'tab' || xml.name === 'line-break'))
      lines[last] += xml.name === 'tab' ? '\t' : '\n'
    bound(lines[last]?.length ?? 0, LIMITS.cellText, 'long-text')
  }
  bound(lines.length, LIMITS.cellText, 'long-text')
  return lines.join('\n')
}
