import { evaluateAll, type Evaluate, type Stepwise } from './stepwise.ts'

/** A driver with the two points at which it alone is moved. */
export interface Ends<P> {
  readonly id: string
  readonly low: P
  readonly high: P
}

/** What moving one driver alone does to the outcome. */
export interface Swing {
  readonly id: string
  /** Outcome with the driver at its low end; null if it is missing there. */
  readonly low: number | null
  readonly high: number | null
  /** Span of the outcomes at both ends and at present; null if an end's is missing. */
  readonly swing: number | null
}

/**
 * Moves every driver alone to its low and its high end. Widest span first, those with a missing end last; drivers of
 * equal span by id, so that the order in which they are given changes nothing.
 */
export function* tornado<P>(
  drivers: readonly Ends<P>[],
  present: number | null,
  evaluate: Evaluate<P>,
): Stepwise<readonly Swing[]> {
  const outcomes = yield* evaluateAll(
    drivers.flatMap(({ low, high }) => [low, high]),
    evaluate,
  )
  const swings = drivers.map(({ id }, index): Swing => {
    const low = outcomes[2 * index] ?? null
    const high = outcomes[2 * index + 1] ?? null
    return { id, low, high, swing: spanOf(low, high, present) }
  })
  return swings.toSorted((a, b) => (b.swing ?? -1) - (a.swing ?? -1) || compareIds(a.id, b.id))
}

function spanOf(low: number | null, high: number | null, present: number | null): number | null {
  if (low === null || high === null) return null
  const all = present === null ? [low, high] : [low, high, present]
  return Math.max(...all) - Math.min(...all)
}

/** Orders ids by code point, the same on every machine. */
export function compareIds(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
