// What an engine is compiled for, and how what it has compiled is to be fed.
import type { Program } from '../program.ts'

/** How an assumption is drawn; what differs between towns and years comes in with the given values. */
export interface DrawShape {
  /**
   * From a standard normal z to what is added to the shift. `standard` z itself, `normal` p0·z, `lognormal` p0·e^(p1·z),
   * `uniform` p0·Φ(z), `triangular` of p0 … p2, `table` a table over z at address p0, `empirical` a sorted sample of p1
   * numbers at address p0. `free`: the host puts the value itself into the raw lane.
   */
  readonly kind:
    | 'standard'
    | 'normal'
    | 'lognormal'
    | 'uniform'
    | 'triangular'
    | 'table'
    | 'empirical'
    | 'free'
  readonly truncated: boolean
  readonly persistence: 'yearly' | 'once' | 'ar1'
  /** Numbers of the raw normals that this one is mixed of; null: just its own. */
  readonly mix: readonly number[] | null
  /** Number of its own raw normal. */
  readonly raw: number
}

/** What to compile. */
export interface CompileRequest {
  readonly program: Program
  /** Names whose values are wanted. */
  readonly outputs: readonly string[]
  readonly draws: ReadonlyMap<string, DrawShape>
  /** Draws that are computed together, a multiple of 2. */
  readonly lanes: number
}

/** One number per town and step that the host supplies: a name's value, a parameter of its draw, or what time it is. */
export interface Given {
  readonly name: string
  readonly part:
    | 'value'
    | 'shift'
    | 'least'
    | 'most'
    | 'p0'
    | 'p1'
    | 'p2'
    | 'low'
    | 'span'
    | 'keep'
    | 'fresh'
    | 'mix'
    | 'year'
    | 'quarter'
    | 'step'
    | 'base-year'
    | 'new-year'
    | 'regions'
  /** For `mix`: the number of the raw normal. */
  readonly of: number
}

/** Where an output lies after a step: in a row of a town's page of outputs or of that of all towns. */
export interface Place {
  readonly regional: boolean
  readonly slot: number
}

/** A compiled program. All sizes are in bytes. */
export interface Compiled {
  readonly module: Uint8Array<ArrayBuffer>
  /** Stands at CONSTANTS before anything runs. */
  readonly constants: Uint32Array
  readonly givens: readonly Given[]
  /** Most steps that anything looks back. */
  readonly depth: number
  readonly lanes: number
  /** Page sizes. */
  readonly uniformBytes: number
  readonly laneBytes: number
  readonly regionalBytes: number
  readonly rawBytes: number
  /** Raw normals that are needed, by number, with their slots in the raw page. */
  readonly raws: ReadonlyMap<number, number>
  readonly townOutputBytes: number
  readonly regionalOutputBytes: number
  readonly outputs: ReadonlyMap<string, Place>
  /** Exported functions town0, over0, town1, … of the base year and of later steps; null where there is nothing to do. */
  readonly first: readonly Phase[]
  readonly later: readonly Phase[]
  /** Towns can be computed one after the other, with all their steps. */
  readonly separable: boolean
}

/** Functions of one phase by their exported names: `begin` once, `town` for every town, `over` once. */
export interface Phase {
  readonly begin: string | null
  readonly town: string | null
  readonly over: string | null
}

/** Where the constants of a compiled program stand. */
export const CONSTANTS = 65_536

/** What an address in the frame may lead to. */
export type FrameSpace = 'once' | 'out' | 'given' | 'uniform' | 'lane' | 'regional'

const RINGS: Readonly<Record<Exclude<FrameSpace, 'once' | 'out'>, number>> = {
  given: 0,
  uniform: 1,
  lane: 2,
  regional: 3,
}

/** Places in the frame, which is an array of addresses, for a program that looks back `depth` steps. */
export function frameSlot(space: FrameSpace, lag: number, depth: number): number {
  if (space === 'once') return 0
  return space === 'out' ? 1 : 2 + RINGS[space] * (depth + 1) + lag
}

/** Number of addresses in a frame. */
export function frameLength(depth: number): number {
  return 2 + 4 * (depth + 1)
}

/** Points per table of a distribution over z, from −TABLE_END to TABLE_END: pairs of value and slope. */
export const TABLE_STEPS = 1024
/** Where tables of a distribution end. */
export const TABLE_END = 6.5
