// GB18030 as bytes. The platform reads it but does not write it, so its reader is asked once for every code of two
// and of four bytes of the basic plane; beyond that the standard counts in a straight line.

const LEAD = { from: 0x81, to: 0xfe } as const
/** First code of the supplementary planes: 0x90308130 is U+10000. */
const SUPPLEMENTARY = 0x90 - 0x81

/** The platform's reader. */
interface Decoder {
  decode(bytes: Uint8Array): string
}

let codes: ReadonlyMap<number, number> | null = null

/** Bytes of a text in GB18030; every character of Unicode has some. */
export function encodeGb18030(text: string): Uint8Array {
  const known = (codes ??= readCodes())
  const bytes = new Uint8Array(text.length * 4)
  let at = 0
  const add = (...more: readonly number[]): void => {
    bytes.set(more, at)
    at += more.length
  }
  for (const character of text) {
    const point = character.codePointAt(0) ?? 0
    if (point < 0x80) add(point)
    else if (point >= 0x10000) add(...fourBytes(SUPPLEMENTARY * 12_600 + (point - 0x10000)))
    else {
      const code = known.get(point)
      // A lone surrogate is no character; the replacement character stands for it, as in UTF-8.
      const written = code ?? known.get(0xfffd) ?? 0x3f
      if (written > 0xffff) add(...fourBytes(written - 0x10000))
      else add(written >> 8, written & 0xff)
    }
  }
  return bytes.slice(0, at)
}

/** Code of each character of the basic plane: two bytes, or 0x10000 plus the number of a code of four bytes. */
function readCodes(): ReadonlyMap<number, number> {
  const decoder = new TextDecoder('gb18030')
  const found = new Map<number, number>()
  // Four bytes first, so that the shorter code wins where a character has both.
  for (let index = 0; index < 39_420; index += 1) learn(found, decoder, fourBytes(index), 0x10000 + index)
  for (let lead: number = LEAD.from; lead <= LEAD.to; lead += 1)
    for (let trail = 0x40; trail <= 0xfe; trail += 1)
      if (trail !== 0x7f) learn(found, decoder, [lead, trail], (lead << 8) | trail)
  return found
}

function learn(found: Map<number, number>, decoder: Decoder, bytes: readonly number[], code: number): void {
  const text = decoder.decode(Uint8Array.from(bytes))
  const point = text.codePointAt(0) ?? 0
  if (text.length === 1 && (point !== 0xfffd || code === 0x10000 + 39_417)) found.set(point, code)
}

function fourBytes(index: number): number[] {
  return [
    0x81 + Math.floor(index / 12_600),
    0x30 + (Math.floor(index / 1260) % 10),
    0x81 + (Math.floor(index / 10) % 126),
    0x30 + (index % 10),
  ]
}
