import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  between,
  contains,
  goTo,
  jump,
  rangeOf,
  refit,
  single,
  sizeOf,
  step,
  type Direction,
  type Point,
} from '../../../renderer/grid/range.ts'
import { advance } from '../../../renderer/grid/ranges.ts'

const at = (row: number, column: number): Point => ({ row, column })
const SIZE = { rows: 10, columns: 6 }

/** A sheet drawn in text: x is a filled cell. */
const drawn = (...rows: string[]) => ({
  size: { rows: rows.length, columns: rows[0]?.length ?? 0 },
  filled: ({ row, column }: Point) => rows[row]?.[column] === 'x',
})

describe('a range', () => {
  it('has its corners in order wherever the drag began', () => {
    expect(rangeOf(between(at(5, 4), at(2, 1)))).toEqual({ top: 2, left: 1, bottom: 5, right: 4 })
    expect(sizeOf(rangeOf(between(at(5, 4), at(2, 1))))).toEqual({ rows: 4, columns: 4 })
  })

  it('keeps its first cell active while it is extended', () => {
    const extended = goTo(single(at(3, 3)), at(6, 1), true)
    expect(extended.active).toEqual(at(3, 3))
    expect(rangeOf(extended)).toEqual({ top: 3, left: 1, bottom: 6, right: 3 })
  })

  it('shrinks to what is left when rows and columns go, and to nothing in an empty sheet', () => {
    expect(refit(between(at(2, 1), at(9, 5)), { rows: 4, columns: 3 })).toEqual(between(at(2, 1), at(3, 2)))
    expect(refit(single(at(0, 0)), { rows: 0, columns: 3 })).toBeNull()
  })
})

describe('an arrow', () => {
  it('moves one cell and stops at the edge', () => {
    expect(step(at(0, 0), 'right', SIZE)).toEqual(at(0, 1))
    expect(step(at(0, 0), 'up', SIZE)).toEqual(at(0, 0))
    expect(step(at(8, 5), 'down', SIZE, 20)).toEqual(at(9, 5))
  })
})

describe('Ctrl and an arrow', () => {
  const { size, filled } = drawn('xxx..x', '......', 'x..xx.')

  it('goes to the last filled cell before a gap', () => {
    expect(jump(at(0, 0), 'right', size, filled)).toEqual(at(0, 2))
  })

  it('goes over a gap to the next filled cell', () => {
    expect(jump(at(0, 2), 'right', size, filled)).toEqual(at(0, 5))
    expect(jump(at(0, 0), 'down', size, filled)).toEqual(at(2, 0))
  })

  it('goes from an empty cell to the next filled one, beside it or far away', () => {
    expect(jump(at(2, 2), 'right', size, filled)).toEqual(at(2, 3))
    expect(jump(at(2, 1), 'right', size, filled)).toEqual(at(2, 3))
  })

  it('goes to the edge where nothing follows', () => {
    expect(jump(at(1, 0), 'right', size, filled)).toEqual(at(1, 5))
    expect(jump(at(2, 4), 'right', size, filled)).toEqual(at(2, 5))
    expect(jump(at(0, 5), 'right', size, filled)).toEqual(at(0, 5))
  })
})

describe('Tab and Enter', () => {
  it('move to the neighbour when one cell is selected', () => {
    expect(advance(single(at(1, 1)), 'right', SIZE)).toEqual(single(at(1, 2)))
    expect(advance(single(at(1, 1)), 'down', SIZE)).toEqual(single(at(2, 1)))
  })

  it('walk through a range, Tab by rows and Enter by columns, and begin again at its end', () => {
    const range = between(at(2, 1), at(3, 2))
    const walk = (direction: Direction): Point[] => {
      let now = range
      return [1, 2, 3, 4].map(() => {
        now = advance(now, direction, SIZE)
        return now.active
      })
    }
    expect(walk('right')).toEqual([at(2, 2), at(3, 1), at(3, 2), at(2, 1)])
    expect(walk('down')).toEqual([at(3, 1), at(2, 2), at(3, 2), at(2, 1)])
  })

  it('never leave the range, and Shift walks the same way back', () => {
    const point = fc.record({ row: fc.nat(9), column: fc.nat(5) })
    const pairs = fc.constantFrom(['right', 'left'] as const, ['down', 'up'] as const)
    fc.assert(
      fc.property(point, point, pairs, fc.nat(40), (anchor, head, [there, back], steps) => {
        const start = between(anchor, head)
        fc.pre(sizeOf(rangeOf(start)).rows * sizeOf(rangeOf(start)).columns > 1)
        let now = start
        for (let count = 0; count < steps; count += 1) {
          now = advance(now, there, SIZE)
          expect(contains(rangeOf(start), now.active)).toBe(true)
        }
        for (let count = 0; count < steps; count += 1) now = advance(now, back, SIZE)
        expect(now).toEqual(start)
      }),
    )
  })
})
