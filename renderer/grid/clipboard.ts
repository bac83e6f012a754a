import { Decimal } from 'decimal.js'
import type { Column } from '../../shared/table/column.ts'

// Blocks of cells as other programs put them on the clipboard: tab-separated text with Excel's quoting, and HTML tables.

/** Arithmetic on its way to another cell, with the unit in which its plain numbers are meant. */
export interface CopiedArithmetic {
  readonly expression: string
  readonly unit: string
  readonly kind: Column['kind']
}

/** One cell of a block. */
export interface CopiedCell {
  /** As it was shown. */
  readonly text: string
  /** The unrounded figure with its unit, if the program that copied it tells. */
  readonly exact?: string
  /** The arithmetic behind the figure, if it was copied here. */
  readonly arithmetic?: CopiedArithmetic
  /** True if the text comes from a merged cell that begins above or to the left. */
  readonly merged?: true
}

/** Rows of cells, all of one length. */
export type Block = readonly (readonly CopiedCell[])[]

/** A cell of an HTML table before its spans are unfolded. */
export interface SpanningCell {
  readonly text: string
  readonly exact?: string
  readonly rows: number
  readonly columns: number
}

/** No block from the clipboard is larger; a crafted table of spans would otherwise fill the memory. */
export const MAX_CELLS = 2_000_000

/**
 * Reads tab-separated text. A field that begins with a quotation mark runs to the closing one and may hold tabs, line
 * breaks and doubled marks; without a closing mark it is taken as it stands. One line break at the end is no row.
 */
export function parseTabbed(text: string): Block {
  const rows: CopiedCell[][] = [[]]
  let at = 0
  while (at <= text.length) {
    const quoted = readQuoted(text, at)
    const end = quoted?.end ?? nextBreak(text, at)
    rows.at(-1)?.push({ text: quoted?.text ?? text.slice(at, end) })
    if (end >= text.length) break
    const isRow = text[end] !== '\t'
    at = end + (text.startsWith('\r\n', end) ? 2 : 1)
    if (isRow && at >= text.length) break
    if (isRow) rows.push([])
  }
  return levelled(rows)
}

function nextBreak(text: string, from: number): number {
  let at = from
  while (at < text.length && text[at] !== '\t' && text[at] !== '\n' && text[at] !== '\r') at += 1
  return at
}

function readQuoted(text: string, from: number): { text: string; end: number } | null {
  if (text[from] !== '"') return null
  let content = ''
  for (let at = from + 1; at < text.length; at += 1) {
    if (text[at] !== '"') content += text[at]
    else if (text[at + 1] === '"') {
      content += '"'
      at += 1
    } else {
      const follows = text[at + 1]
      const closes = follows === undefined || follows === '\t' || follows === '\n' || follows === '\r'
      return closes ? { text: content.replaceAll('\r\n', '\n'), end: at + 1 } : null
    }
  }
  return null
}

function levelled(rows: readonly CopiedCell[][]): Block {
  const width = rows.reduce((most, row) => Math.max(most, row.length), 0)
  return rows.map((row) => [...row, ...Array.from({ length: width - row.length }, () => ({ text: '' }))])
}

/** Tab-separated text as Excel writes it, a line break after every row. */
export function writeTabbed(block: Block): string {
  return block.map((row) => `${row.map(tabbedField).join('\t')}\r\n`).join('')
}

function tabbedField({ text }: CopiedCell): string {
  return /[\t\r\n]|^"/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

/**
 * Lays the cells of an HTML table on a rectangle. A merged cell's text stands in each of its places and is marked as
 * merged in all but the first that is shown. Rows that are `hidden` are left out once the spans that run over them have
 * been laid. Null if the table is larger than any sheet.
 */
export function unfold(
  rows: readonly (readonly SpanningCell[])[],
  hidden: ReadonlySet<number> = new Set(),
): Block | null {
  const grid: CopiedCell[][] = rows.map(() => [])
  let cells = 0
  for (const [top, row] of rows.entries()) {
    let left = 0
    for (const { text, exact, rows: down, columns: across } of row) {
      while (grid[top]?.[left] !== undefined) left += 1
      const bottom = Math.min(rows.length, top + Math.max(1, down))
      cells += (bottom - top) * Math.max(1, across)
      if (cells > MAX_CELLS) return null
      const first = exact === undefined ? { text } : { text, exact }
      let shown = top
      while (shown < bottom && hidden.has(shown)) shown += 1
      for (let y = top; y < bottom; y += 1) {
        for (let x = left; x < left + Math.max(1, across); x += 1) {
          const target = grid[y]
          if (target) target[x] = y === shown && x === left ? first : { ...first, merged: true }
        }
      }
      left += Math.max(1, across)
    }
  }
  const seen = grid.filter((_, at) => !hidden.has(at))
  const width = seen.reduce((most, row) => Math.max(most, row.length), 0)
  if (width * seen.length > MAX_CELLS) return null
  return seen.map((row) => Array.from({ length: width }, (_, column) => row[column] ?? { text: '' }))
}

/**
 * Reads the first table of an HTML text, and the token of a copy of our own; null if there is none. The document that DOMParser makes is inert: no script
 * runs in it and nothing is loaded, and only texts are taken from it.
 */
export function parseHtmlTable(
  html: string,
): { readonly block: Block; readonly token: string | null } | null {
  const table = new DOMParser().parseFromString(html, 'text/html').querySelector('table')
  if (!table) return null
  const token = table.getAttribute(OWN_MARK)
  const rows = [...table.rows].map((row) =>
    [...row.cells].map((cell): SpanningCell => {
      const text = textOf(cell)
      const exact = token === null ? foreignExact(cell, text) : cell.getAttribute('data-exact')
      const span = { rows: cell.rowSpan === 0 ? table.rows.length : cell.rowSpan, columns: cell.colSpan }
      return exact === null ? { text, ...span } : { text, exact, ...span }
    }),
  )
  // Rows that a filter hides, and the one that Excel ends a table with and that only keeps the widths.
  const hidden = [...table.rows].flatMap(({ style }, at) => (style.display === 'none' ? [at] : []))
  const block = unfold(rows, new Set(hidden))
  return block && block.length > 0 && block[0]?.length ? { block, token } : null
}

/** Where spreadsheets put the value of a cell besides its text: LibreOffice, Excel and WPS. */
const VALUE_ATTRIBUTES = ['sdval', 'x:num']

function foreignExact(cell: Element, text: string): string | null {
  for (const name of VALUE_ATTRIBUTES) {
    const value = cell.getAttribute(name)
    if (value !== null && value !== '') return unrounded(text, value)
  }
  return null
}

/**
 * The figure behind a text that was shown rounded: `value` with the text's unit, if rounding it gives the text. Formats of
 * accounts show a minus in brackets or by a colour alone, and nought as a dash: the value's sign and nought are meant.
 * Null for all else, such as a day, whose value is a number that means nothing by itself.
 */
export function unrounded(text: string, value: string): string | null {
  if (!/^[+-]?\d*\.?\d+(e[+-]?\d+)?$/i.test(value)) return null
  const bare = text
    .trim()
    .replace(/^\((.*)\)$/, '$1')
    .replace(CURRENCY, '')
  if (/^[-–—－]$/.test(bare)) return new Decimal(value).isZero() ? '0' : null
  const [, shown = '', fraction = '', percent = ''] = /^([+-]?[\d,]+(?:\.(\d+))?)(%?)$/.exec(bare) ?? []
  if (shown === '') return null
  const exact = new Decimal(value).times(percent === '' ? 1 : 100)
  const rounded = exact.toDecimalPlaces(fraction.length).abs()
  return rounded.equals(shown.replaceAll(/[,+-]/g, '')) ? `${exact.toFixed()}${percent}` : null
}

/** Signs of money before a figure, with the blanks by which columns of accounts are lined up. */
const CURRENCY = /^[¥￥$]\s*|(?<=^-)[¥￥$]\s*/

/** HTML collapses blanks and breaks lines at `<br>` and between paragraphs. */
function textOf(cell: Element): string {
  let text = ''
  const walk = (node: Node): void => {
    for (const child of node.childNodes) {
      if (child.nodeType === Node.TEXT_NODE) text += (child.nodeValue ?? '').replaceAll(/[ \t\r\n]+/g, ' ')
      else if (child.nodeName === 'BR') text += '\n'
      else if (child.nodeName !== 'STYLE' && child.nodeName !== 'SCRIPT') {
        const isBlock = child.nodeName === 'P' || child.nodeName === 'DIV'
        if (isBlock && text.trim() !== '') text += '\n'
        walk(child)
      }
    }
  }
  walk(cell)
  return text
    .split('\n')
    .map((line) => line.trim())
    .join('\n')
    .trim()
}

/** Marks a table as copied from one of our sheets, so that its unrounded figures may be trusted. */
const OWN_MARK = 'data-zhence'

/** The block as an HTML table for spreadsheets and for our own sheets, which know the copy by its token. */
export function writeHtmlTable(block: Block, token: string): string {
  const rows = block.map((row) => `<tr>${row.map(tableCell).join('')}</tr>`).join('')
  return `<meta charset="utf-8"><table ${OWN_MARK}="${token}">${rows}</table>`
}

function tableCell({ text, exact }: CopiedCell): string {
  const attribute = exact === undefined ? '' : ` data-exact="${escaped(exact)}"`
  return `<td${attribute}>${escaped(text).replaceAll('\n', '<br>')}</td>`
}

function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
}
