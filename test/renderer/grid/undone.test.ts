import { describe, expect, it } from 'vitest'
import { rangesOf } from '../../../renderer/grid/ranges.ts'
import { changedCells } from '../../../renderer/grid/undone.ts'
import { viewOf } from '../../../renderer/grid/view.ts'
import { HeldSheet } from './held-sheet.ts'
import { column, NUMBER, row } from './sheets.ts'

// Undo and redo go to what they have changed, as in Excel.

const COLUMNS = [column('a', NUMBER), column('b', NUMBER), column('sum', NUMBER, { readOnly: true })]
const ROWS = [1, 2, 3, 4].map((value) => row(`r${value}`, { a: value, b: value * 10, sum: value * 11 }))
const view = (rows = ROWS) => viewOf({ rows, columns: COLUMNS })
const changed = (rows: typeof ROWS) => {
  const selection = changedCells(view(), view(rows))
  return selection && rangesOf(selection)
}

describe('what an undo has changed', () => {
  it('is the block of its cells, without what is computed from them', () => {
    const rows = ROWS.map((one, at) => (at === 1 || at === 2 ? row(one.id, { a: 0, b: 0, sum: 0 }) : one))
    expect(changed(rows)).toEqual([{ top: 1, left: 0, bottom: 2, right: 1 }])
  })

  it('is several ranges where it lies apart', () => {
    const rows = ROWS.map((one, at) => (at === 0 || at === 3 ? row(one.id, { ...one.cells, b: null }) : one))
    expect(changed(rows)).toEqual([
      { top: 0, left: 1, bottom: 0, right: 1 },
      { top: 3, left: 1, bottom: 3, right: 1 },
    ])
  })

  it('is where cells came from and where they went', () => {
    const [one, two, three, four] = ROWS
    if (!one || !two || !three || !four) throw new Error('no rows')
    const moved = row('r1', { ...one.cells, a: null })
    expect(changed([moved, two, three, row('r4', { ...four.cells, b: 1 })])).toEqual([
      { top: 0, left: 0, bottom: 0, right: 0 },
      { top: 3, left: 1, bottom: 3, right: 1 },
    ])
  })

  it('is the block around more ranges than a call takes arguments', () => {
    const before = Array.from({ length: 300_000 }, (_, at) => row(`r${at}`, { a: 1, b: 1, sum: 2 }))
    const after = before.map((one, at) => (at % 2 === 1 ? row(one.id, { a: 2, b: 1, sum: 3 }) : one))
    const selection = changedCells(view(before), view(after))
    expect(selection && rangesOf(selection)).toEqual([{ top: 1, left: 0, bottom: 299_999, right: 0 }])
  })

  it('is a row that has come back, and nothing where rows have only gone', () => {
    expect(changed([...ROWS.slice(0, 2), row('back', { a: 1, b: 2 }), ...ROWS.slice(2)])).toEqual([
      { top: 2, left: 0, bottom: 2, right: 1 },
    ])
    expect(changed(ROWS.slice(1))).toBeNull()
  })
})

it('the selection goes there once, and only while the undo is awaited', () => {
  const sheet = new HeldSheet(COLUMNS, ROWS)
  sheet.select({ row: 0, column: 0 })
  sheet.core.undoing = {}
  sheet.take([{ rowId: 'r3', field: 'b', value: 7 }])
  expect(sheet.core.selection?.active).toEqual({ row: 2, column: 1 })
  sheet.take([{ rowId: 'r4', field: 'b', value: 7 }])
  expect(sheet.core.selection?.active).toEqual({ row: 2, column: 1 })
})
