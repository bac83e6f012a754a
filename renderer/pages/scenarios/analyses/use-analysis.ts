import { useCallback, useEffect, useRef, useState } from 'react'
import type { AnalysisReport } from '../../../../shared/api/analyse.ts'
import type { Input } from '../../../../shared/api/verbs.ts'
import type { Question } from '../../../../shared/scenarios/question.ts'
import type { Rejection } from '../../../../shared/table/rejection.ts'
import { useWorkbook } from '../../../workbook/context.tsx'
import type { Working } from './use-stepwise.ts'

// What may take seconds (variance shares, differences with many cases or draws) is asked of the backend, so that the
// window's thread is free for typing. What follows a slider stays here, in slices (use-stepwise.ts): on the shipped model
// the tornado takes 20 ms, a map of 21 × 21 values 50 ms and working back over all drivers 170 ms, and an answer is drawn
// without a way back and forth.

type Asked<K> = Extract<Question, { kind: K }>
type Report<K> = Extract<AnalysisReport, { kind: K }>

/** An analysis that the backend works on. */
export interface Analysing<K extends Question['kind']> extends Working<Report<K>> {
  /** The question that `value` answers. */
  readonly of: Asked<K> | null
  /** Why the last question has no answer; null if it has one, or is still worked on. */
  readonly refusal: readonly Rejection[] | null
  /** Ends what is on its way; what came out before stays. */
  readonly stop: () => void
  /** Asks once more what was stopped. */
  readonly again: () => void
}

interface State<K> {
  readonly value: Report<K> | null
  readonly of: Asked<K> | null
  readonly progress: number | null
  readonly refusal: readonly Rejection[] | null
}

/** How long a question must rest before it is asked: a slider let go, not one on its way. */
const REST_MS = 40
const PROGRESS_MS = 200

/** Asks the backend a question; another one takes its place, and none ends it. Memoise the question. */
export function useAnalysis<K extends Question['kind']>(question: Asked<K> | null): Analysing<K> {
  const workbook = useWorkbook()
  const [state, setState] = useState<State<K>>(NOTHING)
  const count = useRef(0)
  const running = useRef<string | null>(null)
  const [round, setRound] = useState(0)
  useEffect(() => {
    if (!question) return undefined
    count.current += 1
    const id = `analysis/${performance.timeOrigin}/${question.kind}/${round}/${count.current}`
    let over = false
    let poll: ReturnType<typeof setInterval> | undefined
    const askShare = async () => {
      const share = await workbook.progressOf(id)
      if (!over && share !== null) setState((before) => ({ ...before, progress: share }))
    }
    const ask = async () => {
      running.current = id
      setState((before) => ({ ...before, progress: 0, refusal: null }))
      poll = setInterval(() => void askShare(), PROGRESS_MS)
      const answer = await workbook.ask('analyse', inputOf(question, id))
      clearInterval(poll)
      if (over) return
      over = true
      running.current = null
      if (answer.kind === 'done' && isOfKind(answer.value, question.kind))
        setState({ value: answer.value, of: question, progress: null, refusal: null })
      else
        setState((before) => ({
          ...before,
          progress: null,
          refusal: answer.kind === 'rejected' ? answer.rejections : null,
        }))
    }
    const start = setTimeout(() => void ask(), REST_MS)
    return () => {
      clearTimeout(start)
      clearInterval(poll)
      if (poll !== undefined && !over) void workbook.cancel(id)
      over = true
      running.current = null
    }
  }, [workbook, question, round])
  const stop = useCallback(() => {
    if (running.current !== null) void workbook.cancel(running.current)
  }, [workbook])
  const again = useCallback(() => setRound((before) => before + 1), [])
  return { ...state, progress: question ? state.progress : null, stop, again }
}

const NOTHING = { value: null, of: null, progress: null, refusal: null }

function isOfKind<K extends Question['kind']>(report: AnalysisReport, kind: K): report is Report<K> {
  return report.kind === kind
}

/** The contract's lists are the schema's, which are not read-only. */
function inputOf(question: Question, id: string): Input<'analyse'> {
  return structuredClone({ ...question, id }) as Input<'analyse'>
}
