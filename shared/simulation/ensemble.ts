// What an ensemble is asked for, and everything that can be prepared for it without running anything.
import { compile } from '../model/compile/compile.ts'
import { CONSTANTS } from '../model/compile/shape.ts'
import type { Compiled } from '../model/compile/shape.ts'
import type { Program } from '../model/program.ts'
import { Tables, drawPart, planDraws, timePart } from './draws.ts'
import type { DrawPlan } from './draws.ts'
import { aligned, areaOf, layoutOf } from './ensemble-layout.ts'
import type { Layout } from './ensemble-layout.ts'
import { keptTargets } from './ensemble-kept.ts'
import type { KeptTargets } from './ensemble-kept.ts'
import { figuresOf } from './ensemble-target.ts'
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

/** Draws per block: so many read and write long stretches of memory. */
const LANES = 512
/** Fewer, down to one group of random numbers, where so many draws of all towns that hang together take too much. */
const LEAST_LANES = 16
/** Most bytes for a block of towns that hang together, per thread. */
const AREA_BYTES = 32 * 2 ** 20
/** More do not make it faster, but fill memory. */
const SERIES_BYTES = 48 * 2 ** 20
/** Draws that a thread takes at once. */
const DRAWS_PER_UNIT = 512

/** An ensemble ready to run, the same for all its scenarios. Where not all towns fit at once, its targets look at what is kept. */
export interface EnsemblePlan extends KeptTargets {
  readonly compiled: Compiled
  readonly draws: DrawPlan
  readonly layout: Layout
  readonly tables: Float64Array
  /** Given values by scenario, as they stand in memory. */
  readonly givens: readonly Float64Array[]
  /** Towns by batch, in their order: what a batch's draws take fits into memory. */
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
  const draws = planDraws(request.program, regions, widenedNames(request))
  const outputs = [...new Set([...request.outputs, ...request.targets.flatMap(namesOf)])]
  const what = { program: request.program, outputs, draws: draws.shapes }
  const compiled = compile({ ...what, lanes: lanes ?? LANES })
  if (lanes !== undefined || compiled.separable) return { draws, compiled }
  const fitting = lanesFor(compiled, regions.length)
  return { draws, compiled: fitting === LANES ? compiled : compile({ ...what, lanes: fitting }) }
}

/** Assumptions of which some scenario of the request sets how wide they are. */
export function widenedNames({ scenarios }: EnsembleRequest): ReadonlySet<string> {
  return new Set(scenarios.flatMap(({ inputs }) => [...(inputs.widths?.keys() ?? [])]))
}

/** Draws per block of towns that hang together: as many as fit, since all towns of a block are in memory at once. */
function lanesFor(compiled: Compiled, regions: number): number {
  let [lanes, { bytes }] = [compiled.lanes, areaOf(compiled, regions)]
  for (; bytes > AREA_BYTES && lanes > LEAST_LANES; bytes /= 2) lanes /= 2
  return lanes
}

function namesOf(target: EnsembleTarget): readonly string[] {
  return figuresOf(target).map(({ name }) => name)
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
  const room = { tableBytes: tables.byteLength, seriesBytes }
  const layout = layoutOf({ compiled, ...counts, ...room })
  const batches = batchesOf(regions.length, layout.batch)
  const { targets, kept } = batches.length > 1 ? keptTargets(request.targets) : { ...request, kept: [] }
  return { compiled, draws, layout, tables, givens, batches, targets, kept }
}

function batchesOf(regions: number, size: number): readonly (readonly number[])[] {
  const all = Array.from({ length: regions }, (_, town) => town)
  if (size >= regions) return [all]
  return Array.from({ length: Math.ceil(regions / size) }, (_, at) => all.slice(at * size, (at + 1) * size))
}

function givensOf(
  program: Program,
  compiled: Compiled,
  plan: DrawPlan,
  inputs: Inputs,
  tables: { address: number; list: Tables },
): Float64Array {
  const { regions, steps, values, widths } = inputs
  const row = aligned(compiled.givens.length * 8) / 8
  const rows = compiled.depth + steps
  const all = new Float64Array(regions.length * rows * row).fill(NaN)
  for (const [slot, given] of compiled.givens.entries()) {
    const declaration = program.declarations.get(given.name)
    const known = values.get(given.name)
    const wide = widths?.get(given.name)
    for (const [town, region] of regions.entries()) {
      const declared = declaration ? (declaredValue(declaration, region.name) ?? NaN) : NaN
      let last: { value: number; width: number; number: number } | null = null
      for (let step = 0; step < steps; step += 1) {
        const value = known ? (known[town * steps + step] ?? NaN) : declared
        let number = timePart(given, inputs, step) ?? value
        if (declaration?.kind === 'assumption' && given.part !== 'value') {
          const width = wide?.[town * steps + step] ?? NaN
          const same: boolean = Object.is(last?.value, value) && Object.is(last?.width, width)
          number =
            same && last ? last.number : drawPart(plan, declaration, given, region.name, value, width, tables)
          last = { value, width, number }
        }
        all[(town * rows + compiled.depth + step) * row + slot] = number
      }
    }
  }
  return all
}

/** What has to be known of a plan to divide it into units. */
type Divided = Pick<EnsemblePlan, 'compiled' | 'layout'>

/** Blocks from … to − 1. */
interface Blocks {
  readonly from: number
  readonly to: number
}

/** So few blocks of so many towns that a thread soon looks up, whether it is to stop or what is left to do. */
function blocksPerUnit({ compiled }: Divided, towns: number): number {
  return Math.max(Math.floor(DRAWS_PER_UNIT / compiled.lanes / towns), 1)
}

function unitsOfBlocks(plan: Divided, towns: number): number {
  return Math.ceil(plan.layout.blocks / blocksPerUnit(plan, towns))
}

function blocksOf(plan: Divided, towns: number, unit: number): Blocks {
  const perUnit = blocksPerUnit(plan, towns)
  return { from: unit * perUnit, to: Math.min((unit + 1) * perUnit, plan.layout.blocks) }
}

/** Units in which what all towns share is computed: some blocks each; 0 if it is computed with everything else. */
export function sharingUnits(plan: Divided, towns: number): number {
  return plan.layout.shared === null ? 0 : unitsOfBlocks(plan, towns)
}

/** The blocks of such a unit. */
export function sharingUnit(plan: Divided, towns: number, unit: number): Blocks {
  return blocksOf(plan, towns, unit)
}

function townByTown({ compiled, layout }: Divided): boolean {
  return compiled.separable || layout.shared !== null
}

/** Towns of one unit of simulation: one, or all if they hang together. */
export function townsPerUnit(plan: Divided, batch: readonly number[]): number {
  return townByTown(plan) ? 1 : Math.max(batch.length, 1)
}

/** Units of simulation of a batch: some blocks of one town, or of all towns if they hang together. */
export function simulationUnits(plan: Divided, batch: readonly number[]): number {
  return unitsOfBlocks(plan, townsPerUnit(plan, batch)) * (townByTown(plan) ? batch.length : 1)
}

/** The towns and blocks of a unit. */
export function simulationUnit(
  plan: Divided,
  batch: readonly number[],
  unit: number,
): Blocks & { readonly towns: readonly number[]; readonly place: number } {
  const towns = townsPerUnit(plan, batch)
  const units = unitsOfBlocks(plan, towns)
  const place = Math.floor(unit / units)
  return { towns: batch.slice(place, place + towns), place, ...blocksOf(plan, towns, unit % units) }
}
