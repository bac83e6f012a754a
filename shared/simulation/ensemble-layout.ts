// Where everything of an ensemble lies in the one memory that all threads share.
import type { Compiled } from '../model/compile/shape.ts'
import { CONSTANTS, frameLength } from '../model/compile/shape.ts'

/** Sizes that decide on the layout. */
export interface LayoutSizes {
  readonly compiled: Compiled
  readonly regions: number
  readonly steps: number
  readonly scenarios: number
  readonly draws: number
  readonly threads: number
  readonly tableBytes: number
  /** Most bytes for the values of all draws. */
  readonly seriesBytes: number
}

/** Addresses in bytes. */
export interface Layout {
  readonly blocks: number
  readonly tables: number
  readonly givens: number
  readonly givenRow: number
  /** Start of each thread's own area, and its size. */
  readonly areas: number
  readonly areaBytes: number
  readonly series: number
  /** Bytes of one page of outputs of a block and step, of a town and of all towns. */
  readonly townPage: number
  readonly regionalPage: number
  /** Bytes of one town's outputs of all blocks and steps. */
  readonly townBytes: number
  /** Towns whose outputs are held at the same time. */
  readonly batch: number
  /**
   * Towns hang together, and their outputs do not all fit: what they share is computed first, with all of them, and kept
   * page by page (of a block and step) from here on; then town after town is computed again beside it. Null elsewhere.
   */
  readonly shared: number | null
  readonly total: number
}

/** Rounds up to whole cache lines. */
export function aligned(bytes: number): number {
  return Math.ceil(bytes / 64) * 64
}

/** Bytes that raw words and the list of tails of one row of draws take. */
function scratchBytes(lanes: number): number {
  return lanes * 8 + 64
}

/** Offsets in a thread's area. */
export interface Area {
  readonly frame: number
  readonly scratch: number
  /** Outputs of a town that nobody wants yet. */
  readonly unread: number
  readonly regional: number
  readonly towns: number
  /** Within a town: raw normals, then rings of uniform and lane pages. */
  readonly raw: number
  readonly uniform: number
  readonly lane: number
  readonly townBytes: number
  readonly bytes: number
}

/** The inside of a thread's area: one town at a time if they are separable, else all of them. All but the frame is by lane. */
export function areaOf(compiled: Compiled, regions: number): Area {
  const ring = compiled.depth + 1
  const frame = 0
  const scratch = aligned(4 * frameLength(compiled.depth))
  const unread = scratch + aligned(scratchBytes(compiled.lanes))
  const regional = unread + aligned(compiled.separable ? 0 : compiled.townOutputBytes)
  const towns = regional + ring * aligned(compiled.regionalBytes)
  const uniform = aligned(compiled.rawBytes)
  const lane = uniform + ring * aligned(compiled.uniformBytes)
  const townBytes = lane + ring * aligned(compiled.laneBytes)
  const inFlight = compiled.separable ? 1 : regions
  return {
    frame,
    scratch,
    unread,
    regional,
    towns,
    raw: 0,
    uniform,
    lane,
    townBytes,
    bytes: towns + inFlight * townBytes,
  }
}

/** Lays the memory out; a batch is as many towns as fit, and at least one. */
export function layoutOf({
  compiled,
  regions,
  steps,
  scenarios,
  draws,
  threads,
  tableBytes,
  seriesBytes,
}: LayoutSizes): Layout {
  const blocks = Math.ceil(draws / compiled.lanes)
  const tables = aligned(CONSTANTS + compiled.constants.byteLength)
  const givenRow = aligned(compiled.givens.length * 8)
  const givens = aligned(tables + tableBytes)
  const areas = aligned(givens + scenarios * regions * (compiled.depth + steps) * givenRow)
  const areaBytes = aligned(areaOf(compiled, regions).bytes)
  const series = areas + threads * areaBytes
  const townPage = compiled.townOutputBytes
  const regionalPage = compiled.regionalOutputBytes
  const townBytes = blocks * steps * townPage
  const fitting = Math.floor(seriesBytes / Math.max(townBytes, 1))
  const batch = Math.min(Math.max(fitting, 1), regions)
  const regionalSeries = series + batch * townBytes
  const shared =
    compiled.separable || batch === regions ? null : aligned(regionalSeries + blocks * steps * regionalPage)
  const total =
    shared === null
      ? regionalSeries + blocks * steps * regionalPage
      : shared + blocks * steps * compiled.regionalBytes
  return {
    blocks,
    tables,
    givens,
    givenRow,
    areas,
    areaBytes,
    series,
    townPage,
    regionalPage,
    townBytes,
    batch,
    shared,
    total,
  }
}
