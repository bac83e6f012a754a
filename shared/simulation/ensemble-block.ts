// Runs one block of draws: raw normals, then the compiled functions step by step. Knows nothing of threads.
import { frameSlot } from '../model/compile/shape.ts'
import type { Compiled, FrameSpace } from '../model/compile/shape.ts'
import type { DrawsExports } from './draws-module.ts'
import type { Raw } from './draws.ts'
import { startsYear } from './draws.ts'
import { aligned, areaOf } from './ensemble-layout.ts'
import type { Area, Layout } from './ensemble-layout.ts'

/** A function of a compiled program: (frame, bytes of one row of draws). */
export type Compute = (frame: number, bytes: number) => void

/** Town counter of draws that all towns share. */
const ALL_TOWNS = 0xffff_ffff
/** Sixteen draws share four counters: draw d takes word (d mod 16) div 4 of counter 4·(d div 16) + d mod 4. */
const GROUP_BYTES = 128
const WORD_BYTES = 32

/** What a block runner needs. */
export interface BlockSetup {
  readonly compiled: Compiled
  readonly layout: Layout
  readonly area: number
  readonly memory: ArrayBufferLike
  readonly functions: ReadonlyMap<string, Compute>
  readonly normals: DrawsExports['normals'] | null
  readonly raws: readonly Raw[]
  readonly regions: number
  readonly steps: number
  readonly stepsPerYear: 1 | 4
  readonly draws: number
  readonly seed: number
}

interface Functions {
  readonly begin: Compute | null
  readonly town: Compute | null
  readonly over: Compute | null
}

/** One block of some towns. */
interface Work {
  readonly block: number
  readonly towns: readonly number[]
  /** Place of the first town in the series; null if its outputs are not kept. */
  readonly place: number | null
  /** What is done about the figures that all towns share. */
  readonly shared: 'computed' | 'kept' | 'recalled'
}

/** Runs blocks in one thread's area. */
export class BlockRunner {
  readonly #setup: BlockSetup
  readonly #area: Area
  readonly #words: Int32Array
  readonly #numbers: Float64Array
  readonly #phases: readonly (readonly Functions[])[]

  /** Something is drawn in the base year already, perhaps mixed with what otherwise is not. */
  readonly #remembers: boolean

  constructor(setup: BlockSetup) {
    this.#setup = setup
    this.#remembers = setup.raws.some(({ persistence }) => persistence !== 'yearly')
    this.#area = areaOf(setup.compiled, setup.regions)
    this.#words = new Int32Array(setup.memory)
    this.#numbers = new Float64Array(setup.memory)
    const find = (name: string | null): Compute | null =>
      name === null ? null : (setup.functions.get(name) ?? null)
    this.#phases = [setup.compiled.first, setup.compiled.later].map((phases) =>
      phases.map(({ begin, town, over }) => ({ begin: find(begin), town: find(town), over: find(over) })),
    )
  }

  /**
   * One block of some towns; `place` is that of the first in the series. All towns unless they are separable, or one of
   * those whose shared figures have been kept before.
   */
  run(block: number, towns: readonly number[], place: number): void {
    this.#run({ block, towns, place, shared: this.#setup.layout.shared === null ? 'computed' : 'recalled' })
  }

  /** What all towns share in one block: computed with all of them, and kept. */
  share(block: number, towns: readonly number[]): void {
    this.#run({ block, towns, place: null, shared: 'kept' })
  }

  #run(work: Work): void {
    const { compiled, steps, draws } = this.#setup
    const left = draws - work.block * compiled.lanes
    const count = Math.min(Math.ceil(left / 16) * 16, compiled.lanes)
    if (compiled.depth > 1) this.#empty(work.towns.length)
    for (let step = 0; step < steps; step += 1) this.#step(work, step, count)
  }

  /** What lies before the base year is missing. */
  #empty(towns: number): void {
    const { area } = this.#setup
    const start = area + this.#area.regional
    const end = area + this.#area.towns + towns * this.#area.townBytes
    this.#numbers.fill(NaN, start / 8, end / 8)
  }

  #step({ block, towns, place, shared }: Work, step: number, count: number): void {
    const { compiled, layout, area, steps } = this.#setup
    const frame = area + this.#area.frame
    const bytes = count * 8
    for (const [at, town] of towns.entries()) this.#draw(block, step, town, at, count)
    this.#ring('regional', area + this.#area.regional, compiled.regionalBytes, step)
    const page = block * steps + step
    if (shared === 'recalled') this.#copyShared(page, step, false)
    for (const { begin, town: compute, over } of this.#phases[step === 0 ? 0 : 1] ?? []) {
      if (shared !== 'recalled') begin?.(frame, bytes)
      if (compute)
        for (const [at, town] of towns.entries()) {
          this.#point(town, at, step)
          const series = layout.series + ((place ?? 0) + at) * layout.townBytes + page * layout.townPage
          this.#put('out', 0, place === null ? area + this.#area.unread : series)
          compute(frame, bytes)
        }
      if (!over || shared === 'recalled') continue
      this.#point(towns[0] ?? 0, 0, step)
      this.#put('out', 0, layout.series + layout.batch * layout.townBytes + page * layout.regionalPage)
      over(frame, bytes)
    }
    if (shared === 'kept') this.#copyShared(page, step, true)
  }

  /** Between the page of shared figures in the thread's area and the one where they are kept. */
  #copyShared(page: number, step: number, keep: boolean): void {
    const { compiled, layout, area } = this.#setup
    const bytes = compiled.regionalBytes
    const ring = step % (compiled.depth + 1)
    const here = (area + this.#area.regional + ring * aligned(bytes)) / 8
    const there = ((layout.shared ?? 0) + page * bytes) / 8
    const [from, to] = keep ? [here, there] : [there, here]
    this.#numbers.copyWithin(to, from, from + bytes / 8)
  }

  #townArea(at: number): number {
    return this.#setup.area + this.#area.towns + at * this.#area.townBytes
  }

  #point(town: number, at: number, step: number): void {
    const { compiled, layout, steps } = this.#setup
    const start = this.#townArea(at)
    this.#put('once', 0, start + this.#area.raw)
    this.#ring('uniform', start + this.#area.uniform, compiled.uniformBytes, step)
    this.#ring('lane', start + this.#area.lane, compiled.laneBytes, step)
    const row = layout.givens + (town * (compiled.depth + steps) + compiled.depth + step) * layout.givenRow
    for (let lag = 0; lag <= compiled.depth; lag += 1) this.#put('given', lag, row - lag * layout.givenRow)
  }

  #ring(space: 'uniform' | 'lane' | 'regional', start: number, bytes: number, step: number): void {
    const ring = this.#setup.compiled.depth + 1
    for (let lag = 0; lag < ring; lag += 1)
      this.#put(space, lag, start + ((step + ring - lag) % ring) * aligned(bytes))
  }

  #put(space: FrameSpace, lag: number, address: number): void {
    const { area, compiled } = this.#setup
    this.#words[(area + this.#area.frame) / 4 + frameSlot(space, lag, compiled.depth)] = address
  }

  #draw(block: number, step: number, town: number, at: number, count: number): void {
    const { compiled, normals, raws, seed, area, stepsPerYear } = this.#setup
    if (!normals) return
    const counter = (block * compiled.lanes) / 4
    for (const [number, slot] of compiled.raws) {
      const raw = raws[number]
      if (!raw) continue
      const isDrawn =
        step === 0 ? this.#remembers : raw.persistence !== 'once' && startsYear({ stepsPerYear }, step)
      if (!isDrawn) continue
      // The first year after the base year is 0; what is drawn in the base year comes before it.
      const time = (Math.ceil(step / stepsPerYear) - 1) >>> 0
      const to = this.#townArea(at) + this.#area.raw + slot * compiled.lanes * 8
      const place = raw.common ? ALL_TOWNS : town
      normals(
        counter,
        time,
        number,
        place,
        seed,
        to,
        count / 4,
        GROUP_BYTES,
        WORD_BYTES,
        area + this.#area.scratch,
      )
    }
  }
}
