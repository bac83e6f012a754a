import type { Code } from './code.ts'

/**
 * Constants of a module. They lie in memory and are loaded where they are used: an engine has sixteen vector registers,
 * and a load costs it less than putting a constant together.
 */
export class Constants {
  readonly #address: number
  readonly #places = new Map<string, number>()
  readonly #words: number[] = []
  readonly #view = new DataView(new ArrayBuffer(8))

  /** `address` is where the host puts `words` before it runs the module. */
  constructor(address: number) {
    this.#address = address
  }

  /** Pushes a vector with the same double in both lanes. */
  double(code: Code, value: number): void {
    this.#view.setFloat64(0, value)
    this.long(code, this.#view.getUint32(0), this.#view.getUint32(4))
  }

  /** Pushes a vector with the same 64 bits in both lanes, given as halves. */
  long(code: Code, high: number, low: number): void {
    const key = `${high},${low}`
    const place = this.#places.get(key) ?? this.#words.push(low, high) / 2 - 1
    this.#places.set(key, place)
    code.i32(0)
    code.memory('v128.load64_splat', this.#address + 8 * place)
  }

  /** What stands at the address, as 32-bit words, low halves first. */
  words(): Uint32Array {
    return Uint32Array.from(this.#words)
  }
}
