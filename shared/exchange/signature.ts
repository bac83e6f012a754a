import type { Cell } from '../table/column.ts'
import type { Merge } from './layout.ts'
import type { OutWords } from './out-words.ts'
import { textWidth } from './widths.ts'

/** A line at the foot of a sheet. */
export interface FootLine {
  readonly values: Cell[]
  readonly merges: readonly Omit<Merge, 'top' | 'bottom'>[]
}

/** Room behind a signer's title to sign in, characters. */
const TO_SIGN = 8
/** Blanks between titles that stand in one cell. */
const GAP = { least: 6, most: 24 }

/**
 * Who answers for the figures (统计法 §24), over the width of the sheet: each title in cells that are wide enough for it,
 * in as many lines as that takes. `widths` are those of the visible columns, characters.
 */
export function signatureLines(widths: readonly number[], { signers }: OutWords): readonly FootLine[] {
  for (let lines = 1; lines < signers.length; lines += 1) {
    const each = Math.ceil(signers.length / lines)
    const parts = Array.from({ length: lines }, (_, at) => signers.slice(at * each, (at + 1) * each))
    const made = parts.map((part) => spread(widths, part) ?? joined(widths, part))
    if (made.every((line) => line !== null)) return made.filter((line) => line !== null)
  }
  return signers.map((signer) => line(widths.length, [{ left: 0, right: widths.length - 1, signer }]))
}

/** Titles at even distances, where columns end that leave each of them room; null if there are no such columns. */
function spread(widths: readonly number[], signers: readonly string[]): FootLine | null {
  const total = widths.reduce((sum, width) => sum + width, 0)
  const ends = widths.map((_, at) => widths.slice(0, at + 1).reduce((sum, width) => sum + width, 0))
  const cells: { left: number; right: number; signer: string }[] = []
  let left = 0
  for (const [at, signer] of signers.entries()) {
    const begin = ends[left - 1] ?? 0
    const isLast = at === signers.length - 1
    const least = begin + textWidth(signer) + (isLast ? 1 : TO_SIGN)
    const wanted = isLast ? total : ((at + 1) * total) / signers.length
    const fitting = ends.flatMap((end, column) => (column >= left && end >= least ? [{ end, column }] : []))
    const right = fitting.toSorted(
      (one, other) => Math.abs(one.end - wanted) - Math.abs(other.end - wanted),
    )[0]
    if (!right) return null
    cells.push({ left, right: right.column, signer })
    left = right.column + 1
  }
  return line(widths.length, cells)
}

/** All titles in one cell over the whole width; null if they are longer. */
function joined(widths: readonly number[], signers: readonly string[]): FootLine | null {
  const total = widths.reduce((sum, width) => sum + width, 0)
  const words = signers.reduce((sum, signer) => sum + textWidth(signer), 0)
  const gap = Math.floor((total - words - 1) / Math.max(1, signers.length - 1))
  if (gap < GAP.least) return null
  const signer = signers.join(' '.repeat(Math.min(gap, GAP.most)))
  return line(widths.length, [{ left: 0, right: widths.length - 1, signer }])
}

function line(
  count: number,
  cells: readonly { readonly left: number; readonly right: number; readonly signer: string }[],
): FootLine {
  const values: Cell[] = Array.from({ length: count }, () => null)
  for (const { left, signer } of cells) values[left] = signer
  const merges = cells.flatMap(({ left, right }) => (right > left ? [{ left, right }] : []))
  return { values, merges }
}
