// Runs a program in the compiled engine with given values that differ between draws, so that it can be compared with the
// interpreter draw by draw.
import { compile } from '../../../../shared/model/compile/compile.ts'
import { CONSTANTS } from '../../../../shared/model/compile/shape.ts'
import type { DrawShape } from '../../../../shared/model/compile/shape.ts'
import { round } from '../../../../shared/model/interpret.ts'
import type { Program } from '../../../../shared/model/program.ts'
import { planEnsemble } from '../../../../shared/simulation/ensemble.ts'
import { BlockRunner } from '../../../../shared/simulation/ensemble-block.ts'
import type { Compute } from '../../../../shared/simulation/ensemble-block.ts'
import { SeriesReader } from '../../../../shared/simulation/ensemble-series.ts'
import type { Inputs } from '../../../../shared/simulation/trajectories.ts'

/** Values by name, region (null: regional) and step, one per draw. */
export type Lanes = (name: string, region: number | null, step: number) => Float64Array

const memory = new WebAssembly.Memory({ initial: 256, maximum: 32_768, shared: true })

/** Runs all variables; `free` names take the value of each draw's own inputs, the others that of the first. */
export function runLanes(program: Program, inputs: readonly Inputs[], free: readonly string[]): Lanes {
  const [first] = inputs
  if (!first) throw new Error('no inputs')
  const draws = inputs.length
  const shapes = new Map(
    free.map((name, raw): [string, DrawShape] => [
      name,
      { kind: 'free', truncated: false, persistence: 'ar1', mix: null, raw },
    ]),
  )
  const outputs = program.order.map(({ name }) => name)
  const compiled = compile({ program, outputs, draws: shapes, lanes: 16 })
  const raws = free.map(() => ({ persistence: 'ar1' as const, common: false }))
  const request = {
    program,
    scenarios: [{ id: 'only', inputs: first }],
    outputs,
    targets: [],
    draws,
    seed: 0,
  }
  const plan = planEnsemble(
    { ...request, quantiles: [] },
    { compiled, draws: { shapes, raws, moved: 0, coefficient: () => 0 } },
    1,
    {},
  )
  const { layout } = plan
  const missing = layout.total - memory.buffer.byteLength
  if (missing > 0) memory.grow(Math.ceil(missing / 65_536))
  new Uint32Array(memory.buffer).set(compiled.constants, CONSTANTS / 4)
  const numbers = new Float64Array(memory.buffer)
  numbers.set(plan.givens[0] ?? [], layout.givens / 8)
  const { exports } = new WebAssembly.Instance(new WebAssembly.Module(compiled.module), {
    engine: { memory, round },
  })
  const runner = new BlockRunner({
    compiled,
    layout,
    area: layout.areas,
    memory: memory.buffer,
    functions: new Map(Object.entries(exports)) as unknown as Map<string, Compute>,
    normals: (counter, step, raw, town, _seed, to, blocks) => {
      for (let lane = 0; lane < blocks * 4; lane += 1) {
        const own = inputs[Math.min(counter * 4 + lane, draws - 1)]
        numbers[to / 8 + lane] =
          own?.values.get(free[raw] ?? '')?.[town * first.steps + ((step + 1) | 0)] ?? NaN
      }
    },
    raws,
    regions: first.regions.length,
    steps: first.steps,
    stepsPerYear: 1,
    draws,
    seed: 0,
  })
  const towns = first.regions.map((_, town) => town)
  for (let block = 0; block < layout.blocks; block += 1)
    for (const unit of compiled.separable ? towns.map((town) => [town]) : [towns])
      runner.run(block, unit, unit[0] ?? 0)
  const reader = new SeriesReader(memory.buffer, compiled, layout, first.steps, draws)
  return (name, region, step) => reader.values({ name, place: region, step })
}
