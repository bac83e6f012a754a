import { describe, expect, it } from 'vitest'
import type { Distribution } from '../../../shared/model/program.ts'
import { normalQuantile, quantileOf, quantileWithin } from '../../../shared/simulation/quantile-points.ts'

const of = (kind: Distribution['kind'], ...params: number[]): Distribution => ({ kind, params })

describe('quantiles', () => {
  it('of the standard normal are those that Wichura (1988) gives to check AS241', () => {
    expect(normalQuantile(0.25)).toBeCloseTo(-0.6744897501960817, 14)
    expect(normalQuantile(0.001)).toBeCloseTo(-3.090232306167814, 13)
    expect(normalQuantile(1e-20)).toBeCloseTo(-9.262340089798409, 12)
    expect(normalQuantile(0.5)).toBe(0)
  })

  it('of the other distributions have their closed forms', () => {
    expect(quantileOf(of('normal', 6, 2), 0.975)).toBeCloseTo(6 + 2 * 1.959963984540054, 12)
    expect(quantileOf(of('lognormal', 9000, 0.1), 0.5)).toBe(9000)
    expect(quantileOf(of('uniform', -1, 3), 0.25)).toBe(0)
    expect(quantileOf(of('triangular', 4, 7, 10), 0.5)).toBeCloseTo(7, 12)
    expect(quantileOf(of('triangular', 0, 0, 1), 0.75)).toBeCloseTo(0.5, 12)
    expect(quantileOf(of('triangular', 2, 2, 2), 0.3)).toBe(2)
    expect(quantileOf(of('empirical', 3, 1, 2), 0.75)).toBe(2.5)
  })

  it('of a PERT distribution invert its distribution function', () => {
    // Beta(3, 3) has the median 1/2 and the 10 % point 0.24664 (tables of the incomplete beta function).
    expect(quantileOf(of('pert', 60, 80, 100), 0.5)).toBeCloseTo(80, 9)
    expect(quantileOf(of('pert', 0, 0.5, 1), 0.1)).toBeCloseTo(0.24664, 4)
    // Beta(1, 5): 1 − (1 − x)^5.
    expect(quantileOf(of('pert', 0, 0, 1), 0.9)).toBeCloseTo(1 - 0.1 ** 0.2, 9)
  })

  it('within two ends spread what lay outside over the inside', () => {
    expect(quantileWithin(of('uniform', 0, 10), [2, 6], 0.5)).toBeCloseTo(4, 9)
    expect(quantileWithin(of('normal', 0, 1), [0, null], 0.5)).toBeCloseTo(0.6744897501960817, 9)
    expect(quantileWithin(of('normal', 0, 1), [null, null], 0.9)).toBeCloseTo(1.2815515655446004, 12)
  })
})
