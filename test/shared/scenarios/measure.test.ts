import { describe, expect, it } from 'vitest'
import {
  creditOf,
  isFacility,
  marginTo,
  meets,
  progressOf,
  requiredPerYear,
} from '../../../shared/scenarios/measure.ts'

describe('[情景-8] meeting an aim', () => {
  it.each([
    ['above', 350, false],
    ['above', 350.01, true],
    ['at-least', 350, true],
    ['at-least', 349.99, false],
    ['below', 350, false],
    ['below', 349.99, true],
    ['at-most', 350, true],
    ['at-most', 350.01, false],
    ['complete', 349, false],
    ['complete', 350, true],
  ] as const)('%s 350 by %d is %s', (operator, value, met) => {
    expect(meets(operator, value, 350)).toBe(met)
  })

  it('has a margin that is positive in the good direction', () => {
    expect(marginTo('at-least', 80, 75)).toBe(5)
    expect(marginTo('at-most', 1.7, 1.6)).toBeCloseTo(-0.1, 12)
  })
})

describe('what is required every year', () => {
  const flow = { kind: 'flow', unit: '亿元' } as const
  const share = { kind: 'ratio', unit: '%' } as const

  it('is compound growth of an amount', () => {
    const required = requiredPerYear(flow, 'above', { year: 2023, value: 100 }, 121, 2025)
    expect(required?.kind).toBe('growth')
    expect(required?.value).toBeCloseTo(10, 9)
  })

  it('is 百分点 of a share, and units of other ratios and of counts', () => {
    expect(requiredPerYear(share, 'at-least', { year: 2022, value: 69 }, 75, 2025)).toEqual({
      kind: 'points',
      value: 2,
    })
    const ratio = requiredPerYear(
      { kind: 'ratio', unit: '倍' },
      'at-most',
      { year: 2023, value: 1.8 },
      1.6,
      2025,
    )
    expect(ratio?.kind).toBe('amount')
    expect(ratio?.value).toBeCloseTo(-0.1, 12)
    expect(
      requiredPerYear({ kind: 'count', unit: '家' }, 'at-least', { year: 2024, value: 0 }, 1, 2025),
    ).toEqual({
      kind: 'amount',
      value: 1,
    })
  })

  it('is nothing where it is met, the year has come, nothing is known, or growth and yes or no are asked for', () => {
    expect(requiredPerYear(flow, 'at-least', { year: 2023, value: 130 }, 121, 2025)).toBeNull()
    expect(requiredPerYear(flow, 'at-least', { year: 2025, value: 100 }, 121, 2025)).toBeNull()
    expect(requiredPerYear(flow, 'at-least', null, 121, 2025)).toBeNull()
    expect(requiredPerYear(flow, 'at-least', { year: 2023, value: 0 }, 121, 2025)).toBeNull()
    expect(
      requiredPerYear({ kind: 'yesno', unit: '是否' }, 'complete', { year: 2023, value: 0 }, 1, 2025),
    ).toBeNull()
  })
})

it('progress is the share of the way from the base, in either direction', () => {
  expect(progressOf('at-least', { year: 2022, value: 60 }, { year: 2024, value: 70 }, 80)).toBe(0.5)
  expect(progressOf('at-most', { year: 2022, value: 2 }, { year: 2024, value: 1.8 }, 1.6)).toBeCloseTo(
    0.5,
    12,
  )
  expect(progressOf('above', { year: 2022, value: 80 }, { year: 2024, value: 82 }, 80)).toBeNull()
  expect(progressOf('at-least', { year: 2022, value: 85 }, { year: 2024, value: 90 }, 80)).toBeNull()
  expect(progressOf('at-least', null, { year: 2024, value: 82 }, 80)).toBeNull()
})

describe('[情景-12] a facility', () => {
  it('is counted and asked for by an absolute target', () => {
    const count = { kind: 'count' } as const
    expect(isFacility({ basis: 'absolute', operator: 'at-least' }, count)).toBe(true)
    expect(isFacility({ basis: 'absolute', operator: 'at-most' }, count)).toBe(false)
    expect(isFacility({ basis: 'better-than-city', operator: 'above' }, count)).toBe(false)
    expect(isFacility({ basis: 'absolute', operator: 'at-least' }, { kind: 'ratio' })).toBe(false)
  })

  it.each([
    ['none', 'at-least', 96, 0],
    ['share', 'at-least', 96, 96 / 130],
    ['none', 'at-least', 130, 1],
    ['share', 'at-least', 160, 1],
    ['none', 'above', 130, 0],
    ['share', 'at-least', -1, 0],
  ] as const)('on %s, %s 130 with %d counts %d', (halfDone, operator, value, credit) => {
    expect(creditOf(halfDone, operator, { year: 2024, value }, 130)).toBe(credit)
    expect(creditOf(halfDone, operator, null, 130)).toBeNull()
    expect(creditOf(halfDone, operator, { year: 2024, value }, null)).toBeNull()
  })
})
