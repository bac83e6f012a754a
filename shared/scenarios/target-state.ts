import type { Target } from '../indicators/stale.ts'
import type { Indicator } from '../indicators/statistics.ts'
import type { ComparedYear } from './above-county.ts'
import type { Actual } from './actuals.ts'
import type { Dated, Required } from './measure.ts'
import type { RunNote } from './note.ts'
import type { Projection } from './projection.ts'

/** How a target stands (情景-8): 已达标, 可达标, 有差距, 无数据, 不可比. */
export type Standing = 'reached' | 'on-path' | 'gap' | 'no-data' | 'incomparable'

/** A town's part in a joint target. */
interface MemberState {
  readonly region: string
  readonly base: Dated | null
  readonly latest: Dated | null
  readonly projected: number | null
  /** Set where setting ① asks every town for the whole value. */
  readonly standing: Standing | null
}

/** A target with everything that a board shows of it; figures in `unit`. */
export interface TargetState {
  readonly target: string
  readonly clause: string
  readonly region: string
  readonly indicator: string
  readonly year: number
  readonly basis: Target['basis']
  readonly operator: Target['operator']
  /** The indicator's unit, or 百分点 for growth above the county's. */
  readonly unit: string
  readonly decimals: number | null
  /** What is to be met; the city's figure for 好于全市; null if that is not known. */
  readonly aim: number | null
  /** Actual figure of the base year. */
  readonly base: Dated | null
  /** Latest actual figure. */
  readonly latest: Dated | null
  /** The run's figure for the target year. */
  readonly projected: number | null
  /** How far the figure that decides lies beyond the aim in the good direction; negative where it falls short. */
  readonly gap: number | null
  readonly standing: Standing
  /** What is needed every year from the latest actual figure on; null if nothing or not applicable. */
  readonly required: Required | null
  /** Share of the way from base to aim that is done; of a facility what it counts by setting ⑦ (情景-12). */
  readonly progress: number | null
  /** Years of a comparison with the county, and its other reading (setting ②); null for other targets. */
  readonly compared: {
    readonly years: readonly ComparedYear[]
    readonly reading: 'every' | 'average'
    readonly other: number | null
  } | null
  /** The towns of a joint target; null for others. */
  readonly members: readonly MemberState[] | null
  /** True if an actual figure in it is made up. */
  readonly demo: boolean
  readonly notes: readonly RunNote[]
}

/** A target made ready: what hangs on the rows is known, what hangs on the run is still to come. */
export type Judge = (projection: Projection) => TargetState

/** What a target is without any figure. */
export function blank(target: Target, indicator: Indicator): TargetState {
  const { id, clause, region, year, basis, operator } = target
  return {
    target: id,
    clause,
    region,
    indicator: indicator.id,
    year,
    basis,
    operator,
    unit: indicator.unit,
    decimals: indicator.decimals,
    aim: target.value ?? (operator === 'complete' ? 1 : null),
    base: null,
    latest: null,
    projected: null,
    gap: null,
    standing: 'no-data',
    required: null,
    progress: null,
    compared: null,
    members: null,
    demo: false,
    notes: [],
  }
}

/** A figure with its year only. */
export function dated(actual: Actual | null): Dated | null {
  return actual && { year: actual.year, value: actual.value }
}

/** Notes, and that made-up data is in the figures where it is. */
export function withDemo(notes: readonly RunNote[], demo: boolean): readonly RunNote[] {
  return demo ? [...notes, { code: 'demo' }] : notes
}
