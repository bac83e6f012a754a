import { describe, expect, it } from 'vitest'
import { namedBySheet } from '../../../shared/exchange/import/named-in-text.ts'
import { previewOf } from '../../../shared/exchange/import/preview.ts'
import { rowsOf } from '../rows.ts'
import { bookOf, lookedAt } from './looked-at.ts'

const LINE = { year: 2025, book: 'general', side: 'expenditure', subject: '教育支出' }
const ROWS = rowsOf({
  region: [
    { id: 'hu', name: '壶镇镇', level: 'town' },
    { id: 'wen', name: '温溪镇', level: 'town' },
    { id: 'bi', name: '碧湖镇', level: 'town' },
  ],
  budget_line: [{ id: 'b1', region: 'hu', ...LINE, budget: 1_000_000 }],
})

const sheet = (amount: number, title = '2025年预算表') => [
  [title],
  ['年度', '账本', '收支', '功能科目', '预算数（万元）'],
  [2025, '一般公共预算', '支出', '教育支出', amount],
]

describe('the name of a sheet', () => {
  it.each([
    ['壶镇', 'hu'],
    ['2.温溪镇', 'wen'],
    ['碧湖2025年', 'bi'],
    ['汇总', null],
    ['Sheet1', null],
    ['镇', null],
  ])('%s means %s', (name, id) => expect(namedBySheet(ROWS, ['region'], name)).toBe(id))

  it('says which town its rows are of, so that those of another are not changed', () => {
    const other = previewOf(lookedAt(bookOf(sheet(2), '温溪'), 'budget_line', ROWS))
    expect(other.counts).toMatchObject({ fresh: 1, changed: 0, stops: 0 })
    expect(other.lacking).toEqual([{ column: 'region', value: 'wen' }])
    const same = previewOf(lookedAt(bookOf(sheet(2), '壶镇'), 'budget_line', ROWS))
    expect(same.counts).toMatchObject({ fresh: 0, changed: 1 })
    const titled = previewOf(lookedAt(bookOf(sheet(2, '温溪镇2025年预算表')), 'budget_line', ROWS))
    expect(titled.lacking).toEqual([{ column: 'region', value: 'wen' }])
  })

  it('chosen otherwise, the rows are of the town that was chosen', () => {
    const asked = { values: { region: 'hu' } }
    const { counts, lacking } = previewOf(lookedAt(bookOf(sheet(2), '温溪'), 'budget_line', ROWS, asked))
    expect([counts.changed, counts.fresh, lacking]).toEqual([1, 0, []])
  })
})
