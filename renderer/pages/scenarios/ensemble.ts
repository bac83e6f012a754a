import { useCallback, useMemo } from 'react'
import type { SimulationReport } from '../../../shared/api/verbs.ts'
import type { Draft } from '../../../shared/scenarios/draft.ts'
import { useSimulation, type Asked, type Simulation } from './simulation.ts'

/** Quantiles of a fan: the outer band, the inner band and the middle. */
const FAN: readonly number[] = [0.05, 0.25, 0.5, 0.75, 0.95]

/** How an ensemble is drawn. */
export interface Drawing {
  readonly on: boolean
  readonly draws: number
  readonly seed: number
}

type ScenarioReport = SimulationReport['scenarios'][number]

/** What is known of the scenarios drawn: that in focus first, then those beside it whose result is there. */
export interface EnsembleReport extends Omit<SimulationReport, 'scenarios'> {
  readonly scenarios: readonly (ScenarioReport & {
    /** Place among the scenarios drawn, which decides the kind of line. */
    readonly order: number
  })[]
}

/** The ensemble with its verbs. */
export interface RunningEnsemble extends Omit<Simulation, 'report'> {
  readonly report: EnsembleReport | null
}

/**
 * Simulates a scenario whenever it has come to rest, and those beside it with the same draws. The latter are a run of
 * their own: a slider's move does not change them, and must not wait for them.
 */
export function useEnsemble(
  scenario: string,
  draft: Draft,
  compared: readonly string[],
  outputs: readonly string[],
  { on, draws, seed }: Drawing,
): RunningEnsemble {
  const key = outputs.join('\n')
  const others = compared.join('\n')
  const how = useMemo(
    () => (on && key !== '' ? { outputs: key.split('\n'), draws, seed, quantiles: [...FAN] } : null),
    [on, key, draws, seed],
  )
  const focus = useSimulation(
    useMemo<Asked | null>(
      () => how && { ...how, scenarios: [{ id: scenario, draft: mutable(draft) }] },
      [how, scenario, draft],
    ),
  )
  const beside = useSimulation(
    useMemo<Asked | null>(
      () => (how && others !== '' ? { ...how, scenarios: others.split('\n').map((id) => ({ id })) } : null),
      [how, others],
    ),
  )
  const report = useMemo(
    () => together(focus.report, beside.report, scenario, others === '' ? [] : others.split('\n')),
    [focus.report, beside.report, scenario, others],
  )
  const { stop: stopFocus, again: focusAgain } = focus
  const { stop: stopBeside, again: besideAgain } = beside
  const stop = useCallback(() => {
    stopFocus()
    stopBeside()
  }, [stopFocus, stopBeside])
  const again = useCallback(() => {
    focusAgain()
    besideAgain()
  }, [focusAgain, besideAgain])
  const share = focus.share ?? beside.share
  const refusal = focus.refusal ?? beside.refusal
  return useMemo(() => ({ report, share, refusal, stop, again }), [report, share, refusal, stop, again])
}

/** Both runs as one, as far as they have the same draws; a scenario whose result is still to come is left out. */
export function together(
  focus: SimulationReport | null,
  beside: SimulationReport | null,
  scenario: string,
  compared: readonly string[],
): EnsembleReport | null {
  const [last] = focus?.scenarios ?? []
  if (!focus || !last) return null
  const common = beside?.draws === focus.draws && beside.seed === focus.seed ? beside.scenarios : []
  // Another scenario has come into focus: it may have been compared before; else what was there stays for the moment.
  const own = last.id === scenario ? last : (common.find(({ id }) => id === scenario) ?? last)
  const others = compared.flatMap((id, at) => {
    const found = common.find((one) => one.id === id)
    return found ? [{ ...found, order: at + 1 }] : []
  })
  return { ...focus, scenarios: [{ ...own, order: 0 }, ...others] }
}

/** The contract's arrays are the schema's, which are not read-only. */
function mutable({ values, projects }: Draft) {
  return {
    values: values.map((value) => ({ ...value })),
    projects: projects.map((project) => ({ ...project })),
  }
}
