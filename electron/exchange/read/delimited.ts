import { withoutApostrophe } from '../../../shared/exchange/csv-out.ts'
import type { SourceBook } from '../../../shared/exchange/import/source.ts'
import { bound, LIMITS } from './limits.ts'
import { SheetBuilder, Totals } from './sheet-builder.ts'
import type { DecodedText } from './text-encoding.ts'

/** Characters between two reports of progress. */
const REPORT_EVERY = 2 ** 20
/** What may stand between cells, in the order in which it is preferred where two fit equally well. */
const DELIMITERS = ['\t', ',', ';', '|', '，', '；'] as const
/** Lines by which the delimiter is told. */
const LOOKED_LINES = 40

/** Reads a .csv, .tsv or .txt as one sheet. */
export function readDelimited(
  { text, encoding }: DecodedText,
  name: string,
  progress: (share: number) => void,
): SourceBook {
  const named = /^sep=(.)\r?\n/i.exec(text.slice(0, 8))
  const start = named ? named[0].length : 0
  const delimiter = named?.[1] ?? delimiterOf(text, start)
  const sheet = new SheetBuilder(new Totals())
  let reported = 0
  walk(text, start, delimiter, (row, column, cell, at) => {
    sheet.put(row, column, unguarded(cell))
    if (at - reported < REPORT_EVERY) return
    reported = at
    progress(at / text.length)
  })
  return { format: 'text', encoding, delimiter, sheets: [sheet.finish(name, false)] }
}

/** The sign that cuts most lines into equally many cells, more than one. */
function delimiterOf(text: string, start: number): string {
  let [best, bestScore] = [',', 0]
  for (const delimiter of DELIMITERS) {
    const counts: number[] = []
    // A cell of many lines, cut right, is worth as much as the same lines cut wrong.
    const heights: number[] = []
    const lines = text.slice(start, start + LOOKED_LINES * 2000)
    walk(lines, 0, delimiter, (row, column, cell) => {
      if (row >= LOOKED_LINES) return
      counts[row] = column + 1
      heights[row] = (heights[row] ?? 1) + cell.split('\n').length - 1
    })
    const usual = mostFrequent(counts.filter((count) => count > 1))
    const height = heights.reduce((sum, one, row) => sum + (counts[row] === usual ? one : 0), 0)
    const score = height * Math.log2(1 + usual)
    if (score > bestScore) [best, bestScore] = [delimiter, score]
  }
  return best
}

function mostFrequent(counts: readonly number[]): number {
  const times = new Map<number, number>()
  for (const count of counts) times.set(count, (times.get(count) ?? 0) + 1)
  return [...times].reduce((best, one) => (one[1] > best[1] ? one : best), [0, 0])[0]
}

/** Walks through all cells (RFC 4180, with any kind of line end; a quote within an unquoted cell is a sign like others). */
function walk(
  text: string,
  start: number,
  delimiter: string,
  cell: (row: number, column: number, text: string, at: number) => void,
): void {
  let [at, row, column] = [start, 0, 0]
  while (at < text.length) {
    let value: string
    if (text[at] === '"') {
      const end = quotedEnd(text, at)
      bound(end - at, LIMITS.cellText * 2, 'long-text')
      value = text.slice(at + 1, end).replaceAll('""', '"')
      at = Math.min(end + 1, text.length)
      const rest = plainEnd(text, at, delimiter)
      value += text.slice(at, rest)
      at = rest
    } else {
      const end = plainEnd(text, at, delimiter)
      bound(end - at, LIMITS.cellText * 2, 'long-text')
      value = text.slice(at, end)
      at = end
    }
    cell(row, column, value, at)
    if (text[at] === delimiter) {
      at += 1
      column += 1
      bound(column, LIMITS.columns * 2, 'too-many-columns')
      continue
    }
    at += text[at] === '\r' && text[at + 1] === '\n' ? 2 : 1
    row += 1
    column = 0
  }
}

function plainEnd(text: string, from: number, delimiter: string): number {
  for (let at = from; at < text.length; at += 1) {
    const sign = text[at]
    if (sign === delimiter || sign === '\n' || sign === '\r') return at
  }
  return text.length
}

/** Place of the quote that closes, or the end of the text. */
function quotedEnd(text: string, from: number): number {
  let at = text.indexOf('"', from + 1)
  while (at >= 0 && text[at + 1] === '"') at = text.indexOf('"', at + 2)
  return at < 0 ? text.length : at
}

/** A cell without what programs put around it so that no other program takes it for a formula or a number. */
function unguarded(cell: string): string {
  const asText = /^="(.*)"$/s.exec(cell)
  if (asText) return asText[1]?.replaceAll('""', '"') ?? ''
  return withoutApostrophe(cell)
}
