import type { Region } from '../indicators/regions.ts'
import type { AssumptionDeclaration, Program } from '../model/program.ts'
import { halfWidth, uncertaintyOf } from '../simulation/draws-marginals.ts'
import type { Inputs } from '../simulation/trajectories.ts'
import { valueSet, type Layer } from './tree.ts'

// How wide an assumption is drawn, as a value of a scenario (情景-21): it stands among the scenario's values under a name
// that follows from the assumption's and that no name of a model can be, unless it is written in brackets.

const MARK = '·80%半宽'

/** The name under which a scenario sets an assumption's 80 % half-width. */
export function widthName(assumption: string): string {
  return `${assumption}${MARK}`
}

/** The assumption whose half-width a name sets; null if it is the name of nothing uncertain, or the model's own name. */
export function assumptionOfWidth({ declarations }: Program, name: string): string | null {
  if (!name.endsWith(MARK) || declarations.has(name)) return null
  const declaration = declarations.get(name.slice(0, -MARK.length))
  return declaration?.kind === 'assumption' && isUncertain(declaration) ? declaration.name : null
}

/** Whether the model states for any town how wide an assumption is. */
function isUncertain({ distribution, error, towns }: AssumptionDeclaration): boolean {
  return (
    distribution !== null || error !== null || [...towns.values()].some((own) => own.distribution !== null)
  )
}

/** The model's own 80 % half-width of an assumption for a town, in its unit; null if the model calls it certain. */
export function declaredWidth(declaration: AssumptionDeclaration, town: string): number | null {
  const own = uncertaintyOf(declaration, town)
  return own && halfWidth(own.distribution)
}

/** The half-widths that a scenario and its ancestors set, as a run wants them (情景-2); nothing if they set none. */
export function widthsSet(
  program: Program,
  layers: readonly Layer[],
  towns: readonly Region[],
  years: readonly number[],
): Pick<Inputs, 'widths'> {
  const names = new Set(layers.flatMap(({ values }) => [...values.keys()]))
  const widths = [...names].flatMap((name): readonly (readonly [string, Float64Array])[] => {
    const assumption = assumptionOfWidth(program, name)
    if (assumption === null) return []
    const found = towns.flatMap(({ id }) =>
      years.map((year) => valueSet(layers, name, id, year)?.entry.value ?? NaN),
    )
    return found.every(Number.isNaN) ? [] : [[assumption, Float64Array.from(found)]]
  })
  return widths.length === 0 ? {} : { widths: new Map(widths) }
}

/** How wide an assumption is drawn for a town in the first projected year, and how wide the model itself says. */
export interface WidthInEffect {
  readonly declaration: AssumptionDeclaration
  readonly region: Region
  readonly now: number
  readonly declared: number
}

/** Every assumption and town whose width can be set, in the order of the model's text. */
export function widthsInEffect(
  program: Program,
  towns: readonly Region[],
  { widths, steps }: Inputs,
): readonly WidthInEffect[] {
  return program.names.flatMap((name) => {
    const declaration = program.declarations.get(name)
    if (declaration?.kind !== 'assumption') return []
    return towns.flatMap((region, place) => {
      const declared = declaredWidth(declaration, region.name)
      const set = widths?.get(name)?.[place * steps + Math.min(1, steps - 1)] ?? NaN
      if (declared === null || declared === 0) return []
      return [{ declaration, region, now: Number.isNaN(set) ? declared : Math.max(set, 0), declared }]
    })
  })
}
