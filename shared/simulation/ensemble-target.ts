// Targets as questions about the draws of one step.

/** A number of one draw and step, made of figures. */
export type Measure =
  /** A figure by name; region is the place of the town, null for a regional variable; `times` converts its unit. */
  | {
      readonly kind: 'figure'
      readonly name: string
      readonly region: number | null
      readonly times?: number
    }
  | { readonly kind: 'sum'; readonly of: readonly Measure[] }
  /** over ÷ under × times, such as a rate of all towns from their pooled figures. */
  | { readonly kind: 'ratio'; readonly over: Measure; readonly under: Measure; readonly times: number }
  /** The least, or the average, of a figure's differences over those steps that are not later than the one judged. */
  | {
      readonly kind: 'least' | 'average'
      readonly of: Measure
      readonly steps: readonly ComparedStep[]
    }

/** One of the years of a comparison: a step's figure less what it is compared with, or a difference that is known already. */
interface ComparedStep {
  readonly step: number
  readonly less: number
  readonly known: number | null
}

/** One condition. */
export interface Test {
  readonly measure: Measure
  readonly operator: 'at-least' | 'above' | 'at-most' | 'below'
  readonly value: number
}

/** A target: all its tests must hold. Its probability is given for every step; `step` is the one that counts for all together. */
export interface EnsembleTarget {
  readonly id: string
  readonly step: number
  readonly tests: readonly Test[]
}

/** Draws of one figure in one step, by draw; NaN or infinite is missing. */
export type Figures = (name: string, region: number | null, step: number) => Float64Array

/** Outcomes of a test or target in one draw. */
export const MISSED = 0
/** The target holds. */
export const REACHED = 1
/** Something that it needs is missing. */
export const UNKNOWN = 2

/** Names and places of all figures that a target looks at. */
export function figuresOf(
  target: Pick<EnsembleTarget, 'tests'>,
): readonly Extract<Measure, { kind: 'figure' }>[] {
  const visit = (measure: Measure): readonly Extract<Measure, { kind: 'figure' }>[] => {
    switch (measure.kind) {
      case 'figure':
        return [measure]
      case 'sum':
        return measure.of.flatMap(visit)
      case 'ratio':
        return [...visit(measure.over), ...visit(measure.under)]
      default:
        return visit(measure.of)
    }
  }
  return target.tests.flatMap(({ measure }) => visit(measure))
}

/** Places of the towns that a target looks at. */
export function regionsOf(target: EnsembleTarget): readonly number[] {
  return [
    ...new Set(
      figuresOf(target)
        .map(({ region }) => region)
        .filter((region) => region !== null),
    ),
  ]
}

function valuesOf(measure: Measure, figures: Figures, step: number): Float64Array {
  switch (measure.kind) {
    case 'figure': {
      const values = figures(measure.name, measure.region, step)
      const times = measure.times ?? 1
      return times === 1 ? values : values.map((value) => value * times)
    }
    case 'sum': {
      const [first, ...rest] = measure.of.map((one) => valuesOf(one, figures, step))
      const sum = Float64Array.from(first ?? [])
      for (const other of rest)
        for (let i = 0; i < sum.length; i += 1) sum[i] = (sum[i] ?? 0) + (other[i] ?? NaN)
      return sum
    }
    case 'ratio': {
      const [over, under] = [valuesOf(measure.over, figures, step), valuesOf(measure.under, figures, step)]
      return over.map((value, i) => (value / (under[i] ?? NaN)) * measure.times)
    }
    default:
      return comparedValues(measure, figures, step)
  }
}

/** By draw; missing where one of the years is, and in steps before the first of them. */
function comparedValues(
  { kind, of, steps }: Extract<Measure, { kind: 'least' | 'average' }>,
  figures: Figures,
  step: number,
): Float64Array {
  const until = steps.filter((one) => one.step <= step)
  const differences = until.map(({ step: at, less, known }) => {
    const values = valuesOf(of, figures, at)
    return values.map((value) => known ?? value - less)
  })
  const [first, ...rest] = differences
  if (!first) return valuesOf(of, figures, step).map(() => NaN)
  // Math.min and a sum keep a missing year missing.
  for (const other of rest)
    for (let i = 0; i < first.length; i += 1) {
      const [before, now] = [first[i] ?? NaN, other[i] ?? NaN]
      first[i] = kind === 'least' ? Math.min(before, now) : before + now
    }
  return kind === 'least' ? first : first.map((sum) => sum / differences.length)
}

function holds(operator: Test['operator'], value: number, bound: number): boolean {
  switch (operator) {
    case 'at-least':
      return value >= bound
    case 'above':
      return value > bound
    case 'at-most':
      return value <= bound
    case 'below':
      return value < bound
  }
}

/** Judges a target in every draw of one step. */
export function outcomes(
  { tests }: Pick<EnsembleTarget, 'tests'>,
  figures: Figures,
  step: number,
  into: Uint8Array,
): void {
  into.fill(REACHED)
  for (const { measure, operator, value: bound } of tests) {
    const values = valuesOf(measure, figures, step)
    for (let i = 0; i < into.length; i += 1) {
      const value = values[i] ?? NaN
      if (!Number.isFinite(value)) into[i] = UNKNOWN
      else if (into[i] !== UNKNOWN && !holds(operator, value, bound)) into[i] = MISSED
    }
  }
}

/** How likely something is, by Monte Carlo. */
export interface Probability {
  /** Share of the draws in which it holds, of those in which it can be told; null if it can be told in none. */
  readonly probability: number | null
  /** Monte Carlo standard error √(p(1 − p)/n). */
  readonly standardError: number | null
  /** Draws in which it cannot be told. */
  readonly unknown: number
}

/** Probability from counts. */
export function probabilityOf(reached: number, unknown: number, draws: number): Probability {
  const known = draws - unknown
  if (known === 0) return { probability: null, standardError: null, unknown }
  const probability = reached / known
  return { probability, standardError: Math.sqrt((probability * (1 - probability)) / known), unknown }
}

/** All targets in a draw: reached if all are, missed if one is, else unknown. `all` is changed in place. */
export function together(all: Uint8Array, one: Uint8Array): void {
  for (let i = 0; i < all.length; i += 1) {
    const [before, now] = [all[i], one[i]]
    if (before === MISSED || now === MISSED) all[i] = MISSED
    else if (before === UNKNOWN || now === UNKNOWN) all[i] = UNKNOWN
  }
}
