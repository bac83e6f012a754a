import { describe, expect, it } from 'vitest'
import { editsToMove, editsToSave, isFilledIn } from '../../../renderer/pages/sheet/calculated/changes.ts'
import { offersAt, offersOf } from '../../../renderer/pages/sheet/calculated/completion.ts'
import {
  exampleOf,
  presetColumns,
  presetsOf,
  rangeOf,
} from '../../../renderer/pages/sheet/calculated/presets.ts'
import { budgetLine } from '../../../shared/budget/tables.ts'
import { checkColumns, definitionsOf } from '../../../shared/calculation/columns.ts'
import { plainSheet } from '../../../shared/calculation/sheet.ts'
import { formulaSheet } from '../../../shared/formula-sheets.ts'
import type { Row } from '../../../shared/table/table.ts'
import { project } from '../../../shared/plans/tables.ts'
import { rowsOf } from '../../shared/rows.ts'

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
  it('knows whether there is something to lose', () => {
    const draft = { id: null, title: '', unit: '', decimals: 2, formula: '' }
    expect(isFilledIn({ ...draft }, draft)).toBe(false)
    expect(isFilledIn({ ...draft, formula: '甲' }, draft)).toBe(true)
    expect(isFilledIn({ ...draft, decimals: null }, draft)).toBe(true)
  })

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

  it('name columns that tell rows apart, and which rows a total counts', () => {
    expect(labels('占比(预算数, 同(账')).toEqual(['账本'])
    expect(labels('占比(预算数, 全')).toEqual(['全表'])
    expect(labels('合计(预算数, sam')).toEqual(['同'])
  })

  it('fit by their words, identifiers and pinyin initials, and not once they are written out', () => {
    expect(labels('占比(预')).toEqual(['预算数', '调整预算数'])
    expect(labels('(yss')).toEqual(['预算数'])
    expect(labels('budg')).toEqual(['预算数'])
    expect(labels('甲')).toEqual([])
    expect(labels('3 + ')).toEqual([])
    // Tab and Enter would put 调整预算数 in the place of the one, and a column in 万元 in that of the other.
    expect(labels('预算数')).toEqual([])
    expect(labels('甲 + 1万元')).toEqual([])
    expect(labels('甲 + 1.5 万')).toEqual([])
    expect(offersAt('1 + 合', 5, offers, null)).toMatchObject({
      from: 4,
      offers: [{ label: '合计', insert: '合计()', back: 1 }],
    })
  })
})

describe('the example of a formula', () => {
  it('is over columns of the sheet itself', () => {
    const budget = plainSheet(budgetLine)
    expect(exampleOf(budget, 'zh-CN')).toBe('(调整预算数 - 预算数) / 预算数')
    expect(exampleOf(budget, 'en-US')).toBe('(adjusted - budget) / budget')
    expect(exampleOf(plainSheet(project), 'zh-CN')).toContain('总投资')
  })
})

describe('ready-made formulas', () => {
  const entry = (account: string) => ({
    account,
    event: 'issue',
    amount: 10_000,
    year: 2025,
    date: '2025-01-01',
  })
  const observed = { vintage: 'final', state: 'actual', region: 'a', indicator: 'gdp' }
  const rows = rowsOf({
    setting: [{ key: 'base-year', value: '2024' }],
    region: [{ id: 'a', name: '甲镇', level: 'town' }],
    indicator: [
      { id: 'gdp', name: '地区生产总值', unit: '亿元', kind: 'flow' },
      { id: 'people', name: '常住人口', unit: '万人', kind: 'stock' },
    ],
    observation: [
      { ...observed, period: '2023', value: 8 },
      { ...observed, period: '2024', value: 9 },
    ],
    land_entry: [entry('quota'), entry('capacity')],
  })
  const sheetOf = (table: string) => {
    const sheet = formulaSheet(table, rows)
    if (!sheet) throw new Error(`no ${table}`)
    return sheet
  }
  const TABLES = ['budget_line', 'project', 'project_year', 'project_fund', 'land_entry', 'observation_years']

  it.each(TABLES)('over every column of %s can be computed, in both languages', (table) => {
    const sheet = sheetOf(table)
    for (const language of ['zh-CN', 'en-US'] as const) {
      const columns = presetColumns(sheet, language)
      expect(columns.length).toBeGreaterThan(0)
      for (const column of columns)
        for (const { draft } of presetsOf(sheet, column, language)) {
          const definition = { ...draft, id: 'x', title: 'x', place: 1, note: null }
          const [checked] = checkColumns(sheet, [definition]).columns
          expect([draft.formula, checked?.problem]).toEqual([draft.formula, null])
        }
    }
  })

  it('say their rows, in the town and year first, and are written in the words of the language', () => {
    const made = (table: string, language: 'zh-CN' | 'en-US') => {
      const [column] = presetColumns(sheetOf(table), language)
      return column ? presetsOf(sheetOf(table), column, language) : []
    }
    expect(
      made('budget_line', 'zh-CN').map(({ draft, within }) => [draft.formula, within && rangeOf(within)]),
    ).toEqual([
      ['占比(预算数, 同(编制地区, 年度, 账本, 收支))', 'townYear'],
      ['占比(预算数, 同(年度, 账本, 收支))', 'townsYear'],
      ['占比(预算数, 全表)', 'whole'],
      ['合计(预算数, 同(编制地区, 年度, 账本, 收支))', 'townYear'],
      ['预算数 - 平均(预算数, 同(编制地区, 年度, 账本, 收支))', 'townYear'],
    ])
    expect(made('observation_years', 'en-US').map(({ draft }) => draft.formula)).toEqual([
      'SHARE(latest, SAME(indicator, scope, level))',
      'SUM(latest, SAME(indicator, scope, level))',
      'latest - AVERAGE(latest, SAME(indicator, scope, level))',
      'latest / latest[-1] - 1',
    ])
    expect(made('land_entry', 'zh-CN').map(({ within }) => within && rangeOf(within))).toEqual([
      'own',
      'own',
      'own',
    ])
  })
})
