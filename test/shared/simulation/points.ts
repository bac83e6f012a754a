import fc from 'fast-check'
import type { Evaluate } from '../../../shared/simulation/stepwise.ts'

/** Outcomes one by one, for functions of the tests. */
export function each<P>(outcome: (point: P) => number | null): Evaluate<P> {
  return (points) => points.map(outcome)
}

/** Names of drivers without repetition. */
export const names = (maxLength: number) =>
  fc.uniqueArray(fc.stringMatching(/^[a-z甲乙丙丁]{1,6}$/), { minLength: 1, maxLength })

/** Numbers of an ordinary size. */
export const figure = fc.double({ min: -1000, max: 1000, noNaN: true })
