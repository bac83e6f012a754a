import type { Region } from '../indicators/regions.ts'
import type { AssumptionDeclaration, InputDeclaration, LeverDeclaration, Program } from '../model/program.ts'
import { declaredValue } from '../simulation/run.ts'
import type { Context } from './context.ts'
import type { RunNote } from './note.ts'
import { sourceValues, type Explanation, type Sourced, type SourcedDeclaration } from './sources.ts'
import { valueSet, type Found, type Layer } from './tree.ts'

/** A name whose numbers come from outside the formulas. */
export type GivenDeclaration = InputDeclaration | AssumptionDeclaration | LeverDeclaration

/** What a name has for one town where no scenario says otherwise. */
export interface Default extends Sourced {
  readonly town: Region
}

/** Where a value in effect comes from. */
export type Origin =
  | { readonly kind: 'draft' }
  | { readonly kind: 'scenario'; readonly id: string; readonly name: string }
  /** The model's own value, source or 缺省; the explanation says which. */
  | { readonly kind: 'default' }
  | { readonly kind: 'missing' }

/** A name's numbers for one town, by step. */
export interface ResolvedTown {
  readonly region: string
  readonly defaults: readonly (number | null)[]
  readonly values: readonly (number | null)[]
  /** Where the value of each step comes from. */
  readonly origins: readonly Origin[]
  readonly explanation: Explanation
}

/** A name's numbers in effect, with what a slider and an explanation need. */
export interface Resolved {
  readonly name: string
  readonly kind: GivenDeclaration['kind']
  readonly unit: string
  readonly range: readonly [number, number] | null
  readonly doc: string
  readonly section: string
  readonly towns: readonly ResolvedTown[]
  /** As the engine wants them: town × steps + step, NaN where missing. */
  readonly array: Float64Array
  readonly notes: readonly RunNote[]
}

/** The declarations of a program that a run is given numbers for, in the order of the text. */
export function givenDeclarations({ names, declarations }: Program): readonly GivenDeclaration[] {
  return names.flatMap((name) => {
    const declaration = declarations.get(name)
    return declaration && isGiven(declaration) ? [declaration] : []
  })
}

function isGiven(declaration: { readonly kind: string }): declaration is GivenDeclaration {
  return declaration.kind !== 'variable' && declaration.kind !== 'regional'
}

/** Whether the numbers of a declaration follow from the scenario's projects. */
export function isProjectSource(declaration: GivenDeclaration): declaration is SourcedDeclaration {
  return (
    hasSource(declaration) &&
    (declaration.source.kind === 'project-feed' || declaration.source.kind === 'project-output')
  )
}

function hasSource(declaration: GivenDeclaration): declaration is SourcedDeclaration {
  return declaration.kind !== 'lever' && declaration.source !== null
}

/** Whether the model itself says what this one town has (各镇). */
export function hasOwnValue(declaration: GivenDeclaration, { name }: Region): boolean {
  return declaration.kind !== 'input' && declaration.towns.has(name)
}

/** What a declaration has for every town where no scenario says otherwise: its source, its own value, or its 缺省. */
export function defaultsFor(
  context: Context,
  declaration: GivenDeclaration,
  towns: readonly Region[],
  years: readonly number[],
): readonly Default[] {
  return towns.map((town) => {
    if (!hasSource(declaration) || hasOwnValue(declaration, town)) {
      const declared = declaredValue(declaration, town.name)
      const kind = declared === null ? 'missing' : 'declared'
      return { town, values: years.map(() => declared), explanation: { kind }, notes: [] }
    }
    return withOtherwise(declaration, { town, ...sourceValues(context, declaration, town, years) })
  })
}

/** Fills the steps that a source leaves empty with the declaration's 缺省. */
export function withOtherwise({ otherwise }: SourcedDeclaration, found: Default): Default {
  if (otherwise === null) return found
  const nothing = found.values.every((value) => value === null)
  return {
    ...found,
    values: found.values.map((value) => value ?? otherwise),
    explanation: nothing ? { kind: 'otherwise' } : found.explanation,
  }
}

/** Lays what the scenario and its ancestors set over the defaults (情景-2). Inputs are observations: nobody sets them. */
export function resolve(
  declaration: GivenDeclaration,
  defaults: readonly Default[],
  layers: readonly Layer[],
  years: readonly number[],
): Resolved {
  const { name, kind, unit, doc, section } = declaration
  const range = declaration.kind === 'input' ? null : declaration.range
  const touched = declaration.kind !== 'input' && layers.some(({ values }) => values.has(name))
  const towns = defaults.map((own) => (touched ? layered(name, own, layers, years) : untouched(own)))
  const array = Float64Array.from(towns.flatMap(({ values }) => values.map((value) => value ?? NaN)))
  const notes = [
    ...defaults.flatMap((own, index) => (usesDefault(towns[index]) ? own.notes : [])),
    ...(range && touched ? outsideRange(declaration, range, defaults, towns) : []),
  ]
  return { name, kind, unit, range, doc, section, towns, array, notes }
}

const DEFAULT: Origin = { kind: 'default' }
const MISSING: Origin = { kind: 'missing' }

function untouched({ town, values, explanation }: Default): ResolvedTown {
  const origins = values.map((value) => (value === null ? MISSING : DEFAULT))
  return { region: town.id, defaults: values, values, origins, explanation }
}

function layered(
  name: string,
  own: Default,
  layers: readonly Layer[],
  years: readonly number[],
): ResolvedTown {
  const found = years.map((year) => valueSet(layers, name, own.town.id, year))
  const plain = untouched(own)
  return {
    ...plain,
    values: own.values.map((value, step) => found[step]?.entry.value ?? value),
    origins: plain.origins.map((origin, step) => originOf(found[step]) ?? origin),
  }
}

/** What set a value; null if nothing did. */
export function originOf(found: Found | null | undefined): Origin | null {
  if (!found) return null
  if (found.entry.draft) return { kind: 'draft' }
  return { kind: 'scenario', id: found.scenario.id, name: found.scenario.name }
}

function usesDefault(town: ResolvedTown | undefined): boolean {
  return town?.origins.some(({ kind }) => kind === 'default' || kind === 'missing') === true
}

function outsideRange(
  { name, unit }: GivenDeclaration,
  [min, max]: readonly [number, number],
  defaults: readonly Default[],
  towns: readonly ResolvedTown[],
): readonly RunNote[] {
  return towns.flatMap(({ values, origins }, index) => {
    const step = values.findIndex(
      (value, at) => isSet(origins[at]) && value !== null && (value < min || value > max),
    )
    const origin = origins[step]
    const value = values[step]
    if (!origin || value === undefined || value === null) return []
    const scenario = origin.kind === 'scenario' ? origin.name : ''
    const region = defaults[index]?.town.name ?? ''
    return [{ code: 'outside-range', name, region, value, min, max, unit, scenario }]
  })
}

function isSet(origin: Origin | undefined): boolean {
  return origin?.kind === 'draft' || origin?.kind === 'scenario'
}
