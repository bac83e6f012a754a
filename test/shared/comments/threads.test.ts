import { describe, expect, it } from 'vitest'
import { commentRule } from '../../../shared/comments/rules.ts'
import { nextPlace, threadKey, threadsOf } from '../../../shared/comments/threads.ts'
import type { Row } from '../../../shared/table/table.ts'
import { rowsOf } from '../rows.ts'

function comment(id: string, row: string, column: string, resolved: 0 | 1, table = 'budget_line'): Row {
  const at = '2025-03-31T08:00:00.000Z'
  return {
    id,
    position: 1,
    table_name: table,
    row_id: row,
    column_name: column,
    text: id,
    author: '甲',
    at,
    resolved,
  }
}

describe('comments on cells', () => {
  it('are one thread a cell, settled when all of it is', () => {
    const rows = [
      comment('1', 'a', 'budget', 1),
      comment('2', 'a', 'budget', 0),
      comment('3', 'b', 'budget', 1),
      comment('4', 'a', 'budget', 0, 'task'),
    ]
    const threads = threadsOf(rows, 'budget_line')
    expect([...threads.keys()]).toEqual([threadKey('a', 'budget'), threadKey('b', 'budget')])
    expect(
      [...threads.values()].map(({ comments, resolved }) => [comments.map(({ id }) => id), resolved]),
    ).toEqual([
      [['1', '2'], false],
      [['3'], true],
    ])
  })

  it('are gone through row by row in both directions, around the ends', () => {
    const places = [
      { row: 5, column: 1 },
      { row: 0, column: 3 },
      { row: 0, column: 1 },
    ]
    expect(nextPlace(places, { row: 0, column: 1 }, 1)).toEqual({ row: 0, column: 3 })
    expect(nextPlace(places, { row: 5, column: 1 }, 1)).toEqual({ row: 0, column: 1 })
    expect(nextPlace(places, { row: 0, column: 1 }, -1)).toEqual({ row: 5, column: 1 })
    expect(nextPlace(places, null, -1)).toEqual({ row: 5, column: 1 })
    expect(nextPlace([], null, 1)).toBeNull()
  })

  it('are on cells that are there', () => {
    const rows = rowsOf({ budget_line: [{ id: 'a' }] })
    const codes = (after: Row) =>
      commentRule
        .check(rows, [{ table: 'cell_comment', id: after.id, before: null, after }])
        .map(({ code }) => code)
    expect(codes(comment('1', 'a', 'budget', 0))).toEqual([])
    expect(codes(comment('1', 'a', 'calculated-x', 0))).toEqual([])
    expect(codes(comment('1', 'z', 'budget', 0))).toEqual(['no-such-row'])
    expect(codes(comment('1', 'a', 'nothing', 0))).toEqual(['no-such-column'])
    expect(codes(comment('1', 'a', 'budget', 0, 'nothing'))).toEqual(['no-such-table'])
  })
})
