import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { select } from '../../../shared/simulation/select.ts'

function selected(values: readonly number[], at: number): Float64Array {
  const all = Float64Array.from(values)
  select(all, 0, all.length, at)
  return all
}

/** Values of which middle-of-three makes as little as it can: every parting takes two off. */
function killer(length: number): number[] {
  const values = Array.from({ length }, (_, i) => i)
  for (let i = length - 1; i > 2; i -= 1) {
    const middle = i >> 1
    ;[values[i - 1], values[middle]] = [values[middle] ?? 0, values[i - 1] ?? 0]
  }
  return values
}

describe('selecting a rank', () => {
  it('puts there what sorting would, with nothing greater before it and nothing less after it', () => {
    const value = fc.oneof(
      fc.double({ noNaN: true, noDefaultInfinity: true }),
      fc.integer({ min: 0, max: 2 }),
      fc.constantFrom(0, 1e300, -1e300),
    )
    fc.assert(
      fc.property(
        fc.array(value, { minLength: 1, maxLength: 300 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (values, share) => {
          const at = Math.round(share * (values.length - 1))
          const found = selected(values, at)
          const rank = found[at] ?? NaN
          expect(rank + 0).toBe((values.toSorted((a, b) => a - b)[at] ?? NaN) + 0)
          expect(found.subarray(0, at).every((one) => one <= rank)).toBe(true)
          expect(found.subarray(at).every((one) => one >= rank)).toBe(true)
        },
      ),
    )
  })

  it('is right also where the middle of three is a bad guess at every turn', () => {
    const values = killer(3000)
    for (const at of [0, 1500, 2998, 2999]) expect(selected(values, at)[at]).toBe(at)
  })

  it('leaves what lies outside alone', () => {
    const values = Float64Array.from([9, ...Array.from({ length: 60 }, (_, i) => 60 - i), -9])
    select(values, 1, 61, 30)
    expect([values[0], values[61], values[30]]).toEqual([9, -9, 30])
  })
})
