import { columnLetters } from '../../../shared/exchange/totals-formula.ts'

// The rows of a worksheet's XML, taken apart and put together again; everything around them stays as it was written.

/** A cell as it stands in the file. */
export interface PartCell {
  readonly letters: string
  /** Attributes without address and type. */
  readonly attributes: string
  readonly type: string | null
  readonly inner: string
  /** Its text, if it holds one and no formula. */
  readonly text: string | null
}

/** A row as it stands in the file. */
export interface PartRow {
  /** From 1. */
  readonly number: number
  /** Attributes without the number. */
  readonly attributes: string
  readonly cells: readonly PartCell[]
}

/** A worksheet's XML: what stands before its rows, the rows, and what stands behind them. */
export interface SheetPart {
  readonly before: string
  readonly rows: readonly PartRow[]
  readonly after: string
  /** Prefix of its elements, such as `x:`; mostly empty. */
  readonly prefix: string
}

const DATA = /<((?:\w+:)?)sheetData\b[^>]*?(?:\/>|>([\s\S]*?)<\/(?:\w+:)?sheetData>)/
const ROW = /<(?:\w+:)?row\b([^>]*?)(?:\/>|>([\s\S]*?)<\/(?:\w+:)?row>)/g
const CELL = /<(?:\w+:)?c\b([^>]*?)(?:\/>|>([\s\S]*?)<\/(?:\w+:)?c>)/g
const TEXT = /<(?:\w+:)?t\b[^>]*?(?:\/>|>([\s\S]*?)<\/(?:\w+:)?t>)/g

/** Takes a worksheet apart; null if it has no rows, as a sheet that is a chart. */
export function readSheetPart(xml: string, shared: readonly string[]): SheetPart | null {
  const data = DATA.exec(xml)
  if (!data) return null
  let number = 0
  const rows = [...(data[2] ?? '').matchAll(ROW)].map(([, attributes = '', inner = '']) => {
    number = Number(attribute(attributes, 'r') ?? number + 1)
    return { number, attributes: without(attributes, 'r', 'spans'), cells: cellsOf(inner, shared) }
  })
  return {
    before: xml.slice(0, data.index),
    rows,
    after: xml.slice(data.index + data[0].length),
    prefix: data[1] ?? '',
  }
}

function cellsOf(inner: string, shared: readonly string[]): PartCell[] {
  let column = 0
  return [...inner.matchAll(CELL)].map(([, attributes = '', content = '']) => {
    const letters = /^[A-Z]+/.exec(attribute(attributes, 'r') ?? '')?.[0] ?? columnLetters(column)
    column = columnOf(letters) + 1
    const type = attribute(attributes, 't')
    return {
      letters,
      type,
      attributes: without(attributes, 'r', 't'),
      inner: content,
      text: textOf(type, content, shared),
    }
  })
}

function textOf(type: string | null, content: string, shared: readonly string[]): string | null {
  if (type === 'inlineStr') return joinedText(content)
  if (type !== 's') return null
  return shared[Number(/<(?:\w+:)?v[^>]*>(\d+)</.exec(content)?.[1])] ?? null
}

/** The texts of the shared table, runs of different looks joined. */
export function readSharedStrings(xml: string): string[] {
  return [...xml.matchAll(/<(?:\w+:)?si\b[^>]*?(?:\/>|>([\s\S]*?)<\/(?:\w+:)?si>)/g)].map(([, inner = '']) =>
    // Readings of characters are no part of the text.
    joinedText(inner.replaceAll(/<(?:\w+:)?rPh\b[\s\S]*?<\/(?:\w+:)?rPh>/g, '')),
  )
}

function joinedText(xml: string): string {
  return [...xml.matchAll(TEXT)].map(([, text = '']) => fromXml(text)).join('')
}

/** Puts a worksheet together. */
export function writeSheetPart({ before, rows, after, prefix }: SheetPart): string {
  const lines = rows.map(({ number, attributes, cells }) => {
    const inner = cells.map((cell) => cellXml(cell, number, prefix)).join('')
    return `<${prefix}row r="${number}"${attributes}>${inner}</${prefix}row>`
  })
  return `${before}<${prefix}sheetData>${lines.join('')}</${prefix}sheetData>${after}`
}

function cellXml({ letters, attributes, type, inner }: PartCell, row: number, prefix: string): string {
  const kind = type === null ? '' : ` t="${type}"`
  const head = `<${prefix}c r="${letters}${row}"${attributes}${kind}`
  return inner === '' ? `${head}/>` : `${head}>${inner}</${prefix}c>`
}

/** A cell of the same look with another value. */
export function withValue(cell: PartCell, value: string | number | null, prefix: string): PartCell {
  const bare = { ...cell, text: null }
  if (value === null || value === '') return { ...bare, type: null, inner: '' }
  if (typeof value === 'number') return { ...bare, type: null, inner: `<${prefix}v>${value}</${prefix}v>` }
  const text = `<${prefix}is><${prefix}t xml:space="preserve">${toXml(value)}</${prefix}t></${prefix}is>`
  return { ...bare, type: 'inlineStr', inner: text, text: value }
}

/** An attribute's value, or null. */
export function attribute(attributes: string, name: string): string | null {
  const found = new RegExp(String.raw`(?:^|\s)${name}\s*=\s*(?:"([^"]*)"|'([^']*)')`).exec(attributes)
  return found ? fromXml(found[1] ?? found[2] ?? '') : null
}

function without(attributes: string, ...names: readonly string[]): string {
  return names
    .reduce(
      (left, name) => left.replace(new RegExp(String.raw`(^|\s)${name}\s*=\s*(?:"[^"]*"|'[^']*')`), '$1'),
      attributes.replace(/\s+$/, ''),
    )
    .replace(/\s+$/, '')
    .replace(/^(?=\S)/, ' ')
}

/** Text from its form in XML. */
export function fromXml(text: string): string {
  return text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&apos;', "'")
    .replaceAll(/&#(?:x([0-9a-fA-F]{1,6})|(\d{1,7}));/g, (whole, hex?: string, decimal?: string) => {
      const point = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16)
      return point <= 0x10ffff ? String.fromCodePoint(point) : whole
    })
    .replaceAll('&amp;', '&')
}

// eslint-disable-next-line no-control-regex -- exactly these are no characters of XML
const NOT_PLAIN = /[&<>"\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|_x/

/** Text in its form in XML; characters that XML does not have are left out. */
export function toXml(text: string): string {
  if (!NOT_PLAIN.test(text)) return text
  return (
    text
      .replaceAll('&', '&amp;')
      .replaceAll('<', '&lt;')
      .replaceAll('>', '&gt;')
      .replaceAll('"', '&quot;')
      .replaceAll(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_')
      // eslint-disable-next-line no-control-regex -- exactly these are no characters of XML
      .replaceAll(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '')
  )
}

/** Place of a column, from 0. */
export function columnOf(letters: string): number {
  let at = 0
  for (const letter of letters) at = at * 26 + (letter.codePointAt(0) ?? 64) - 64
  return at - 1
}
