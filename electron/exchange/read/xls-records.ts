// Records of .xls (MS-XLS, BIFF8): their numbers, walking over them, and texts that may go on in the next record.
import { bound, LIMITS, Unreadable } from './limits.ts'

/** Numbers of the records that are read. */
export const RECORD = {
  formula: 0x06,
  end: 0x0a,
  dateMode: 0x22,
  password: 0x2f,
  continued: 0x3c,
  columns: 0x7d,
  sheet: 0x85,
  numbers: 0xbd,
  richText: 0xd6,
  format: 0xe0,
  merges: 0xe5,
  texts: 0xfc,
  textNumber: 0xfd,
  number: 0x203,
  text: 0x204,
  flagOrError: 0x205,
  formulaText: 0x207,
  row: 0x208,
  shortNumber: 0x27e,
  numberFormat: 0x41e,
  begin: 0x809,
} as const

/** A record: its number and its bytes. */
export interface BiffRecord {
  readonly type: number
  readonly data: Buffer
}

/** Records of a stream from a place on. */
export function* recordsFrom(stream: Buffer, from: number): Generator<BiffRecord> {
  let at = from
  while (at + 4 <= stream.length) {
    const length = stream.readUInt16LE(at + 2)
    const end = at + 4 + length
    if (end > stream.length) throw new Unreadable('broken')
    yield { type: stream.readUInt16LE(at), data: stream.subarray(at + 4, end) }
    at = end
  }
}

/** A text with its length in front, in one (`wide` false) or two bytes. Records that lack bytes throw a RangeError. */
export function textAt(data: Buffer, at: number, wide = true): string {
  const length = wide ? data.readUInt16LE(at) : data.readUInt8(at)
  const flags = at + (wide ? 2 : 1)
  const two = (data.readUInt8(flags) & 1) === 1
  const end = flags + 1 + length * (two ? 2 : 1)
  return two ? data.toString('utf16le', flags + 1, end) : data.toString('latin1', flags + 1, end)
}

/** A number in the short form of 30 bits. */
export function shortNumber(bits: number): number {
  const wide = Buffer.alloc(8)
  wide.writeUInt32LE((bits & 0xff_ff_ff_fc) >>> 0, 4)
  const number = (bits & 2) === 2 ? bits >> 2 : wide.readDoubleLE(0)
  return (bits & 1) === 1 ? number / 100 : number
}

/** The texts of a workbook, which run over the ends of records; a text cut in two says anew how its rest is written. */
export function sharedTexts(parts: readonly Buffer[]): string[] {
  const [first = Buffer.alloc(0), ...rest] = parts
  const wanted = first.readUInt32LE(4)
  let [part, at] = [first, 8]
  const advance = (): boolean => {
    const next = rest.shift()
    if (!next) return false
    ;[part, at] = [next, 0]
    return true
  }
  const skip = (count: number): void => {
    let left = count
    while (left > 0) {
      const here = Math.min(left, part.length - at)
      at += here
      left -= here
      if (left > 0 && !advance()) throw new Unreadable('broken')
    }
  }
  const texts: string[] = []
  while (texts.length < wanted) {
    if (at >= part.length && !advance()) break
    const length = part.readUInt16LE(at)
    bound(length, LIMITS.cellText, 'long-text')
    let flags = part.readUInt8(at + 2)
    at += 3
    const runs = (flags & 8) === 8 ? part.readUInt16LE(at) : 0
    if (runs > 0 || (flags & 8) === 8) at += 2
    const extra = (flags & 4) === 4 ? part.readUInt32LE(at) : 0
    if ((flags & 4) === 4) at += 4
    let [text, left] = ['', length]
    while (left > 0) {
      if (at >= part.length) {
        if (!advance()) throw new Unreadable('broken')
        flags = part.readUInt8(0)
        at = 1
      }
      const width = (flags & 1) === 1 ? 2 : 1
      const count = Math.min(left, Math.floor((part.length - at) / width))
      if (count === 0) throw new Unreadable('broken')
      text += part.toString(width === 2 ? 'utf16le' : 'latin1', at, at + count * width)
      at += count * width
      left -= count
    }
    texts.push(text)
    skip(runs * 4 + extra)
  }
  return texts
}
