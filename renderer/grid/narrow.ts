import type { SheetColumn, SheetRow } from './contract.ts'
import { cellOf, isFigure } from './values.ts'

// A figure that is wider than its column is shown as ####, as in Excel: cut off, 29,600 would be read as 29.

/** px that a cell keeps free beside its text: padding, and the line at its right. */
const BESIDE = 17

/** Measures one character, px. */
type Pen = (character: string) => number

/** The text, or as many # as fit if it is a figure that does not; `width` is the whole cell's, px. */
export function fittingText(
  text: string,
  row: SheetRow,
  { field, column }: SheetColumn,
  width: number,
  pen: Pen = measure,
): string {
  if (!isFigure(column) || row.words?.[field] !== undefined || cellOf(row, field) === null) return text
  // Narrower than this no character is: most cells need not be measured.
  if (text.length * WIDEST <= width - BESIDE) return text
  let needed = 0
  for (const character of text) needed += pen(character)
  if (needed <= width - BESIDE + 1) return text
  return '#'.repeat(Math.max(1, Math.floor((width - BESIDE) / pen('#'))))
}

/** px of the widest character, a Chinese one. */
const WIDEST = 13

const widths = new Map<string, number>()
let canvas: CanvasRenderingContext2D | null = null

/** A sum of single characters is what tabular figures come to. */
function measure(character: string): number {
  const known = widths.get(character)
  if (known !== undefined) return known
  canvas ??= document.createElement('canvas').getContext('2d')
  if (!canvas) return 0
  canvas.font = `13px ${getComputedStyle(document.body).fontFamily}`
  const { width } = canvas.measureText(character)
  // Until the font is there another one is measured.
  if (document.fonts.status === 'loaded') widths.set(character, width)
  return width
}
