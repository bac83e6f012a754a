import type { Program } from './program.ts'

/** The part of a run's result that a formula can be explained from; `Trajectories` has it. */
export interface Figures {
  readonly program: Program
  readonly inputs: { readonly regions: readonly unknown[]; readonly baseYear: number; readonly steps: number }
  /** Per town [region × steps + step], regional [step]; NaN is missing. */
  readonly values: ReadonlyMap<string, Float64Array>
}

/** A figure of a run, or null if it is missing or outside the years. Regional variables take no region. */
export function figureAt(
  { inputs, values }: Figures,
  name: string,
  region: number,
  year: number,
): number | null {
  const figures = values.get(name)
  const step = year - inputs.baseYear
  if (!figures || step < 0 || step >= inputs.steps) return null
  const start = figures.length === inputs.steps ? 0 : region * inputs.steps
  const figure = figures[start + step]
  return figure === undefined || Number.isNaN(figure) ? null : figure
}
