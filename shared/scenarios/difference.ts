import type { Program } from '../model/program.ts'
import { planContribution, type Contribution, type ContributionPlan } from '../simulation/contribution.ts'
import { run } from '../simulation/run.ts'
import { evaluateAll, type Stepwise } from '../simulation/stepwise.ts'
import type { Inputs } from '../simulation/trajectories.ts'
import { uniformPoints } from '../simulation/uniform-points.ts'
import type { Rows } from '../table/change.ts'
import { NO_DRAFT, type AskedScenario } from './draft.ts'
import { applyDraft, prepareInputs, type ScenarioInputs } from './inputs.ts'
import { outcomeOf, type Outcome, type OutcomeChoice } from './outcome.ts'
import { playersBetween, sideOf, type Player, type Side } from './players.ts'

/** Two scenarios side by side. */
export interface Difference {
  readonly outcome: Outcome
  readonly players: readonly Player[]
  /** Splits the difference of the run without uncertainty over the players; the parts add up to it. */
  readonly split: (seed: number) => Stepwise<Contribution>
  /** Which cases a split over all players takes, widths among them, for outcomes that come from draws. */
  readonly plan: (seed: number) => ContributionPlan
  /** What a run of the case is given in which these players are as in the second scenario and the others as in the first. */
  readonly inputsOf: (set: ReadonlySet<string>) => Inputs
}

/** What differs between two scenarios, and how to split an outcome over it; null if the workbook has no such outcome. */
export function differenceOf(
  program: Program,
  rows: Rows,
  scenarios: readonly [AskedScenario, AskedScenario],
  choice: OutcomeChoice,
): Difference | null {
  const [from, to] = scenarios.map(({ id, draft = NO_DRAFT }) =>
    sideOf(prepareInputs(program, rows, id), draft),
  )
  if (!from || !to) return null
  const outcome = outcomeOf(rows, choice, run(program, to.given.inputs))
  if (!outcome) return null
  const players = playersBetween(from, to)
  const inputsOf = mixer(from, to, players)
  const widths = players.filter(({ kind }) => kind === 'width').map(({ id }) => id)
  return {
    outcome,
    players,
    inputsOf,
    plan: (seed) => planFor(players, seed),
    *split(seed) {
      const asked = players.filter(({ kind }) => kind !== 'width')
      const { sets, split } = planFor(asked, seed)
      const outcomes = yield* evaluateAll(sets, (some) =>
        some.map((set) => outcome.read(run(program, inputsOf(set)))),
      )
      return withoutPart(split(outcomes), widths)
    },
  }
}

function planFor(players: readonly Player[], seed: number): ContributionPlan {
  return planContribution(
    players.map(({ id }) => id),
    uniformPoints(seed),
  )
}

/** A run without uncertainty draws nothing, so a width brings exactly nothing to it: that need not be run. */
function withoutPart(split: Contribution, ids: readonly string[]): Contribution {
  const nothing = ids.map((id) => ({ id, part: 0, alone: 0, error: null }))
  return { ...split, parts: split.parts && [...split.parts, ...nothing] }
}

/** Inputs of a run in which some players are as in the second scenario and the others as in the first. */
function mixer(from: Side, to: Side, players: readonly Player[]): (set: ReadonlySet<string>) => Inputs {
  const projects = players.flatMap((player) => (player.kind === 'project' ? [player] : []))
  const named = (width: boolean) =>
    players.flatMap((player) => ('name' in player && (player.kind === 'width') === width ? [player] : []))
  const [values, widths] = [named(false), named(true)]
  const fed = new Map<string, ScenarioInputs>()
  const withProjects = (set: ReadonlySet<string>): ScenarioInputs => {
    const key = ['plan', ...projects.map(({ id }) => id)].filter((id) => set.has(id)).join('\n')
    const known = fed.get(key)
    if (known) return known
    const side = set.has('plan') ? to : from
    const treated = projects.map((player) => ({
      project: player.project,
      ...(set.has(player.id) ? player.to : player.from),
    }))
    const made = applyDraft(side.prepared, { values: [], projects: treated })
    fed.set(key, made)
    return made
  }
  return (set) => {
    const side = (id: string): Inputs => (set.has(id) ? to : from).given.inputs
    const mixed = new Map(withProjects(set).inputs.values)
    for (const { id, name } of values) {
      const array = side(id).values.get(name)
      if (array) mixed.set(name, array)
    }
    // Widths that do not differ are the same on either side; NaN is the model's own, so that all cases are drawn alike.
    const drawn = new Map(to.given.inputs.widths)
    const none = new Float64Array(to.given.inputs.regions.length * to.given.inputs.steps).fill(NaN)
    for (const { id, name } of widths) drawn.set(name, side(id).widths?.get(name) ?? none)
    const { widths: _to, ...inputs } = to.given.inputs
    return { ...inputs, values: mixed, ...(drawn.size > 0 ? { widths: drawn } : {}) }
  }
}
