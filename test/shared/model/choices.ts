/** Reads choices off a list of numbers, so that fast-check can make the program simpler. */
export class Choices {
  readonly #tape: readonly number[]
  #at = 0

  constructor(tape: readonly number[]) {
    this.#tape = tape
  }

  next(count: number): number {
    const choice = this.#tape[this.#at] ?? 0
    this.#at += 1
    return choice % count
  }

  of<T>(list: readonly T[]): T {
    const item = list[this.next(list.length)]
    if (item === undefined) throw new Error('nothing to choose from')
    return item
  }
}
