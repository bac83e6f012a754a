// A message with typed arrays as bytes, for a transport that knows only bytes. Little-endian, as all machines are that
// this program runs on: the number of arrays and the length of the JSON (two 32-bit numbers), kind and length of each
// array (two more each), the JSON in which each array is a number, and the arrays.

const KINDS = [Uint8Array, Uint32Array, Float64Array] as const
type Framed = InstanceType<(typeof KINDS)[number]>

/** Key of an object that stands for an array in the JSON; no message of ours has it otherwise. */
const MARK = '\u0000array'
/** Every array begins at a multiple of this, as views of numbers must. */
const STEP = 8
const WORD = 4

/** Content type of a framed message. */
export const FRAME_TYPE = 'application/octet-stream'

function padded(length: number): number {
  return Math.ceil(length / STEP) * STEP
}

function kindOf(value: unknown): number {
  return KINDS.findIndex((kind) => value instanceof kind)
}

/** The bytes of a message, in pieces to be sent one after the other; arrays are not copied. `encode` makes UTF-8. */
export function frame(message: unknown, encode: (text: string) => Uint8Array): Uint8Array[] {
  const arrays: Framed[] = []
  const marked = (_key: string, value: unknown): unknown =>
    kindOf(value) < 0 ? value : { [MARK]: arrays.push(value as Framed) - 1 }
  const json = encode(JSON.stringify(message, marked))
  const words = [arrays.length, json.length, ...arrays.flatMap((array) => [kindOf(array), array.length])]
  const start = new Uint8Array(padded(WORD * words.length + json.length))
  const view = new DataView(start.buffer)
  for (const [at, word] of words.entries()) view.setUint32(WORD * at, word, true)
  start.set(json, WORD * words.length)
  const pieces = [start]
  for (const { buffer, byteOffset, byteLength } of arrays) {
    pieces.push(new Uint8Array(buffer, byteOffset, byteLength))
    if (byteLength % STEP > 0) pieces.push(new Uint8Array(padded(byteLength) - byteLength))
  }
  return pieces
}

/** The message again; its arrays are views of the bytes. Throws on bytes that are no framed message. */
export function unframe(bytes: ArrayBuffer, decode: (bytes: Uint8Array) => string): unknown {
  const view = new DataView(bytes)
  const wordAt = (at: number): number => view.getUint32(WORD * at, true)
  const [count, length] = [wordAt(0), wordAt(1)]
  const jsonAt = WORD * (2 + 2 * count)
  let at = padded(jsonAt + length)
  const arrays = Array.from({ length: count }, (_, number) => {
    const kind = KINDS[wordAt(2 + 2 * number)]
    if (!kind) throw new RangeError(`array ${number} is of no known kind`)
    const array = new kind(bytes, at, wordAt(3 + 2 * number))
    at += padded(array.byteLength)
    return array
  })
  return JSON.parse(decode(new Uint8Array(bytes, jsonAt, length)), (_key, value: unknown) => {
    const number = typeof value === 'object' && value !== null ? Reflect.get(value, MARK) : undefined
    return typeof number === 'number' ? arrays[number] : value
  })
}
