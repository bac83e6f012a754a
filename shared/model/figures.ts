import { endOfYear } from './calendar.ts'
import type { Calendar } from './calendar.ts'
import type { Program } from './program.ts'

/** The part of a run's result that a formula can be explained from; `Trajectories` has it. */
export interface Figures {
  readonly program: Program
  readonly inputs: Calendar & { readonly regions: readonly unknown[] }
  /** Per town [region × steps + step], regional [step]; NaN is missing. */
  readonly values: ReadonlyMap<string, Float64Array>
}

/** A figure of a run at a step, or null if it is missing or outside the run. Regional variables take no region. */
export function figureAtStep(
  { inputs, values }: Figures,
  name: string,
  region: number,
  step: number,
): number | null {
  const figures = values.get(name)
  if (!figures || step < 0 || step >= inputs.steps) return null
  const start = figures.length === inputs.steps ? 0 : region * inputs.steps
  const figure = figures[start + step]
  return figure === undefined || Number.isNaN(figure) ? null : figure
}

/** A figure of a run at the end of a year, or null if it is missing or outside the years. */
export function figureAt(figures: Figures, name: string, region: number, year: number): number | null {
  return figureAtStep(figures, name, region, endOfYear(figures.inputs, year))
}
