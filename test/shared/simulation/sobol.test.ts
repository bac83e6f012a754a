import { describe, expect, it } from 'vitest'
import { sobol } from '../../../shared/simulation/sobol.ts'
import { finish } from '../../../shared/simulation/stepwise.ts'
import { uniformPoints } from '../../../shared/simulation/uniform-points.ts'
import { each } from './points.ts'

const uniform = uniformPoints(42)
const [A, B] = [7, 0.1]

/** Ishigami and Homma (1990) on −π … π. */
function ishigami(point: ReadonlyMap<string, number>): number {
  const [x1 = 0, x2 = 0, x3 = 0] = ['x1', 'x2', 'x3'].map((id) => ((point.get(id) ?? 0) * 2 - 1) * Math.PI)
  return Math.sin(x1) + A * Math.sin(x2) ** 2 + B * x3 ** 4 * Math.sin(x1)
}

const shares = (result: ReturnType<typeof run>) =>
  Object.fromEntries(result.shares.map(({ id, first, total }) => [id, { first, total }]))
const run = (ids: readonly string[], rows = 4000) => finish(sobol(ids, rows, each(ishigami), uniform))

describe('Sobol indices', () => {
  it('agree with the closed form of the Ishigami function within their standard errors', () => {
    const pi4 = Math.PI ** 4
    const v1 = 0.5 * (1 + (B * pi4) / 5) ** 2
    const v2 = A ** 2 / 8
    const v13 = (B ** 2 * Math.PI ** 8 * 8) / 225
    const variance = v1 + v2 + v13
    const expected = {
      x1: [v1, v1 + v13],
      x2: [v2, v2],
      x3: [0, v13],
    }
    const result = run(['x1', 'x2', 'x3'])
    expect(result.used).toBe(4000)
    expect(Math.abs((result.deviation ?? 0) / Math.sqrt(variance) - 1)).toBeLessThan(0.03)
    const found = shares(result)
    for (const [id, [first = NaN, total = NaN]] of Object.entries(expected)) {
      const own = found[id]
      expect(own?.first?.error).toBeLessThan(0.05)
      expect(Math.abs((own?.first?.share ?? NaN) - first / variance)).toBeLessThan(
        4 * (own?.first?.error ?? 0),
      )
      expect(Math.abs((own?.total?.share ?? NaN) - total / variance)).toBeLessThan(
        4 * (own?.total?.error ?? 0),
      )
    }
  })

  it('are the same in whatever order the drivers are given, and of the same seed', () => {
    expect(run(['x3', 'x1', 'x2'], 200)).toEqual(run(['x1', 'x2', 'x3'], 200))
  })

  it('leave out rows in which an outcome is missing, and say how many', () => {
    const holes = finish(
      sobol(
        ['x1', 'x2', 'x3'],
        500,
        each((point) => ((point.get('x1') ?? 0) < 0.1 ? null : ishigami(point))),
        uniform,
      ),
    )
    expect(holes.missing).toBeGreaterThan(50)
    expect(holes.used + holes.missing).toBe(500)
    expect(holes.shares.every(({ total }) => total !== null)).toBe(true)
  })

  it('have no shares where nothing varies, or nothing is known', () => {
    const still = finish(
      sobol(
        ['a', 'b'],
        40,
        each(() => 3),
        uniform,
      ),
    )
    expect(still).toMatchObject({ mean: 3, deviation: 0 })
    expect(still.shares.map(({ first }) => first)).toEqual([null, null])
    const nothing = finish(
      sobol(
        ['a'],
        40,
        each(() => null),
        uniform,
      ),
    )
    expect(nothing).toMatchObject({ mean: null, deviation: null, used: 0, missing: 40 })
  })
})

describe('uniform numbers by place', () => {
  it('lie strictly between 0 and 1 and differ from place to place', () => {
    const numbers = Array.from({ length: 1000 }, (_, draw) => uniform(draw, draw % 7))
    expect(numbers.every((number) => number > 0 && number < 1)).toBe(true)
    expect(new Set(numbers).size).toBe(1000)
    expect(Math.abs(numbers.reduce((sum, number) => sum + number, 0) / 1000 - 0.5)).toBeLessThan(0.04)
  })
})
