import { NO_DRAFT, type Draft, type DraftProject, type DraftValue } from '../../../shared/scenarios/draft.ts'

// What a user tries out before saving it: pure, with its own undo, so that trying leaves no trace in the journal.

/** A draft with what undo and redo need. `held` is the draft before a slider was taken hold of. */
export interface Trial {
  readonly past: readonly Draft[]
  readonly present: Draft
  readonly future: readonly Draft[]
  readonly held: Draft | null
}

/** A trial before anything was tried. */
export const FRESH_TRIAL: Trial = { past: [], present: NO_DRAFT, future: [], held: null }

/** Whether a draft differs from the saved scenario in anything. */
export function isEmpty(draft: Draft): boolean {
  return draft.values.length === 0 && draft.projects.length === 0
}

/** A step that can be undone by itself. */
function step(trial: Trial, present: Draft): Trial {
  return { past: [...trial.past, trial.held ?? trial.present], present, future: [], held: null }
}

function sameValue(
  a: Pick<DraftValue, 'name' | 'region' | 'year'>,
  b: Pick<DraftValue, 'name' | 'region' | 'year'>,
): boolean {
  return a.name === b.name && a.region === b.region && a.year === b.year
}

function withValue(draft: Draft, value: DraftValue): Draft {
  return { ...draft, values: [...draft.values.filter((other) => !sameValue(other, value)), value] }
}

/** While a slider moves: the value changes, undo still goes back to where it was taken hold of. */
export function slide(trial: Trial, value: DraftValue): Trial {
  return { ...trial, held: trial.held ?? trial.present, present: withValue(trial.present, value) }
}

/** A value set for good: a slider let go or a number entered. */
export function setValue(trial: Trial, value: DraftValue): Trial {
  return step(trial, withValue(trial.present, value))
}

/** Several values set at once: one step of undo. */
export function setValues(trial: Trial, values: readonly DraftValue[]): Trial {
  return values.length === 0 ? trial : step(trial, values.reduce(withValue, trial.present))
}

/** Takes one value back: what was only tried is dropped, what the scenario itself holds no longer counts. */
export function takeBack(trial: Trial, at: Omit<DraftValue, 'value'>): Trial {
  const others = trial.present.values.filter((other) => !sameValue(other, at))
  if (others.length === trial.present.values.length) return setValue(trial, { ...at, value: null })
  return step(trial, { ...trial.present, values: others })
}

/** Takes all tried-out values of a name back to what the saved scenario says. */
export function resetValue(trial: Trial, name: string): Trial {
  return step(trial, {
    ...trial.present,
    values: trial.present.values.filter((other) => other.name !== name),
  })
}

/** Includes, leaves out or shifts a project. */
export function setProject(trial: Trial, project: DraftProject): Trial {
  const others = trial.present.projects.filter((other) => other.project !== project.project)
  return step(trial, { ...trial.present, projects: [...others, project] })
}

/** Takes everything back; one step of undo. */
export function resetAll(trial: Trial): Trial {
  return isEmpty(trial.present) ? trial : step(trial, NO_DRAFT)
}

/** One step back. */
export function undoTrial(trial: Trial): Trial {
  const before = trial.past.at(-1)
  if (!before) return trial
  return {
    past: trial.past.slice(0, -1),
    present: before,
    future: [trial.present, ...trial.future],
    held: null,
  }
}

/** One step forward again. */
export function redoTrial(trial: Trial): Trial {
  const [after, ...rest] = trial.future
  return after ? { past: [...trial.past, trial.present], present: after, future: rest, held: null } : trial
}

/** Lets go of a slider: what moved since it was taken hold of becomes one step. */
export function settle(trial: Trial): Trial {
  return trial.held === null ? trial : step(trial, trial.present)
}
