import type { SourceBook } from '../../../shared/exchange/import/source.ts'
import { Unreadable } from './limits.ts'

/** A text and how its characters were written. */
export interface DecodedText {
  readonly text: string
  readonly encoding: NonNullable<SourceBook['encoding']>
}

/**
 * Reads the bytes of a text: by its mark, else as UTF-8 if it is valid, else as GB18030, in which WPS and Excel save .csv
 * in China. A last character that is cut off is left out. Throws Unreadable if it is none of them.
 */
export function decodeText(bytes: Buffer): DecodedText {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return utf16(bytes.subarray(2), 'utf-16le')
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return utf16(bytes.subarray(2), 'utf-16be')
  const unmarked = unmarkedUtf16(bytes)
  if (unmarked) return utf16(bytes, unmarked)
  // No text holds this byte, and nearly every other kind of file does.
  if (bytes.includes(0)) throw new Unreadable('not-text')
  const utf8 = decode(bytes, 'utf-8')
  if (utf8 !== null) return { text: utf8, encoding: 'utf-8' }
  const chinese = decode(bytes, 'gb18030')
  if (chinese !== null) return { text: chinese, encoding: 'gb18030' }
  throw new Unreadable('not-text')
}

function decode(bytes: Buffer, label: string): string | null {
  try {
    // Streaming leaves a cut-off last character waiting instead of failing.
    return new TextDecoder(label, { fatal: true }).decode(bytes, { stream: true })
  } catch {
    return null
  }
}

function utf16(bytes: Buffer, label: string): DecodedText {
  const text = decode(bytes.subarray(0, bytes.length - (bytes.length % 2)), label)
  if (text === null) throw new Unreadable('not-text')
  return { text, encoding: 'utf-16' }
}

/** UTF-16 without its mark, told by the nought beside each Latin letter, comma or digit. */
function unmarkedUtf16(bytes: Buffer): string | null {
  const looked = Math.min(bytes.length - (bytes.length % 2), 4096)
  let [even, odd] = [0, 0]
  for (let at = 0; at < looked; at += 2) {
    if (bytes[at] === 0) even += 1
    if (bytes[at + 1] === 0) odd += 1
  }
  if (odd > looked / 16 && even === 0) return 'utf-16le'
  return even > looked / 16 && odd === 0 ? 'utf-16be' : null
}
