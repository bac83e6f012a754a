import type { Cell } from '../table/column.ts'
import type { Merge } from './layout.ts'
import type { OutWords } from './out-words.ts'

/** The line of those who answer for the figures, spread over the width of the sheet (统计法 §24). */
export function signatureRow(
  count: number,
  { signers }: OutWords,
): { readonly values: Cell[]; readonly merges: readonly Omit<Merge, 'top' | 'bottom'>[] } {
  const values: Cell[] = Array.from({ length: count }, () => null)
  if (count < signers.length) {
    values[0] = signers.join('    ')
    return { values, merges: count > 1 ? [{ left: 0, right: count - 1 }] : [] }
  }
  const merges = signers.map((signer, at) => {
    const left = Math.round((at * count) / signers.length)
    const right = Math.round(((at + 1) * count) / signers.length) - 1
    values[left] = signer
    return { left, right }
  })
  return { values, merges: merges.filter(({ left, right }) => left < right) }
}
