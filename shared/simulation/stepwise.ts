/** How far a long computation has come. */
interface Progress {
  readonly done: number
  readonly total: number
}

/**
 * A computation that pauses: a page goes on with it between two frames and may leave it, a script runs it to its end.
 * It keeps no clock of its own, so what comes out never hangs on when it was paused.
 */
export type Stepwise<T> = Generator<Progress, T, void>

/** Outcomes of points, in their order; a missing outcome is null. Whole blocks are asked for, so that an engine may run them at once. */
export type Evaluate<P> = (points: readonly P[]) => readonly (number | null)[]

/** Points that are evaluated between two pauses. */
const BLOCK = 16

/** Runs a computation to its end. */
export function finish<T>(work: Stepwise<T>): T {
  for (;;) {
    const step = work.next()
    if (step.done) return step.value
  }
}

/** Goes on with a computation until it is done, or there was enough for now; at least one step. */
export function goOn<T>(work: Stepwise<T>, enough: () => boolean): IteratorResult<Progress, T> {
  for (;;) {
    const step = work.next()
    if (step.done || enough()) return step
  }
}

/** Evaluates points block by block, with a pause after each. */
export function* evaluateAll<P>(points: readonly P[], evaluate: Evaluate<P>): Stepwise<(number | null)[]> {
  const outcomes: (number | null)[] = []
  for (let from = 0; from < points.length; from += BLOCK) {
    const found = evaluate(points.slice(from, from + BLOCK))
    for (const outcome of found) outcomes.push(outcome)
    yield { done: outcomes.length, total: points.length }
  }
  return outcomes
}

/** Work that is one of several equal parts of a larger one: its progress counts as a part of the whole. */
export function* asPart<T>(work: Stepwise<T>, part: number, parts: number): Stepwise<T> {
  for (;;) {
    const step = work.next()
    if (step.done) return step.value
    yield { done: part + step.value.done / step.value.total, total: parts }
  }
}
