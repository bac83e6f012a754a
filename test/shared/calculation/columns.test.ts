import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { budgetLine } from '../../../shared/budget/tables.ts'
import { checkColumns, definitionOf, type ColumnDefinition } from '../../../shared/calculation/columns.ts'
import { TableCalculation } from '../../../shared/calculation/engine.ts'
import { plainSheet } from '../../../shared/calculation/sheet.ts'
import { formulaSheet } from '../../../shared/formula-sheets.ts'
import { withRenamed } from '../../../shared/calculation/formulas.ts'
import { calculatedColumnRule } from '../../../shared/calculation/rules.ts'
import { projectYear } from '../../../shared/plans/tables.ts'
import type { Row, Table } from '../../../shared/table/table.ts'
import { wordRejection } from '../../../shared/text/rejections.ts'
import { wordCalculation } from '../../../shared/text/calculations.ts'
import { rowsOf } from '../rows.ts'

/** 万元 in 分 */
const WAN = 1_000_000

type Written = readonly [title: string, unit: string, formula: string]

function defined(...columns: readonly Written[]) {
  return columns.map(([title, unit, formula], at): ColumnDefinition => ({
    id: title,
    title,
    unit,
    decimals: 2,
    formula,
    place: at,
    note: null,
  }))
}

function line(id: string, budget: number | null, adjusted: number | null = null): Row {
  return {
    id,
    position: 0,
    budget: budget === null ? null : budget * WAN,
    adjusted: adjusted === null ? null : adjusted * WAN,
  }
}

function values(formula: string, unit: string, rows: readonly Row[]): (number | null)[] {
  const checked = checkColumns(plainSheet(budgetLine), defined(['列', unit, formula]))
  expect(checked.columns[0]?.problem).toBeNull()
  const calculation = new TableCalculation(checked)
  calculation.update(rows)
  return rows.map(({ id }) => calculation.valueOf(id, '列'))
}

function problems(...columns: readonly Written[]): (string | null)[] {
  return checkColumns(plainSheet(budgetLine), defined(...columns)).columns.map(
    ({ problem }) => problem && wordCalculation(problem, 'zh-CN'),
  )
}

const LINES = [line('a', 100, 120), line('b', 300, null), line('c', null, 50), line('d', 0, 10)]

describe('a calculated column', () => {
  it('computes from the row’s columns by their titles or identifiers, and has no value where a figure is missing', () => {
    expect(values('(调整预算数 - 预算数) / 预算数', '%', LINES)).toEqual([20, null, null, null])
    expect(values('=adjusted － budget', '万元', LINES)).toEqual([20, null, null, 10])
    expect(values('预算数 * 2', '亿元', LINES)).toEqual([0.02, 0.06, null, 0])
    expect(values('缺省值(调整预算数, 预算数)', '万元', LINES)).toEqual([120, 300, 50, 10])
    expect(values('如果(预算数 > 200万元, 1, 0)', '', LINES)).toEqual([0, 1, null, 0])
  })

  it('computes with totals, which pass over missing figures', () => {
    expect(values('占比(预算数)', '%', LINES)).toEqual([25, 75, null, 0])
    expect(values('合计(预算数)', '万元', LINES)).toEqual([400, 400, 400, 400])
    expect(values('预算数 - 平均(调整预算数)', '万元', LINES)).toEqual([40, 240, null, -60])
    expect(values('最大(预算数) - 最小(预算数)', '万元', LINES)).toEqual([300, 300, 300, 300])
    expect(values('加权平均(调整预算数, 预算数 / 1万元)', '万元', LINES)).toEqual([120, 120, 120, 120])
    expect(values('合计(预算数)', '万元', [line('x', null)])).toEqual([null])
  })

  it('uses other calculated columns, whatever their order', () => {
    const checked = checkColumns(
      plainSheet(budgetLine),
      defined(['丙', '%', '占比(乙)'], ['乙', '万元', '甲 + 预算数'], ['甲', '万元', '预算数 * 2']),
    )
    expect(checked.order).toEqual(['甲', '乙', '丙'])
    const calculation = new TableCalculation(checked)
    calculation.update(LINES)
    expect(['a', 'b', 'd'].map((id) => calculation.valueOf(id, '丙'))).toEqual([25, 75, 0])
  })

  it('tells columns of the same title apart by their group', () => {
    const table: Table = {
      ...projectYear,
      columns: {
        planned: { kind: 'number', title: '投资', group: '计划', unit: '万元' },
        done: { kind: 'number', title: '投资', group: '完成', unit: '万元' },
      },
    }
    const checked = checkColumns(
      plainSheet(table),
      defined(['率', '%', '完成投资 / 计划投资'], ['错', '', '投资']),
    )
    expect(checked.columns.map(({ problem }) => problem?.problem)).toEqual([undefined, 'unknown-column'])
  })

  it('says where a formula is wrong and what to do', () => {
    expect(problems(['甲', '亩', '预算数 * 2'])[0]).toContain('得到“万元”，而此处的单位是“亩”')
    expect(problems(['甲', '', '预算数'])[0]).toContain('不带单位的数')
    expect(problems(['甲', '万元', '预算数 + 3'])[0]).toContain('“万元”与无单位的数单位不合')
    expect(problems(['甲', '万元', '1 * 预算树'])[0]).toBe(
      '第 5 个字符：此表没有叫“预算树”的列。是不是“预算数”？',
    )
    expect(problems(['甲', '', '=功能科目 + 1'])[0]).toBe(
      '第 2 个字符：“功能科目”列是文字，不能计算。请用数字列。',
    )
    expect(problems(['甲', '万元', '预算数[上年]'])[0]).toContain('不能写 预算数[…]')
    expect(problems(['甲', '', '年份'])[0]).toContain('此表没有叫“年份”的列')
    expect(problems(['甲', '万元', '合计(平均(预算数))'])[0]).toContain('已在另一个合计之中')
    expect(problems(['甲', '圆', '预算数'])[0]).toContain('不认识单位“圆”')
    expect(problems(['甲', '', '(1 +'])[0]).toContain('没有配对的右括号')
  })

  it('names the members of a circle, and blames the column that is broken', () => {
    expect(problems(['甲', '', '乙 + 1'], ['乙', '', '甲'], ['丙', '', '乙'])).toEqual([
      expect.stringContaining('甲 → 乙 → 甲'),
      expect.stringContaining('甲 → 乙 → 甲'),
      expect.stringContaining('计算列“乙”有错'),
    ])
  })

  it('is renamed in the formulas that use it', () => {
    expect(withRenamed('=占比(甲) + 甲乙 - 「甲」', '甲', '「甲 一」')).toBe(
      '=占比(「甲 一」) + 甲乙 - 「甲 一」',
    )
    expect(withRenamed('(甲 +', '甲', '乙')).toBe('(甲 +')
  })

  it('computes after any edits what it computes from nothing', () => {
    const figure = fc.option(fc.integer({ min: -1000, max: 1000 }))
    const edit = fc.tuple(fc.nat(1500), figure, figure)
    const checked = checkColumns(
      plainSheet(budgetLine),
      defined(
        ['占', '%', '占比(预算数)'],
        ['差', '万元', '预算数 - 平均(调整预算数)'],
        ['率', '', '调整预算数 / 预算数'],
        ['极', '万元', '最大(差) - 最小(差)'],
      ),
    )
    fc.assert(
      fc.property(fc.array(edit, { maxLength: 30 }), (edits) => {
        const kept = new TableCalculation(checked)
        let rows: readonly Row[] = Array.from({ length: 1500 }, (_, at) => line(`r${at}`, at % 7, at % 11))
        kept.update(rows)
        for (const [at, budget, adjusted] of edits) {
          rows = rows.with(at % 1500, line(`r${at % 1500}`, budget, adjusted))
          kept.update(rows)
        }
        const fresh = new TableCalculation(checked)
        fresh.update(rows)
        for (const { id } of rows)
          for (const column of ['占', '差', '率', '极'])
            if (kept.valueOf(id, column) !== fresh.valueOf(id, column))
              throw new Error(
                `${column} of ${id}: ${kept.valueOf(id, column)} and ${fresh.valueOf(id, column)}`,
              )
      }),
      { numRuns: 20 },
    )
  })

  it('follows rows that come, go and move', () => {
    const checked = checkColumns(plainSheet(budgetLine), defined(['占', '%', '占比(预算数)']))
    const calculation = new TableCalculation(checked)
    calculation.update(LINES)
    calculation.update([line('b', 300), line('a', 100)])
    expect([calculation.valueOf('a', '占'), calculation.valueOf('b', '占')]).toEqual([25, 75])
    expect(calculation.valueOf('c', '占')).toBeNull()
  })
})

describe('what is stored of calculated columns', () => {
  function stored(
    id: string,
    title: string,
    formula: string,
    unit: string | null = '万元',
    table = 'budget_line',
  ): Row {
    return { id, position: 0, table_name: table, title, unit, decimals: null, formula, place: 1, note: null }
  }

  function refusals(rows: readonly Row[], before: Row | null, after: Row | null): string[] {
    const id = after?.id ?? before?.id ?? ''
    return calculatedColumnRule(formulaSheet)
      .check(rowsOf({ calculated_column: rows.map(({ position: _position, ...cells }) => cells) }), [
        { table: 'calculated_column', id, before, after },
      ])
      .map((rejection) => wordRejection(rejection, 'zh-CN'))
  }

  it('can be computed: anything else is refused with the reason', () => {
    const good = stored('a', '翻番', '预算数 * 2')
    expect(refusals([good], null, good)).toEqual([])
    const bad = stored('a', '翻番', '预算数 * 2亩')
    expect(refusals([bad], null, bad)).toEqual([expect.stringContaining('而此处的单位是“万元”')])
    const lost = stored('a', '翻番', '1', '', 'nothing')
    expect(refusals([lost], null, lost)).toEqual([expect.stringContaining('没有名为“nothing”的表')])
  })

  it('has a title of its own that formulas can name', () => {
    for (const title of ['预算数', '功能科目', 'budget', '甲「乙」', '年份', '全表', '同']) {
      const column = stored('a', title, '调整预算数')
      expect(refusals([column], null, column)).toHaveLength(1)
    }
  })

  it('stays while other columns need it', () => {
    const [one, two] = [stored('a', '翻番', '预算数 * 2'), stored('b', '再翻', '翻番 * 2')]
    expect(refusals([two], one, null)).toEqual([expect.stringContaining('有 1 处引用此行，如“再翻”')])
    const renamed = stored('a', '两倍', '预算数 * 2')
    expect(refusals([renamed, two], one, renamed)).toEqual([expect.stringContaining('如“再翻”')])
    expect(definitionOf(two)).toMatchObject({ title: '再翻', unit: '万元', decimals: null })
  })
})
