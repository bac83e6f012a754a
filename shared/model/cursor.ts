// What stands at a place of a model text, for an editor. Works on any text, sound or not.
import { toHalfWidth } from '../units/unit.ts'
import { codeLength } from './lines.ts'

/** A word of the text with its place. */
export interface WordAt {
  /** As names are compared: half-width, without 「」. */
  readonly name: string
  readonly from: number
  readonly to: number
}

const WORD = /[\p{L}_][\p{L}\p{N}_]*|「[^」]*」|『[^』]*』/gu

/** Longer lines are no declarations. */
const LONGEST = 5000

/** The name or word at an offset, also just behind its end; null in comments and between words. */
export function wordAt(text: string, offset: number): WordAt | null {
  const start = Math.max(text.lastIndexOf('\n', offset - 1), text.lastIndexOf('\r', offset - 1)) + 1
  const rest = text.slice(offset, offset + LONGEST)
  const line = text.slice(start, offset) + rest.slice(0, /[\r\n]|$/.exec(rest)?.index)
  if (line.length > LONGEST) return null
  let found: WordAt | null = null
  for (const match of line.slice(0, codeLength(line)).matchAll(WORD)) {
    const [written] = match
    const from = start + match.index
    const to = from + written.length
    if (from > offset) break
    if (to < offset) continue
    const half = toHalfWidth(written)
    found = { name: /^[「『]/.test(half) ? half.slice(1, -1).trim() : half, from, to }
  }
  return found
}
