import { crc32, deflateRawSync } from 'node:zlib'

const LOCAL = 0x04_03_4b_50
const ENTRY = 0x02_01_4b_50
const END = 0x06_05_4b_50
/** 1980-01-01, the earliest day that the format knows: the same parts give the same bytes. */
const DAY = 33
/** Names are UTF-8. */
const FLAGS = 0x08_00

/** Packs parts into a container, in their order; a lower level (1 to 9) is faster and larger. */
export function pack(parts: ReadonlyMap<string, Uint8Array>, level = 6): Buffer {
  const locals: Buffer[] = []
  const directory: Buffer[] = []
  let at = 0
  for (const [name, bytes] of parts) {
    const title = Buffer.from(name, 'utf8')
    const packed = deflateRawSync(bytes, { level })
    const common = Buffer.alloc(26)
    common.writeUInt16LE(20, 0)
    common.writeUInt16LE(FLAGS, 2)
    common.writeUInt16LE(8, 4)
    common.writeUInt16LE(0, 6)
    common.writeUInt16LE(DAY, 8)
    common.writeUInt32LE(crc32(bytes), 10)
    common.writeUInt32LE(packed.length, 14)
    common.writeUInt32LE(bytes.length, 18)
    common.writeUInt16LE(title.length, 22)
    locals.push(word(LOCAL), common, title, packed)
    const rest = Buffer.alloc(14)
    rest.writeUInt32LE(at, 10)
    directory.push(word(ENTRY), Buffer.from([20, 0]), common, rest, title)
    at += 4 + common.length + title.length + packed.length
  }
  const size = directory.reduce((sum, part) => sum + part.length, 0)
  const end = Buffer.alloc(18)
  end.writeUInt16LE(parts.size, 4)
  end.writeUInt16LE(parts.size, 6)
  end.writeUInt32LE(size, 8)
  end.writeUInt32LE(at, 12)
  return Buffer.concat([...locals, ...directory, word(END), end])
}

function word(signature: number): Buffer {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32LE(signature)
  return bytes
}
