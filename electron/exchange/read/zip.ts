// The container of .xlsx and .ods, read with suspicion: what the directory says is checked against what is there, and
// what comes out is counted while it comes out. Nothing is ever written to a disk, so that names can do no harm.
import { inflateRawSync } from 'node:zlib'
import { bound, LIMITS, Unreadable } from './limits.ts'

const END = 0x06_05_4b_50
const ENTRY = 0x02_01_4b_50
const LOCAL = 0x04_03_4b_50
const END_SIZE = 22
const LONGEST_COMMENT = 65_535

interface Entry {
  readonly method: number
  readonly compressed: number
  readonly local: number
  readonly encrypted: boolean
}

/** The parts of a container by name. */
export interface Zip {
  readonly names: () => IterableIterator<string>
  readonly has: (name: string) => boolean
  /** The part inflated, or null if there is none of that name. */
  readonly part: (name: string) => Buffer | null
}

/** Opens a container; throws Unreadable for what is broken, encrypted or too much. */
export function openZip(bytes: Buffer): Zip {
  const entries = readDirectory(bytes)
  let inflated = 0
  return {
    names: () => entries.keys(),
    has: (name) => entries.has(name),
    part(name) {
      const entry = entries.get(name)
      if (!entry) return null
      const part = inflate(bytes, entry, LIMITS.inflatedBytes - inflated)
      inflated += part.length
      return part
    },
  }
}

function readDirectory(bytes: Buffer): Map<string, Entry> {
  const end = findEnd(bytes)
  const count = bytes.readUInt16LE(end + 10)
  // 65,535 stands for the 64-bit form, which no workbook below our bounds needs.
  bound(count, LIMITS.entries, 'too-many-entries')
  let at = bytes.readUInt32LE(end + 16)
  const entries = new Map<string, Entry>()
  for (let index = 0; index < count; index += 1) {
    if (at + 46 > bytes.length || bytes.readUInt32LE(at) !== ENTRY) throw new Unreadable('broken')
    const [nameLength, extra, comment] = [28, 30, 32].map((offset) => bytes.readUInt16LE(at + offset))
    const nameEnd = at + 46 + (nameLength ?? 0)
    if (nameEnd > bytes.length) throw new Unreadable('broken')
    const name = bytes
      .toString('utf8', at + 46, nameEnd)
      .replaceAll('\\', '/')
      .replace(/^\/+/, '')
    // Of two parts by one name the programs disagree which one counts.
    if (entries.has(name)) throw new Unreadable('broken')
    entries.set(name, {
      encrypted: (bytes.readUInt16LE(at + 8) & 1) === 1,
      method: bytes.readUInt16LE(at + 10),
      compressed: bytes.readUInt32LE(at + 20),
      local: bytes.readUInt32LE(at + 42),
    })
    at = nameEnd + (extra ?? 0) + (comment ?? 0)
  }
  return entries
}

function findEnd(bytes: Buffer): number {
  const first = Math.max(0, bytes.length - END_SIZE - LONGEST_COMMENT)
  for (let at = bytes.length - END_SIZE; at >= first; at -= 1) if (bytes.readUInt32LE(at) === END) return at
  throw new Unreadable('broken')
}

function inflate(bytes: Buffer, entry: Entry, left: number): Buffer {
  if (entry.encrypted) throw new Unreadable('encrypted')
  const { local, compressed, method } = entry
  if (local + 30 > bytes.length || bytes.readUInt32LE(local) !== LOCAL) throw new Unreadable('broken')
  const start = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28)
  const packed = bytes.subarray(start, start + compressed)
  if (packed.length < compressed) throw new Unreadable('broken')
  if (method === 0) {
    if (compressed > left) throw new Unreadable('inflates', LIMITS.inflatedBytes)
    return packed
  }
  if (method !== 8) throw new Unreadable('broken')
  return inflateCounted(packed, Math.min(left, Math.max(LIMITS.freeBytes, compressed * LIMITS.ratio)))
}

function inflateCounted(packed: Buffer, most: number): Buffer {
  try {
    // Zlib stops as soon as the output passes the bound, whatever the directory promised.
    return packed.length === 0 ? packed : inflateRawSync(packed, { maxOutputLength: Math.max(1, most) })
  } catch (error) {
    if (error instanceof RangeError) throw new Unreadable('inflates', LIMITS.inflatedBytes)
    throw new Unreadable('broken')
  }
}
