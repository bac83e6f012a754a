import type { Program } from '../../../shared/model/program.ts'
import { readModel } from '../../../shared/model/read.ts'
import type { Rows } from '../../../shared/table/change.ts'
import type { Cell } from '../../../shared/table/column.ts'
import { INDICATORS, observed, REGIONS } from '../indicators/statistics-rows.ts'
import { rowsOf } from '../rows.ts'

type Cells = Readonly<Record<string, Cell>>

/** A model with one of everything that the workbook supplies. */
export const MODEL = `
输入 基年产值 : 亿元 = 观测 地区生产总值
输入 县增速 : % = 所在县增速 地区生产总值
输入 全市收入比 : 倍 = 全市 城乡居民收入比
输入 投资 : 亿元 = 项目 有效投资
输入 用地 : 亩 = 项目 有效用地
输入 就业 : 万人 = 项目 新增就业
输入 新医院 : 家 = 建成 二级及以上综合医院
输入 基年医院 : 家 = 观测 二级及以上综合医院 缺省 0
输入 基年城镇化率 : % = 观测 常住人口城镇化率 缺省 60
假设 起始增速 : % = 近年增速 地区生产总值 缺省 5 范围 -5 .. 20
假设 城镇化位移 = 近年位移 常住人口城镇化率 缺省 0.04
假设 价格涨幅 : % = 1 范围 -2 .. 5
政策 投资力度 : % = 100 范围 0 .. 200
变量 地区生产总值增速 : % = 起始增速 * 0.9 ^ 期数
变量 地区生产总值 : 亿元 = 地区生产总值[上年] * (1 + 地区生产总值增速 + 价格涨幅) + 0.1 * 投资 * 投资力度 初值 基年产值
变量 二级及以上综合医院 : 家 = 基年医院 + 新医院
变量 常住人口城镇化率 : % = 基年城镇化率
变量 城乡居民收入比 : 倍 = 1.7
`

/** The model above with declarations added or taken out; throws if it does not check. */
export function programOf(text: string = MODEL): Program {
  const { program, problems } = readModel(text)
  if (!program) throw new Error(JSON.stringify(problems))
  return program
}

/** Observations of town, county and city that the tests start from: base year 2022. */
export const OBSERVATIONS: readonly Cells[] = [
  observed('east', 'gdp', { id: 'e21', period: '2021', value: 110, demo: 1 }),
  observed('east', 'gdp', { id: 'e22', value: 118, demo: 1 }),
  observed('west', 'gdp', { id: 'w22', value: 80, demo: 1 }),
  observed('county', 'gdp', { id: 'c22', value: 301.5, growth: 5.2, growth_basis: 'real' }),
  observed('county', 'gdp', { id: 'c23', period: '2023', value: 319.7, growth: 8, growth_basis: 'real' }),
  observed('city', 'gdp', { id: 'y21', period: '2021', value: 1710, growth: 8.3, growth_basis: 'real' }),
]

/** The tree of most tests: base ← cautious ← poor; and a sibling. */
const SCENARIOS: readonly Cells[] = [
  { id: 'base', name: '基准' },
  { id: 'cautious', name: '保守', parent: 'base' },
  { id: 'poor', name: '更保守', parent: 'cautious' },
  { id: 'bold', name: '积极', parent: 'base' },
]

/** A workbook of two towns, their county and city; tables given replace those of the same name. */
export function world(tables: Readonly<Record<string, readonly Cells[]>> = {}): Rows {
  return rowsOf({
    region: REGIONS,
    indicator: INDICATORS,
    observation: OBSERVATIONS,
    scenario: SCENARIOS,
    ...tables,
  })
}

/** A project of the east town with years (investment in 分, land in steps) and money that covers them. */
export function projectTables(
  years: readonly { readonly year: number; readonly investment: number; readonly land?: number }[],
  cells: Cells = {},
  funded = 1,
): Readonly<Record<string, readonly Cells[]>> {
  return {
    project: [
      { id: 'plant', name: '工业园', region: 'east', category: 'economy', finish: '2024-10-01', ...cells },
    ],
    project_year: years.map(({ year, investment, land }) => ({
      project: 'plant',
      year,
      investment,
      new_land: land ?? null,
      land_way: land === undefined ? 'none' : 'new',
    })),
    project_fund: years.map(({ year, investment }) => ({
      project: 'plant',
      year,
      source: 'county',
      planned: investment * funded,
    })),
  }
}
