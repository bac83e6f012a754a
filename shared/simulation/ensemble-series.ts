// Reads the values of draws where the engine has put them: block by block, step by step, output by output.
import type { Compiled } from '../model/compile/shape.ts'
import type { Layout } from './ensemble-layout.ts'
import { Summariser } from './quantiles.ts'

/** One figure of a batch: an output of the town at a place, or of all towns, in one step. */
export interface Series {
  readonly name: string
  /** Place in the batch; null for a regional variable. */
  readonly place: number | null
  readonly step: number
}

/** Numbers that a summary takes: present, mean, deviation and the quantiles. */
export function summaryLength(quantiles: number): number {
  return 3 + quantiles
}

/** Reads series and summarises them. */
export class SeriesReader {
  readonly #numbers: Float64Array
  readonly #compiled: Compiled
  readonly #layout: Layout
  readonly #steps: number
  readonly #draws: number
  readonly #summariser: Summariser

  constructor(memory: ArrayBufferLike, compiled: Compiled, layout: Layout, steps: number, draws: number) {
    this.#numbers = new Float64Array(memory)
    this.#compiled = compiled
    this.#layout = layout
    this.#steps = steps
    this.#draws = draws
    this.#summariser = new Summariser(draws)
  }

  /** Puts the summary of a series at a place of `into`. */
  summarise(series: Series, quantiles: readonly number[], into: Float64Array, at: number): void {
    this.#summariser.clear()
    this.#eachBlock(series, (start, count) => this.#summariser.add(this.#numbers, start, count))
    const { present, mean, deviation, quantiles: found } = this.#summariser.summary(quantiles)
    into.set([present, mean, deviation, ...found], at)
  }

  /** Adds a series, times a factor, to sums by draw; the first one makes them. */
  addTo(sums: Float64Array, series: Series, times: number, isFirst: boolean): void {
    const numbers = this.#numbers
    let at = 0
    this.#eachBlock(series, (start, count) => {
      for (let i = 0; i < count; i += 1) {
        const value = (numbers[start + i] as number) * times
        sums[at + i] = isFirst ? value : (sums[at + i] as number) + value
      }
      at += count
    })
  }

  /** A copy of a series by draw. */
  values(series: Series): Float64Array {
    const values = new Float64Array(this.#draws)
    let at = 0
    this.#eachBlock(series, (start, count) => {
      values.set(this.#numbers.subarray(start, start + count), at)
      at += count
    })
    return values
  }

  #eachBlock({ name, place, step }: Series, take: (start: number, count: number) => void): void {
    const { lanes, outputs } = this.#compiled
    const { series, townBytes, townPage, regionalPage, batch, blocks } = this.#layout
    const output = outputs.get(name)
    if (!output) throw new Error(`${name} is no output`)
    const page = output.regional ? regionalPage : townPage
    const base = series + (output.regional ? batch : (place ?? 0)) * townBytes + output.slot * lanes * 8
    for (let block = 0; block < blocks; block += 1) {
      const count = Math.min(lanes, this.#draws - block * lanes)
      take((base + (block * this.#steps + step) * page) / 8, count)
    }
  }
}
