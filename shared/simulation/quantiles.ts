// Mean, deviation and exact quantiles of the draws of one figure. Always in the order of the draws, so that the result
// does not depend on who computed which of them.
import { select } from './select.ts'

/** What is known of a figure that was drawn; everything but `present` is NaN if it is missing in all draws. */
export interface Summary {
  /** Draws in which the figure is not missing. */
  readonly present: number
  readonly mean: number
  /** Standard deviation (n − 1); 0 of a single draw. */
  readonly deviation: number
  /** In the order of the shares that were asked for. */
  readonly quantiles: readonly number[]
}

/** Draws per bucket, about: few enough that sorting out a bucket costs little, and that buckets stay near the processor. */
const DRAWS_PER_BUCKET = 10

/** The draws of one bucket in `picked`: the first one's rank and place, and their number. */
interface Segment {
  readonly rank: number
  readonly from: number
  readonly count: number
}

/**
 * Summarises one figure after the other with the same working memory. Quantiles are Excel's PERCENTILE.INC: straight
 * lines between the order statistics, the least at 0 and the greatest at 1. They are exact: values are counted into
 * buckets, and only in the buckets in which a wanted rank lies it is looked for.
 */
export class Summariser {
  readonly #values: Float64Array
  readonly #places: Uint16Array
  readonly #counts: Int32Array
  readonly #starts: Int32Array
  readonly #picked: Float64Array
  readonly #sums = new Float64Array(4)
  #segments: Segment[] = []
  #present = 0
  #least = Infinity
  #most = -Infinity

  constructor(draws: number) {
    const wanted = 2 ** Math.ceil(Math.log2(Math.max(draws, 2) / DRAWS_PER_BUCKET))
    const buckets = Math.min(Math.max(wanted, 64), 32_768)
    this.#values = new Float64Array(draws)
    this.#places = new Uint16Array(draws)
    this.#counts = new Int32Array(buckets)
    this.#starts = new Int32Array(buckets)
    this.#picked = new Float64Array(draws)
  }

  /** Begins a new figure. */
  clear(): void {
    this.#present = 0
    this.#sums.fill(0)
    this.#least = Infinity
    this.#most = -Infinity
  }

  /**
   * Takes the next draws; what is not finite is missing. All calls but the last one take a multiple of four: every fourth
   * draw goes into the same sum, since four sums need not wait for each other.
   */
  add(from: Float64Array, start: number, count: number): void {
    const [values, sums] = [this.#values, this.#sums]
    let [present, least, most] = [this.#present, this.#least, this.#most]
    let [a, b, c, d] = [sums[0] as number, sums[1] as number, sums[2] as number, sums[3] as number]
    const end = start + count
    let i = start
    for (; i + 3 < end; i += 4) {
      const v = from[i] as number
      const w = from[i + 1] as number
      const x = from[i + 2] as number
      const y = from[i + 3] as number
      if (v - v + (w - w) + (x - x + (y - y)) !== 0) break
      values[present] = v
      values[present + 1] = w
      values[present + 2] = x
      values[present + 3] = y
      present += 4
      a += v
      b += w
      c += x
      d += y
      if (v < least) least = v
      if (v > most) most = v
      if (w < least) least = w
      if (w > most) most = w
      if (x < least) least = x
      if (x > most) most = x
      if (y < least) least = y
      if (y > most) most = y
    }
    sums.set([a, b, c, d])
    // Where something is missing, and the last few.
    for (; i < end; i += 1) {
      const value = from[i] as number
      if (value - value !== 0) continue
      const lane = (i - start) & 3
      values[present] = value
      present += 1
      sums[lane] = (sums[lane] as number) + value
      if (value < least) least = value
      if (value > most) most = value
    }
    this.#present = present
    this.#least = least
    this.#most = most
  }

  /** Summarises what has been taken. */
  summary(shares: readonly number[]): Summary {
    const present = this.#present
    if (present === 0) return { present, mean: NaN, deviation: NaN, quantiles: shares.map(() => NaN) }
    const [a = 0, b = 0, c = 0, d = 0] = this.#sums
    const mean = (a + b + (c + d)) / present
    const width = this.#most - this.#least
    const scale = (this.#counts.length - 1) / width
    const isFlat = !(width > 0) || !Number.isFinite(scale)
    const squares = this.#count(mean, isFlat ? 0 : scale)
    const deviation = present > 1 ? Math.sqrt(squares / (present - 1)) : 0
    if (width === 0)
      return { present, mean: this.#least, deviation: 0, quantiles: shares.map(() => this.#least) }
    const ranks = shares.map((share) => Math.min(Math.max(share, 0), 1) * (present - 1))
    this.#pick(ranks)
    return { present, mean, deviation, quantiles: ranks.map((rank) => this.#at(rank)) }
  }

  /** Counts values into buckets; returns the sum of squared deviations from the mean. */
  #count(mean: number, scale: number): number {
    const [values, places, counts, present, least] = [
      this.#values,
      this.#places,
      this.#counts,
      this.#present,
      this.#least,
    ]
    counts.fill(0)
    let squares = 0
    for (let i = 0; i < present; i += 1) {
      const value = values[i] as number
      const place = ((value - least) * scale) | 0
      const off = value - mean
      squares += off * off
      places[i] = place
      counts[place] = (counts[place] as number) + 1
    }
    return squares
  }

  /** Brings the values of the buckets that ranks lie in together; `starts` says where each bucket's next value goes. */
  #pick(ranks: readonly number[]): void {
    const [counts, starts, picked, places, values] = [
      this.#counts,
      this.#starts,
      this.#picked,
      this.#places,
      this.#values,
    ]
    const wanted = [...new Set(ranks.flatMap((rank) => [Math.floor(rank), Math.ceil(rank)]))].sort(
      (a, b) => a - b,
    )
    this.#segments = []
    starts.fill(-1)
    let [before, next, used] = [0, 0, 0]
    for (let bucket = 0; bucket < counts.length && next < wanted.length; bucket += 1) {
      const after = before + (counts[bucket] as number)
      if ((wanted[next] as number) < after) {
        starts[bucket] = used
        this.#segments.push({ rank: before, from: used, count: after - before })
        used += after - before
        while (next < wanted.length && (wanted[next] as number) < after) next += 1
      }
      before = after
    }
    for (let i = 0; i < this.#present; i += 1) {
      const place = places[i] as number
      const at = starts[place] as number
      if (at < 0) continue
      picked[at] = values[i] as number
      starts[place] = at + 1
    }
    this.#sortOut(wanted)
  }

  /** Puts what has a wanted rank into its place. */
  #sortOut(wanted: readonly number[]): void {
    for (const { rank, from, count } of this.#segments) {
      let left = from
      for (const one of wanted) {
        const at = from + one - rank
        if (at < left || at >= from + count) continue
        select(this.#picked, left, from + count, at)
        left = at
      }
    }
  }

  #at(rank: number): number {
    const whole = Math.floor(rank)
    const low = this.#ranked(whole)
    return rank === whole ? low : low + (rank - whole) * (this.#ranked(whole + 1) - low)
  }

  #ranked(rank: number): number {
    const segment = this.#segments.find(({ rank: first, count }) => rank >= first && rank < first + count)
    return segment ? (this.#picked[segment.from + rank - segment.rank] as number) : NaN
  }
}
