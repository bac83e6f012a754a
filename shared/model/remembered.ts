// Remembers what was made of texts, so that after an edit only what has changed is made again.

interface Kept<T> {
  readonly value: T
}

/**
 * Values of a pure function by their text. Bounded by the characters of the texts: what was not asked for while that
 * many came in is forgotten, at the latest after as many again.
 */
export class Remembered<T> {
  readonly #most: number
  #young = new Map<string, Kept<T>>()
  #old: ReadonlyMap<string, Kept<T>> = new Map()
  #characters = 0

  /** @param most characters of texts in each of two generations */
  constructor(most: number) {
    this.#most = most
  }

  of(text: string, make: (text: string) => T): T {
    const known = this.#young.get(text)
    if (known) return known.value
    const kept = this.#old.get(text) ?? { value: make(text) }
    if (this.#characters + text.length > this.#most) {
      this.#old = this.#young
      this.#young = new Map()
      this.#characters = 0
    }
    this.#characters += text.length
    this.#young.set(text, kept)
    return kept.value
  }
}
