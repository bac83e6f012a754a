import { useStore } from 'zustand'
import { createStore } from 'zustand/vanilla'
import type { VarianceScope } from '../../../../shared/scenarios/analyse.ts'
import type { OutcomeChoice } from '../../../../shared/scenarios/outcome.ts'

/** An analysis of an outcome of the scenario in focus. */
export type AnalysisMode = 'sensitivity' | 'backcast' | 'combinations' | 'difference'

/** What the middle of the page shows: the paths of a scenario, many scenarios side by side, or an analysis. */
export type Mode = AnalysisMode | 'paths' | 'compare' | 'calibration' | 'adopted'

/** Whether what is shown is an analysis of an outcome. */
export function isAnalysis(mode: Mode): mode is AnalysisMode {
  return !['paths', 'compare', 'calibration', 'adopted'].includes(mode)
}

/** What the analyses hold while the window is open. */
interface AnalysisSession {
  readonly mode: Mode
  /** Null until something was chosen: the first target then counts. */
  readonly choice: OutcomeChoice | null
  readonly sensitivity: 'each' | 'variance'
  readonly variance: { readonly scope: VarianceScope; readonly rows: number; readonly seed: number }
  /** Names of the two drivers of the map; null takes the two of the widest effect. */
  readonly across: string | null
  readonly upwards: string | null
  /** The scenario that a difference starts from; null takes the saved one while something is tried out, else the parent. */
  readonly from: string | null
  /** Whether a difference is of draws: of the chance of a target, or the mean of a figure. */
  readonly drawn: boolean
}

const store = createStore<AnalysisSession>(() => ({
  mode: 'paths',
  choice: null,
  sensitivity: 'each',
  variance: { scope: 'stated', rows: 1024, seed: 1 },
  across: null,
  upwards: null,
  from: null,
  drawn: false,
}))

/** The session of the analyses. */
export function useAnalysisSession(): AnalysisSession {
  return useStore(store)
}

/** Changes a part of the session. */
export function changeAnalysis(part: Partial<AnalysisSession>): void {
  store.setState(part)
}
