// Turns what the threads have counted into the answer.
import type { EnsemblePlan, EnsembleRequest } from '../../shared/simulation/ensemble.ts'
import { MISSED, REACHED, UNKNOWN, probabilityOf, together } from '../../shared/simulation/ensemble-target.ts'
import type { Probability } from '../../shared/simulation/ensemble-target.ts'
import { UNKNOWN_ONE, summaryPlace } from './job.ts'
import type { Job } from './job.ts'

/** A figure over the steps of a run; null where it is missing in all draws. */
interface Band {
  readonly name: string
  /** Place of the town; null for a regional variable. */
  readonly region: number | null
  readonly mean: readonly (number | null)[]
  readonly deviation: readonly (number | null)[]
  /** By quantile, in the order of the request, then by step. */
  readonly quantiles: readonly (readonly (number | null)[])[]
  /** Share of the draws in which the figure is missing, by step. */
  readonly missing: readonly number[]
}

/** A target's probability by step. */
interface TargetProbability {
  readonly id: string
  readonly steps: readonly Probability[]
}

/** One scenario of an ensemble. */
export interface ScenarioEnsemble {
  readonly id: string
  readonly bands: readonly Band[]
  readonly targets: readonly TargetProbability[]
  /** That every target holds in its own step, in the same draw; null without targets. */
  readonly together: Probability | null
  /** That every target holds in one and the same step, in the same draw, by step; empty without targets. */
  readonly jointly: readonly Probability[]
}

/** Result of an ensemble. */
export interface EnsembleResult {
  readonly draws: number
  readonly seed: number
  readonly quantiles: readonly number[]
  /** Largest change of a stated correlation, where they could not all be kept; else 0. */
  readonly correlationsMoved: number
  readonly scenarios: readonly ScenarioEnsemble[]
}

const known = (value: number | undefined): number | null =>
  value === undefined || Number.isNaN(value) ? null : value

function bandOf(
  job: Job,
  summaries: Float64Array,
  scenario: number,
  region: number | null,
  name: number,
): Band {
  const steps = Array.from({ length: job.steps }, (_, step) =>
    summaryPlace(job, scenario, region, name, step),
  )
  const part = (offset: number): readonly (number | null)[] =>
    steps.map((at) => known(summaries[at + offset]))
  return {
    name: (region === null ? job.regionalNames : job.townNames)[name] ?? '',
    region,
    mean: part(1),
    deviation: part(2),
    quantiles: job.quantiles.map((_, quantile) => part(3 + quantile)),
    missing: steps.map((at) => 1 - (summaries[at] ?? 0) / job.draws),
  }
}

/** Reads the result of a finished job. */
export function resultOf(request: EnsembleRequest, plan: EnsemblePlan, job: Job): EnsembleResult {
  const summaries = new Float64Array(job.summaries)
  const counts = new Float64Array(job.counts)
  const outcomes = new Uint8Array(job.outcomes)
  const { targets, steps, draws, seed, quantiles } = job
  const scenarios = request.scenarios.map(({ id }, scenario): ScenarioEnsemble => {
    const towns = Array.from({ length: job.regions }, (_, region) => region)
    const all = new Uint8Array(draws).fill(REACHED)
    for (const [number, target] of targets.entries()) {
      const at = (scenario * targets.length + number) * draws
      // A step outside the run leaves its outcomes unknown.
      if (target.step < steps) together(all, outcomes.subarray(at, at + draws))
      else together(all, new Uint8Array(draws).fill(UNKNOWN))
    }
    const missed = all.reduce((sum, one) => sum + (one === MISSED ? 1 : 0), 0)
    const reached = all.reduce((sum, one) => sum + (one === REACHED ? 1 : 0), 0)
    return {
      id,
      bands: [
        ...towns.flatMap((region) =>
          job.townNames.map((_, name) => bandOf(job, summaries, scenario, region, name)),
        ),
        ...job.regionalNames.map((_, name) => bandOf(job, summaries, scenario, null, name)),
      ],
      targets: targets.map((target, number) => ({
        id: target.id,
        steps: Array.from({ length: steps }, (_, step) => {
          const at = ((scenario * targets.length + number) * steps + step) * 2
          return probabilityOf(counts[at] ?? 0, counts[at + 1] ?? 0, draws)
        }),
      })),
      together: targets.length === 0 ? null : probabilityOf(reached, draws - reached - missed, draws),
      jointly: targets.length === 0 ? [] : jointlyBySteps(job, scenario),
    }
  })
  return { draws, seed, quantiles, correlationsMoved: plan.draws.moved, scenarios }
}

function jointlyBySteps({ joint, steps, draws }: Job, scenario: number): readonly Probability[] {
  return Array.from({ length: steps }, (_, step) => {
    const marks = new Uint8Array(joint, (scenario * steps + step) * draws, draws)
    let [reached, unknown] = [0, 0]
    for (const mark of marks) {
      if (mark === 0) reached += 1
      else if (mark === UNKNOWN_ONE) unknown += 1
    }
    return probabilityOf(reached, unknown, draws)
  })
}
