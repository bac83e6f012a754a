// What the threads of one simulation share, and in which stages they work it off.
import { sharingUnits, simulationUnits, townsPerUnit } from '../../shared/simulation/ensemble.ts'
import type { EnsemblePlan, EnsembleRequest } from '../../shared/simulation/ensemble.ts'
import { summaryLength } from '../../shared/simulation/ensemble-series.ts'
import { batchesOfTests } from '../../shared/simulation/ensemble-kept.ts'
import type { EnsembleTarget } from '../../shared/simulation/ensemble-target.ts'
import type { WasmMemory, WasmModule } from './wasm.ts'

/** A stage; all of its units are done before the next one begins. */
export interface Stage {
  readonly kind: 'share' | 'simulate' | 'keep' | 'summarise' | 'judge'
  readonly scenario: number
  readonly batch: number
  readonly units: number
  /** About how long a unit takes, against the others. */
  readonly weight: number
}

/** Weight of some blocks of one town; summarising one figure is 1. */
const TOWN = 10

/** Everything that a thread is sent. */
export interface Job {
  readonly memory: WasmMemory
  readonly model: WasmModule
  readonly drawing: WasmModule
  readonly plan: Pick<EnsemblePlan, 'compiled' | 'layout' | 'batches' | 'kept'>
  readonly raws: EnsemblePlan['draws']['raws']
  readonly stages: readonly Stage[]
  readonly regions: number
  readonly steps: number
  readonly stepsPerYear: 1 | 4
  readonly draws: number
  readonly seed: number
  /** Threads let whatever else the machine does go first, such as the window. */
  readonly givesWay: boolean
  readonly quantiles: readonly number[]
  readonly targets: readonly JudgedTarget[]
  readonly townNames: readonly string[]
  readonly regionalNames: readonly string[]
  /** Bytes between the given values of two scenarios. */
  readonly givenBytes: number
  /** Counters: cancelled, then for every stage the next unit and the units done. */
  readonly control: SharedArrayBuffer
  readonly summaries: SharedArrayBuffer
  /** Reached and unknown draws by scenario, target and step. */
  readonly counts: SharedArrayBuffer
  /** Outcome of every target in its own step by scenario, target and draw. */
  readonly outcomes: SharedArrayBuffer
  /** By scenario, step and draw: MISSED_ONE, UNKNOWN_ONE, both or neither, over all targets. */
  readonly joint: SharedArrayBuffer
  /** What is kept of several towns in one scenario, by number, step and draw. */
  readonly kept: SharedArrayBuffer
  /** Outcomes so far, in one scenario, of the targets that are judged in several batches, by target, step and draw. */
  readonly verdicts: SharedArrayBuffer
}

/** A target with the batches in which it is judged. */
interface JudgedTarget extends EnsembleTarget {
  /** By test. */
  readonly batches: readonly number[]
  /** Place in `verdicts`; null where all tests are judged in one batch. */
  readonly verdict: number | null
}

/** A target is missed in this draw and step. */
export const MISSED_ONE = 1
/** It cannot be told whether a target is reached. */
export const UNKNOWN_ONE = 2

/** Places in `control`. */
export const CANCELLED = 0
/** Counter of the next unit of a stage. */
export function nextUnit(stage: number): number {
  return 1 + 2 * stage
}
/** Counter of the units done of a stage. */
export function doneUnits(stage: number): number {
  return 2 + 2 * stage
}

/** Place of a summary in `summaries`, in numbers; regional variables come after all towns. */
export function summaryPlace(
  job: Pick<Job, 'townNames' | 'regionalNames' | 'regions' | 'steps' | 'quantiles'>,
  scenario: number,
  region: number | null,
  name: number,
  step: number,
): number {
  const { townNames, regionalNames, regions, steps, quantiles } = job
  const perScenario = regions * townNames.length + regionalNames.length
  const series = region === null ? regions * townNames.length + name : region * townNames.length + name
  return ((scenario * perScenario + series) * steps + step) * summaryLength(quantiles.length)
}

function judged({ targets, batches }: EnsemblePlan): readonly JudgedTarget[] {
  let verdicts = 0
  return targets.map((target) => {
    const own = batchesOfTests(target, batches)
    const isJudgedOnce = new Set(own).size === 1
    return { ...target, batches: own, verdict: isJudgedOnce ? null : verdicts++ }
  })
}

/** Prepares what the threads share. `memory` already holds the numbers of the plan. */
export function jobOf(
  request: EnsembleRequest,
  plan: EnsemblePlan,
  modules: { memory: WasmMemory; model: WasmModule; drawing: WasmModule },
  givesWay = false,
): Job {
  const { program, scenarios, draws, seed, quantiles } = request
  const targets = judged(plan)
  const verdicts = targets.filter(({ verdict }) => verdict !== null).length
  const { regions, steps, stepsPerYear = 1 } = scenarios[0]?.inputs ?? { regions: [], steps: 0 }
  const isRegional = (name: string): boolean => program.declarations.get(name)?.kind === 'regional'
  const outputs = [...new Set(request.outputs)]
  const townNames = outputs.filter((name) => !isRegional(name))
  const regionalNames = outputs.filter(isRegional)
  const stages = scenarios.flatMap((_, scenario): Stage[] => [
    {
      kind: 'share',
      scenario,
      batch: 0,
      units: sharingUnits(plan, regions.length),
      weight: TOWN * regions.length,
    },
    ...plan.batches.flatMap((towns, batch): Stage[] => {
      const last = batch === plan.batches.length - 1
      const series = towns.length * townNames.length + (last ? regionalNames.length : 0)
      const [units, weight] = [simulationUnits(plan, towns), TOWN * townsPerUnit(plan, towns)]
      return [
        { kind: 'simulate', scenario, batch, units, weight },
        { kind: 'keep', scenario, batch, units: plan.kept.length * steps, weight: towns.length / 10 },
        { kind: 'summarise', scenario, batch, units: series * steps, weight: 1 },
        { kind: 'judge', scenario, batch, units: targets.length, weight: 1 },
      ]
    }),
  ])
  const { compiled, layout, batches, kept } = plan
  const all = scenarios.length * (regions.length * townNames.length + regionalNames.length) * steps
  return {
    ...modules,
    plan: { compiled, layout, batches, kept },
    raws: plan.draws.raws,
    stages: stages.filter(({ units }) => units > 0),
    regions: regions.length,
    steps,
    stepsPerYear,
    draws,
    seed,
    givesWay,
    quantiles,
    targets,
    townNames,
    regionalNames,
    givenBytes: plan.givens[0]?.byteLength ?? 0,
    control: new SharedArrayBuffer(4 * (1 + 2 * stages.length)),
    summaries: new SharedArrayBuffer(8 * Math.max(all * summaryLength(quantiles.length), 1)),
    counts: new SharedArrayBuffer(8 * Math.max(scenarios.length * targets.length * steps * 2, 1)),
    outcomes: new SharedArrayBuffer(Math.max(scenarios.length * targets.length * draws, 1)),
    joint: new SharedArrayBuffer(Math.max(scenarios.length * steps * draws, 1)),
    kept: new SharedArrayBuffer(8 * Math.max(kept.length * steps * draws, 1)),
    verdicts: new SharedArrayBuffer(Math.max(verdicts * steps * draws, 1)),
  }
}
