import type { Given } from './shape.ts'

/** Numbers things by a key, in the order in which they are asked for. */
class Numbering<T> {
  readonly #places = new Map<string, number>()
  readonly list: T[] = []

  of(key: string, thing: () => T): number {
    const known = this.#places.get(key)
    if (known !== undefined) return known
    const place = this.list.push(thing()) - 1
    this.#places.set(key, place)
    return place
  }

  has(key: string): boolean {
    return this.#places.has(key)
  }
}

/** The places of everything that lies in memory between phases and steps. */
export class Slots {
  readonly givens = new Numbering<Given>()
  readonly uniforms = new Numbering<string>()
  readonly lanes = new Numbering<string>()
  readonly regionals = new Numbering<string>()
  readonly raws = new Numbering<number>()
  readonly townOutputs = new Numbering<string>()
  readonly regionalOutputs = new Numbering<string>()
  /** Most temporary places that any function uses after the uniform variables. */
  temporaries = 0

  given(name: string, part: Given['part'], of = 0): number {
    return this.givens.of(`${part} ${of} ${name}`, () => ({ name, part, of }))
  }

  uniform(name: string): number {
    return this.uniforms.of(name, () => name)
  }

  lane(name: string): number {
    return this.lanes.of(name, () => name)
  }

  regional(name: string): number {
    return this.regionals.of(name, () => name)
  }

  raw(number: number): number {
    return this.raws.of(`${number}`, () => number)
  }
}
