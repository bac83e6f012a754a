import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { checkColumns, type ColumnDefinition } from '../../../shared/calculation/columns.ts'
import { spelledInChinese } from '../../../shared/calculation/spelled.ts'
import { TableCalculation } from '../../../shared/calculation/engine.ts'
import { formulaSheet } from '../../../shared/formula-sheets.ts'
import type { Cell } from '../../../shared/table/column.ts'
import type { Row } from '../../../shared/table/table.ts'
import { wordCalculation } from '../../../shared/text/calculations.ts'
import { rowsOf } from '../rows.ts'

type Cells = Readonly<Record<string, Cell>>

/** 万元 in 分 */
const WAN = 1_000_000

function defined(title: string, unit: string, formula: string): ColumnDefinition {
  return { id: title, title, unit, decimals: 2, formula, place: 1, note: null }
}

function line(id: string, region: string, year: number, budget: number | null, more: Cells = {}) {
  const own = { id, region, year, book: 'general', side: 'expenditure', subject: id }
  return { ...own, budget: budget === null ? null : budget * WAN, ...more }
}

const LINES = [
  line('a', 'huzhen', 2024, 100),
  line('b', 'huzhen', 2024, 300),
  line('c', 'huzhen', 2025, 50),
  line('d', 'xinbi', 2024, 600),
  line('e', 'xinbi', 2024, null),
  line('f', 'huzhen', 2024, 1000, { side: 'revenue' }),
]

function values(formula: string, unit: string, lines: readonly Cells[] = LINES): (number | null)[] {
  const rows = rowsOf({ budget_line: lines })
  const sheet = formulaSheet('budget_line', rows)
  if (!sheet) throw new Error('no budget')
  const checked = checkColumns(sheet, [defined('列', unit, formula)])
  expect(checked.columns[0]?.problem).toBeNull()
  const calculation = new TableCalculation(checked)
  calculation.update(sheet.rowsOf(rows))
  return rows.all('budget_line').map(({ id }) => calculation.valueOf(id, '列'))
}

function problem(formula: string, unit = '%'): string {
  const sheet = formulaSheet('budget_line', rowsOf({}))
  const [column] = sheet ? checkColumns(sheet, [defined('列', unit, formula)]).columns : []
  return column?.problem ? wordCalculation(column.problem, 'zh-CN') : ''
}

describe('over which rows a total goes', () => {
  it('is the town, year, book and side of the line unless the formula says otherwise', () => {
    expect(values('占比(预算数)', '%')).toEqual([25, 75, 100, 100, null, 100])
    expect(values('合计(预算数)', '万元')).toEqual([400, 400, 50, 600, 600, 1000])
    expect(values('最大(预算数) - 平均(预算数)', '万元')).toEqual([100, 100, 0, 0, 0, 0])
  })

  it('is what agrees in the columns that 同 names, by title or identifier, in Chinese and English', () => {
    expect(values('占比(预算数, 同(年度, 收支))', '%')).toEqual([10, 30, 100, 60, null, 100])
    expect(values('SHARE(budget, SAME(year, side))', '%')).toEqual([10, 30, 100, 60, null, 100])
    expect(
      values('合计(预算数，同(编制地区、年度、账本、收支)) / 合计(预算数，同（年度、收支）)', '%'),
    ).toEqual([40, 40, 100, 60, 60, 100])
    expect(values('加权平均(预算数, 预算数 / 1万元, 同(年度, 收支))', '万元')[0]).toBe(460)
  })

  it('is the whole table where the formula says 全表', () => {
    expect(values('合计(预算数, 全表)', '万元')).toEqual(LINES.map(() => 2050))
    expect(values('SUM(budget, ALL)', '万元')).toEqual(LINES.map(() => 2050))
    expect(values('占比(预算数, 全表)', '%')[2]).toBeCloseTo(5000 / 2050, 12)
  })

  it('[预算-5] counts a subject that is broken down once, as the rows below the sheet do', () => {
    const parts = [
      line('类', 'huzhen', 2024, 300, { subject_code: '201' }),
      line('款', 'huzhen', 2024, 100, { subject_code: '20101' }),
      line('又', 'huzhen', 2024, 200, { subject_code: '20102' }),
      line('另', 'huzhen', 2024, 100, { subject_code: '204' }),
    ]
    expect(values('占比(预算数)', '%', parts)).toEqual([75, 25, 50, 25])
    expect(values('合计(预算数, 全表)', '万元', parts)).toEqual([400, 400, 400, 400])
  })

  it('takes empty cells for a group of their own, and has no share of nothing', () => {
    const lines = [
      line('a', 'huzhen', 2024, 1, { economic: '工资' }),
      line('b', 'huzhen', 2024, 3),
      line('c', 'xinbi', 2024, 4),
      line('d', 'xinbi', 2025, 0),
    ]
    expect(values('占比(预算数, 同(经济科目, 年度))', '%', lines)).toEqual([100, 3 / 0.07, 4 / 0.07, null])
  })

  it('is refused with what to do where it cannot be understood', () => {
    expect(problem('占比(预算数, 同(编制地方))')).toBe(
      '第 11 个字符：“编制地方”不能用来分组。是不是“编制地区”？',
    )
    expect(problem('占比(预算数, 同(调整预算数))')).toContain('“调整预算数”不能用来分组')
    expect(problem('占比(预算数, 同())')).toContain('同(…) 里要写列名')
    expect(problem('预算数 / 同(年度)')).toContain('只能写在合计、占比等的最后')
    expect(problem('预算数 / 全表')).toContain('只能写在合计、占比等的最后')
    expect(problem('合计(预算数, 调整预算数, 同(年度))', '万元')).toContain('只能写在合计、占比等的最后')
  })
})

describe('a formula in a Chinese window', () => {
  const sheet = formulaSheet('budget_line', rowsOf({}))
  const spelled = (formula: string) => (sheet ? spelledInChinese(formula, sheet) : '')

  it('names columns, functions and rows in Chinese, whatever was typed, and computes the same', () => {
    const english = '=SHARE(budget, SAME(year, side)) + ROUND(final / SUM(final, ALL), 2)'
    expect(spelled(english)).toBe('=占比(预算数, 同(年度, 收支)) + 四舍五入(决算数 / 合计(决算数, 全表), 2)')
    expect(values(spelled(english), '')).toEqual(values(english, ''))
    expect(spelled('budget - 我的列 * 2万元')).toBe('预算数 - 我的列 * 2万元')
    expect(spelled('(budget')).toBe('(budget')
  })
})

describe('a cell without a value', () => {
  const lacks = (formula: string) => {
    const rows = rowsOf({ budget_line: [...LINES, line('z', 'dayuan', 2024, 0)] })
    if (!sheetOfBudget) throw new Error('no budget')
    const calculation = new TableCalculation(checkColumns(sheetOfBudget, [defined('列', '%', formula)]))
    calculation.update(sheetOfBudget.rowsOf(rows))
    return (id: string) => calculation.lackOf(id, '列')
  }
  const sheetOfBudget = formulaSheet('budget_line', rowsOf({}))

  it('says what it lacks', () => {
    expect(lacks('占比(预算数)')('e')).toEqual({ kind: 'figure', name: '预算数' })
    expect(lacks('占比(预算数)')('z')).toEqual({ kind: 'zero-total' })
    expect(lacks('预算数 / 合计(决算数)')('a')).toEqual({ kind: 'no-total' })
    expect(lacks('预算数 / 预算数')('z')).toEqual({ kind: 'other' })
  })

  it('names the rows of its total', () => {
    const rows = rowsOf({ budget_line: LINES })
    if (!sheetOfBudget) throw new Error('no budget')
    const calculation = new TableCalculation(
      checkColumns(sheetOfBudget, [
        defined('列', '%', '占比(预算数)'),
        { ...defined('双', '%', '占比(预算数) - 占比(预算数, 全表)'), place: 2 },
      ]),
    )
    calculation.update(sheetOfBudget.rowsOf(rows))
    const range = (id: string, column = '列') => calculation.rangeOf(id, column)?.map((row) => row.id)
    expect([range('a'), range('d'), range('f')]).toEqual([['a', 'b'], ['d', 'e'], ['f']])
    expect(range('a', '双')).toBeUndefined()
  })
})

describe('shares', () => {
  const town = fc.constantFrom('huzhen', 'xinbi', 'dayuan')
  const year = fc.integer({ min: 2024, max: 2026 })
  const amount = fc.option(fc.integer({ min: 0, max: 5000 }))
  const edit = fc.record({ at: fc.nat(700), town, year, amount, kind: fc.constantFrom('set', 'add', 'drop') })

  it('within a town and year add to 1 after any edits, insertions and deletions, as if computed anew', () => {
    const sheet = formulaSheet('project_year', rowsOf({}))
    if (!sheet) throw new Error('no sheet')
    const checked = checkColumns(sheet, [
      defined('份', '', '占比(年度计划投资)'),
      defined('镇', '', '占比(份, 同(所属镇))'),
      defined('差', '万元', '年度计划投资 - 平均(年度计划投资, 同(年度))'),
      defined('重', '', '2 * 镇 + 份'),
    ])
    expect(checked.columns.map((column) => column.problem)).toEqual([null, null, null, null])
    const columns = checked.columns.map(({ id }) => id)
    const made = (id: string, of: { town: string; year: number; amount: number | null }): Row => ({
      id,
      position: 0,
      project: id,
      region: of.town,
      year: of.year,
      investment: of.amount === null ? null : of.amount * WAN,
    })
    fc.assert(
      fc.property(fc.array(edit, { maxLength: 25 }), (edits) => {
        const kept = new TableCalculation(checked)
        let rows: readonly Row[] = Array.from({ length: 700 }, (_, at) =>
          made(`r${at}`, { town: 'huzhen', year: 2024 + (at % 2), amount: at % 13 }),
        )
        kept.update(rows)
        for (const [number, one] of edits.entries()) {
          const at = one.at % rows.length
          if (one.kind === 'set') rows = rows.with(at, made(rows[at]?.id ?? '', one))
          else
            rows = rows.toSpliced(
              at,
              one.kind === 'drop' ? 1 : 0,
              ...(one.kind === 'add' ? [made(`n${number}`, one)] : []),
            )
          kept.update(rows)
          // What has been looked at must be computed again, and what was not, too.
          const seen = rows[(one.at * 7) % rows.length]?.id ?? ''
          for (const column of columns.slice(one.at % columns.length)) kept.valueOf(seen, column)
          if (one.at % 5 === 0) for (const { id } of rows) kept.valueOf(id, '重')
        }
        const fresh = new TableCalculation(checked)
        fresh.update(rows)
        for (const { id } of rows)
          for (const column of columns)
            if (kept.valueOf(id, column) !== fresh.valueOf(id, column)) throw new Error(`${column} of ${id}`)
        for (const group of Map.groupBy(rows, (row) => `${row['region']} ${row['year']}`).values()) {
          const shares = group.flatMap(({ id }) => kept.valueOf(id, '份') ?? [])
          const some = group.some((row) => row['investment'] !== null && row['investment'] !== 0)
          if (some) expect(shares.reduce((a, b) => a + b, 0)).toBeCloseTo(1, 10)
          else expect(shares).toEqual([])
        }
      }),
      { numRuns: 40 },
    )
  })
})

describe('projects’ years', () => {
  it('belong to the town of their project', () => {
    const rows = rowsOf({
      project: [
        { id: 'p', name: '甲', region: 'huzhen' },
        { id: 'q', name: '乙', region: 'xinbi' },
      ],
      project_year: [
        { id: '1', project: 'p', year: 2025, investment: 30 * WAN },
        { id: '2', project: 'p', year: 2026, investment: 10 * WAN },
        { id: '3', project: 'q', year: 2025, investment: 90 * WAN },
      ],
    })
    const sheet = formulaSheet('project_year', rows)
    if (!sheet) throw new Error('no sheet')
    const calculation = new TableCalculation(
      checkColumns(sheet, [
        defined('甲', '%', '占比(年度计划投资)'),
        defined('乙', '%', '占比(年度计划投资, 同(年度))'),
      ]),
    )
    calculation.update(sheet.rowsOf(rows))
    expect(['1', '2', '3'].map((id) => calculation.valueOf(id, '甲'))).toEqual([100, 100, 100])
    expect(['1', '2', '3'].map((id) => calculation.valueOf(id, '乙'))).toEqual([25, 100, 75])
  })
})
