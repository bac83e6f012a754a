// SHA-256 (FIPS 180-4) of a text, because shared code has neither Node's nor the browser's crypto. For short texts only.

const PRIMES = primes(64)
const ROUND = PRIMES.map((prime) => fraction(Math.cbrt(prime)))
const START = PRIMES.slice(0, 8).map((prime) => fraction(Math.sqrt(prime)))

function primes(count: number): number[] {
  const found: number[] = []
  for (let number = 2; found.length < count; number += 1)
    if (found.every((prime) => number % prime !== 0)) found.push(number)
  return found
}

function fraction(number: number): number {
  return Math.floor((number - Math.floor(number)) * 2 ** 32)
}

/** SHA-256 of the text's UTF-8 bytes, as 64 hexadecimal digits. */
export function digest(text: string): string {
  const bytes = padded(utf8(text))
  const view = new DataView(bytes.buffer)
  const state = Int32Array.from(START)
  for (let block = 0; block < bytes.length; block += 64) addBlock(state, view, block)
  return [...state].map((word) => (word >>> 0).toString(16).padStart(8, '0')).join('')
}

function utf8(text: string): number[] {
  return [...text].flatMap((character) => {
    const point = character.codePointAt(0) ?? 0
    // A lone surrogate has no bytes of its own; it counts as the replacement character, as everywhere else.
    const code = point >= 0xd800 && point <= 0xdfff ? 0xfffd : point
    if (code < 0x80) return [code]
    if (code < 0x800) return [0xc0 | (code >> 6), tail(code)]
    if (code < 0x10000) return [0xe0 | (code >> 12), tail(code >> 6), tail(code)]
    return [0xf0 | (code >> 18), tail(code >> 12), tail(code >> 6), tail(code)]
  })
}

function tail(code: number): number {
  return 0x80 | (code & 0x3f)
}

function padded(content: readonly number[]): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(Math.ceil((content.length + 9) / 64) * 64)
  bytes.set(content)
  bytes[content.length] = 0x80
  const view = new DataView(bytes.buffer)
  view.setUint32(bytes.length - 8, Math.floor(content.length / 2 ** 29))
  view.setUint32(bytes.length - 4, (content.length * 8) >>> 0)
  return bytes
}

function addBlock(state: Int32Array, view: DataView, offset: number): void {
  const words = new Int32Array(64)
  for (let index = 0; index < 64; index += 1)
    words[index] = index < 16 ? view.getInt32(offset + index * 4) : expanded(words, index)
  let [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0] = state
  for (let index = 0; index < 64; index += 1) {
    const choice = (e & f) ^ (~e & g)
    const first =
      h + (turn(e, 6) ^ turn(e, 11) ^ turn(e, 25)) + choice + (ROUND[index] ?? 0) + (words[index] ?? 0)
    const majority = (a & b) ^ (a & c) ^ (b & c)
    const second = (turn(a, 2) ^ turn(a, 13) ^ turn(a, 22)) + majority
    ;[h, g, f, e, d, c, b, a] = [g, f, e, (d + first) | 0, c, b, a, (first + second) | 0]
  }
  for (const [index, word] of [a, b, c, d, e, f, g, h].entries())
    state[index] = ((state[index] ?? 0) + word) | 0
}

function expanded(words: Int32Array, index: number): number {
  const [old = 0, recent = 0] = [words[index - 15], words[index - 2]]
  const low = turn(old, 7) ^ turn(old, 18) ^ (old >>> 3)
  const high = turn(recent, 17) ^ turn(recent, 19) ^ (recent >>> 10)
  return ((words[index - 16] ?? 0) + low + (words[index - 7] ?? 0) + high) | 0
}

function turn(word: number, bits: number): number {
  return (word >>> bits) | (word << (32 - bits))
}
