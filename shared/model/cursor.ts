// What stands at a place of a model text, for an editor. Works on any text, sound or not.
import { toHalfWidth } from '../units/unit.ts'

/** A word of the text with its place. */
export interface WordAt {
  /** As names are compared: half-width, without 「」. */
  readonly name: string
  readonly from: number
  readonly to: number
}

const WORD = /[\p{L}_][\p{L}\p{N}_]*|「[^」]*」|『[^』]*』|\/\/|※|[^]/gu

/** The name or word at an offset, also just behind its end; null in comments and between words. */
export function wordAt(text: string, offset: number): WordAt | null {
  const start = Math.max(text.lastIndexOf('\n', offset - 1), text.lastIndexOf('\r', offset - 1)) + 1
  const end = /[\r\n]/.exec(text.slice(offset))
  const line = text.slice(start, end ? offset + end.index : text.length)
  let found: WordAt | null = null
  for (const match of line.matchAll(WORD)) {
    const [written] = match
    const from = start + match.index
    const to = from + written.length
    if (written === '//' || written === '※' || from > offset) break
    if (to < offset || !/^[\p{L}_「『]/u.test(written)) continue
    const half = toHalfWidth(written)
    found = { name: /^[「『]/.test(half) ? half.slice(1, -1).trim() : half, from, to }
  }
  return found
}
