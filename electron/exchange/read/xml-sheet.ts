// The XML of Excel 2002 and 2003 (SpreadsheetML), in which systems still hand out tables under the name of .xls.
import type { SourceBook } from '../../../shared/exchange/import/source.ts'
import { bound, LIMITS } from './limits.ts'
import { shownBy } from './number-format.ts'
import { SheetBuilder, Totals, type ReadValue } from './sheet-builder.ts'
import { XmlScanner } from './xml.ts'

const NAMESPACE = 'urn:schemas-microsoft-com:office:spreadsheet'
const LOOKED = 4096
const REPORT_EVERY = 2000
const MOST_STYLES = 10_000

/** Whether bytes begin as such a workbook does. */
export function isXmlSheet(beginning: string): boolean {
  return (
    /^\s*(?:<\?xml|<\?mso-|<(?:\w+:)?Workbook)/.test(beginning) &&
    beginning.slice(0, LOOKED).includes(NAMESPACE)
  )
}

/** Reads its sheets. Values only, each as it is shown. */
export function readXmlSheet(bytes: Buffer, progress: (share: number) => void): SourceBook {
  const xml = new XmlScanner(bytes)
  const totals = new Totals()
  const percents = new Set<string>()
  const sheets: { readonly name: string; readonly hidden: boolean; readonly sheet: SheetBuilder }[] = []
  let style = ''
  let place: Place = { row: -1, column: -1 }
  let rows = 0
  for (let token = xml.next(); token !== 'end'; token = xml.next()) {
    if (token !== 'open') continue
    const current = sheets.at(-1)?.sheet
    switch (xml.name) {
      case 'Style':
        style = xml.attribute('ID') ?? ''
        break
      case 'NumberFormat':
        if (isPercent(xml.attribute('Format') ?? '') && percents.size < MOST_STYLES) percents.add(style)
        break
      case 'Worksheet':
        bound(sheets.length + 1, LIMITS.sheets, 'too-many-sheets')
        sheets.push({ name: xml.attribute('Name') ?? '', hidden: false, sheet: new SheetBuilder(totals) })
        place = { row: -1, column: -1 }
        break
      case 'Row':
        place = { row: indexed(xml, place.row), column: -1 }
        if (xml.attribute('Hidden') === '1') current?.hideRow(place.row)
        if ((rows += 1) % REPORT_EVERY === 0) progress(xml.share)
        break
      case 'Cell':
        if (current) place = readCell(xml, current, place, percents)
        break
      case 'Visible':
        if (current && xml.next() === 'text' && /Hidden/.test(xml.text())) {
          const last = sheets.pop()
          if (last) sheets.push({ ...last, hidden: true })
        }
    }
  }
  return {
    format: 'xml',
    encoding: null,
    delimiter: null,
    sheets: sheets.map(({ name, hidden, sheet }) => sheet.finish(name, hidden)),
  }
}

interface Place {
  readonly row: number
  readonly column: number
}

/** Rows and cells name their place only where others were left out before them. */
function indexed(xml: XmlScanner, before: number): number {
  const written = Number(xml.attribute('Index') ?? Number.NaN)
  return Number.isInteger(written) && written > before && written <= 2 ** 20 ? written - 1 : before + 1
}

/** Reads the cell that was just opened; answers the last place that it takes. */
function readCell(xml: XmlScanner, sheet: SheetBuilder, before: Place, percents: ReadonlySet<string>): Place {
  const { row } = before
  const column = indexed(xml, before.column)
  const [across, down] = ['MergeAcross', 'MergeDown'].map((name) => spanOf(xml.attribute(name)))
  const right = column + (across ?? 0)
  if (right > column || (down ?? 0) > 0)
    sheet.merge({ top: row, left: column, bottom: row + (down ?? 0), right: Math.min(right, LIMITS.columns) })
  // Its formula is written in a way of its own, which is not read.
  if (xml.attribute('Formula') !== null) sheet.formula(row, column, '')
  const percent = percents.has(xml.attribute('StyleID') ?? '')
  const outer = xml.depth
  let [type, text, inData] = ['', '', false]
  for (let token = xml.next(); xml.depth >= outer; token = xml.next()) {
    if (xml.name === 'Data' && token !== 'text') {
      inData = token === 'open'
      if (inData) type = xml.attribute('Type') ?? ''
    } else if (xml.name === 'Comment' && token === 'open') xml.skip()
    else if (token === 'text' && inData) text += xml.text()
  }
  bound(text.length, LIMITS.cellText, 'long-text')
  if (text !== '') sheet.put(row, column, valueOf(text, type, percent))
  return { row, column: right }
}

function spanOf(written: string | null): number {
  const span = Number(written ?? 0)
  return Number.isInteger(span) && span > 0 ? Math.min(span, LIMITS.rows) : 0
}

function isPercent(format: string): boolean {
  return format === 'Percent' || (format.includes('%') && shownBy(-1, format) === 'percent')
}

function valueOf(text: string, type: string, percent: boolean): ReadValue {
  if (type === 'Number') {
    const number = Number(text)
    if (!Number.isFinite(number)) return text
    return percent ? `${Number((number * 100).toPrecision(15))}%` : number
  }
  if (type === 'DateTime')
    return text
      .slice(0, 16)
      .replace('T', ' ')
      .replace(/ 00:00$/, '')
  if (type === 'Error') return { error: text }
  if (type === 'Boolean') return text === '1' ? '是' : '否'
  return text
}
