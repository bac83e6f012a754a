// Puts functions together to a WebAssembly module (binary format 1, with 128-bit SIMD and shared memory).
import { Bytes } from './bytes.ts'
import { Code } from './code.ts'
import { TYPES } from './opcodes.ts'
import type { ValueType } from './opcodes.ts'

interface Signature {
  readonly params: readonly ValueType[]
  readonly results: readonly ValueType[]
}

/** Largest memory that any module asks for, in pages of 64 KiB: 2 GiB; only what is used takes room. */
export const MAX_PAGES = 32_768

/** A module under construction. It imports its memory as `engine.memory`, which is shared between threads. */
export class ModuleBuilder {
  readonly #types: Signature[] = []
  readonly #imports: { name: string; type: number }[] = []
  readonly #functions: { type: number; code: Code; exported: string | null }[] = []

  /** A function that the host supplies; all of them come before the module's own. */
  import(name: string, params: readonly ValueType[], results: readonly ValueType[]): number {
    if (this.#functions.length > 0) throw new Error('imports come first')
    this.#imports.push({ name, type: this.#type({ params, results }) })
    return this.#imports.length - 1
  }

  /** Adds a function and returns its index and body; the body may be written later. */
  function(
    exported: string | null,
    params: readonly ValueType[],
    results: readonly ValueType[] = [],
  ): { index: number; code: Code } {
    const code = new Code(params)
    this.#functions.push({ type: this.#type({ params, results }), code, exported })
    return { index: this.#imports.length + this.#functions.length - 1, code }
  }

  done(): Uint8Array<ArrayBuffer> {
    const out = new Bytes()
    out.all([0x00, 0x61, 0x73, 0x6d, 0x01, 0x00, 0x00, 0x00])
    this.#section(out, 1, this.#types, (section, { params, results }) => {
      section.byte(0x60)
      section.sized(params.map((type) => TYPES[type]))
      section.sized(results.map((type) => TYPES[type]))
    })
    this.#section(out, 2, [null, ...this.#imports], (section, entry) => {
      section.name('engine')
      section.name(entry ? entry.name : 'memory')
      section.all(entry ? [0x00] : [0x02, 0x03])
      section.unsigned(entry ? entry.type : 1)
      if (!entry) section.unsigned(MAX_PAGES)
    })
    this.#section(out, 3, this.#functions, (section, { type }) => section.unsigned(type))
    const exported = this.#functions.flatMap(({ exported: name }, i) =>
      name === null ? [] : [{ name, index: this.#imports.length + i }],
    )
    this.#section(out, 7, exported, (section, { name, index }) => {
      section.name(name)
      section.byte(0x00)
      section.unsigned(index)
    })
    this.#section(out, 10, this.#functions, (section, { code }) => section.sized(code.done()))
    return out.done()
  }

  #type(wanted: Signature): number {
    const known = this.#types.findIndex(
      ({ params, results }) =>
        params.join() === wanted.params.join() && results.join() === wanted.results.join(),
    )
    return known >= 0 ? known : this.#types.push(wanted) - 1
  }

  #section<T>(
    out: Bytes,
    id: number,
    entries: readonly T[],
    write: (section: Bytes, entry: T) => void,
  ): void {
    const section = new Bytes()
    section.unsigned(entries.length)
    for (const entry of entries) write(section, entry)
    out.byte(id)
    out.sized(section.done())
  }
}
