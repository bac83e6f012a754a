import type { Rows } from '../table/change.ts'
import type { RowOf } from '../table/table.ts'
import { allRows } from '../table/typed.ts'
import { NO_DRAFT, type Draft, type DraftProject, type DraftValue } from './draft.ts'
import { scenario, scenarioProject, scenarioValue } from './tables.ts'

/** A row of the table of scenarios. */
export type Scenario = RowOf<typeof scenario>
/** A value that a scenario sets. */
export type ScenarioValue = RowOf<typeof scenarioValue>
/** A project that a scenario treats differently from its parent. */
export type ScenarioProject = RowOf<typeof scenarioProject>

/** One value that is set, and whether it is only being tried out. */
export interface Entry {
  readonly region: string | null
  readonly year: number | null
  readonly value: number
  readonly draft: boolean
}

/** What one scenario sets, by name; a draft is laid over the scenario that is being tried out. */
export interface Layer {
  readonly scenario: Scenario
  readonly values: ReadonlyMap<string, readonly Entry[]>
  readonly projects: ReadonlyMap<string, DraftProject>
}

/** How a project takes part in a scenario. */
export interface Treatment {
  readonly included: boolean
  readonly shiftYears: number
}

/** As planned: taken part in and not shifted. */
const AS_PLANNED: Treatment = { included: true, shiftYears: 0 }

/** All scenarios in their order. */
export function scenariosOf(rows: Rows): readonly Scenario[] {
  return allRows(rows, scenario)
}

/** A scenario and its ancestors, nearest first; ends at the root, or before a scenario that would come again (情景-1). */
export function chainOf(rows: Rows, id: string): readonly Scenario[] {
  const byId = new Map(scenariosOf(rows).map((row) => [row.id, row]))
  const chain: Scenario[] = []
  for (let at = byId.get(id); at && !chain.includes(at); at = byId.get(at.parent ?? '')) chain.push(at)
  return chain
}

/** What a scenario and its ancestors set, nearest first, the draft laid over the scenario itself (情景-2). */
export function layersOf(rows: Rows, id: string, draft: Draft = NO_DRAFT): readonly Layer[] {
  const values = Map.groupBy(allRows(rows, scenarioValue), (row) => row.scenario)
  const projects = Map.groupBy(allRows(rows, scenarioProject), (row) => row.scenario)
  return chainOf(rows, id).map((row, depth) => {
    const layer: Layer = {
      scenario: row,
      values: Map.groupBy((values.get(row.id) ?? []).map(asEntry), ({ name }) => name),
      projects: new Map((projects.get(row.id) ?? []).map((own) => [own.project, asProject(own)])),
    }
    return depth === 0 ? withDraft(layer, draft) : layer
  })
}

function asEntry({ name, region, year, value }: ScenarioValue): Entry & { readonly name: string } {
  return { name, region, year, value, draft: false }
}

function asProject({ project, included, shift_years }: ScenarioProject): DraftProject {
  return { project, included: included === 1, shiftYears: shift_years }
}

/** A layer with a draft laid over it. */
export function withDraft(layer: Layer, draft: Draft): Layer {
  if (draft.values.length === 0 && draft.projects.length === 0) return layer
  const values = new Map(layer.values)
  for (const value of draft.values) values.set(value.name, overlay(values.get(value.name) ?? [], value))
  const projects = new Map(layer.projects)
  for (const project of draft.projects) projects.set(project.project, project)
  return { ...layer, values, projects }
}

/**
 * Entries of one name with a tried-out value laid over them: it replaces what it covers, so that what is saved is what
 * was seen. A value of one year for all towns also goes over values that towns have for all years.
 */
function overlay(entries: readonly Entry[], { region, year, value }: DraftValue): readonly Entry[] {
  const left = entries.filter(
    (entry) => !((region === null || entry.region === region) && (year === null || entry.year === year)),
  )
  if (value === null) return left
  const split =
    region === null && year !== null
      ? left
          .filter((entry) => entry.region !== null && entry.year === null)
          .map((entry) => ({ region: entry.region, year, value, draft: true }))
      : []
  return [...left, ...split, { region, year, value, draft: true }]
}

/** An entry and the scenario that it stands in. */
export interface Found {
  readonly entry: Entry
  readonly scenario: Scenario
}

/**
 * The value set for a name, town and year: of the nearest scenario that sets one, and within it the most specific
 * (town and year, town, year, all) (情景-2). Null if the chain sets none, so that the default counts.
 */
export function valueSet(layers: readonly Layer[], name: string, region: string, year: number): Found | null {
  for (const { scenario: row, values } of layers) {
    let best: Entry | null = null
    for (const entry of values.get(name) ?? []) {
      if (entry.region !== null && entry.region !== region) continue
      if (entry.year !== null && entry.year !== year) continue
      if (!best || specificity(entry) >= specificity(best)) best = entry
    }
    if (best) return { entry: best, scenario: row }
  }
  return null
}

function specificity({ region, year }: Entry): number {
  return (region === null ? 0 : 2) + (year === null ? 0 : 1)
}

/** How a project takes part: as the nearest scenario says that says anything of it, else as planned. */
export function treatmentOf(layers: readonly Layer[], project: string): Treatment {
  for (const { projects } of layers) {
    const own = projects.get(project)
    if (own) return own
  }
  return AS_PLANNED
}
