import { describe, expect, it } from 'vitest'
import { axisOf, levelLine, leverGrid } from '../../../shared/simulation/lever-grid.ts'
import { finish } from '../../../shared/simulation/stepwise.ts'
import { each } from './points.ts'

const circle = each(([x, y]: readonly [number, number]) => x * x + y * y)

describe('two-lever grid', () => {
  it('has both ends of each axis, and an outcome for every combination', () => {
    expect(axisOf([0, 1], 5)).toEqual([0, 0.25, 0.5, 0.75, 1])
    expect(axisOf([3, 3], 5)).toEqual([3])
    const grid = finish(
      leverGrid(
        [0, 1, 2],
        [0, 10],
        each(([x, y]: readonly [number, number]) => x + y),
      ),
    )
    expect(grid.outcomes).toEqual([
      [0, 1, 2],
      [10, 11, 12],
    ])
  })

  it('draws the line on which the outcome is the level', () => {
    const axis = axisOf([0, 2], 41)
    const line = levelLine(finish(leverGrid(axis, axis, circle)), 1)
    expect(line.length).toBeGreaterThan(30)
    for (const [x, y] of line.flat()) expect(Math.abs(Math.hypot(x, y) - 1)).toBeLessThan(2e-3)
  })

  it('leaves squares with a missing corner without a line, and reaches no level outside the outcomes', () => {
    const holes = finish(
      leverGrid(
        [0, 1],
        [0, 1],
        each(([x, y]) => (x * y === 1 ? null : x + y)),
      ),
    )
    expect(levelLine(holes, 0.5)).toEqual([])
    expect(levelLine(finish(leverGrid([0, 1], [0, 1], circle)), 5)).toEqual([])
  })

  it('draws two pieces in a square that the level crosses twice', () => {
    const saddle = finish(
      leverGrid(
        [0, 1],
        [0, 1],
        each(([x, y]) => (x === y ? 1 : 0)),
      ),
    )
    expect(levelLine(saddle, 0.5)).toHaveLength(2)
  })
})
