import { createStore } from 'zustand/vanilla'
import { useStore } from 'zustand'
import type { Drawing } from './ensemble.ts'
import { FRESH_TRIAL, type Trial } from './draft.ts'

/** A figure of the page whose formula is shown. */
export interface Picked {
  readonly runId: string
  readonly region: string
  readonly name: string
  readonly year: number
}

/** Panels beside the chart. */
export type Panel = 'assumptions' | 'levers' | 'projects' | 'formula' | 'notes'

/** What the page holds while the window is open; kept outside of the page so that looking elsewhere loses no trial. */
export interface ScenarioSession {
  /** Trials by the scenario they change. */
  readonly trials: ReadonlyMap<string, Trial>
  /** Scenarios drawn besides the one in focus. */
  readonly compared: readonly string[]
  readonly indicators: readonly string[]
  /** Regions drawn; null follows the focus of the window. */
  readonly regions: readonly string[] | null
  readonly fourLines: boolean
  /** Compared scenario whose band is outlined, the first one if it is not drawn; null outlines none. */
  readonly outlined: string | null
  /** Whether and how uncertainty is drawn. */
  readonly drawing: Drawing
  readonly panel: Panel
  /** The town that a slider sets; null sets all. */
  readonly town: string | null
  readonly picked: Picked | null
}

/** At most this many runs are drawn: as many as there are kinds of line. */
export const MOST_RUNS = 6

const store = createStore<ScenarioSession>(() => ({
  trials: new Map(),
  compared: [],
  indicators: ['gdp'],
  regions: null,
  fourLines: false,
  outlined: '',
  drawing: { on: true, draws: 5000, seed: 42 },
  panel: 'assumptions',
  town: null,
  picked: null,
}))

/** At most this many indicators are drawn at once. */
export const MOST_INDICATORS = 4

/** A part of the page's session. */
export function useScenarioSession<T>(select: (session: ScenarioSession) => T): T {
  return useStore(store, select)
}

/** Changes a part of the session. */
export function changeSession(part: Partial<ScenarioSession>): void {
  store.setState(part)
}

/** Shows the formula of a figure. */
export function pickFigure(picked: Picked): void {
  changeSession({ picked, panel: 'formula' })
}

/** The trial of a scenario. */
export function trialOf(session: ScenarioSession, scenario: string): Trial {
  return session.trials.get(scenario) ?? FRESH_TRIAL
}

/** Changes the trial of a scenario. */
export function changeTrial(scenario: string, change: (trial: Trial) => Trial): void {
  store.setState((session) => ({
    trials: new Map(session.trials).set(scenario, change(trialOf(session, scenario))),
  }))
}

/** Forgets the trial of a scenario, after it was saved. */
export function forgetTrial(scenario: string): void {
  changeTrial(scenario, () => FRESH_TRIAL)
}
