import type { Cell } from '../table/column.ts'
import type { OutColumn } from './out-columns.ts'

/** Characters of a Latin digit's width that a text takes; a Chinese character takes two. */
export function textWidth(text: string): number {
  let width = 0
  for (const character of text) width += character > '\u2e7f' ? 2 : 1
  return width
}

const LONG = 34
const USUAL = 24
/** A text that is a little longer than usual keeps its one line where the paper has room. */
const ROOMY = 30
/** A text with more lines than this is as wide as the paper allows: no row is as high as it would need. */
const MANY_LINES = 30
const WIDEST = 96
/** Rows looked at for the width of texts; figures are all looked at, because one that does not fit shows as ####. */
const SAMPLE = 400

/**
 * Width of a column, characters: its figures and dates in full, its texts up to a line that is pleasant to read, and
 * `roomy` a little more if that saves a second line.
 */
export function widthOf(out: OutColumn, heading: string, values: readonly Cell[], roomy: boolean): number {
  // A heading may take two lines.
  const lines = heading.split('\n').map(textWidth)
  const least = Math.max(6, Math.ceil((lines[0] ?? 0) / 2) + 2, ...lines.slice(1).map((line) => line + 1))
  if (out.format !== null) {
    if (out.format === 'yyyy-mm-dd') return Math.max(least, 12)
    const decimals = decimalsOf(out.format)
    const longest = values.reduce<number>((most, value) => Math.max(most, figureWidth(value, decimals)), 0)
    return Math.max(least, longest + 2)
  }
  const step = Math.max(1, Math.floor(values.length / SAMPLE))
  let longest = 0
  let most = 0
  for (let at = 0; at < values.length; at += step) {
    const value = values[at]
    if (value === null || value === undefined) continue
    for (const line of String(value).split('\n')) longest = Math.max(longest, textWidth(line))
    most = Math.max(most, linesIn(String(value), LONG))
  }
  return Math.max(least, Math.min(textLimit(out, longest + 2, most, roomy), longest + 2))
}

function textLimit({ column }: OutColumn, whole: number, lines: number, roomy: boolean): number {
  const isLong = column?.kind === 'text' && column.long === true
  if (isLong && lines > MANY_LINES) return WIDEST
  if (isLong) return LONG
  return roomy && whole <= ROOMY ? ROOMY : USUAL
}

/** Width of a figure with a format of its own, with the unit that the format writes behind it. */
export function formattedWidth(value: Cell, format: string): number {
  return figureWidth(value, decimalsOf(format)) + textWidth(/"(.*)"/.exec(format)?.[1] ?? '') + 2
}

function decimalsOf(format: string): number {
  return /\.(0+)/.exec(format)?.[1]?.length ?? 0
}

function figureWidth(value: Cell, decimals: number): number {
  if (typeof value !== 'number') return value === null ? 0 : textWidth(value)
  const whole = Math.trunc(Math.abs(value)).toString().length
  const own = Number.isInteger(value) ? 0 : (String(value).split('.')[1]?.length ?? 0)
  const shown = Math.max(decimals, Math.min(own, 10))
  return (value < 0 ? 1 : 0) + whole + Math.floor((whole - 1) / 3) + (shown > 0 ? shown + 1 : 0)
}

/** Characters across the printable width of a page at full size. */
const ACROSS = { a4: { portrait: 92, landscape: 138 }, a3: 205 } as const
/** Smaller print than this is hard to read. */
const SMALLEST = 0.68

/** The paper on which a sheet this wide can be read when it is fitted to one page's width. */
export function paperFor(width: number): {
  readonly paper: 'a4' | 'a3'
  readonly orientation: 'portrait' | 'landscape'
} {
  if (width <= ACROSS.a4.portrait) return { paper: 'a4', orientation: 'portrait' }
  if (width * SMALLEST <= ACROSS.a4.landscape) return { paper: 'a4', orientation: 'landscape' }
  return { paper: 'a3', orientation: 'landscape' }
}

/** A text column may be made this narrow to keep a sheet readable on paper. */
const NARROWEST = 10

/** Narrows columns of text, the wider the more, so that a sheet fits on the largest paper at a readable size. */
export function fitWidths(widths: readonly number[], isText: (at: number) => boolean): number[] {
  const most = ACROSS.a3 / SMALLEST
  const excess = widths.reduce((sum, width) => sum + width, 0) - most
  const spare = (width: number, at: number): number => (isText(at) ? Math.max(0, width - NARROWEST) : 0)
  const all = widths.reduce((sum, width, at) => sum + spare(width, at), 0)
  if (excess <= 0 || all === 0) return [...widths]
  const share = Math.min(1, excess / all)
  return widths.map((width, at) => Math.round(width - spare(width, at) * share))
}

/** Lines that a text takes in a column of a width. */
export function linesIn(text: string, width: number): number {
  return text
    .split('\n')
    .reduce((sum, line) => sum + Math.max(1, Math.ceil(textWidth(line) / Math.max(1, width - 1))), 0)
}
