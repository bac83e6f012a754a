import { horizonOf, yearOfStep } from '../model/calendar.ts'
import type { AssumptionDeclaration } from '../model/program.ts'
import type { Draft } from './draft.ts'
import { applyDraft, type Prepared, type ScenarioInputs } from './inputs.ts'
import { originOf, type Origin } from './resolve.ts'
import { treatmentOf, valueSet, withDraft, type Layer, type Treatment } from './tree.ts'
import { declaredWidth, widthName } from './widths.ts'

/** A value that differs between two scenarios, for one town or all, in these years. */
export interface ValueChange {
  /** Id of the town; null where all towns change alike. */
  readonly region: string | null
  /** First and last year; null where all years do. */
  readonly years: readonly [number, number] | null
  readonly from: number | null
  readonly to: number | null
}

/** One thing that differs between two scenarios. */
export type Player =
  | {
      /** A width is an assumption's 80 % half-width (情景-21). */
      readonly kind: 'assumption' | 'lever' | 'width'
      readonly id: string
      readonly name: string
      readonly unit: string
      /** The model's comment on it: what it means and where it comes from. */
      readonly doc: string
      readonly changes: readonly ValueChange[]
      /** What sets the second scenario's value. */
      readonly origin: Origin
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

/** One of the two scenarios, with what is tried out on it. */
export interface Side {
  readonly prepared: Prepared
  readonly given: ScenarioInputs
  readonly layers: readonly Layer[]
}

/** A prepared scenario with its draft as a side of a difference. */
export function sideOf(prepared: Prepared, draft: Draft): Side {
  const [own, ...above] = prepared.layers
  return {
    prepared,
    given: applyDraft(prepared, draft),
    layers: own ? [withDraft(own, draft), ...above] : [],
  }
}

/** Everything that differs between two sides. */
export function playersBetween(from: Side, to: Side): readonly Player[] {
  return [
    ...valuePlayers(from, to),
    ...widthPlayers(from, to),
    ...projectPlayers(from, to),
    ...planPlayer(from, to),
  ]
}

/** A name's numbers for one town, by step. */
export interface TownSeries {
  readonly region: string
  readonly values: readonly (number | null)[]
}

function valuePlayers(from: Side, to: Side): readonly Player[] {
  const before = new Map(from.given.resolved.map((resolved) => [resolved.name, resolved]))
  return to.given.resolved.flatMap((after) => {
    const { name, kind, unit, doc } = after
    const own = before.get(name)
    if (kind === 'input' || !own) return []
    const changes = changesBetween(own.towns, after.towns, to.given)
    if (changes.length === 0) return []
    return [{ kind, id: `value/${name}`, name, unit, doc, changes, origin: originIn(to, name, changes) }]
  })
}

function widthPlayers(from: Side, to: Side): readonly Player[] {
  const names = new Set([from, to].flatMap(({ given }) => [...(given.inputs.widths?.keys() ?? [])]))
  return [...names].flatMap((name): readonly Player[] => {
    const declaration = to.prepared.program.declarations.get(name)
    if (declaration?.kind !== 'assumption') return []
    const [before, after] = [from, to].map((side) => widthSeries(side, declaration))
    const changes = changesBetween(before ?? [], after ?? [], to.given)
    if (changes.length === 0) return []
    const { unit, doc } = declaration
    const origin = originIn(to, widthName(name), changes)
    return [{ kind: 'width', id: `width/${name}`, name, unit, doc, changes, origin }]
  })
}

/** How wide an assumption is drawn in every town and step: as set, else as the model says. */
export function widthSeries(
  { given: { inputs } }: Side,
  declaration: AssumptionDeclaration,
): readonly TownSeries[] {
  const set = inputs.widths?.get(declaration.name)
  return inputs.regions.map(({ id, name }, place) => {
    const declared = declaredWidth(declaration, name)
    const values = Array.from({ length: inputs.steps }, (_, step) => {
      const own = set?.[place * inputs.steps + step] ?? NaN
      return Number.isNaN(own) ? declared : Math.max(own, 0)
    })
    return { region: id, values }
  })
}

/** What sets a value of a side: looked up where the first change is. */
function originIn(
  { layers, given: { inputs } }: Side,
  name: string,
  [first]: readonly ValueChange[],
): Origin {
  const region = first?.region ?? inputs.regions[0]?.id ?? ''
  const year = first?.years?.[0] ?? inputs.baseYear + 1
  return (
    originOf(valueSet(layers, name, region, year)) ?? { kind: first?.to === null ? 'missing' : 'default' }
  )
}

/** Where two series of a name differ: towns and years that change alike are told together. */
function changesBetween(
  before: readonly TownSeries[],
  after: readonly TownSeries[],
  { inputs }: ScenarioInputs,
): readonly ValueChange[] {
  const { baseYear } = inputs
  const yearOf = (step: number) => yearOfStep(inputs, step)
  const byTown = after.map(({ region, values }, place) => {
    const old = before[place]?.values ?? []
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

function treatmentIn({ layers }: Side, project: string): Treatment {
  const { included, shiftYears } = treatmentOf(layers, project)
  return { included, shiftYears }
}

function planPlayer(from: Side, to: Side): readonly Player[] {
  const roots = [from, to].map(({ layers }) => layers.at(-1)?.scenario.id)
  return roots[0] === roots[1] ? [] : [{ kind: 'plan', id: 'plan' }]
}
