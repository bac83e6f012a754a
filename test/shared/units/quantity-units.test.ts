import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { MAX_STEPS, readQuantity, stepsPerUnit } from '../../../shared/units/quantity.ts'

describe('units of the ledgers', () => {
  it.each([
    ['money', '千元', 100_000],
    ['money', '百万元', 100_000_000],
    ['money', '万亿元', 100_000_000_000_000],
    ['money', '分', 1],
    ['land', '㎡', 15],
    ['land', '万平方米', 150_000],
    ['land', '万m2', 150_000],
    ['land', '平方千米', 15_000_000],
    ['land', '百亩', 1_000_000],
    ['land', '万吨', 100_000_000_000],
  ] as const)('of %s one %s is %i steps', (measure, unit, steps) =>
    expect(stepsPerUnit(measure, unit)).toBe(steps),
  )

  it.each([
    ['money', '亩'],
    ['money', '万美元'],
    ['money', '元/人'],
    ['money', '万'],
    ['land', '米'],
    ['land', '平方'.repeat(9)],
    ['land', '%'],
  ] as const)('of %s there is no %s', (measure, unit) => expect(stepsPerUnit(measure, unit)).toBeUndefined())

  it('a figure is the same in whatever unit it is written', () => {
    const money = fc.constantFrom('元', '千元', '万元', '百万元', '亿元')
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1_000_000 }), money, (amount, unit) => {
        const steps = amount * (stepsPerUnit('money', unit) ?? Number.NaN)
        fc.pre(steps <= MAX_STEPS)
        expect(readQuantity(amount, 'money', unit)).toEqual({ steps })
        expect(readQuantity(`${amount}${unit}`, 'money', '万元')).toEqual({ steps })
      }),
    )
  })
})
