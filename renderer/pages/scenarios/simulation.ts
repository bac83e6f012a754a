import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import type { Input, SimulationReport } from '../../../shared/api/verbs.ts'
import { useMirror, useWorkbook } from '../../workbook/context.tsx'
import type { Simulated } from '../../workbook/workbook.ts'

/** What is to be simulated; the run itself gives it an id. */
export type Asked = Omit<Input<'simulate'>, 'id'>

/** What the page knows of a simulation: the last result stays while a new one is computed. */
interface Known {
  readonly report: SimulationReport | null
  /** Share of the work done; null when nothing is under way. */
  readonly share: number | null
  readonly refusal: Exclude<Simulated, { kind: 'done' }> | null
}

/** A simulation with its verbs. */
export interface Simulation extends Known {
  /** Ends the run under way; what was there before stays. */
  readonly stop: () => void
  /** Runs once more what was stopped. */
  readonly again: () => void
}

const NOTHING: Known = { report: null, share: null, refusal: null }

/** How long a draft must rest before it is simulated: a slider let go, not one on its way. */
const REST_MS = 40
const PROGRESS_MS = 250

/**
 * Simulates what is asked, and again whenever something else is asked or the workbook changes; a run that is overtaken is
 * cancelled. `asked` must stay the same object while it means the same; null asks for nothing.
 */
export function useSimulation(asked: Asked | null): Simulation {
  const workbook = useWorkbook()
  const seq = useMirror(({ info }) => info?.seq ?? 0)
  const [known, setKnown] = useState<Known>(NOTHING)
  const running = useRef<string | null>(null)
  const [round, setRound] = useState(0)
  useEffect(() => {
    if (!asked) return undefined
    // Two windows of one program may simulate at once: each cancels only what is its own.
    const id = `${seq}/${round}/${crypto.randomUUID()}`
    let over = false
    let progress: ReturnType<typeof setInterval> | undefined
    const askShare = async () => {
      const share = await workbook.progressOf(id)
      if (!over && share !== null) setKnown((before) => ({ ...before, share }))
    }
    const simulate = async () => {
      running.current = id
      setKnown((before) => ({ ...before, share: 0, refusal: null }))
      progress = setInterval(() => void askShare(), PROGRESS_MS)
      const answer = await workbook.simulate({ id, ...asked })
      clearInterval(progress)
      if (over) return
      running.current = null
      if (answer.kind === 'done') setKnown({ report: answer.report, share: null, refusal: null })
      else setKnown((before) => ({ ...before, share: null, refusal: answer }))
    }
    const start = setTimeout(() => void simulate(), REST_MS)
    return () => {
      over = true
      clearTimeout(start)
      clearInterval(progress)
      if (progress !== undefined) void workbook.cancel(id)
    }
  }, [workbook, asked, seq, round])
  const stop = useCallback(() => {
    if (running.current !== null) void workbook.cancel(running.current)
  }, [workbook])
  const again = useCallback(() => setRound((before) => before + 1), [])
  return useMemo(() => ({ ...(asked ? known : NOTHING), stop, again }), [asked, known, stop, again])
}
