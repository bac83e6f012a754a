/** Longest word that is compared; longer ones are no typing mistakes. */
const MAX_LENGTH = 40
/** Most words that one is compared with, so that a text full of mistakes is answered in time. */
const MAX_WORDS = 2000

/** Most words that are answered. */
const MOST = 3

/**
 * Number of single-character insertions, deletions, replacements and swaps of neighbours between two words, or
 * `limit + 1` as soon as it must be more than `limit`.
 */
function editDistance(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) > limit) return limit + 1
  const width = b.length + 1
  let before = new Uint16Array(width)
  let last = Uint16Array.from({ length: width }, (_, j) => j)
  let row = new Uint16Array(width)
  for (let i = 1; i <= a.length; i += 1) {
    row[0] = i
    let least = i
    for (let j = 1; j <= b.length; j += 1) {
      const change = a[i - 1] === b[j - 1] ? 0 : 1
      let best = Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (last[j - 1] ?? 0) + change)
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]
      if (swapped) best = Math.min(best, (before[j - 2] ?? 0) + 1)
      row[j] = best
      least = Math.min(least, best)
    }
    if (least > limit) return limit + 1
    ;[before, last, row] = [last, row, before]
  }
  return last[b.length] ?? 0
}

/** Up to three of the words that are close enough to one that was probably mistyped, nearest first. */
export function nearest(word: string, words: readonly string[]): readonly string[] {
  if (word.length > MAX_LENGTH) return []
  let limit = Math.floor(word.length / 2)
  const wanted = word.toLowerCase()
  const found: { readonly other: string; readonly distance: number }[] = []
  for (const other of words.slice(0, MAX_WORDS)) {
    const distance = editDistance(wanted, other.toLowerCase(), limit)
    if (distance > limit) continue
    const place = found.findLastIndex((known) => known.distance <= distance) + 1
    found.splice(place, 0, { other, distance })
    found.length = Math.min(found.length, MOST)
    // Once there are enough, only a nearer word is worth its whole distance.
    if (found.length === MOST) limit = (found.at(-1)?.distance ?? 0) - 1
  }
  return found.map(({ other }) => other)
}
