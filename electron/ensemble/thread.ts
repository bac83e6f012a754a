// What one thread does: it takes units of the stages off a shared counter until nothing is left.
import { round } from '../../shared/model/interpret.ts'
import { BlockRunner } from '../../shared/simulation/ensemble-block.ts'
import type { BlockSetup, Compute } from '../../shared/simulation/ensemble-block.ts'
import type { DrawsExports } from '../../shared/simulation/draws-module.ts'
import { SeriesReader } from '../../shared/simulation/ensemble-series.ts'
import type { Series } from '../../shared/simulation/ensemble-series.ts'
import { REACHED, UNKNOWN, outcomes } from '../../shared/simulation/ensemble-target.ts'
import type { Figures } from '../../shared/simulation/ensemble-target.ts'
import { sharingUnit, simulationUnit } from '../../shared/simulation/ensemble.ts'
import { CANCELLED, MISSED_ONE, UNKNOWN_ONE, doneUnits, nextUnit, summaryPlace } from './job.ts'
import type { Job, Stage } from './job.ts'
import { instantiate } from './wasm.ts'

class Thread {
  readonly #job: Job
  readonly #control: Int32Array
  readonly #summaries: Float64Array
  readonly #counts: Float64Array
  readonly #outcomes: Uint8Array
  readonly #joint: Uint8Array
  readonly #reader: SeriesReader
  readonly #functions: ReadonlyMap<string, Compute>
  readonly #normals: DrawsExports['normals'] | null
  readonly #number: number
  #runner: { readonly scenario: number; readonly blocks: BlockRunner } | null = null

  constructor(job: Job, number: number) {
    const { memory, model, drawing, plan, steps, draws } = job
    this.#job = job
    this.#number = number
    this.#control = new Int32Array(job.control)
    this.#summaries = new Float64Array(job.summaries)
    this.#counts = new Float64Array(job.counts)
    this.#outcomes = new Uint8Array(job.outcomes)
    this.#joint = new Uint8Array(job.joint)
    this.#reader = new SeriesReader(memory.buffer, plan.compiled, plan.layout, steps, draws)
    this.#functions = instantiate<Compute>(model, { memory, round })
    this.#normals = instantiate<DrawsExports['normals']>(drawing, { memory }).get('normals') ?? null
  }

  run(): void {
    for (const [number, stage] of this.#job.stages.entries()) {
      for (;;) {
        if (Atomics.load(this.#control, CANCELLED) !== 0) return
        const unit = Atomics.add(this.#control, nextUnit(number), 1)
        if (unit >= stage.units) break
        this.#do(stage, unit)
        const done = Atomics.add(this.#control, doneUnits(number), 1) + 1
        if (done === stage.units) Atomics.notify(this.#control, doneUnits(number))
      }
      this.#wait(number, stage.units)
    }
  }

  /** Until the other threads have done their units, too. */
  #wait(number: number, units: number): void {
    const place = doneUnits(number)
    for (;;) {
      const done = Atomics.load(this.#control, place)
      if (done >= units || Atomics.load(this.#control, CANCELLED) !== 0) return
      Atomics.wait(this.#control, place, done, 20)
    }
  }

  #do(stage: Stage, unit: number): void {
    if (stage.kind === 'share') this.#share(stage, unit)
    else if (stage.kind === 'simulate') this.#simulate(stage, unit)
    else if (stage.kind === 'keep') this.#keep(stage, unit)
    else if (stage.kind === 'summarise') this.#summarise(stage, unit)
    else this.#judge(stage, unit)
  }

  #share({ scenario }: Stage, unit: number): void {
    const { plan, regions } = this.#job
    const towns = Array.from({ length: regions }, (_, town) => town)
    const { from, to } = sharingUnit(plan, regions, unit)
    const runner = this.#blocks(scenario)
    for (let block = from; block < to; block += 1) runner.share(block, towns)
  }

  #simulate({ scenario, batch }: Stage, unit: number): void {
    const { plan } = this.#job
    const { towns, place, from, to } = simulationUnit(plan, plan.batches[batch] ?? [], unit)
    const runner = this.#blocks(scenario)
    for (let block = from; block < to; block += 1) runner.run(block, towns, place)
  }

  #blocks(scenario: number): BlockRunner {
    if (this.#runner?.scenario === scenario) return this.#runner.blocks
    const { plan, memory, givenBytes, regions, steps, stepsPerYear, draws, seed } = this.#job
    const { compiled, layout } = plan
    const setup: BlockSetup = {
      compiled,
      layout: { ...layout, givens: layout.givens + scenario * givenBytes },
      area: layout.areas + this.#number * layout.areaBytes,
      memory: memory.buffer,
      functions: this.#functions,
      normals: this.#normals,
      raws: this.#job.raws,
      regions,
      steps,
      stepsPerYear,
      draws,
      seed,
    }
    const blocks = new BlockRunner(setup)
    this.#runner = { scenario, blocks }
    return blocks
  }

  #summarise({ scenario, batch }: Stage, unit: number): void {
    const { steps, townNames, regionalNames, plan, quantiles } = this.#job
    const step = unit % steps
    const number = Math.floor(unit / steps)
    const towns = plan.batches[batch] ?? []
    const place = Math.floor(number / Math.max(townNames.length, 1))
    const isTown = number < towns.length * townNames.length
    const name = isTown ? number % townNames.length : number - towns.length * townNames.length
    const region = isTown ? (towns[place] ?? 0) : null
    const series: Series = {
      name: (isTown ? townNames : regionalNames)[name] ?? '',
      place: isTown ? place : null,
      step,
    }
    this.#reader.summarise(
      series,
      quantiles,
      this.#summaries,
      summaryPlace(this.#job, scenario, region, name, step),
    )
  }

  /** Town after town and batch after batch, in their order: a sum depends on it. */
  #keep({ batch }: Stage, unit: number): void {
    const { plan, steps } = this.#job
    const [number, step] = [Math.floor(unit / steps), unit % steps]
    const towns = plan.batches[batch] ?? []
    const [first = 0] = towns
    const sums = this.#keptAt(number, step)
    for (const [at, { name, region, times = 1 }] of (plan.kept[number]?.of ?? []).entries()) {
      const place = region - first
      if (place >= 0 && place < towns.length) this.#reader.addTo(sums, { name, place, step }, times, at === 0)
    }
  }

  #keptAt(number: number, step: number): Float64Array {
    const { kept, steps, draws } = this.#job
    return new Float64Array(kept, 8 * (number * steps + step) * draws, draws)
  }

  #judge({ scenario, batch }: Stage, unit: number): void {
    const { targets, plan, steps, draws } = this.#job
    const target = targets[unit]
    if (!target) return
    const { verdict } = target
    const tests = target.tests.filter((_, at) => target.batches[at] === batch)
    if (verdict === null && tests.length === 0) return
    const figures = this.#figures(plan.batches[batch] ?? [])
    const once = new Uint8Array(draws)
    for (let step = 0; step < steps; step += 1) {
      const result = verdict === null ? once : this.#verdictAt(verdict, step)
      if (verdict === null || batch === 0) result.fill(REACHED)
      outcomes({ tests }, figures, step, result)
      if (verdict === null || batch === plan.batches.length - 1) this.#note(scenario, unit, step, result)
    }
  }

  #figures(towns: readonly number[]): Figures {
    return {
      figure: (name, region, step) =>
        this.#reader.values({ name, place: region === null ? null : towns.indexOf(region), step }),
      kept: (number, step) => this.#keptAt(number, step),
    }
  }

  #verdictAt(verdict: number, step: number): Uint8Array {
    const { verdicts, steps, draws } = this.#job
    return new Uint8Array(verdicts, (verdict * steps + step) * draws, draws)
  }

  /** Counts the outcomes of a target in a step, once all of its tests have been judged. */
  #note(scenario: number, unit: number, step: number, result: Uint8Array): void {
    const { targets, steps, draws } = this.#job
    const at = ((scenario * targets.length + unit) * steps + step) * 2
    let [reached, unknown] = [0, 0]
    const joint = (scenario * steps + step) * draws
    for (let draw = 0; draw < draws; draw += 1) {
      const one = result[draw]
      if (one === REACHED) reached += 1
      else {
        if (one === UNKNOWN) unknown += 1
        // Other threads judge other targets of the same draws; the order of marks does not matter.
        Atomics.or(this.#joint, joint + draw, one === UNKNOWN ? UNKNOWN_ONE : MISSED_ONE)
      }
    }
    this.#counts[at] = reached
    this.#counts[at + 1] = unknown
    if (step === targets[unit]?.step) this.#outcomes.set(result, (scenario * targets.length + unit) * draws)
  }
}

/** Works a job off together with the other threads; returns when all units are done, or when it is cancelled. */
export function runThread(job: Job, number: number): void {
  new Thread(job, number).run()
}
