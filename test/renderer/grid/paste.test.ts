import { describe, expect, it } from 'vitest'
import { planFill, planPaste } from '../../../renderer/grid/paste.ts'
import type { Range } from '../../../renderer/grid/range.ts'

const SHEET = { rows: 10, columns: 6 }
const range = (top: number, left: number, bottom: number, right: number): Range => ({
  top,
  left,
  bottom,
  right,
})

/** Targets as `row,column<row,column of the block`. */
const arrows = (
  targets: readonly { to: { row: number; column: number }; from: { row: number; column: number } }[],
) => targets.map(({ to, from }) => `${to.row},${to.column}<${from.row},${from.column}`)

describe('a pasted block', () => {
  it('goes from the corner of the selection, larger than it if need be', () => {
    const plan = planPaste({ rows: 2, columns: 2 }, range(3, 1, 3, 1), SHEET)
    expect(arrows(plan.targets)).toEqual(['3,1<0,0', '3,2<0,1', '4,1<1,0', '4,2<1,1'])
    expect(plan.area).toEqual(range(3, 1, 4, 2))
    expect(plan.outside).toBe(0)
  })

  it('that reaches below the last row says which of its cells each new row would get', () => {
    const plan = planPaste({ rows: 3, columns: 2 }, range(8, 5, 8, 5), SHEET)
    expect(arrows(plan.targets)).toEqual(['8,5<0,0', '9,5<1,0'])
    expect(plan.below.map(arrows)).toEqual([['10,5<2,0']])
    expect(plan.outside).toBe(4)
  })

  it('of one value fills the whole selection', () => {
    const plan = planPaste({ rows: 1, columns: 1 }, range(0, 0, 2, 1), SHEET)
    expect(plan.targets).toHaveLength(6)
    expect(plan.targets.every(({ from }) => from.row === 0 && from.column === 0)).toBe(true)
  })

  it('is repeated along a side of which the selection is a multiple', () => {
    const plan = planPaste({ rows: 1, columns: 3 }, range(0, 0, 3, 0), SHEET)
    expect(plan.area).toEqual(range(0, 0, 3, 2))
    expect(arrows(plan.targets).slice(3, 6)).toEqual(['1,0<0,0', '1,1<0,1', '1,2<0,2'])
    const tiled = planPaste({ rows: 2, columns: 1 }, range(0, 0, 5, 1), SHEET)
    expect(arrows(tiled.targets).at(-1)).toBe('5,1<1,0')
    expect(tiled.targets).toHaveLength(12)
  })

  it('stands once where the selection is no multiple', () => {
    const plan = planPaste({ rows: 2, columns: 2 }, range(0, 0, 2, 2), SHEET)
    expect(plan.area).toEqual(range(0, 0, 1, 1))
  })

  it('counts the cells for which there is no row or column', () => {
    const plan = planPaste({ rows: 3, columns: 3 }, range(8, 4, 8, 4), SHEET)
    expect(plan.targets).toHaveLength(4)
    expect(plan.outside).toBe(5)
    expect(plan.area).toEqual(range(8, 4, 9, 5))
  })
})

describe('Ctrl+D and Ctrl+R', () => {
  it('copy the first row or column of the range into the rest', () => {
    expect(arrows(planFill(range(1, 1, 3, 1), 'down'))).toEqual(['2,1<1,1', '3,1<1,1'])
    expect(arrows(planFill(range(1, 1, 2, 2), 'right'))).toEqual(['1,2<1,1', '2,2<2,1'])
  })

  it('take the row above or the column before a single one', () => {
    expect(arrows(planFill(range(3, 1, 3, 2), 'down'))).toEqual(['3,1<2,1', '3,2<2,2'])
    expect(arrows(planFill(range(3, 1, 4, 1), 'right'))).toEqual(['3,1<3,0', '4,1<4,0'])
  })

  it('do nothing at the edge of the sheet', () => {
    expect(planFill(range(0, 1, 0, 2), 'down')).toEqual([])
    expect(planFill(range(2, 0, 2, 0), 'right')).toEqual([])
  })
})
