import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { backCast } from '../../../shared/simulation/backcast.ts'
import { finish } from '../../../shared/simulation/stepwise.ts'
import { each } from './points.ts'

const search = { present: 2, min: 0, max: 10 }
const AT_LEAST = { strict: false }

const cast = (margin: (value: number) => number | null, given = search, goal = AT_LEAST) =>
  finish(backCast(given, goal, each(margin)))

describe('back-casting', () => {
  it('finds the value that reaches the goal, and a round one beyond it', () => {
    const found = cast((value) => value * value - 30)
    expect(found).toMatchObject({ kind: 'reached', rounded: 5.48, monotone: true })
    expect(found.kind === 'reached' ? found.value : NaN).toBeCloseTo(Math.sqrt(30), 10)
  })

  it('goes down where that reaches it, and takes the smaller change of two', () => {
    expect(cast((value) => 1 - value)).toMatchObject({ kind: 'reached', rounded: 1 })
    // Reached below 1 and above 9: from 2 it is nearer to go down.
    expect(cast((value) => Math.abs(value - 5) - 4)).toMatchObject({
      kind: 'reached',
      rounded: 1,
      monotone: false,
    })
  })

  it('says when the present value reaches it already', () => {
    expect(cast((value) => value - 1)).toEqual({ kind: 'met', margin: 1, monotone: true })
  })

  it('says how close it can come where it is out of reach, also inside the range', () => {
    expect(cast((value) => value - 12)).toMatchObject({ kind: 'out-of-reach', value: 10, margin: -2 })
    const hill = cast((value) => -1 - (value - 3.3) ** 2)
    expect(hill).toMatchObject({ kind: 'out-of-reach', monotone: false })
    expect(hill.kind === 'out-of-reach' ? hill.value : NaN).toBeCloseTo(3.3, 5)
  })

  it('names the nearest of values that come equally close', () => {
    expect(cast((value) => Math.min(value, 6.25) - 9)).toMatchObject({ kind: 'out-of-reach', value: 6.25 })
    expect(cast((value) => Math.min(10 - value, 5) - 9, { ...search, present: 8.75 })).toMatchObject({
      kind: 'out-of-reach',
      value: 5,
    })
  })

  it('tells a driver without effect from one that falls short', () => {
    expect(cast(() => -3)).toEqual({ kind: 'no-effect', margin: -3 })
    expect(cast(() => null)).toEqual({ kind: 'no-effect', margin: null })
  })

  it('passes over values whose outcome is missing', () => {
    expect(cast((value) => (value > 4 ? value - 3 : null))).toMatchObject({ kind: 'reached', rounded: 4.01 })
  })

  it('takes more than the aim where the aim itself does not count', () => {
    const step = (value: number) => (value >= 6 ? 1 : 0)
    expect(cast(step)).toMatchObject({ kind: 'met' })
    expect(cast(step, search, { strict: true })).toMatchObject({ kind: 'reached', rounded: 6 })
  })

  it('reaches the goal with the value and the round value that it names, and nothing nearer on the coarse grid does', () => {
    const curves = fc.record({
      slope: fc.double({ min: -5, max: 5, noNaN: true }),
      curve: fc.double({ min: -1, max: 1, noNaN: true }),
      base: fc.double({ min: -20, max: 20, noNaN: true }),
      present: fc.double({ min: 0, max: 10, noNaN: true }),
    })
    fc.assert(
      fc.property(curves, fc.boolean(), ({ slope, curve, base, present }, strict) => {
        const margin = (value: number) => base + slope * value + curve * value ** 2
        const met = (value: number) => (strict ? margin(value) > 0 : margin(value) >= 0)
        const found = cast(margin, { present, min: 0, max: 10 }, { strict })
        const grid = Array.from({ length: 33 }, (_, at) => (at * 10) / 32)
        if (found.kind === 'reached') {
          expect(met(present)).toBe(false)
          expect(met(found.value) && met(found.rounded)).toBe(true)
          const nearer = grid.filter((value) => Math.abs(value - present) < Math.abs(found.value - present))
          expect(nearer.filter(met)).toEqual([])
        } else if (found.kind === 'met') expect(met(present)).toBe(true)
        else expect(grid.filter(met)).toEqual([])
      }),
    )
  })
})
