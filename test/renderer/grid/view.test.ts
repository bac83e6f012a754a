import { describe, expect, it } from 'vitest'
import { between, single } from '../../../renderer/grid/range.ts'
import { changedInPlace, follow, numberOf, refusalToEdit, viewOf } from '../../../renderer/grid/view.ts'
import { withoutRefused } from '../../../renderer/grid/writing.ts'
import { column, NUMBER, row } from './sheets.ts'

const rows = ['a', 'b', 'c'].map((id) => row(id, {}))
const columns = [column('x', NUMBER), column('y', NUMBER), column('name', NUMBER, { pinned: true })]
const view = viewOf({ rows, columns, totals: [row('sum', {}, { kind: 'total' })] })

describe('a view', () => {
  it('has pinned columns first and totals last', () => {
    expect(view.columns.map(({ field }) => field)).toEqual(['name', 'x', 'y'])
    expect(view.rows.map(({ id }) => id)).toEqual(['a', 'b', 'c', 'sum'])
    expect(view.body).toBe(3)
  })
})

describe('the numbers at the left', () => {
  it('count rows of data alone, and those of a folded group keep theirs', () => {
    const group = (key: string, open: boolean, count: number) =>
      row(key, {}, { kind: 'group', group: { key, level: 0, open, rows: count } })
    const grouped = [
      group('one', true, 2),
      row('a', {}),
      row('b', {}),
      group('two', false, 3),
      group('three', true, 1),
      row('f', {}),
    ]
    const shown = viewOf({ rows: grouped, columns, totals: [] })
    const numbered = grouped.flatMap(({ id, group: own }, at) => (own ? [] : [[id, numberOf(shown, at)]]))
    expect(numbered).toEqual([
      ['a', 1],
      ['b', 2],
      ['f', 6],
    ])
    expect([0, 1, 2].map((at) => numberOf(view, at))).toEqual([1, 2, 3])
  })
})

describe('what has changed', () => {
  it('is the rows that are new objects at their old places', () => {
    const changed = row('b', { x: 1 })
    const after = viewOf({
      rows: rows.with(1, changed),
      columns,
      totals: [row('sum', {}, { kind: 'total' })],
    })
    expect(changedInPlace(after, view)).toEqual([changed])
    expect(changedInPlace(view, view)).toEqual([])
  })

  it('is not told by places when rows have come, gone or moved', () => {
    expect(changedInPlace(viewOf({ rows: rows.slice(1), columns, totals: [] }), view)).toBeNull()
    expect(changedInPlace(viewOf({ rows: rows.toReversed(), columns, totals: [] }), view)).toBeNull()
  })
})

describe('the selection', () => {
  it('stays on its rows and columns when others come before them', () => {
    const after = viewOf({
      rows: [row('new', {}), ...rows],
      columns: [column('w', NUMBER), ...columns],
      totals: [],
    })
    const selection = between({ row: 1, column: 1 }, { row: 2, column: 2 })
    expect(follow(selection, view, after)).toEqual(between({ row: 2, column: 2 }, { row: 3, column: 3 }))
  })

  it('stays at its place when its rows have been put into another order, and never grows over others', () => {
    const many = ['a', 'b', 'c', 'd', 'e'].map((id) => row(id, {}))
    const sorted = ['b', 'e', 'd', 'a', 'c'].map((id) => row(id, {}))
    const [from, to] = [many, sorted].map((these) => viewOf({ rows: these, columns }))
    if (!from || !to) throw new Error('no view')
    const whole = between({ row: 0, column: 1 }, { row: 4, column: 1 })
    expect(follow(whole, from, to)).toEqual(whole)
    const block = between({ row: 1, column: 1 }, { row: 3, column: 1 })
    expect(follow(block, from, to)).toEqual(block)
    expect(follow(single({ row: 1, column: 1 }), from, to)).toEqual(single({ row: 0, column: 1 }))
  })

  it('keeps to the rows that a filter leaves of it', () => {
    const many = ['a', 'b', 'c', 'd', 'e'].map((id) => row(id, {}))
    const [from, to] = [many, many.filter(({ id }) => id !== 'b' && id !== 'd')].map((these) =>
      viewOf({ rows: these, columns }),
    )
    if (!from || !to) throw new Error('no view')
    // Of b, c and d only c is left.
    expect(follow(between({ row: 1, column: 1 }, { row: 3, column: 1 }), from, to)).toEqual(
      between({ row: 1, column: 1 }, { row: 1, column: 1 }),
    )
  })

  it('falls on what stands there now when its row is gone', () => {
    const after = viewOf({ rows: rows.slice(0, 1), columns, totals: [] })
    expect(follow(single({ row: 2, column: 1 }), view, after)).toEqual(single({ row: 0, column: 1 }))
    expect(follow(single({ row: 2, column: 1 }), view, viewOf({ rows: [], columns, totals: [] }))).toBeNull()
  })
})

describe('a cell that may not be edited', () => {
  const plain = column('x', NUMBER)

  it('says why, the page’s own words first', () => {
    expect(refusalToEdit({ row: row('a', {}), column: plain }, false)).toBeNull()
    expect(refusalToEdit({ row: row('a', {}), column: plain }, true)).toEqual({ text: 'sheet' })
    expect(refusalToEdit({ row: row('a', {}, { kind: 'total' }), column: plain }, false)).toEqual({
      text: 'total',
    })
    expect(refusalToEdit({ row: row('a', {}, { locked: true }), column: plain }, false)).toEqual({
      text: 'locked',
    })
    expect(
      refusalToEdit({ row: row('a', {}, { marks: { x: ['demo', 'locked'] } }), column: plain }, false),
    ).toEqual({
      text: 'locked',
    })
    const derived = column('x', { ...NUMBER, derived: true })
    expect(refusalToEdit({ row: row('a', {}), column: derived }, false)).toEqual({ text: 'derived' })
    const worded = row('a', {}, { locked: true, readOnlyReason: { x: '已报送' } })
    expect(refusalToEdit({ row: worded, column: plain }, false)).toEqual({ words: '已报送' })
  })
})

describe('what may still be written after the store has refused', () => {
  const edits = ['a', 'b'].flatMap((rowId) => ['x', 'y'].map((field) => ({ rowId, field, value: 1 })))
  const left = (rowId: string | null, field: string | null): string[] =>
    withoutRefused(edits, [{ rowId, field, message: '' }]).map((edit) => edit.rowId + edit.field)

  it('is all but the refused cell', () => {
    expect(left('a', 'y')).toEqual(['ax', 'bx', 'by'])
  })

  it('is all but the row where a rule names the row, or a column that nobody touched', () => {
    expect(left('a', null)).toEqual(['bx', 'by'])
    expect(left('a', 'z')).toEqual(['bx', 'by'])
  })

  it('is nothing where the refusal concerns the whole attempt', () => {
    expect(left(null, null)).toEqual([])
  })
})
