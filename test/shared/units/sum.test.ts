import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { MAX_STEPS } from '../../../shared/units/quantity.ts'
import { spread, spreadHolding } from '../../../shared/units/spread.ts'
import { differenceOf, percentOf, sumOf } from '../../../shared/units/sum.ts'

const amount = fc.integer({ min: -(2 ** 31), max: 2 ** 31 })
const weight = fc.integer({ min: 0, max: 2 ** 40 })

describe('sums of exact amounts', () => {
  it('a missing amount is counted and is not nought', () => {
    expect(sumOf([100, null, -30])).toEqual({ sum: 70, count: 2, missing: 1, beyond: false })
    expect(sumOf([null, null])).toEqual({ sum: null, count: 0, missing: 2, beyond: false })
    expect(sumOf([])).toEqual({ sum: null, count: 0, missing: 0, beyond: false })
  })

  it('equals the sum in big integers, in any order', () => {
    fc.assert(
      fc.property(fc.array(amount, { minLength: 1 }), (amounts) => {
        const exact = amounts.reduce((sum, one) => sum + BigInt(one), 0n)
        expect(BigInt(sumOf(amounts).sum ?? Number.NaN)).toBe(exact)
        expect(sumOf(amounts.toReversed())).toEqual(sumOf(amounts))
      }),
    )
  })

  it('says that it is beyond exactness and gives no wrong figure', () => {
    expect(sumOf([MAX_STEPS, 0])).toMatchObject({ sum: MAX_STEPS, beyond: false })
    expect(sumOf([MAX_STEPS, 1])).toMatchObject({ sum: null, beyond: true })
    expect(sumOf([MAX_STEPS, MAX_STEPS, MAX_STEPS, -MAX_STEPS])).toMatchObject({ sum: null, beyond: true })
  })

  it('differences and percentages need both figures', () => {
    expect(differenceOf(sumOf([5]), sumOf([7]))).toBe(-2)
    expect(differenceOf(sumOf([5]), sumOf([null]))).toBeNull()
    expect(percentOf(1, 4)).toBe(25)
    expect(percentOf(1, 0)).toBeNull()
    expect(percentOf(null, 4)).toBeNull()
  })
})

describe('spreading an amount', () => {
  it('goes by weight, and the odd steps go to the largest remainders', () => {
    expect(spread(100, [1, 1, 1])).toEqual([34, 33, 33])
    expect(spread(10, [1, 2, 3])).toEqual([2, 3, 5])
    expect(spread(-7, [1, 1])).toEqual([-4, -3])
    expect(spread(8, [0, 0, 0, 0])).toEqual([2, 2, 2, 2])
    expect(spread(8, [])).toEqual([])
  })

  it('keeps the total to the step, whatever the weights', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -MAX_STEPS, max: MAX_STEPS }),
        fc.array(weight, { minLength: 1, maxLength: 30 }),
        (total, weights) => {
          const parts = spread(total, weights)
          expect(parts.reduce((sum, part) => sum + BigInt(part), 0n)).toBe(BigInt(total))
        },
      ),
    )
  })

  it('no part is further than one step from its exact share', () => {
    fc.assert(
      fc.property(amount, fc.array(fc.integer({ min: 1, max: 1000 }), { minLength: 1 }), (total, weights) => {
        const whole = weights.reduce((sum, one) => sum + one, 0)
        spread(total, weights).forEach((part, index) => {
          expect(Math.abs(part - (total * (weights[index] ?? 0)) / whole)).toBeLessThan(1)
        })
      }),
    )
  })

  it('held parts stay and the total is kept', () => {
    expect(
      spreadHolding(100, [
        { weight: 1, held: null },
        { weight: 1, held: 40 },
        { weight: 2, held: null },
      ]),
    ).toEqual([20, 40, 40])
    expect(spreadHolding(100, [{ weight: 1, held: 40 }])).toBeNull()
  })

  it('refuses fractions and weights below nought', () => {
    expect(() => spread(1.5, [1])).toThrow(RangeError)
    expect(() => spread(1, [-1])).toThrow(RangeError)
  })
})
