// Targets as questions about the draws of one step.

/** A figure by name; region is the place of the town, null for a regional variable; `times` converts its unit. */
interface Figure {
  readonly kind: 'figure'
  readonly name: string
  readonly region: number | null
  readonly times?: number
}

/** A figure of a town. */
export interface TownFigure extends Figure {
  readonly region: number
}

/** A number of one draw and step, made of figures. */
export type Measure =
  | Figure
  /** What was kept of several towns, by number. */
  | { readonly kind: 'kept'; readonly number: number }
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

/** What is known of the draws of one step, by draw; NaN or infinite is missing. */
export interface Figures {
  readonly figure: (name: string, region: number | null, step: number) => Float64Array
  readonly kept: (number: number, step: number) => Float64Array
}

/** Outcomes of a test or target in one draw. */
export const MISSED = 0
/** The target holds. */
export const REACHED = 1
/** Something that it needs is missing. */
export const UNKNOWN = 2

/** Names and places of all figures that a target looks at. */
export function figuresOf(target: Pick<EnsembleTarget, 'tests'>): readonly Figure[] {
  const visit = (measure: Measure): readonly Figure[] => {
    switch (measure.kind) {
      case 'figure':
        return [measure]
      case 'kept':
        return []
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
export function regionsOf(target: Pick<EnsembleTarget, 'tests'>): readonly number[] {
  return [
    ...new Set(
      figuresOf(target)
        .map(({ region }) => region)
        .filter((region) => region !== null),
    ),
  ]
}

/**
 * In the order of the towns, however they were listed: the last digits of a sum depend on it, and where the towns come
 * batch by batch it is the only order to be had.
 */
export function inOrder(of: readonly Measure[]): readonly Measure[] {
  const place = (measure: Measure): number => (measure.kind === 'figure' ? (measure.region ?? -1) : -1)
  return of.toSorted((a, b) => place(a) - place(b))
}

function valuesOf(measure: Measure, figures: Figures, step: number): Float64Array {
  switch (measure.kind) {
    case 'figure': {
      const values = figures.figure(measure.name, measure.region, step)
      const times = measure.times ?? 1
      return times === 1 ? values : values.map((value) => value * times)
    }
    case 'kept':
      return figures.kept(measure.number, step)
    case 'sum': {
      const [first, ...rest] = inOrder(measure.of).map((one) => valuesOf(one, figures, step))
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

/** Judges tests in every draw of one step, on top of what `into` already says of others; REACHED before the first. */
export function outcomes(
  { tests }: Pick<EnsembleTarget, 'tests'>,
  figures: Figures,
  step: number,
  into: Uint8Array,
): void {
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
