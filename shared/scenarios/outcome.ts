import { membersOf, regionOf } from '../indicators/regions.ts'
import { targetsOf, type Target } from '../indicators/stale.ts'
import type { Trajectories } from '../simulation/trajectories.ts'
import type { Rows } from '../table/change.ts'
import { targetAssessor } from './assess.ts'
import { contextOf } from './context.ts'
import { meets, marginTo, type Required } from './measure.ts'
import { projectionOf } from './projection.ts'

/** What an analysis is about: a figure of the run, or how far a target is met. */
export type OutcomeChoice =
  | { readonly kind: 'figure'; readonly region: string; readonly indicator: string; readonly year: number }
  | { readonly kind: 'target'; readonly target: string }

/** A value to be reached. */
export interface Aim {
  readonly operator: Target['operator']
  readonly value: number
}

/** One number of a run, read off it. */
export interface Outcome {
  readonly region: string
  /** Id of the indicator. */
  readonly indicator: string
  /** Its Chinese and English names. */
  readonly name: string
  readonly englishName: string | null
  readonly unit: string
  readonly decimals: number
  readonly year: number
  /** The town that the outcome is about, so that drivers move there only; null for a group. */
  readonly town: string | null
  readonly aim: Aim | null
  /** What a target needs every year from the latest actual figure on; null for figures, or where nothing is needed. */
  readonly required: Required | null
  readonly read: (result: Trajectories) => number | null
}

/** An outcome, without the means to read it off a run. */
export type ToldOutcome = Omit<Outcome, 'read'>

/** An outcome as it is told. */
export function toldOutcome({ read: _read, ...outcome }: Outcome): ToldOutcome {
  return outcome
}

/** How far an outcome lies beyond the aim in the good direction. */
export function marginOf({ operator, value }: Aim, outcome: number): number {
  return marginTo(operator, outcome, value)
}

/** Whether an outcome meets the aim. */
export function reaches({ operator, value }: Aim, outcome: number): boolean {
  return meets(operator, outcome, value)
}

/** Makes an outcome ready to be read; null if the workbook has no such target, region or indicator. */
export function outcomeOf(rows: Rows, choice: OutcomeChoice, present: Trajectories): Outcome | null {
  return choice.kind === 'figure' ? figure(rows, choice) : targetOutcome(rows, choice.target, present)
}

function figure(
  rows: Rows,
  { region, indicator: id, year }: Extract<OutcomeChoice, { kind: 'figure' }>,
): Outcome | null {
  const context = contextOf(rows, null)
  const indicator = context.statistics.indicator(id)
  if (!indicator || !regionOf(rows, region)) return null
  return {
    ...headOf(rows, region, indicator),
    year,
    aim: null,
    required: null,
    read: (result) => projectionOf(context, result)(region, indicator, year).value,
  }
}

function targetOutcome(rows: Rows, id: string, present: Trajectories): Outcome | null {
  const target = targetsOf(rows).find((one) => one.id === id)
  const indicator = target && contextOf(rows, null).statistics.indicator(target.indicator)
  if (!target || !indicator) return null
  // Only this target is to be judged, thousands of times.
  const only: Rows = {
    all: (table) => (table === 'target' ? [target] : rows.all(table)),
    get: (table, row) => rows.get(table, row),
  }
  const assess = targetAssessor(only)
  const [now] = assess(present)
  const { operator } = target
  const aim = now?.aim ?? null
  return {
    ...headOf(rows, target.region, indicator),
    unit: now?.unit ?? indicator.unit,
    year: target.year,
    aim: aim === null ? null : { operator, value: aim },
    required: now?.required ?? null,
    read: (result) => {
      const [state] = assess(result)
      if (!state) return null
      // What decides a target may be the worst town or year; the gap is always told of that one.
      if (aim === null || state.gap === null) return state.projected
      return aim + state.gap * (marginTo(operator, 1, 0) > 0 ? 1 : -1)
    },
  }
}

function headOf(
  rows: Rows,
  region: string,
  indicator: {
    readonly id: string
    readonly name: string
    readonly english_name: string | null
    readonly unit: string
    readonly decimals: number | null
  },
): Pick<Outcome, 'region' | 'indicator' | 'name' | 'englishName' | 'unit' | 'decimals' | 'town'> {
  return {
    region,
    indicator: indicator.id,
    name: indicator.name,
    englishName: indicator.english_name,
    unit: indicator.unit,
    decimals: indicator.decimals ?? 2,
    town: membersOf(rows, region).length > 0 ? null : region,
  }
}
