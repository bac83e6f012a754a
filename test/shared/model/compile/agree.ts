import type { Program } from '../../../../shared/model/program.ts'
import { run } from '../../../../shared/simulation/run.ts'
import type { Inputs } from '../../../../shared/simulation/trajectories.ts'
import { runLanes } from './lanes.ts'

/** Allowed difference of two figures. */
export type Tolerance = (name: string, region: number, step: number) => number

/** Compares the engine with the interpreter in every draw; a line to read for every figure that differs. */
export function disagreements(
  program: Program,
  inputs: readonly Inputs[],
  free: readonly string[],
  tolerance: Tolerance = () => 0,
): readonly string[] {
  const lanes = runLanes(program, inputs, free)
  const wrong: string[] = []
  const [first] = inputs
  const mixed = inputs.map((own) => ({
    ...own,
    values: new Map([
      ...(first?.values ?? []),
      ...free.map((name) => [name, own.values.get(name)] as const),
    ]) as Inputs['values'],
  }))
  const expected = mixed.map((own) => run(program, own).values)
  for (const { name, kind } of program.order) {
    const { steps = 0, regions = [] } = first ?? {}
    for (let region = 0; region < (kind === 'regional' ? 1 : regions.length); region += 1)
      for (let step = 0; step < steps; step += 1) {
        const found = lanes(name, kind === 'regional' ? null : region, step)
        for (const [draw, values] of expected.entries()) {
          const value = values.get(name)?.[region * steps + step] ?? NaN
          const figure = found[draw] ?? NaN
          const slack = 1e-12 * Math.abs(value) + 1e-300 + tolerance(name, region, step)
          // What is not finite is missing: the engine makes it so where it matters.
          const agrees = Number.isFinite(value) ? Math.abs(figure - value) <= slack : !Number.isFinite(figure)
          if (!agrees)
            wrong.push(`${name} town ${region} step ${step} draw ${draw}: ${figure} instead of ${value}`)
        }
      }
  }
  return wrong
}
