import { horizonOf, yearOfStep } from '../model/calendar.ts'
import type { Program } from '../model/program.ts'
import { contribution, type Contribution } from '../simulation/contribution.ts'
import { run } from '../simulation/run.ts'
import type { Stepwise } from '../simulation/stepwise.ts'
import { uniformPoints } from '../simulation/uniform-points.ts'
import type { Rows } from '../table/change.ts'
import { NO_DRAFT, type AskedScenario, type Draft } from './draft.ts'
import { applyDraft, prepareInputs, type Prepared, type ScenarioInputs } from './inputs.ts'
import { outcomeOf, type Outcome, type OutcomeChoice } from './outcome.ts'
import type { Resolved } from './resolve.ts'
import { treatmentOf, withDraft, type Treatment } from './tree.ts'

/** A value that differs between two cases, for one town or all, in these years. */
export interface ValueChange {
  /** Id of the town; null where all towns change alike. */
  readonly region: string | null
  /** First and last year; null where all years do. */
  readonly years: readonly [number, number] | null
  readonly from: number | null
  readonly to: number | null
}

/** One thing that differs between two cases. */
export type Player =
  | {
      readonly kind: 'assumption' | 'lever'
      readonly id: string
      readonly name: string
      readonly unit: string
      /** The model's comment on it: what it means and where it comes from. */
      readonly doc: string
      readonly changes: readonly ValueChange[]
    }
  | {
      readonly kind: 'project'
      readonly id: string
      readonly project: string
      readonly from: Treatment
      readonly to: Treatment
    }
  /** The two have different roots, so that the plan from which investment departs is another one. */
  | { readonly kind: 'plan'; readonly id: 'plan' }

/** Two cases side by side. */
export interface Difference {
  readonly outcome: Outcome
  readonly players: readonly Player[]
  /** Splits the outcome's difference over the players; the parts add up to it. */
  readonly split: (seed: number) => Stepwise<Contribution>
}

interface Side {
  readonly prepared: Prepared
  readonly given: ScenarioInputs
  readonly draft: Draft
}

/** What differs between two cases, and how to split an outcome over it; null if the workbook has no such outcome. */
export function differenceOf(
  program: Program,
  rows: Rows,
  cases: readonly [AskedScenario, AskedScenario],
  choice: OutcomeChoice,
): Difference | null {
  const [from, to] = cases.map(({ id, draft = NO_DRAFT }): Side => {
    const prepared = prepareInputs(program, rows, id)
    return { prepared, given: applyDraft(prepared, draft), draft }
  })
  if (!from || !to) return null
  const outcome = outcomeOf(rows, choice, run(program, to.given.inputs))
  if (!outcome) return null
  const players = [...valuePlayers(from, to), ...projectPlayers(from, to), ...planPlayer(from, to)]
  const mix = mixer(from, to, players)
  const evaluate = (sets: readonly ReadonlySet<string>[]) =>
    sets.map((set) => outcome.read(run(program, { ...to.given.inputs, values: mix(set) })))
  const ids = players.map(({ id }) => id)
  return { outcome, players, split: (seed) => contribution(ids, evaluate, uniformPoints(seed)) }
}

function valuePlayers(from: Side, to: Side): readonly Player[] {
  const before = new Map(from.given.resolved.map((resolved) => [resolved.name, resolved]))
  return to.given.resolved.flatMap((after) => {
    const { name, kind, unit, doc } = after
    const own = before.get(name)
    if (kind === 'input' || !own) return []
    const changes = changesBetween(own, after, to.given)
    return changes.length === 0 ? [] : [{ kind, id: `value/${name}`, name, unit, doc, changes }]
  })
}

/** Where two series of a name differ: towns and years that change alike are told together. */
function changesBetween(
  before: Resolved,
  after: Resolved,
  { inputs }: ScenarioInputs,
): readonly ValueChange[] {
  const { baseYear } = inputs
  const yearOf = (step: number) => yearOfStep(inputs, step)
  const byTown = after.towns.map(({ region, values }, place) => {
    const old = before.towns[place]?.values ?? []
    const spans: { from: number | null; to: number | null; years: [number, number] }[] = []
    for (const [step, to] of values.entries()) {
      const from = old[step] ?? null
      const last = spans.at(-1)
      if (from === to) continue
      const goesOn = last && last.from === from && last.to === to && last.years[1] >= yearOf(step) - 1
      if (goesOn) last.years[1] = yearOf(step)
      else spans.push({ from, to, years: [yearOf(step), yearOf(step)] })
    }
    return { region, spans }
  })
  const end = horizonOf(inputs)
  const whole = ([first, last]: readonly [number, number]) => first <= baseYear + 1 && last === end
  const [some] = byTown
  const alike = byTown.every(({ spans }) => JSON.stringify(spans) === JSON.stringify(some?.spans))
  const told = alike && some ? [{ region: null, spans: some.spans }] : byTown
  return told.flatMap(({ region, spans }) =>
    spans.map(({ from, to, years }) => ({ region, from, to, years: whole(years) ? null : years })),
  )
}

function projectPlayers(from: Side, to: Side): readonly Player[] {
  return to.prepared.projects.projects.flatMap(({ id: project }): readonly Player[] => {
    const [before, after] = [treatmentIn(from, project), treatmentIn(to, project)]
    // How far a project that is left out would be shifted is of no consequence.
    const same =
      before.included === after.included && (!after.included || before.shiftYears === after.shiftYears)
    return same ? [] : [{ kind: 'project', id: `project/${project}`, project, from: before, to: after }]
  })
}

function treatmentIn({ prepared: { layers }, draft }: Side, project: string): Treatment {
  const [own, ...above] = layers
  const { included, shiftYears } = treatmentOf(own ? [withDraft(own, draft), ...above] : [], project)
  return { included, shiftYears }
}

function planPlayer(from: Side, to: Side): readonly Player[] {
  const roots = [from, to].map(({ prepared }) => prepared.layers.at(-1)?.scenario.id)
  return roots[0] === roots[1] ? [] : [{ kind: 'plan', id: 'plan' }]
}

/** Inputs of a run in which some players are as in the second case and the others as in the first. */
function mixer(
  from: Side,
  to: Side,
  players: readonly Player[],
): (set: ReadonlySet<string>) => ReadonlyMap<string, Float64Array> {
  const projects = players.flatMap((player) => (player.kind === 'project' ? [player] : []))
  const values = players.flatMap((player) => ('name' in player ? [player] : []))
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
    const mixed = new Map(withProjects(set).inputs.values)
    for (const { id, name } of values) {
      const array = (set.has(id) ? to : from).given.inputs.values.get(name)
      if (array) mixed.set(name, array)
    }
    return mixed
  }
}
