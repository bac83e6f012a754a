import { describe, expect, it } from 'vitest'
import { checkColumns, type ColumnDefinition } from '../../shared/calculation/columns.ts'
import { TableCalculation } from '../../shared/calculation/engine.ts'
import { withCalculatedColumns } from '../../shared/calculation/extended.ts'
import { calculatedColumnRule } from '../../shared/calculation/rules.ts'
import { ROW_UNIT } from '../../shared/calculation/sheet.ts'
import { formulaSheet } from '../../shared/formula-sheets.ts'
import { wordCalculation } from '../../shared/text/calculations.ts'
import type { Rows } from '../../shared/table/change.ts'
import type { Cell } from '../../shared/table/column.ts'
import type { Row } from '../../shared/table/table.ts'
import { rowsOf } from './rows.ts'

const YEARS = 'observation_years'

function figure(indicator: string, year: number, value: Cell, more: Readonly<Record<string, Cell>> = {}) {
  const own = { region: 'huzhen', indicator, period: String(year), vintage: 'final', state: 'actual', value }
  return { ...own, ...more }
}

const STATISTICS = {
  setting: [{ key: 'base-year', value: '2024' }],
  region: [{ id: 'huzhen', name: '壶镇镇', level: 'town' }],
  indicator: [
    { id: 'gdp', name: '地区生产总值', unit: '亿元', decimals: 2, kind: 'flow' },
    { id: 'people', name: '常住人口', unit: '万人', decimals: 2, kind: 'stock' },
    { id: 'rate', name: '城镇化率', unit: '%', decimals: 1, kind: 'ratio' },
    { id: 'times', name: '收入比', unit: '倍', decimals: 2, kind: 'ratio' },
  ],
  observation: [
    figure('gdp', 2023, 80),
    figure('gdp', 2024, 88, { growth: 9.5, demo: 1 }),
    figure('people', 2023, 10),
    figure('people', 2024, null),
    figure('rate', 2023, 60),
    figure('rate', 2024, 63),
  ],
}

const GDP = 'huzhen|gdp|'
const PEOPLE = 'huzhen|people|'
const RATE = 'huzhen|rate|'

function column(formula: string, unit: string, id = '列'): ColumnDefinition {
  return { id, title: id, unit, decimals: 2, formula, place: 1, note: null }
}

function checkedOn(name: string, rows: Rows, ...columns: readonly ColumnDefinition[]) {
  const sheet = formulaSheet(name, rows)
  if (!sheet) throw new Error(`no sheet ${name}`)
  return checkColumns(sheet, columns)
}

/** Values of a formula over the years, by row, and what is wrong with it. */
function overYears(formula: string, unit: string, rows = rowsOf(STATISTICS)) {
  const checked = checkedOn(YEARS, rows, column(formula, unit))
  const [own] = checked.columns
  const problem = own?.problem ? wordCalculation(own.problem, 'zh-CN') : null
  const calculation = new TableCalculation(checked)
  calculation.update(checked.sheet.rowsOf(rows))
  return { problem, at: (row: string) => calculation.valueOf(row, '列') }
}

describe('a calculated column of the sheet of years', () => {
  it('computes with years by their headings; what is missing stays missing', () => {
    for (const formula of [
      '2024年 / 2023年 - 1',
      'y2024 / y2023 - 1',
      '最新 / 最新[上年] - 1',
      '基年/基年[-1] - 1',
    ]) {
      const { problem, at } = overYears(formula, '%')
      expect(problem).toBeNull()
      expect(at(GDP)).toBeCloseTo(10, 10)
      expect(at(RATE)).toBeCloseTo(5, 10)
      expect([at(PEOPLE), at('huzhen|times|')]).toEqual([null, null])
    }
    expect(overYears('2024年 / 2023年 - 1 - 2024年增速', '%').at(GDP)).toBeCloseTo(0.5, 10)
  })

  it('checks units row by row: figures in the unit of their row, and none where the unit does not fit', () => {
    const own = overYears('2024年 - 2023年', ROW_UNIT)
    expect([own.problem, own.at(GDP), own.at(RATE), own.at(PEOPLE)]).toEqual([null, 8, 3, null])
    const money = overYears('2024年 - 2023年', '万元')
    expect([money.problem, money.at(GDP), money.at(RATE)]).toEqual([null, 80_000, null])
    expect(overYears('2024年 + 3万人', ROW_UNIT).at(GDP)).toBeNull()
    expect(overYears('2024年 * 1亩 + 1人', '公顷').problem).toContain('单位')
  })

  it('adds up only what has one unit in every row', () => {
    expect(overYears('合计(2024年, 全表)', ROW_UNIT).problem).toContain('各行单位不同')
    expect(overYears('占比(2024年, 全表)', '%').problem).toContain('“合计”不能把它们合在一起')
    expect(overYears('合计(2024年, 同(地区))', ROW_UNIT).problem).toContain('同(指标)')
    expect(overYears('合计(2024年, 2023年)', ROW_UNIT).at(GDP)).toBe(168)
    const mean = overYears('平均(2024年 / 2023年 - 1, 全表)', '%')
    expect(mean.problem).toBeNull()
    expect(mean.at(PEOPLE)).toBeCloseTo(7.5, 10)
    const alone = rowsOf({ ...STATISTICS, indicator: STATISTICS.indicator.slice(0, 1) })
    expect(overYears('占比(2024年, 全表)', '%', alone).at(GDP)).toBeCloseTo(100, 10)
  })

  it('totals within the same indicator and level, so that a county is not added to its towns', () => {
    const rows = rowsOf({
      ...STATISTICS,
      region: [
        ...STATISTICS.region,
        { id: 'xinbi', name: '新碧街道', level: 'town' },
        { id: 'jinyun', name: '缙云县', level: 'county' },
      ],
      observation: [
        ...STATISTICS.observation,
        figure('gdp', 2024, 22, { region: 'xinbi' }),
        figure('gdp', 2024, 400, { region: 'jinyun' }),
      ],
    })
    const share = overYears('占比(2024年)', '%', rows)
    expect([share.problem, share.at(GDP), share.at('xinbi|gdp|'), share.at('jinyun|gdp|')]).toEqual([
      null,
      80,
      20,
      100,
    ])
    expect(share.at(PEOPLE)).toBeNull()
    const total = overYears('合计(2024年, 同(指标, 层级))', ROW_UNIT, rows)
    expect([total.at('xinbi|gdp|'), total.at(RATE)]).toEqual([110, 63])
    const money = overYears('合计(2024年)', '万元', rows)
    expect([money.problem, money.at(GDP), money.at(RATE)]).toEqual([null, 1_100_000, null])
    const rates = rowsOf({
      ...STATISTICS,
      indicator: STATISTICS.indicator.map((one) => ({
        ...one,
        aggregation: one.id === 'rate' ? 'pooled' : 'sum',
      })),
    })
    expect(overYears('占比(2024年)', '%', rates).at(RATE)).toBeNull()
    expect(overYears('占比(2024年)', '%', rates).at(GDP)).toBe(100)
    expect(overYears('平均(2024年)', ROW_UNIT, rates).at(RATE)).toBe(63)
    expect(overYears('占比(2024年, 同(指标))', '%', rows).at('jinyun|gdp|')).toBeCloseTo(40000 / 510, 10)
  })

  it('says how a year is written, and that there is none', () => {
    expect(overYears('2024 / 2023 - 1', '%').problem).toContain('是不是“2024年”')
    expect(overYears('2010年', ROW_UNIT).problem).toContain('没有叫“2010年”的列')
    expect(overYears('指标', '').problem).toContain('是文字')
  })

  it('sees other calculated columns, and the years of a workbook that has rolled on', () => {
    const checked = checkedOn(
      YEARS,
      rowsOf(STATISTICS),
      column('增量 / 2023年', '%', '增幅'),
      column('2024年 - 2023年', ROW_UNIT, '增量'),
    )
    const calculation = new TableCalculation(checked)
    calculation.update(checked.sheet.rowsOf(rowsOf(STATISTICS)))
    expect(calculation.valueOf(GDP, '增幅')).toBeCloseTo(10, 10)
    const later = rowsOf({ ...STATISTICS, setting: [{ key: 'base-year', value: '2020' }] })
    expect(overYears('基年[-1]', ROW_UNIT, later)).toMatchObject({ problem: null })
    expect(overYears('最新', ROW_UNIT).at(PEOPLE)).toBe(10)
  })

  it('stands in the rows that are listed, which say that they are made up; rows without figures are found by their id', () => {
    const stored: Readonly<Record<string, Cell>> = {
      table_name: YEARS,
      ...column('2024年 - 2023年', ROW_UNIT, 'a'),
    }
    const rows = rowsOf({ ...STATISTICS, calculated_column: [stored] })
    const sheet = formulaSheet(YEARS, rows)
    const extended = sheet && withCalculatedColumns(sheet, rows)
    const listed = extended?.rows.all(YEARS) ?? []
    expect(listed.map(({ id }) => id)).toEqual([GDP, PEOPLE, RATE])
    expect(listed[0]).toMatchObject({ unit: '亿元', y2024: 88, g2024: 9.5, 'calculated-a': 8, demo: 1 })
    expect(listed[2]).toMatchObject({ demo: 0 })
    expect(extended?.rows.get(YEARS, 'huzhen|times|')).toMatchObject({ 'calculated-a': null })
  })

  it('is not called like a year', () => {
    const rule = calculatedColumnRule(formulaSheet)
    const refused = (title: string): boolean => {
      const row = { ...column('2024年', ROW_UNIT), title, table_name: YEARS, position: 0 } as unknown as Row
      const { position: _position, ...cells } = row
      const rows = rowsOf({ ...STATISTICS, calculated_column: [cells] })
      return (
        rule.check(rows, [{ table: 'calculated_column', id: row.id, before: null, after: row }]).length > 0
      )
    }
    expect(['2024年', '2031年', '最新', '２０２４年增速', '单位'].map(refused)).toEqual([
      true,
      true,
      true,
      true,
      true,
    ])
    expect(refused('五年增长')).toBe(false)
  })
})

describe('a calculated column of the budget', () => {
  const line = (id: string, year: number, cells: Readonly<Record<string, Cell>>) => ({
    id,
    region: 'huzhen',
    year,
    book: 'general',
    side: 'revenue',
    subject: '税收',
    ...cells,
  })
  const rows = rowsOf({
    budget_line: [
      line('last', 2024, { final: 100_000_000 }),
      line('now', 2025, { budget: 110_000_000 }),
      line('new', 2025, { subject: '非税', budget: 5_000_000 }),
    ],
  })

  it('uses what the page computes beside the lines: last year’s final figure and the change', () => {
    const checked = checkedOn(
      'budget_line',
      rows,
      column('预算数 - 上年决算', '万元', '增量'),
      column('增量 / 上年决算 - 增减', '%', '差'),
    )
    expect(checked.columns.map(({ problem }) => problem)).toEqual([null, null])
    const calculation = new TableCalculation(checked)
    calculation.update(checked.sheet.rowsOf(rows))
    expect(['now', 'new', 'last'].map((id) => calculation.valueOf(id, '增量'))).toEqual([10, null, null])
    expect(calculation.valueOf('now', '差')).toBeCloseTo(0, 10)
  })

  it('follows an edit of the year before', () => {
    const checked = checkedOn('budget_line', rows, column('上年决算', '万元'))
    const calculation = new TableCalculation(checked)
    calculation.update(checked.sheet.rowsOf(rows))
    const edited = rowsOf({
      budget_line: [line('last', 2024, { final: 200_000_000 }), line('now', 2025, { budget: 110_000_000 })],
    })
    calculation.update(checked.sheet.rowsOf(edited))
    expect(calculation.valueOf('now', '列')).toBe(200)
  })
})

describe('a calculated column of the ledger of land', () => {
  const entry = (account: string, amount: number) => ({ account, amount, year: 2025, date: '2025-01-01' })
  const area = [entry('quota', 80_000), entry('quota', 20_000)]

  it('never adds grain, which is counted in 公斤, to 亩', () => {
    const problemOf = (rows: Rows, formula: string, unit: string) =>
      checkedOn('land_entry', rows, column(formula, unit)).columns[0]?.problem?.problem
    const alike = rowsOf({ land_entry: area })
    expect(problemOf(alike, '占比(面积)', '%')).toBeUndefined()
    const mixed = rowsOf({ land_entry: [...area, entry('capacity', 30_000)] })
    expect(problemOf(mixed, '占比(面积)', '%')).toBeUndefined()
    expect(problemOf(mixed, '占比(面积, 同(指标年度))', '%')).toBe('unlike-units')
    expect(problemOf(mixed, '合计(面积, 全表)', '亩')).toBe('unlike-units')
    const checked = checkedOn('land_entry', mixed, column('面积', '公顷'), column('面积 * 2', ROW_UNIT, '倍'))
    const calculation = new TableCalculation(checked)
    calculation.update(mixed.all('land_entry'))
    const ids = mixed.all('land_entry').map(({ id }) => id)
    expect(ids.map((id) => calculation.valueOf(id, '倍'))).toEqual([16, 4, 6])
    expect(ids.map((id) => calculation.valueOf(id, '列'))).toEqual([8 / 15, 2 / 15, null])
  })
})
