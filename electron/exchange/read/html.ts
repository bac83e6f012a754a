// Tables of web pages, which many systems of government hand out under the name of .xls. Pages are seldom well formed:
// what is not closed is closed by what follows, and nothing of a page is ever run or fetched.
import { normaliseText } from '../../../shared/units/number-text.ts'
import type { SourceBook, SourceCell } from '../../../shared/exchange/import/source.ts'
import { bound, LIMITS } from './limits.ts'
import { SheetBuilder, Totals } from './sheet-builder.ts'
import type { DecodedText } from './text-encoding.ts'

const TAG =
  /<(?:!--[\s\S]{0,100000}?-->|(\/?)([a-z][\w:-]{0,40})((?:"[^"]{0,10000}"|'[^']{0,10000}'|[^>"']){0,5000})>|[!?][^>]{0,10000}>)/gi
/** Elements whose text is none of the page. */
const SILENT = new Set(['script', 'style', 'head', 'title', 'xml', 'noscript', 'select'])
const BREAKS = new Set(['br', 'p', 'div', 'li'])
/** Characters between two reports of progress. */
const REPORT_EVERY = 2 ** 20

const NAMED: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  ensp: ' ',
  emsp: ' ',
  middot: '·',
  mdash: '—',
  ndash: '–',
  sup2: '²',
  permil: '‰',
}

/** Whether a text is a page with a table in it. */
export function isPageWithTable(text: string): boolean {
  return /^\s*(?:<\?xml[^>]*>\s*)?<(?:!doctype\s+html|!--|html|head|meta|body|div|style|table|form|center|font|p|h\d)\b/i.test(
    text.slice(0, 5000),
  )
    ? /<table\b/i.test(text)
    : false
}

/** Reads all tables of a page as one sheet, one below another with an empty row between. */
export function readHtml(
  { text, encoding }: DecodedText,
  name: string,
  progress: (share: number) => void,
): SourceBook {
  const page = new Page()
  let [at, reported] = [0, 0]
  for (const tag of text.matchAll(TAG)) {
    page.text(text.slice(at, tag.index))
    at = tag.index + tag[0].length
    const [, slash, element, attributes = ''] = tag
    if (element !== undefined) page.tag(element.toLowerCase(), slash === '/', attributes)
    if (at - reported < REPORT_EVERY) continue
    reported = at
    progress(at / text.length)
  }
  const named = /<x:Name>([^<]{1,100})<\/x:Name>/i.exec(text.slice(0, 20_000))?.[1]
  return {
    format: 'html',
    encoding,
    delimiter: null,
    sheets: [page.finish(named === undefined ? name : plainText(named))],
  }
}

/** A cell that is open, and where it stands. */
interface OpenCell {
  readonly row: number
  readonly column: number
  readonly exact: number | null
  text: string
}

/** A table that is open: its first row on the sheet, how far it is, and which columns longer cells above still take. */
interface OpenTable {
  row: number
  column: number
  begun: boolean
  readonly taken: Map<number, number>
  cell: OpenCell | null
}

class Page {
  readonly #sheet = new SheetBuilder(new Totals())
  readonly #open: OpenTable[] = []
  #silent: string | null = null
  #next = 0

  text(raw: string): void {
    const cell = this.#open.at(-1)?.cell
    if (!cell || this.#silent !== null || raw === '') return
    cell.text += plainText(raw.replaceAll(/\s+/g, ' '))
    bound(cell.text.length, LIMITS.cellText, 'long-text')
  }

  tag(element: string, closes: boolean, attributes: string): void {
    if (this.#silent !== null) {
      if (closes && element === this.#silent) this.#silent = null
      return
    }
    const table = this.#open.at(-1)
    if (SILENT.has(element)) this.#silent = closes ? null : element
    else if (element === 'table') {
      if (closes) this.#closeTable()
      else this.#openTable()
    } else if (!table) return
    else if (element === 'tr') {
      this.#closeCell(table)
      if (!closes) this.#openRow(table, attributes)
    } else if (element === 'td' || element === 'th') {
      this.#closeCell(table)
      if (!closes) this.#openCell(table, attributes)
    } else if (BREAKS.has(element) && table.cell && table.cell.text !== '') table.cell.text += '\n'
  }

  finish(name: string) {
    while (this.#open.length > 0) this.#closeTable()
    return this.#sheet.finish(name, false)
  }

  #openTable(): void {
    bound(this.#open.length, LIMITS.depth, 'deep')
    this.#open.push({ row: this.#next - 1, column: 0, begun: false, taken: new Map(), cell: null })
  }

  #closeTable(): void {
    const table = this.#open.pop()
    if (!table) return
    this.#closeCell(table)
    if (table.begun) this.#next = Math.max(this.#next, table.row + 2)
    // A table in a cell of another stands below what the other has so far.
    const outer = this.#open.at(-1)
    if (outer) outer.row = Math.max(outer.row, this.#next - 1)
  }

  #openRow(table: OpenTable, attributes: string): void {
    table.row += 1
    table.column = 0
    table.begun = true
    this.#next = Math.max(this.#next, table.row + 1)
    if (isHidden(attributes)) this.#sheet.hideRow(table.row)
  }

  #openCell(table: OpenTable, attributes: string): void {
    if (!table.begun) this.#openRow(table, '')
    while ((table.taken.get(table.column) ?? -1) >= table.row) table.column += 1
    bound(table.column + 1, LIMITS.columns, 'too-many-columns')
    const [across, down] = [spanOf(attributes, 'colspan'), spanOf(attributes, 'rowspan')]
    const { row, column } = table
    const [right, bottom] = [Math.min(column + across, LIMITS.columns) - 1, row + down - 1]
    if (across > 1 || down > 1) this.#sheet.merge({ top: row, left: column, bottom, right })
    if (down > 1) for (let at = column; at <= right; at += 1) table.taken.set(at, bottom)
    const exact = /\bx:num\s*=\s*["']?(-?[\d.]+(?:e[+-]?\d+)?)["']?/i.exec(attributes)?.[1]
    table.cell = { row, column, exact: exact === undefined ? null : Number(exact), text: '' }
    table.column = right + 1
  }

  #closeCell(table: OpenTable): void {
    const { cell } = table
    if (!cell) return
    table.cell = null
    this.#sheet.put(cell.row, cell.column, valueOf(cell))
  }
}

/** The number behind what is shown, where the page was saved by a spreadsheet that says it. */
function valueOf({ text, exact }: OpenCell): SourceCell {
  const shown = text.replaceAll(/ *\n */g, '\n').trim()
  return exact !== null && Number.isFinite(exact) && /^[\d\s,.()-]+$/.test(normaliseText(shown))
    ? exact
    : shown
}

function spanOf(attributes: string, name: 'colspan' | 'rowspan'): number {
  const written = new RegExp(`\\b${name}\\s*=\\s*["']?(\\d{1,6})`, 'i').exec(attributes)?.[1]
  return Math.max(1, Math.min(Number(written ?? 1), LIMITS.rows))
}

function isHidden(attributes: string): boolean {
  return /display\s*:\s*none/i.test(attributes)
}

function plainText(raw: string): string {
  return raw.replaceAll(/&(?:#(\d{1,7})|#x([\da-f]{1,6})|([a-z]+\d?));?/gi, (whole, decimal, hex, named) => {
    if (named !== undefined)
      return Object.hasOwn(NAMED, named.toLowerCase()) ? (NAMED[named.toLowerCase()] ?? whole) : whole
    const code = decimal === undefined ? Number.parseInt(hex, 16) : Number(decimal)
    return code > 0 && code <= 0x10_ff_ff ? String.fromCodePoint(code) : ''
  })
}
