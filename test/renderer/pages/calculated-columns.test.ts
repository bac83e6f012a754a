import { describe, expect, it } from 'vitest'
import { editsToMove, editsToSave } from '../../../renderer/pages/sheet/calculated/changes.ts'
import { offersAt, offersOf } from '../../../renderer/pages/sheet/calculated/completion.ts'
import { budgetLine } from '../../../shared/budget/tables.ts'
import { definitionsOf } from '../../../shared/calculation/columns.ts'
import { plainSheet } from '../../../shared/calculation/sheet.ts'
import type { Row } from '../../../shared/table/table.ts'

const stored = (id: string, title: string, formula: string, place: number): Row => ({
  id,
  position: place,
  table_name: 'budget_line',
  title,
  unit: '万元',
  decimals: 2,
  formula,
  place,
  note: null,
})
const ROWS = [stored('a', '甲', '预算数 * 2', 1), stored('b', '乙', '甲 + 占比(甲) * 1万元', 2)]

describe('changes of calculated columns', () => {
  it('adds a column behind the others, without the sign =', () => {
    const draft = { id: null, title: ' 丙 ', unit: '', decimals: null, formula: '= 甲 / 乙' }
    expect(editsToSave(ROWS, 'budget_line', draft)).toEqual([
      {
        kind: 'insert',
        table: 'calculated_column',
        values: {
          title: '丙',
          unit: null,
          decimals: null,
          formula: '甲 / 乙',
          table_name: 'budget_line',
          place: 3,
        },
      },
    ])
  })

  it('renames a column in the formulas that use it, in the same commit', () => {
    const draft = { id: 'a', title: '两 倍', unit: '万元', decimals: 2, formula: '预算数 * 2' }
    expect(editsToSave(ROWS, 'budget_line', draft)).toEqual([
      { kind: 'set', table: 'calculated_column', id: 'a', column: 'title', value: '两 倍' },
      {
        kind: 'set',
        table: 'calculated_column',
        id: 'b',
        column: 'formula',
        value: '「两 倍」 + 占比(「两 倍」) * 1万元',
      },
    ])
  })

  it('changes nothing if nothing was changed, and orders by numbering anew what has moved', () => {
    const columns = definitionsOf(ROWS, 'budget_line')
    const [first] = columns
    expect(first && editsToSave(ROWS, 'budget_line', first)).toEqual([])
    expect(editsToMove(columns, 'a', -1)).toEqual([])
    expect(editsToMove(columns, 'a', 1)).toEqual([
      { kind: 'set', table: 'calculated_column', id: 'b', column: 'place', value: 1 },
      { kind: 'set', table: 'calculated_column', id: 'a', column: 'place', value: 2 },
    ])
  })
})

describe('names offered in a formula', () => {
  const offers = offersOf(
    plainSheet(budgetLine),
    definitionsOf(ROWS, 'budget_line'),
    (field) => field,
    (key) => key,
    'zh-CN',
  )
  const spell = (text: string) => ({ initials: text === '预算数' ? 'yss' : '', full: '' })
  const labels = (text: string) => offersAt(text, text.length, offers, spell).offers.map(({ label }) => label)

  it('fit by their words, identifiers and pinyin initials, and not once they are written out', () => {
    expect(labels('占比(预')).toEqual(['预算数', '调整预算数'])
    expect(labels('(yss')).toEqual(['预算数'])
    expect(labels('budg')).toEqual(['预算数'])
    expect(labels('甲')).toEqual([])
    expect(labels('3 + ')).toEqual([])
    expect(offersAt('1 + 合', 5, offers, null)).toMatchObject({
      from: 4,
      offers: [{ label: '合计', insert: '合计()', back: 1 }],
    })
  })
})
