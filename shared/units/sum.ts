import { MAX_STEPS } from './quantity.ts'

/** A sum of exact amounts that says what it does not contain: a missing amount is not nought. */
export interface Sum {
  /** In the stored steps; null if no amount is there at all, or if the sum would leave the exact range. */
  readonly sum: number | null
  /** How many amounts were added. */
  readonly count: number
  /** How many were missing. */
  readonly missing: number
  /** True if the amounts together pass 2^51 steps, where sums and differences stop being exact. */
  readonly beyond: boolean
}

/** The sum of no rows. */
export const NO_SUM: Sum = { sum: null, count: 0, missing: 0, beyond: false }

/** Adds integers exactly, in any order with the same answer: gains and losses are guarded apart. */
export class Adding {
  #gains = 0
  #losses = 0
  #count = 0
  #missing = 0

  add(amount: number | null): void {
    if (amount === null) {
      this.#missing += 1
      return
    }
    this.#count += 1
    // Clamped, so that a hostile file cannot drive the running sum into inexact numbers and back.
    if (amount >= 0) this.#gains = Math.min(this.#gains + amount, MAX_STEPS + 1)
    else this.#losses = Math.max(this.#losses + amount, -MAX_STEPS - 1)
  }

  /** Takes an amount that was added back and adds another; false, with nothing done, where that cannot be exact any more. */
  replace(was: number | null, is: number | null): boolean {
    if (this.#isBeyond()) return false
    if (was === null) this.#missing -= 1
    else {
      this.#count -= 1
      if (was >= 0) this.#gains -= was
      else this.#losses -= was
    }
    this.add(is)
    return true
  }

  #isBeyond(): boolean {
    return this.#gains > MAX_STEPS || -this.#losses > MAX_STEPS
  }

  /** The sum of what has been added so far. */
  sum(): Sum {
    const beyond = this.#isBeyond()
    return {
      sum: this.#count === 0 || beyond ? null : this.#gains + this.#losses,
      count: this.#count,
      missing: this.#missing,
      beyond,
    }
  }
}

/** The sum of some amounts. */
export function sumOf(amounts: Iterable<number | null>): Sum {
  const adding = new Adding()
  for (const amount of amounts) adding.add(amount)
  return adding.sum()
}

/** Difference of two sums; null if either has no figure. */
export function differenceOf(one: Sum, other: Sum): number | null {
  return one.sum === null || other.sum === null ? null : one.sum - other.sum
}

/** `part` as a percentage of `whole`; null if either is missing or the whole is nought. */
export function percentOf(part: number | null, whole: number | null): number | null {
  return part === null || whole === null || whole === 0 ? null : (part / whole) * 100
}
