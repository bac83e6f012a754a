import type { Evaluate, Frame } from '../model/interpret.ts'
import type { Expression } from '../model/program.ts'
import type { Grouping } from './grouping.ts'
import type { Stale } from './stale.ts'

/** A total of a formula. */
export type Aggregate = Expression & { kind: 'aggregate' }
type How = Aggregate['how']

/** Rows of one block: after an edit the blocks of the changed rows are summed anew and then all blocks of their group. */
const BLOCK = 512

/**
 * A total over the rows of each group. It is summed block by block, so that after an edit only the blocks with changed
 * rows are summed again, and yet the answer is to the last bit the one that summing everything gives. Rows without a
 * figure are passed over; without any figure there is no total.
 */
export class Total {
  readonly #how: How
  readonly #of: Evaluate
  readonly #weight: Evaluate | null
  readonly #grouping: Grouping
  readonly #added: boolean
  /** Where the blocks of each group begin; one entry more than there are groups. */
  #starts = new Int32Array(1)
  /** Per block: sum, weight, least, most. */
  #sums = new Float64Array(0)
  #weights = new Float64Array(0)
  #least = new Float64Array(0)
  #most = new Float64Array(0)
  #results = new Float64Array(0)

  /** `added`: it is a sum of rows' own figures, of which some have none. */
  constructor(how: How, of: Evaluate, weight: Evaluate | null, grouping: Grouping, added: boolean) {
    this.#how = how
    this.#of = of
    this.#weight = weight
    this.#grouping = grouping
    this.#added = added
  }

  /** Sums anew what these rows have changed; the groups whose totals are others now. `all` after a new grouping. */
  update(frame: Frame, stale: Stale): Stale {
    if (stale === 'all') {
      this.#makeRoom()
      for (let group = 0; group < this.#grouping.size; group += 1) {
        for (let block = this.#firstOf(group); block < this.#firstOf(group + 1); block += 1)
          this.#sum(frame, group, block)
        this.#results[group] = this.#resultOf(group)
      }
      return 'all'
    }
    const touched = new Map<number, number>()
    for (const index of stale) {
      const group = this.#grouping.groupOf(index)
      touched.set(this.#firstOf(group) + Math.floor(this.#grouping.placeOf(index) / BLOCK), group)
    }
    for (const [block, group] of touched) this.#sum(frame, group, block)
    return [...new Set(touched.values())].filter((group) => {
      const before = this.#results[group]
      this.#results[group] = this.#resultOf(group)
      return !Object.is(before, this.#results[group])
    })
  }

  /** The total of a group; NaN if none of its rows has a figure. */
  resultOf(group: number): number {
    return this.#results[group] ?? NaN
  }

  #firstOf(group: number): number {
    return this.#starts[group] ?? 0
  }

  #makeRoom(): void {
    const groups = this.#grouping.size
    this.#starts = new Int32Array(groups + 1)
    for (let group = 0; group < groups; group += 1)
      this.#starts[group + 1] = this.#firstOf(group) + Math.ceil(this.#grouping.rowsOf(group).length / BLOCK)
    const blocks = this.#firstOf(groups)
    this.#sums = new Float64Array(blocks)
    this.#weights = new Float64Array(blocks)
    this.#least = new Float64Array(blocks)
    this.#most = new Float64Array(blocks)
    this.#results = new Float64Array(groups)
  }

  #sum(frame: Frame, group: number, block: number): void {
    let [sum, weights, least, most] = [0, 0, Infinity, -Infinity]
    const from = (block - this.#firstOf(group)) * BLOCK
    for (const index of this.#grouping.rowsOf(group).subarray(from, from + BLOCK)) {
      if (!this.#grouping.isCounted(index, this.#added)) continue
      frame.region = index
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

  #resultOf(group: number): number {
    let [sum, weights, least, most] = [0, 0, Infinity, -Infinity]
    for (let block = this.#firstOf(group); block < this.#firstOf(group + 1); block += 1) {
      sum += this.#sums[block] ?? 0
      weights += this.#weights[block] ?? 0
      least = Math.min(least, this.#least[block] ?? Infinity)
      most = Math.max(most, this.#most[block] ?? -Infinity)
    }
    // Not even one row has a figure.
    if (least === Infinity) return NaN
    if (this.#how === 'min') return least
    if (this.#how === 'max') return most
    const result = this.#how === 'sum' ? sum : sum / weights
    return Number.isFinite(result) ? result : NaN
  }
}

/** The expression with every total replaced. */
export function replaced(expression: Expression, by: (aggregate: Aggregate) => Expression): Expression {
  switch (expression.kind) {
    case 'aggregate':
      return by(expression)
    case 'negate':
    case 'not':
    case 'convert':
      return { ...expression, of: replaced(expression.of, by) }
    case 'binary':
      return { ...expression, left: replaced(expression.left, by), right: replaced(expression.right, by) }
    case 'call':
      return { ...expression, args: expression.args.map((arg) => replaced(arg, by)) }
    default:
      return expression
  }
}
