import { describe, expect, it } from 'vitest'
import { cellChanges, restoredValue } from '../../../renderer/pages/sheet/cell-changes.ts'
import type { Commit } from '../../../shared/api/reply.ts'
import type { RowChange } from '../../../shared/table/change.ts'
import type { Row } from '../../../shared/table/table.ts'

const WAN = 1_000_000

function commit(seq: number, change: Omit<RowChange, 'table'>): Commit {
  const label = { verb: 'edit' } as const
  return { seq, at: '', who: '', label, undoes: null, changes: [{ table: 't', ...change }] }
}

const line = (budget: number | null): Row => ({ id: 'a', position: 1, budget })
const kept = (expression: string): Row => ({
  id: 'a = budget',
  position: 1,
  table_name: 'budget_line',
  row_id: 'a',
  column_name: 'budget',
  expression,
  unit: '万元',
})
const changed = (seq: number, before: Row | null, after: Row | null): Commit =>
  commit(seq, { id: (after ?? before)?.id ?? '', before, after })

// Made with 5; =2*3; =2*3 typed over by the 6 that it gives; 7.
const ROWS = [
  changed(9, line(6 * WAN), line(7 * WAN)),
  changed(3, line(5 * WAN), line(6 * WAN)),
  changed(1, null, line(5 * WAN)),
]
const EXPRESSIONS = [changed(6, kept('2*3'), null), changed(3, null, kept('2*3'))]
const NOW = { id: 'a', field: 'budget', value: 7 * WAN, arithmetic: null }

describe('the changes of a cell', () => {
  it('tell values and the arithmetic behind them, also where only that has changed', () => {
    const told = cellChanges(ROWS, EXPRESSIONS, NOW).map(({ commit: { seq }, before, after, existed }) => [
      seq,
      Number(before.value) / WAN,
      before.arithmetic?.expression,
      Number(after.value) / WAN,
      after.arithmetic?.expression,
      existed,
    ])
    expect(told).toEqual([
      [9, 6, undefined, 7, undefined, true],
      [6, 6, '2*3', 6, undefined, true],
      [3, 5, undefined, 6, '2*3', true],
      [1, 0, undefined, 5, undefined, false],
    ])
  })

  it('are restored as they were typed', () => {
    const column = {
      field: 'budget',
      title: '预算数',
      column: { kind: 'quantity', measure: 'money', unit: '万元', title: '预算数' },
    } as const
    const [, second] = cellChanges(ROWS, EXPRESSIONS, NOW)
    expect(second && restoredValue(column, second.before)).toBe('=2*3')
    expect(second && restoredValue(column, second.after)).toBe('60000元')
    const inYi = { value: 6, arithmetic: { expression: '2*3', unit: '亿元' } }
    expect(restoredValue(column, inYi)).toBe('=2*3 [亿元]')
  })
})
