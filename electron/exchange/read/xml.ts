// A scanner for XML that strangers wrote: no document type, no entities but the five of XML, bounded depth. It walks over
// the bytes once and turns into text only what is asked for.
import { LIMITS, Unreadable } from './limits.ts'

const [LT, GT, SLASH, BANG, QUERY] = [0x3c, 0x3e, 0x2f, 0x21, 0x3f] as const
const [EQUALS, COLON, QUOTE, APOSTROPHE] = [0x3d, 0x3a, 0x22, 0x27] as const

/** One-letter names are most of a sheet, and need no new text each. */
const LETTERS = Array.from({ length: 128 }, (_, code) => String.fromCodePoint(code))

const NAMED: ReadonlyMap<string, string> = new Map([
  ['amp', '&'],
  ['lt', '<'],
  ['gt', '>'],
  ['quot', '"'],
  ['apos', "'"],
])

/** What the scanner stands at. */
export type Token = 'open' | 'close' | 'text' | 'end'

/** Walks through a document token by token; an empty element is an `open` followed by a `close`. */
export class XmlScanner {
  readonly #bytes: Buffer
  #at = 0
  #depth = 0
  /** An empty element has been opened and its close is still to be told. */
  #empty = false
  #start = 0
  #end = 0
  /** Name of the element without its prefix. */
  name = ''

  constructor(bytes: Buffer) {
    this.#bytes = asUtf8(bytes)
  }

  /** Number of elements that are open. */
  get depth(): number {
    return this.#depth
  }

  /** Share of the document that has been walked through. */
  get share(): number {
    return this.#bytes.length === 0 ? 1 : this.#at / this.#bytes.length
  }

  /** Goes to the next token. Throws Unreadable for what is not well formed. */
  next(): Token {
    if (this.#empty) {
      this.#empty = false
      this.#depth -= 1
      return 'close'
    }
    const bytes = this.#bytes
    for (;;) {
      if (this.#at >= bytes.length) {
        if (this.#depth > 0) throw new Unreadable('broken')
        return 'end'
      }
      if (bytes[this.#at] !== LT) {
        const next = bytes.indexOf(LT, this.#at)
        this.#start = this.#at
        this.#end = this.#at = next < 0 ? bytes.length : next
        if (this.#depth === 0) continue
        return 'text'
      }
      const sign = bytes[this.#at + 1]
      if (sign === QUERY) this.#skipTo('?>')
      else if (sign !== BANG) return sign === SLASH ? this.#closing() : this.#opening()
      else if (this.#special()) return 'text'
    }
  }

  /** Text of the token, its character references resolved. */
  text(): string {
    return this.#decoded(this.#start, this.#end)
  }

  /** Value of an attribute of the element that was just opened, its prefix ignored; null if it has none. */
  attribute(wanted: string): string | null {
    const bytes = this.#bytes
    let at = this.#start
    while (at < this.#end) {
      while (at < this.#end && isBlank(bytes[at])) at += 1
      let name = at
      while (at < this.#end && bytes[at] !== EQUALS && !isBlank(bytes[at])) {
        if (bytes[at] === COLON) name = at + 1
        at += 1
      }
      const nameEnd = at
      while (at < this.#end && bytes[at] !== QUOTE && bytes[at] !== APOSTROPHE) at += 1
      const close = bytes.indexOf(bytes[at] ?? QUOTE, at + 1)
      if (close < 0 || close > this.#end) return null
      if (this.#is(wanted, name, nameEnd)) return this.#decoded(at + 1, close)
      at = close + 1
    }
    return null
  }

  /** Skips the element that was just opened, with all that is in it. */
  skip(): void {
    const outer = this.#depth - 1
    while (this.#depth > outer) this.next()
  }

  #is(wanted: string, start: number, end: number): boolean {
    if (end - start !== wanted.length) return false
    for (let index = 0; index < wanted.length; index += 1)
      if (this.#bytes[start + index] !== wanted.charCodeAt(index)) return false
    return true
  }

  #opening(): Token {
    const bytes = this.#bytes
    let at = this.#at + 1
    let name = at
    for (; at < bytes.length; at += 1) {
      const byte = bytes[at]
      if (byte === COLON) name = at + 1
      else if (byte === GT || byte === SLASH || isBlank(byte)) break
    }
    this.name = this.#word(name, at)
    this.#start = at
    const end = this.#endOfTag(at)
    this.#empty = bytes[end - 1] === SLASH && end - 1 >= at
    this.#end = this.#empty ? end - 1 : end
    this.#at = end + 1
    this.#depth += 1
    if (this.#depth > LIMITS.depth) throw new Unreadable('deep')
    return 'open'
  }

  #endOfTag(from: number): number {
    const bytes = this.#bytes
    for (let at = from; at < bytes.length; at += 1) {
      const byte = bytes[at]
      if (byte === GT) return at
      if (byte === LT) break
      if (byte !== QUOTE && byte !== APOSTROPHE) continue
      const close = bytes.indexOf(byte, at + 1)
      if (close < 0) break
      at = close
    }
    throw new Unreadable('broken')
  }

  #closing(): Token {
    const bytes = this.#bytes
    const end = bytes.indexOf(GT, this.#at)
    if (end < 0 || this.#depth === 0) throw new Unreadable('broken')
    let [name, last] = [this.#at + 2, end]
    while (last > name && isBlank(bytes[last - 1])) last -= 1
    for (let at = name; at < last; at += 1) if (bytes[at] === COLON) name = at + 1
    this.name = this.#word(name, last)
    this.#at = end + 1
    this.#depth -= 1
    return 'close'
  }

  #word(start: number, end: number): string {
    if (end - start === 1) return LETTERS[this.#bytes[start] ?? 0] ?? ''
    return this.#bytes.toString('latin1', start, end)
  }

  /** A comment, a piece of literal text (then true) or a document type, which is refused. */
  #special(): boolean {
    const beginning = this.#bytes.toString('latin1', this.#at, this.#at + 9)
    if (beginning.startsWith('<!--')) {
      this.#skipTo('-->')
      return false
    }
    if (beginning !== '<![CDATA[') throw new Unreadable('doctype')
    this.#start = this.#at + 9
    this.#skipTo(']]>')
    this.#end = this.#at - 3
    return this.#depth > 0
  }

  #skipTo(mark: string): void {
    const found = this.#bytes.indexOf(mark, this.#at + 2, 'latin1')
    if (found < 0) throw new Unreadable('broken')
    this.#at = found + mark.length
  }

  #decoded(start: number, end: number): string {
    const text = this.#bytes.toString('utf8', start, end)
    return text.includes('&') ? resolveReferences(text) : text
  }
}

function resolveReferences(text: string): string {
  return text.replaceAll(/&(?:#(\d{1,7})|#x([\da-f]{1,6})|(\w{1,10}));/gi, (whole, decimal, hex, name) => {
    if (name !== undefined) return NAMED.get(name) ?? whole
    const code = decimal === undefined ? Number.parseInt(hex, 16) : Number(decimal)
    return code > 0 && code <= 0x10_ff_ff ? String.fromCodePoint(code) : ''
  })
}

function isBlank(byte: number | undefined): boolean {
  return byte === 0x20 || byte === 0x0a || byte === 0x0d || byte === 0x09
}

/** Nearly all documents are UTF-8; the others begin with the mark of UTF-16. */
function asUtf8(bytes: Buffer): Buffer {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return Buffer.from(bytes.toString('utf16le', 2), 'utf8')
  if (bytes[0] === 0xfe && bytes[1] === 0xff)
    return Buffer.from(
      Buffer.from(bytes.subarray(2, bytes.length - (bytes.length % 2)))
        .swap16()
        .toString('utf16le'),
    )
  return bytes[0] === 0xef && bytes[1] === 0xbb ? bytes.subarray(3) : bytes
}
