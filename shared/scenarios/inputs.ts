import { pilotTowns, type Region } from '../indicators/regions.ts'
import { endOfYear, yearOfStep } from '../model/calendar.ts'
import type { Program } from '../model/program.ts'
import type { Inputs } from '../simulation/trajectories.ts'
import type { Rows } from '../table/change.ts'
import { contextOf, type Context } from './context.ts'
import { NO_DRAFT, type Draft } from './draft.ts'
import { projectBook, projectDefaults, type ProjectBook } from './feeds.ts'
import type { RunNote } from './note.ts'
import {
  defaultsFor,
  givenDeclarations,
  isProjectSource,
  resolve,
  type Default,
  type GivenDeclaration,
  type Resolved,
} from './resolve.ts'
import { layersOf, scenariosOf, withDraft, type Layer } from './tree.ts'
import { assumptionOfWidth, widthsSet } from './widths.ts'

/** What a run of a scenario is given, and everything that is to be said of it. */
export interface ScenarioInputs {
  readonly inputs: Inputs
  readonly notes: readonly RunNote[]
  /** Every input, assumption and lever, in the order of the model's text. */
  readonly resolved: readonly Resolved[]
}

/** A scenario read once, so that a slider's move costs only what it touches. Stays valid while the rows stay the same. */
export interface Prepared {
  readonly program: Program
  readonly context: Context
  readonly projects: ProjectBook
  readonly towns: readonly Region[]
  /** The year of every step: a figure of a year stands in all its quarters. */
  readonly years: readonly number[]
  readonly layers: readonly Layer[]
  readonly names: readonly {
    readonly declaration: GivenDeclaration
    readonly defaults: readonly Default[]
    readonly resolved: Resolved
  }[]
  /** Notes on the scenario as such. */
  readonly notes: readonly RunNote[]
  readonly projectNotes: readonly RunNote[]
}

/** Everything that a program needs from the workbook to run a scenario: `prepareInputs`, then `applyDraft`. */
export function toInputs(
  program: Program,
  rows: Rows,
  scenarioId: string,
  draft: Draft = NO_DRAFT,
): ScenarioInputs {
  return applyDraft(prepareInputs(program, rows, scenarioId), draft)
}

/** Reads a scenario: its layers and every name's default and value. */
export function prepareInputs(program: Program, rows: Rows, scenarioId: string): Prepared {
  const known = layersOf(rows, scenarioId)
  const layers = known.length > 0 ? known : [emptyLayer(scenarioId)]
  const context = contextOf(rows, program)
  const projects = projectBook(rows)
  const towns = pilotTowns(rows)
  const { baseYear, horizon } = context.settings
  const { stepsPerYear } = program
  const steps = endOfYear({ baseYear, stepsPerYear }, horizon) + 1
  const years = Array.from({ length: steps }, (_, step) => yearOfStep({ baseYear, stepsPerYear }, step))
  const given = givenDeclarations(program)
  const asking = given.filter(isProjectSource)
  const fed = projectDefaults(context, projects, asking, towns, years, layers, layers.slice(-1))
  const names = given.map((declaration) => {
    const defaults = fed.byName.get(declaration.name) ?? defaultsFor(context, declaration, towns, years)
    return { declaration, defaults, resolved: resolve(declaration, defaults, layers, years) }
  })
  const notes: readonly RunNote[] = [
    ...(known.length > 0 ? [] : [{ code: 'unknown-scenario', scenario: scenarioId } as const]),
    ...unknownTowns(given, towns),
  ]
  return { program, context, projects, towns, years, layers, names, notes, projectNotes: fed.notes }
}

/** The inputs of a prepared scenario with a draft laid over it; whatever the draft does not touch is shared. */
export function applyDraft(prepared: Prepared, draft: Draft): ScenarioInputs {
  const [own, ...ancestors] = prepared.layers
  const layers = own ? [withDraft(own, draft), ...ancestors] : []
  const touched = new Set(draft.values.map(({ name }) => name))
  return withLayers(prepared, layers, (name) => touched.has(name), draft.projects.length > 0)
}

/** The inputs of the same program and rows for other layers, such as the four lines of a comparison. */
export function resolveLayers(prepared: Prepared, layers: readonly Layer[]): ScenarioInputs {
  return withLayers(prepared, layers, () => true, true)
}

function withLayers(
  { program, context, projects, towns, years, names, ...prepared }: Prepared,
  layers: readonly Layer[],
  isTouched: (name: string) => boolean,
  projectsToo: boolean,
): ScenarioInputs {
  const asking = names.map(({ declaration }) => declaration).filter(isProjectSource)
  const plan = prepared.layers.slice(-1)
  const fed = projectsToo ? projectDefaults(context, projects, asking, towns, years, layers, plan) : null
  const resolved = names.map(({ declaration, defaults, resolved: saved }) => {
    const refed = fed?.byName.get(declaration.name)
    if (!refed && !isTouched(declaration.name)) return saved
    return resolve(declaration, refed ?? defaults, layers, years)
  })
  return {
    inputs: {
      regions: towns.map(({ id, name }) => ({ id, name })),
      baseYear: context.settings.baseYear,
      steps: years.length,
      stepsPerYear: program.stepsPerYear,
      values: new Map(resolved.map(({ name, array }) => [name, array])),
      ...widthsSet(program, layers, towns, years),
    },
    notes: [
      ...prepared.notes,
      ...strangers(program, layers),
      ...resolved.flatMap(({ notes }) => notes),
      ...(fed?.notes ?? prepared.projectNotes),
    ],
    resolved,
  }
}

/** Names that a scenario sets and the model does not know as an assumption or lever, once each. */
function strangers(program: Program, layers: readonly Layer[]): readonly RunNote[] {
  return layers.flatMap(({ scenario, values }) =>
    [...values]
      .filter(([name, entries]) => {
        const kind = program.declarations.get(assumptionOfWidth(program, name) ?? name)?.kind
        return entries.length > 0 && kind !== 'assumption' && kind !== 'lever'
      })
      .map(([name]) => ({ code: 'name-not-in-model', name, scenario: scenario.name }) as const),
  )
}

/** Towns that the model gives something of their own and that are none of the pilot towns. */
function unknownTowns(given: readonly GivenDeclaration[], towns: readonly Region[]): readonly RunNote[] {
  const known = new Set(towns.map(({ name }) => name))
  return given.flatMap((declaration) =>
    declaration.kind === 'input'
      ? []
      : [...declaration.towns.keys()]
          .filter((town) => !known.has(town))
          .map((town) => ({ code: 'unknown-town', name: declaration.name, town }) as const),
  )
}

function emptyLayer(id: string): Layer {
  const scenario = { id, position: 0, name: id, parent: null, note: null }
  return { scenario, values: new Map(), projects: new Map() }
}

/** The scenario that has no parent: the base from which all others differ. Undefined if there is none. */
export function baseScenario(rows: Rows): string | undefined {
  return scenariosOf(rows).find(({ parent }) => parent === null)?.id
}
