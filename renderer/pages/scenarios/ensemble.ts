import { useCallback, useEffect, useRef, useState } from 'react'
import type { SimulationReport } from '../../../shared/api/verbs.ts'
import type { Draft } from '../../../shared/scenarios/draft.ts'
import { useMirror, useWorkbook } from '../../workbook/context.tsx'
import type { Simulated } from '../../workbook/workbook.ts'

/** Quantiles of a fan: the outer band, the inner band and the middle. */
const FAN = [0.05, 0.25, 0.5, 0.75, 0.95] as const

/** How an ensemble is drawn. */
export interface Drawing {
  readonly on: boolean
  readonly draws: number
  readonly seed: number
}

/** What the page knows of the ensemble: the last result stays while a new one is computed. */
interface Ensemble {
  readonly report: SimulationReport | null
  /** Share of the work done; null when nothing is under way. */
  readonly share: number | null
  readonly refusal: Exclude<Simulated, { kind: 'done' }> | null
}

/** The ensemble with its verbs. */
export interface RunningEnsemble extends Ensemble {
  /** Ends the run under way; what was there before stays. */
  readonly stop: () => void
  /** Runs once more what was stopped. */
  readonly again: () => void
}

const NOTHING: Ensemble = { report: null, share: null, refusal: null }

/** How long a draft must rest before it is simulated: a slider let go, not one on its way. */
const REST_MS = 40
const PROGRESS_MS = 250

/** Simulates a scenario, and those beside it with the same draws, whenever it has come to rest; a request that is overtaken is cancelled. */
export function useEnsemble(
  scenario: string,
  draft: Draft,
  compared: readonly string[],
  outputs: readonly string[],
  { on, draws, seed }: Drawing,
): RunningEnsemble {
  const workbook = useWorkbook()
  const seq = useMirror(({ info }) => info?.seq ?? 0)
  const [ensemble, setEnsemble] = useState<Ensemble>(NOTHING)
  const count = useRef(0)
  const running = useRef<string | null>(null)
  const [round, setRound] = useState(0)
  const key = outputs.join('\n')
  const others = compared.join('\n')
  const wanted = on && key !== ''
  useEffect(() => {
    if (!wanted) return undefined
    count.current += 1
    const id = `${scenario}/${seq}/${round}/${count.current}`
    let over = false
    let progress: ReturnType<typeof setInterval> | undefined
    const askShare = async () => {
      const share = await workbook.simulationShare(id)
      if (!over && share !== null) setEnsemble((before) => ({ ...before, share }))
    }
    const simulate = async () => {
      running.current = id
      setEnsemble((before) => ({ ...before, share: 0, refusal: null }))
      progress = setInterval(() => void askShare(), PROGRESS_MS)
      const beside = others === '' ? [] : others.split('\n')
      const scenarios = [{ id: scenario, draft: mutable(draft) }, ...beside.map((one) => ({ id: one }))]
      const request = { id, scenarios, outputs: key.split('\n'), draws, seed, quantiles: [...FAN] }
      const answer = await workbook.simulate(request)
      clearInterval(progress)
      if (over) return
      running.current = null
      if (answer.kind === 'done') setEnsemble({ report: answer.report, share: null, refusal: null })
      else setEnsemble((before) => ({ ...before, share: null, refusal: answer }))
    }
    const start = setTimeout(() => void simulate(), REST_MS)
    return () => {
      over = true
      clearTimeout(start)
      clearInterval(progress)
      if (progress !== undefined) void workbook.cancelSimulation(id)
    }
  }, [workbook, scenario, draft, others, key, wanted, draws, seed, seq, round])
  const stop = useCallback(() => {
    if (running.current !== null) void workbook.cancelSimulation(running.current)
  }, [workbook])
  const again = useCallback(() => setRound((before) => before + 1), [])
  return { ...(wanted ? ensemble : NOTHING), stop, again }
}

/** The contract's arrays are the schema's, which are not read-only. */
function mutable({ values, projects }: Draft) {
  return {
    values: values.map((value) => ({ ...value })),
    projects: projects.map((project) => ({ ...project })),
  }
}
