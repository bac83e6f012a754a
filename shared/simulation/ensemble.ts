// What an ensemble is asked for, and everything that can be prepared for it without running anything.
import { compile } from '../model/compile/compile.ts'
import { CONSTANTS } from '../model/compile/shape.ts'
import type { Compiled } from '../model/compile/shape.ts'
import type { Program } from '../model/program.ts'
import { Tables, drawPart, planDraws, timePart } from './draws.ts'
import type { DrawPlan } from './draws.ts'
import { aligned, layoutOf } from './ensemble-layout.ts'
import type { Layout } from './ensemble-layout.ts'
import { regionsOf } from './ensemble-target.ts'
import type { EnsembleTarget } from './ensemble-target.ts'
import { declaredValue } from './run.ts'
import type { Inputs } from './trajectories.ts'

/** One line of an ensemble; all scenarios of a request share their draws, towns and steps. */
export interface EnsembleScenario {
  readonly id: string
  readonly inputs: Inputs
}

/** What to simulate. */
export interface EnsembleRequest {
  readonly program: Program
  readonly scenarios: readonly EnsembleScenario[]
  /** Names whose bands are wanted; names that targets need may be missing here. */
  readonly outputs: readonly string[]
  readonly targets: readonly EnsembleTarget[]
  readonly draws: number
  /** 0 to 2^32 − 1. */
  readonly seed: number
  /** Shares, such as 0.05. */
  readonly quantiles: readonly number[]
}

/** What only tests and benchmarks set. */
export interface EnsembleTuning {
  /** Draws per block, a multiple of 16; results do not depend on it. */
  readonly lanes?: number
  /** Most bytes for the values of draws that are held at the same time; at least one town's are. */
  readonly seriesBytes?: number
}

/** So many draws per block read and write long stretches of memory; with many towns that hang together they do not fit. */
const LANES = 512
const FEW_LANES = 64
const MANY_TOWNS = 32
const SERIES_BYTES = 48 * 2 ** 20
/** Draws that a thread takes at once. */
const DRAWS_PER_UNIT = 512

/** An ensemble ready to run, the same for all its scenarios. */
export interface EnsemblePlan {
  readonly compiled: Compiled
  readonly draws: DrawPlan
  readonly layout: Layout
  readonly tables: Float64Array
  /** Given values by scenario, as they stand in memory. */
  readonly givens: readonly Float64Array[]
  /** Towns by batch: what a batch's draws take fits into memory. */
  readonly batches: readonly (readonly number[])[]
}

/** The compiled part of a plan, which stays the same as long as program, outputs and uncertainty do. */
export interface CompiledPlan {
  readonly compiled: Compiled
  readonly draws: DrawPlan
}

/** Compiles the part of a request that does not depend on its numbers. */
export function compileEnsemble(request: EnsembleRequest, lanes?: number): CompiledPlan {
  const regions = request.scenarios[0]?.inputs.regions ?? []
  const draws = planDraws(request.program, regions)
  const outputs = [...new Set([...request.outputs, ...request.targets.flatMap(namesOf)])]
  const what = { program: request.program, outputs, draws: draws.shapes }
  const compiled = compile({ ...what, lanes: lanes ?? LANES })
  if (lanes !== undefined || compiled.separable || regions.length <= MANY_TOWNS) return { draws, compiled }
  return { draws, compiled: compile({ ...what, lanes: FEW_LANES }) }
}

function namesOf({ tests }: EnsembleTarget): readonly string[] {
  const visit = (measure: EnsembleTarget['tests'][number]['measure']): readonly string[] => {
    if (measure.kind === 'figure') return [measure.name]
    return measure.kind === 'sum'
      ? measure.of.flatMap(visit)
      : [...visit(measure.over), ...visit(measure.under)]
  }
  return tests.flatMap(({ measure }) => visit(measure))
}

/** Lays out memory and fills in the numbers. */
export function planEnsemble(
  request: EnsembleRequest,
  { compiled, draws }: CompiledPlan,
  threads: number,
  { seriesBytes = SERIES_BYTES }: EnsembleTuning,
): EnsemblePlan {
  const list = new Tables()
  const address = aligned(CONSTANTS + compiled.constants.byteLength)
  const givens = request.scenarios.map(({ inputs }) =>
    givensOf(request.program, compiled, draws, inputs, { address, list }),
  )
  const tables = list.all()
  const { regions, steps } = request.scenarios[0]?.inputs ?? { regions: [], steps: 0 }
  const counts = { regions: regions.length, steps, scenarios: givens.length, draws: request.draws, threads }
  const layout = layoutOf({ compiled, ...counts, tableBytes: tables.byteLength, seriesBytes })
  const batches = batchesOf(request.targets, regions.length, layout.batch)
  const batch = Math.max(...batches.map(({ length }) => length))
  const grown =
    batch > layout.batch ? { batch, total: layout.total + (batch - layout.batch) * layout.townBytes } : {}
  return { compiled, draws, layout: { ...layout, ...grown }, tables, givens, batches }
}

/** Towns that a target looks at together come first and in one batch. */
function batchesOf(
  targets: readonly EnsembleTarget[],
  regions: number,
  size: number,
): readonly (readonly number[])[] {
  if (size >= regions) return [Array.from({ length: regions }, (_, town) => town)]
  const joint = new Set(
    targets
      .map(regionsOf)
      .filter(({ length }) => length > 1)
      .flat(),
  )
  const alone = Array.from({ length: regions }, (_, town) => town).filter((town) => !joint.has(town))
  const batches = joint.size > 0 ? [[...joint].sort((a, b) => a - b)] : []
  for (let from = 0; from < alone.length; from += size) batches.push(alone.slice(from, from + size))
  return batches
}

function givensOf(
  program: Program,
  compiled: Compiled,
  plan: DrawPlan,
  inputs: Inputs,
  tables: { address: number; list: Tables },
): Float64Array {
  const { regions, steps, values } = inputs
  const row = aligned(compiled.givens.length * 8) / 8
  const rows = compiled.depth + steps
  const all = new Float64Array(regions.length * rows * row).fill(NaN)
  for (const [slot, given] of compiled.givens.entries()) {
    const declaration = program.declarations.get(given.name)
    const known = values.get(given.name)
    for (const [town, region] of regions.entries()) {
      const declared = declaration ? (declaredValue(declaration, region.name) ?? NaN) : NaN
      let last: { value: number; number: number } | null = null
      for (let step = 0; step < steps; step += 1) {
        const value = known ? (known[town * steps + step] ?? NaN) : declared
        let number = timePart(given, inputs, step) ?? value
        if (declaration?.kind === 'assumption' && given.part !== 'value') {
          const same: boolean = last !== null && Object.is(last.value, value)
          number = same && last ? last.number : drawPart(plan, declaration, given, region.name, value, tables)
          last = { value, number }
        }
        all[(town * rows + compiled.depth + step) * row + slot] = number
      }
    }
  }
  return all
}

function blocksPerUnit({ lanes }: Compiled): number {
  return Math.max(Math.floor(DRAWS_PER_UNIT / lanes), 1)
}

/** Units of simulation of a batch: some blocks of one town, or of all towns if they hang together. */
export function simulationUnits({ compiled, layout }: EnsemblePlan, batch: readonly number[]): number {
  return Math.ceil(layout.blocks / blocksPerUnit(compiled)) * (compiled.separable ? batch.length : 1)
}

/** The towns and blocks of a unit. */
export function simulationUnit(
  { compiled, layout }: Pick<EnsemblePlan, 'compiled' | 'layout'>,
  batch: readonly number[],
  unit: number,
): { readonly towns: readonly number[]; readonly place: number; readonly from: number; readonly to: number } {
  const perUnit = blocksPerUnit(compiled)
  const perTown = Math.ceil(layout.blocks / perUnit)
  const place = compiled.separable ? Math.floor(unit / perTown) : 0
  const from = (unit % perTown) * perUnit
  const to = Math.min(from + perUnit, layout.blocks)
  return { towns: compiled.separable ? batch.slice(place, place + 1) : batch, place, from, to }
}
