import type { Evaluate, Frame } from '../model/interpret.ts'
import type { Expression } from '../model/program.ts'

type How = (Expression & { kind: 'aggregate' })['how']

/** Rows of one block: after an edit the blocks of the changed rows are summed anew and then all blocks. */
const BLOCK = 512

/**
 * A total over all rows. It is summed block by block, so that after an edit only the blocks with changed rows are summed
 * again, and yet the answer is to the last bit the one that summing everything gives. Rows without a figure are passed
 * over; without any figure there is no total.
 */
export class Total {
  readonly #how: How
  readonly #of: Evaluate
  readonly #weight: Evaluate | null
  /** Per block: sum, weight, least, most. */
  #sums = new Float64Array(0)
  #weights = new Float64Array(0)
  #least = new Float64Array(0)
  #most = new Float64Array(0)

  constructor(how: How, of: Evaluate, weight: Evaluate | null) {
    this.#how = how
    this.#of = of
    this.#weight = weight
  }

  /** The total after these rows have changed. */
  update(frame: Frame, stale: 'all' | readonly number[]): number {
    const blocks = Math.ceil(frame.regions / BLOCK)
    if (stale === 'all' || this.#sums.length !== blocks) {
      this.#sums = new Float64Array(blocks)
      this.#weights = new Float64Array(blocks)
      this.#least = new Float64Array(blocks)
      this.#most = new Float64Array(blocks)
      for (let block = 0; block < blocks; block += 1) this.#sum(frame, block)
    } else {
      for (const block of new Set(stale.map((index) => Math.floor(index / BLOCK)))) this.#sum(frame, block)
    }
    return this.#result()
  }

  #sum(frame: Frame, block: number): void {
    let [sum, weights, least, most] = [0, 0, Infinity, -Infinity]
    const end = Math.min(frame.regions, (block + 1) * BLOCK)
    for (frame.region = block * BLOCK; frame.region < end; frame.region += 1) {
      const value = this.#of(frame)
      const weight = this.#weight ? this.#weight(frame) : 1
      if (Number.isNaN(value) || Number.isNaN(weight)) continue
      sum += value * weight
      weights += weight
      least = Math.min(least, value)
      most = Math.max(most, value)
    }
    this.#sums[block] = sum
    this.#weights[block] = weights
    this.#least[block] = least
    this.#most[block] = most
  }

  #result(): number {
    const least = this.#least.reduce((a, b) => Math.min(a, b), Infinity)
    // Not even one row has a figure.
    if (least === Infinity) return NaN
    if (this.#how === 'min') return least
    if (this.#how === 'max') return this.#most.reduce((a, b) => Math.max(a, b), -Infinity)
    const sum = this.#sums.reduce((a, b) => a + b, 0)
    const result = this.#how === 'sum' ? sum : sum / this.#weights.reduce((a, b) => a + b, 0)
    return Number.isFinite(result) ? result : NaN
  }
}
