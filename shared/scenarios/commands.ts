import { readModel } from '../model/read.ts'
import { normaliseText } from '../units/number-text.ts'
import type { Edit, Rows } from '../table/change.ts'
import type { Place, Rejection, RejectionReason, Result } from '../table/rejection.ts'
import type { Command } from '../table/rule.ts'
import { allRows, rowById } from '../table/typed.ts'
import type { Draft } from './draft.ts'
import { model, scenario, scenarioProject, scenarioValue } from './tables.ts'
import {
  chainOf,
  layersOf,
  scenariosOf,
  withDraft,
  type Entry,
  type Layer,
  type ScenarioProject,
  type ScenarioValue,
} from './tree.ts'

/** Arguments of `addScenario`. */
export interface AddScenario {
  readonly name: string
  readonly parent: string
}

/** Arguments of `saveScenario`: into a scenario, or as a new child of one, the draft having been tried on that one. */
export type SaveScenario =
  | { readonly id: string; readonly draft: Draft }
  | { readonly name: string; readonly parent: string; readonly draft: Draft }

/** Arguments of `deleteScenario`. */
export interface DeleteScenario {
  readonly id: string
}

/** Arguments of `saveModel`. */
export interface SaveModel {
  readonly id: string
  readonly text: string
}

/** Makes an empty child of a scenario: it follows its parent in everything. */
export const addScenario: Command<AddScenario> = (rows, { name, parent }) => {
  const refused = refusedName(rows, name) ?? missingScenario(rows, parent)
  return refused ? { ok: false, rejections: [refused] } : edits([newScenario(name, parent)])
}

/**
 * Saves what was tried out. A scenario keeps only what differs from its parent: what it sets to the very value that its
 * ancestors set, too, is not stored. Saved as a new child, the draft differs from the scenario that it was tried on.
 */
export const saveScenario: Command<SaveScenario> = (rows, args) => {
  if ('id' in args) {
    const [own, ...ancestors] = layersOf(rows, args.id)
    if (!own) return refuse({ table: scenario.name, id: args.id }, { code: 'no-such-row' })
    return edits(changesInto(rows, withDraft(own, args.draft), ancestors, args.id))
  }
  const refused = refusedName(rows, args.name) ?? missingScenario(rows, args.parent)
  if (refused) return { ok: false, rejections: [refused] }
  // To go back behind the parent is nothing that a child can say.
  if (args.draft.values.some(({ value }) => value === null))
    return refuse({}, { code: 'bad-request', detail: 'a new scenario cannot take values of its parent back' })
  const ancestors = layersOf(rows, args.parent)
  const made = withDraft(emptyLayer(args.name, args.parent), args.draft)
  // The store gives the new row its id, so its values name it by its label.
  return edits([newScenario(args.name, args.parent), ...contentsOf(made, ancestors, args.name)])
}

/** Deletes a scenario with everything that it sets; one with children stays (情景-3), and so does the base. */
export const deleteScenario: Command<DeleteScenario> = (rows, { id }) => {
  const at = { table: scenario.name, id }
  const own = rowById(rows, scenario, id)
  if (!own) return refuse(at, { code: 'no-such-row' })
  const children = scenariosOf(rows).filter(({ parent }) => parent === id)
  const [first] = children
  if (first)
    return refuse(at, {
      code: 'still-referenced',
      by: scenario.name,
      label: first.name,
      count: children.length,
    })
  if (own.parent === null) return refuse(at, { code: 'base-scenario' })
  return edits([...contentsGone(rows, id), { kind: 'delete', table: scenario.name, id }])
}

/** Saves a model text: one that checks runs from now on, one that does not is kept as a draft beside the last good one. */
export const saveModel: Command<SaveModel> = (rows, { id, text }) => {
  if (!rowById(rows, model, id)) return refuse({ table: model.name, id }, { code: 'no-such-row' })
  const set = (column: 'text' | 'draft', value: string | null): Edit => ({
    kind: 'set',
    table: model.name,
    id,
    column,
    value,
  })
  return edits(readModel(text).program ? [set('text', text), set('draft', null)] : [set('draft', text)])
}

function edits(value: readonly Edit[]): Result<readonly Edit[]> {
  return { ok: true, value }
}

function refuse(at: Place, reason: RejectionReason): Result<never> {
  return { ok: false, rejections: [{ at, ...reason }] }
}

function refusedName(rows: Rows, name: string): Rejection | null {
  const at = { table: scenario.name, column: 'name' }
  const wanted = normaliseText(name)
  if (wanted === '') return { at, code: 'required' }
  // An id would be taken for a reference to that scenario.
  const taken = scenariosOf(rows).some((row) => normaliseText(row.name) === wanted || row.id === wanted)
  return taken ? { at, code: 'duplicate', columns: ['name'], label: wanted } : null
}

function missingScenario(rows: Rows, id: string): Rejection | null {
  return chainOf(rows, id).length > 0 ? null : { at: { table: scenario.name, id }, code: 'no-such-row' }
}

function newScenario(name: string, parent: string): Edit {
  return { kind: 'insert', table: scenario.name, values: { name, parent } }
}

function emptyLayer(name: string, parent: string): Layer {
  const row = { id: '', position: 0, name, parent, note: null }
  return { scenario: row, values: new Map(), projects: new Map() }
}

/** What a scenario holds, as it should be, less what its ancestors set in the same way. */
function kept(layer: Layer, ancestors: readonly Layer[]) {
  return {
    values: [...layer.values].flatMap(([name, entries]) =>
      entries
        .filter((entry) => !followsAnyway(ancestors, entries, name, entry))
        .map((entry) => ({ name, ...entry })),
    ),
    projects: [...layer.projects.values()].filter((own) => {
      const inherited = ancestors.map(({ projects }) => projects.get(own.project)).find((found) => found)
      const parent = inherited ?? { included: true, shiftYears: 0 }
      return parent.included !== own.included || parent.shiftYears !== own.shiftYears
    }),
  }
}

/**
 * Whether leaving an entry out changes nothing: the nearest ancestor that sets the name says the same with one value
 * for everything, and the scenario has no other entry that this one stands before.
 */
function followsAnyway(
  ancestors: readonly Layer[],
  entries: readonly Entry[],
  name: string,
  entry: Entry,
): boolean {
  if (entries.length > 1) return false
  const inherited = ancestors.map(({ values }) => values.get(name) ?? []).find((found) => found.length > 0)
  const [only] = inherited ?? []
  return inherited?.length === 1 && only?.region === null && only.year === null && only.value === entry.value
}

function contentsOf(layer: Layer, ancestors: readonly Layer[], label: string): readonly Edit[] {
  const { values, projects } = kept(layer, ancestors)
  return [
    ...values.map(({ name, region, year, value }) => insertValue(label, name, { region, year, value })),
    ...projects.map(({ project, included, shiftYears }): Edit => ({
      kind: 'insert',
      table: scenarioProject.name,
      values: { scenario: label, project, included: included ? 1 : 0, shift_years: shiftYears },
    })),
  ]
}

function insertValue(label: string, name: string, { region, year, value }: Omit<Entry, 'draft'>): Edit {
  return { kind: 'insert', table: scenarioValue.name, values: { scenario: label, name, region, year, value } }
}

/** The edits that turn what is stored of a scenario into what it should hold: rows that stay the same are left alone. */
function changesInto(rows: Rows, layer: Layer, ancestors: readonly Layer[], id: string): readonly Edit[] {
  const { values, projects } = kept(layer, ancestors)
  return [
    ...valueChanges(ownValues(rows, id), values, id),
    ...projectChanges(ownProjects(rows, id), projects, id),
  ]
}

function key({ name, region, year }: Pick<ScenarioValue, 'name' | 'region' | 'year'>): string {
  return [name, region ?? '', year ?? ''].join('\n')
}

function valueChanges(
  stored: readonly ScenarioValue[],
  wanted: readonly (Entry & { readonly name: string })[],
  id: string,
): readonly Edit[] {
  const byKey = new Map(stored.map((row) => [key(row), row]))
  const keys = new Set(wanted.map(key))
  return [
    ...stored.filter((row) => !keys.has(key(row))).map((row) => gone(scenarioValue.name, row.id)),
    ...wanted.flatMap((entry): readonly Edit[] => {
      const row = byKey.get(key(entry))
      if (!row) return [insertValue(id, entry.name, entry)]
      if (row.value === entry.value) return []
      return [{ kind: 'set', table: scenarioValue.name, id: row.id, column: 'value', value: entry.value }]
    }),
  ]
}

function projectChanges(
  stored: readonly ScenarioProject[],
  wanted: Draft['projects'],
  id: string,
): readonly Edit[] {
  const byProject = new Map(stored.map((row) => [row.project, row]))
  const names = new Set(wanted.map(({ project }) => project))
  return [
    ...stored.filter(({ project }) => !names.has(project)).map((row) => gone(scenarioProject.name, row.id)),
    ...wanted.flatMap(({ project, included, shiftYears }): readonly Edit[] => {
      const row = byProject.get(project)
      const values = { included: included ? 1 : 0, shift_years: shiftYears }
      if (!row)
        return [{ kind: 'insert', table: scenarioProject.name, values: { scenario: id, project, ...values } }]
      return (['included', 'shift_years'] as const)
        .filter((column) => row[column] !== values[column])
        .map((column) => ({
          kind: 'set',
          table: scenarioProject.name,
          id: row.id,
          column,
          value: values[column],
        }))
    }),
  ]
}

function contentsGone(rows: Rows, id: string): readonly Edit[] {
  return [
    ...ownValues(rows, id).map((row) => gone(scenarioValue.name, row.id)),
    ...ownProjects(rows, id).map((row) => gone(scenarioProject.name, row.id)),
  ]
}

function gone(table: string, id: string): Edit {
  return { kind: 'delete', table, id }
}

function ownValues(rows: Rows, id: string): readonly ScenarioValue[] {
  return allRows(rows, scenarioValue).filter((row) => row.scenario === id)
}

function ownProjects(rows: Rows, id: string): readonly ScenarioProject[] {
  return allRows(rows, scenarioProject).filter((row) => row.scenario === id)
}
