// Mean, deviation and exact quantiles of the draws of one figure. Always in the order of the draws, so that the result
// does not depend on who computed which of them.

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

/**
 * Summarises one figure after the other with the same working memory. Quantiles are Excel's PERCENTILE.INC: straight
 * lines between the order statistics, the least at 0 and the greatest at 1. They are exact: values are counted into
 * buckets, and only the buckets in which a wanted rank lies are sorted.
 */
export class Summariser {
  readonly #values: Float64Array
  readonly #places: Uint16Array
  readonly #counts: Int32Array
  readonly #starts: Int32Array
  readonly #picked: Float64Array
  readonly #segments: { rank: number; from: number; count: number }[] = []
  #present = 0
  #sum = 0
  #least = Infinity
  #most = -Infinity

  constructor(draws: number) {
    const buckets = Math.min(Math.max(2 ** Math.ceil(Math.log2(Math.max(draws, 2) / 4)), 64), 32_768)
    this.#values = new Float64Array(draws)
    this.#places = new Uint16Array(draws)
    this.#counts = new Int32Array(buckets)
    this.#starts = new Int32Array(buckets)
    this.#picked = new Float64Array(draws)
  }

  /** Begins a new figure. */
  clear(): void {
    this.#present = 0
    this.#sum = 0
    this.#least = Infinity
    this.#most = -Infinity
  }

  /** Takes the next draws; what is not finite is missing. */
  add(from: Float64Array, start: number, count: number): void {
    const values = this.#values
    let [present, sum, least, most] = [this.#present, this.#sum, this.#least, this.#most]
    for (let i = start; i < start + count; i += 1) {
      const value = from[i] as number
      if (value - value !== 0) continue
      values[present] = value
      present += 1
      sum += value
      if (value < least) least = value
      if (value > most) most = value
    }
    this.#present = present
    this.#sum = sum
    this.#least = least
    this.#most = most
  }

  /** Summarises what has been taken. */
  summary(shares: readonly number[]): Summary {
    const present = this.#present
    if (present === 0) return { present, mean: NaN, deviation: NaN, quantiles: shares.map(() => NaN) }
    const mean = this.#sum / present
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

  /** Brings the values of the buckets that ranks lie in together, sorted; `starts` says where each value's rank goes. */
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
    this.#segments.length = 0
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
    for (const { from, count } of this.#segments) picked.subarray(from, from + count).sort()
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
