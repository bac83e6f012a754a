/** Bytes that grow: the output of the encoder. */
export class Bytes {
  #bytes = new Uint8Array(256)
  #length = 0
  readonly #view = new DataView(new ArrayBuffer(8))

  get length(): number {
    return this.#length
  }

  byte(value: number): void {
    this.#reserve(1)
    this.#bytes[this.#length] = value
    this.#length += 1
  }

  /** Unsigned LEB128. */
  unsigned(value: number): void {
    let rest = value >>> 0
    while (rest > 0x7f) {
      this.byte((rest & 0x7f) | 0x80)
      rest >>>= 7
    }
    this.byte(rest)
  }

  /** Signed LEB128 of 32 bits. */
  signed(value: number): void {
    let rest = value | 0
    for (;;) {
      const low = rest & 0x7f
      rest >>= 7
      if ((rest === 0 && (low & 0x40) === 0) || (rest === -1 && (low & 0x40) !== 0)) {
        this.byte(low)
        return
      }
      this.byte(low | 0x80)
    }
  }

  /** A double, least byte first. */
  float(value: number): void {
    this.#view.setFloat64(0, value, true)
    for (let i = 0; i < 8; i += 1) this.byte(this.#view.getUint8(i))
  }

  all(bytes: ArrayLike<number>): void {
    this.#reserve(bytes.length)
    this.#bytes.set(bytes, this.#length)
    this.#length += bytes.length
  }

  /** A length and then the bytes. */
  sized(bytes: ArrayLike<number>): void {
    this.unsigned(bytes.length)
    this.all(bytes)
  }

  /** A name of ASCII letters. */
  name(text: string): void {
    this.sized(Array.from(text, (letter) => letter.charCodeAt(0)))
  }

  done(): Uint8Array<ArrayBuffer> {
    return this.#bytes.slice(0, this.#length)
  }

  #reserve(count: number): void {
    if (this.#length + count <= this.#bytes.length) return
    const larger = new Uint8Array(Math.max(this.#bytes.length * 2, this.#length + count))
    larger.set(this.#bytes.subarray(0, this.#length))
    this.#bytes = larger
  }
}
