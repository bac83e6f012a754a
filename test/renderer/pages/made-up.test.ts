import { describe, expect, it } from 'vitest'
import { madeUpEdits } from '../../../renderer/pages/sheet/made-up.ts'
import { budgetLine } from '../../../shared/budget/tables.ts'
import { observation, region } from '../../../shared/indicators/tables.ts'

const set = (table: string, id: string, column: string, value: number | null) => ({
  kind: 'set',
  table,
  id,
  column,
  value,
})

describe('the mark of made-up rows', () => {
  it('is taken off the rows that have it, and with it a source that says no more', () => {
    const rows = [
      { id: 'a', position: 1, demo: 1, source: '演示数据（虚构）' },
      { id: 'b', position: 2, demo: 1, source: '2024年统计公报' },
      { id: 'c', position: 3, demo: 0, source: null },
      undefined,
    ]
    expect(madeUpEdits(observation, rows, false)).toEqual([
      set('observation', 'a', 'demo', 0),
      set('observation', 'a', 'source', null),
      set('observation', 'b', 'demo', 0),
    ])
  })

  it('is put on rows without it, and not at all where a table has none', () => {
    expect(madeUpEdits(budgetLine, [{ id: 'a', position: 1, demo: null }], true)).toEqual([
      set('budget_line', 'a', 'demo', 1),
    ])
    expect(madeUpEdits(region, [{ id: 'a', position: 1 }], true)).toEqual([])
  })
})
