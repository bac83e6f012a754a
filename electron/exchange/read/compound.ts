// The container of .xls and of encrypted workbooks (MS-CFB): only the one stream that is asked for is put together, and
// a chain that turns back on itself ends.
import { Unreadable } from './limits.ts'

const SIGNATURE = Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1])
/** From here up a sector number is a mark, not a place. */
const LAST_SECTOR = 0xff_ff_ff_fa
const ENTRY_SIZE = 128
const MINI_SIZE = 64
const MINI_LIMIT = 4096

/** Whether bytes begin as a compound file does. */
export function isCompound(bytes: Buffer): boolean {
  return bytes.subarray(0, SIGNATURE.length).equals(SIGNATURE)
}

/** Streams of a compound file by name. */
export interface Compound {
  readonly has: (name: string) => boolean
  /** Bytes of a stream, or null if there is none of that name. */
  readonly stream: (name: string) => Buffer | null
}

interface Entry {
  readonly start: number
  readonly size: number
  readonly root: boolean
}

/** Opens a compound file; throws Unreadable for one that is broken. */
export function openCompound(bytes: Buffer): Compound {
  if (bytes.length < 512) throw new Unreadable('broken')
  const shift = bytes.readUInt16LE(30)
  if (shift !== 9 && shift !== 12) throw new Unreadable('broken')
  const size = 1 << shift
  const sector = (number: number): Buffer => {
    const start = (number + 1) * size
    if (start >= bytes.length) throw new Unreadable('broken')
    return bytes.subarray(start, start + size)
  }
  const table = numbersOf(tableSectors(bytes, sector, size).map(sector))
  const most = Math.ceil(bytes.length / size)
  const whole = (start: number): Buffer => Buffer.concat(chain(start, table, most).map(sector))

  const entries = readEntries(whole(bytes.readUInt32LE(48)))
  const small = (entry: Entry): Buffer => {
    const root = [...entries.values()].find((one) => one.root)
    if (!root) throw new Unreadable('broken')
    const holder = whole(root.start)
    const minis = numbersOf(chain(bytes.readUInt32LE(60), table, most).map(sector))
    const parts = chain(entry.start, minis, minis.length).map((number) =>
      holder.subarray(number * MINI_SIZE, (number + 1) * MINI_SIZE),
    )
    return Buffer.concat(parts).subarray(0, entry.size)
  }
  return {
    has: (name) => entries.has(name),
    stream(name) {
      const entry = entries.get(name)
      if (!entry) return null
      const stream = entry.size < MINI_LIMIT ? small(entry) : whole(entry.start).subarray(0, entry.size)
      if (stream.length < entry.size) throw new Unreadable('broken')
      return stream
    },
  }
}

/** Sectors that hold the table of chains: 109 in the header, the rest in a chain of their own. */
function tableSectors(bytes: Buffer, sector: (number: number) => Buffer, size: number): number[] {
  const found: number[] = []
  for (let at = 76; at < 512; at += 4) found.push(bytes.readUInt32LE(at))
  const seen = new Set<number>()
  let next = bytes.readUInt32LE(68)
  while (next < LAST_SECTOR && !seen.has(next)) {
    seen.add(next)
    const part = sector(next)
    if (part.length < size) throw new Unreadable('broken')
    for (let at = 0; at < size - 4; at += 4) found.push(part.readUInt32LE(at))
    next = part.readUInt32LE(size - 4)
  }
  const sectors = found.filter((number) => number < LAST_SECTOR)
  if (new Set(sectors).size !== sectors.length) throw new Unreadable('broken')
  return sectors
}

function numbersOf(parts: readonly Buffer[]): Uint32Array {
  const whole = Buffer.concat(parts)
  return Uint32Array.from({ length: Math.floor(whole.length / 4) }, (_, index) =>
    whole.readUInt32LE(index * 4),
  )
}

function chain(start: number, next: Uint32Array, most: number): number[] {
  const found: number[] = []
  let number = start
  while (number < LAST_SECTOR) {
    // A chain of more sectors than there are comes back to where it was.
    if (found.length > most) throw new Unreadable('broken')
    found.push(number)
    const following = next[number]
    if (following === undefined) throw new Unreadable('broken')
    number = following
  }
  return found
}

function readEntries(directory: Buffer): Map<string, Entry> {
  const entries = new Map<string, Entry>()
  for (let at = 0; at + ENTRY_SIZE <= directory.length; at += ENTRY_SIZE) {
    const [type, nameBytes] = [directory[at + 66], directory.readUInt16LE(at + 64)]
    if ((type !== 2 && type !== 5) || nameBytes < 2 || nameBytes > 64) continue
    const name = directory.toString('utf16le', at, at + nameBytes - 2)
    const [start, size] = [directory.readUInt32LE(at + 116), directory.readUInt32LE(at + 120)]
    if (!entries.has(name)) entries.set(name, { start, size, root: type === 5 })
  }
  return entries
}
