// Targets as questions about the draws of one step.

/** A number of one draw and step, made of figures. */
export type Measure =
  /** A figure by name; region is the place of the town, null for a regional variable. */
  | { readonly kind: 'figure'; readonly name: string; readonly region: number | null }
  | { readonly kind: 'sum'; readonly of: readonly Measure[] }
  /** over ÷ under × times, such as a rate of all towns from their pooled figures. */
  | { readonly kind: 'ratio'; readonly over: Measure; readonly under: Measure; readonly times: number }

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
export type Figures = (name: string, region: number | null) => Float64Array

/** Outcomes of a test or target in one draw. */
export const MISSED = 0
/** The target holds. */
export const REACHED = 1
/** Something that it needs is missing. */
export const UNKNOWN = 2

/** Places of the towns that a target looks at. */
export function regionsOf(target: EnsembleTarget): readonly number[] {
  const visit = (measure: Measure): readonly (number | null)[] => {
    if (measure.kind === 'figure') return [measure.region]
    return measure.kind === 'sum'
      ? measure.of.flatMap(visit)
      : [...visit(measure.over), ...visit(measure.under)]
  }
  const found = target.tests.flatMap(({ measure }) => visit(measure)).filter((region) => region !== null)
  return [...new Set(found)]
}

function valuesOf(measure: Measure, figures: Figures): Float64Array {
  switch (measure.kind) {
    case 'figure':
      return figures(measure.name, measure.region)
    case 'sum': {
      const [first, ...rest] = measure.of.map((one) => valuesOf(one, figures))
      const sum = Float64Array.from(first ?? [])
      for (const other of rest)
        for (let i = 0; i < sum.length; i += 1) sum[i] = (sum[i] ?? 0) + (other[i] ?? NaN)
      return sum
    }
    case 'ratio': {
      const [over, under] = [valuesOf(measure.over, figures), valuesOf(measure.under, figures)]
      return over.map((value, i) => (value / (under[i] ?? NaN)) * measure.times)
    }
  }
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
export function outcomes({ tests }: EnsembleTarget, figures: Figures, into: Uint8Array): void {
  into.fill(REACHED)
  for (const { measure, operator, value: bound } of tests) {
    const values = valuesOf(measure, figures)
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
