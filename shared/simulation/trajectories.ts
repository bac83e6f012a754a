import { figureAt } from '../model/figures.ts'
import type { Program } from '../model/program.ts'

/** A town as the engine sees it: a place in the arrays. */
export interface RunRegion {
  readonly id: string
  readonly name: string
}

/**
 * Everything a run needs besides the program. `values` holds, for every input, assumption and lever, one number per
 * region and step: index = region × steps + step, where step 0 is the base year (in quarters: its end). A figure of a
 * year stands in all its quarters. NaN is the engine's mark for missing and never leaves it.
 */
export interface Inputs {
  readonly regions: readonly RunRegion[]
  readonly baseYear: number
  /** Number of steps including the base year, which is one step also in a model of quarters. */
  readonly steps: number
  /** As the program says; 1 if left out. */
  readonly stepsPerYear?: 1 | 4
  readonly values: ReadonlyMap<string, Float64Array>
  /** 80 % half-widths that a scenario sets, by assumption, laid out as the values; NaN and left out: the model's own. */
  readonly widths?: ReadonlyMap<string, Float64Array>
}

/** Result of a run without uncertainty, for every name of the program; laid out as Inputs.values, regional ones [step]. */
export interface Trajectories {
  readonly program: Program
  readonly inputs: Inputs
  readonly values: ReadonlyMap<string, Float64Array>
}

/** A figure of a run, or null if it is missing. Regional variables take no region. */
export function valueAt(result: Trajectories, name: string, region: number, year: number): number | null {
  return figureAt(result, name, region, year)
}
