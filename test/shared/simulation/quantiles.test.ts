import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Summariser } from '../../../shared/simulation/quantiles.ts'

const SHARES = [0, 0.05, 0.25, 0.5, 0.9, 0.975, 1]

/** PERCENTILE.INC by sorting everything. */
function sorted(values: readonly number[], share: number): number {
  const order = values.filter(Number.isFinite).toSorted((a, b) => a - b)
  const rank = share * (order.length - 1)
  const low = order[Math.floor(rank)] ?? NaN
  return Number.isInteger(rank)
    ? low
    : low + (rank - Math.floor(rank)) * ((order[Math.ceil(rank)] ?? NaN) - low)
}

function summary(values: readonly number[]): ReturnType<Summariser['summary']> {
  const summariser = new Summariser(values.length)
  summariser.clear()
  summariser.add(Float64Array.from(values), 0, values.length)
  return summariser.summary(SHARES)
}

describe('a summary of draws', () => {
  it('has the quantiles that sorting everything gives', () => {
    const value = fc.oneof(
      fc.double({ min: -1e6, max: 1e6, noNaN: true }),
      fc.integer({ min: 0, max: 3 }),
      fc.constantFrom(NaN, Infinity, 1e300, -1e300, 5),
    )
    fc.assert(
      fc.property(fc.array(value, { minLength: 1, maxLength: 700 }), (values) => {
        const present = values.filter(Number.isFinite)
        const found = summary(values)
        expect(found.present).toBe(present.length)
        // Adding 0 makes −0 the same as 0.
        expect(found.quantiles.map((one) => one + 0)).toEqual(
          SHARES.map((share) => sorted(values, share) + 0),
        )
      }),
      { numRuns: 300 },
    )
  })

  it('has mean and deviation, and knows what is missing', () => {
    expect(summary([1, 2, NaN, 3, 4])).toMatchObject({ present: 4, mean: 2.5 })
    expect(summary([1, 2, 3, 4]).deviation).toBeCloseTo(Math.sqrt(5 / 3), 14)
    expect(summary([7])).toEqual({ present: 1, mean: 7, deviation: 0, quantiles: SHARES.map(() => 7) })
    expect(summary([NaN])).toMatchObject({ present: 0, mean: NaN })
  })

  it('can be used again', () => {
    const summariser = new Summariser(3)
    for (const values of [
      [3, 1, 2],
      [5, 5, NaN],
    ]) {
      summariser.clear()
      summariser.add(Float64Array.from(values), 0, 3)
      expect(summariser.summary([0.5]).quantiles).toEqual([sorted(values, 0.5)])
    }
  })
})
