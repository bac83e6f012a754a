import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { between, single, type Point, type Range } from '../../../renderer/grid/range.ts'
import {
  adding,
  advance,
  cellsOf,
  deselecting,
  disjoint,
  linedUp,
  rangesOf,
  regionAround,
  without,
} from '../../../renderer/grid/ranges.ts'

const at = (row: number, column: number): Point => ({ row, column })
const range = (top: number, left: number, bottom: number, right: number): Range => ({
  top,
  left,
  bottom,
  right,
})
const SIZE = { rows: 12, columns: 8 }

const cells = (ranges: readonly Range[]): string[] =>
  ranges.flatMap(({ top, left, bottom, right }) =>
    Array.from({ length: bottom - top + 1 }, (_, row) =>
      Array.from({ length: right - left + 1 }, (_unused, column) => `${top + row},${left + column}`),
    ).flat(),
  )

const ARBITRARY = fc
  .tuple(fc.nat(11), fc.nat(7), fc.nat(11), fc.nat(7))
  .map(([a, b, c, d]) => range(Math.min(a, c), Math.min(b, d), Math.max(a, c), Math.max(b, d)))

describe('several ranges', () => {
  it('keep their cells, each of them once, when they are made disjoint', () => {
    fc.assert(
      fc.property(fc.array(ARBITRARY, { minLength: 1, maxLength: 5 }), (ranges) => {
        const apart = cells(disjoint(ranges))
        expect(new Set(apart)).toEqual(new Set(cells(ranges)))
        expect(new Set(apart).size).toBe(apart.length)
      }),
    )
  })

  it('lose exactly the cells that are taken out', () => {
    fc.assert(
      fc.property(ARBITRARY, ARBITRARY, (whole, hole) => {
        const gone = new Set(cells([hole]))
        expect(cells(without(whole, hole)).toSorted()).toEqual(
          cells([whole])
            .filter((cell) => !gone.has(cell))
            .toSorted(),
        )
      }),
    )
  })

  it('are selected one after the other, and the last cell is never taken out', () => {
    const two = adding(single(at(0, 0)), at(2, 2), at(3, 3))
    expect(rangesOf(two)).toEqual([range(0, 0, 0, 0), range(2, 2, 3, 3)])
    expect(two.active).toEqual(at(2, 2))
    const one = deselecting(two, range(2, 2, 3, 3))
    expect(one).toEqual(single(at(0, 0)))
    expect(deselecting(one, range(0, 0, 5, 5))).toEqual(one)
  })

  it('are walked through by Enter and Tab, cell by cell and range by range, and round again', () => {
    const two = adding(between(at(0, 0), at(1, 0)), at(4, 2), at(4, 3))
    const walked = (direction: 'down' | 'right' | 'up'): string[] => {
      const places: string[] = []
      let now = two
      for (let step = 0; step < 5; step += 1) {
        now = advance(now, direction, SIZE)
        places.push(`${now.active.row},${now.active.column}`)
      }
      return places
    }
    expect(walked('down')).toEqual(['4,3', '0,0', '1,0', '4,2', '4,3'])
    expect(walked('up')).toEqual(['1,0', '0,0', '4,3', '4,2', '1,0'])
  })

  it('visit every cell once however they overlap', () => {
    fc.assert(
      fc.property(ARBITRARY, ARBITRARY, (one, other) => {
        const selection = adding(
          between(at(one.top, one.left), at(one.bottom, one.right)),
          at(other.top, other.left),
          at(other.bottom, other.right),
        )
        const all = cellsOf(selection)
        fc.pre(all.length > 1)
        const seen = new Set<string>()
        let now = selection
        for (let step = 0; step < all.length; step += 1) {
          now = advance(now, 'right', SIZE)
          seen.add(`${now.active.row},${now.active.column}`)
        }
        expect(seen.size).toBe(all.length)
      }),
    )
  })

  it('are one block where they line up, and none where they do not', () => {
    expect(linedUp([range(0, 0, 0, 1), range(3, 0, 3, 1)])).toEqual([
      [at(0, 0), at(0, 1)],
      [at(3, 0), at(3, 1)],
    ])
    expect(linedUp([range(0, 3, 1, 3), range(0, 0, 1, 0)])).toEqual([
      [at(0, 0), at(0, 3)],
      [at(1, 0), at(1, 3)],
    ])
    expect(linedUp([range(0, 0, 0, 0), range(1, 1, 1, 1)])).toBeNull()
  })
})

describe('the region around a cell', () => {
  const drawn = (...rows: string[]) => ({
    size: { rows: rows.length, columns: rows[0]?.length ?? 0 },
    filled: ({ row, column }: Point) => rows[row]?.[column] === 'x',
  })

  it('is bounded by empty rows and columns, holes and diagonal neighbours within it', () => {
    const { size, filled } = drawn('xx..x', 'x.x..', '.x..x', '.....', 'x....')
    expect(regionAround(at(0, 0), size, filled)).toEqual(range(0, 0, 2, 2))
    expect(regionAround(at(4, 0), size, filled)).toEqual(range(4, 0, 4, 0))
    expect(regionAround(at(3, 1), size, filled)).toEqual(range(0, 0, 4, 2))
  })
})
