import type { Column } from '../../../shared/table/column.ts'
import { defineTable, type Row } from '../../../shared/table/table.ts'
import type { SheetColumn, SheetRow } from '../../../renderer/grid/contract.ts'

// Sheets to try the grid on. All figures are made up for the test.

const town = defineTable({
  name: 'harness_town',
  title: '镇',
  label: 'name',
  columns: { name: { kind: 'text', title: '名称', required: true } },
})

export const TOWNS: readonly Row[] = ['壶镇镇', '温溪镇', '碧湖镇', '双黄乡', '巨浦乡'].map(
  (name, position) => ({
    id: `town-${position}`,
    position,
    name,
  }),
)

export const TOWN_TABLE = town.name

const YEARS = [2019, 2020, 2021, 2022, 2023, 2024]

const INDICATORS: readonly (readonly [string, string, number])[] = [
  ['地区生产总值', '亿元', 1],
  ['第一产业增加值', '亿元', 2],
  ['第二产业增加值', '亿元', 2],
  ['第三产业增加值', '亿元', 2],
  ['固定资产投资', '亿元', 1],
  ['固定资产投资增速', '%', 1],
  ['一般公共预算收入', '亿元', 2],
  ['常住人口', '万人', 2],
  ['城镇常住人口', '万人', 2],
  ['常住人口城镇化率', '%', 1],
  ['二三产业从业人员比重', '%', 1],
  ['城镇居民人均可支配收入', '元', 0],
  ['农村居民人均可支配收入', '元', 0],
  ['城乡居民收入比', '倍', 2],
  ['建成区面积', '平方公里', 2],
  ['绿化覆盖率', '%', 1],
  ['城市绿道', '公里', 1],
  ['公共图书馆阅览座位', '座', 0],
  ['依申请政务办件', '件', 0],
  ['二级及以上综合医院', '家', 0],
  ['居家养老服务中心覆盖率', '%', 1],
  ['全民健身活动中心建筑面积', '平方米', 0],
]

const TEXT: Column = { kind: 'text', title: '指标' }
const NUMBER: Column = { kind: 'number', title: '数值' }

export const INDICATOR_COLUMNS: readonly SheetColumn[] = [
  { field: 'indicator', column: TEXT, title: '指标', width: 200, pinned: true, readOnly: true },
  {
    field: 'unit',
    column: { kind: 'text', title: '单位' },
    title: '单位',
    width: 72,
    pinned: true,
    readOnly: true,
  },
  ...YEARS.map((year) => ({
    field: `y${year}`,
    column: NUMBER,
    title: `${year}年`,
    group: year < 2023 ? '实际' : '测算',
    width: 96,
  })),
]

function marksFor(index: number): NonNullable<SheetRow['marks']> {
  const forecast = { y2023: 'projected', y2024: 'projected' } as const
  if (index === 0) return { ...forecast, y2022: 'target', y2024: ['projected', 'changed'] }
  if (index === 1) return { ...forecast, y2019: 'locked' }
  return index === 4 ? { ...forecast, y2021: 'demo', y2022: 'preliminary' } : forecast
}

export function indicatorRows(count: number): SheetRow[] {
  return Array.from({ length: count }, (_, index) => {
    const [name, unit, decimals] = INDICATORS[index % INDICATORS.length] ?? ['', '', 0]
    const cells: Record<string, string | number | null> = { indicator: name, unit }
    for (const [at, year] of YEARS.entries())
      cells[`y${year}`] =
        (index + at) % 7 === 3 ? null : Math.round((index * 137.31 + at * 12.7 + 3.217) * 1000) / 1000
    return {
      id: `row-${index}`,
      cells,
      unit,
      decimals,
      label: name,
      demo: index % 4 === 2,
      marks: marksFor(index),
      ...(index === 3 ? { notes: { y2019: '未公布：统计公报只给出增速' } } : {}),
    }
  })
}

const STAGES = {
  proposal: '项目建议书',
  feasibility: '可研批复',
  estimate: '概算核定',
  building: '在建',
} as const
const money = (title: string): Column => ({ kind: 'quantity', measure: 'money', unit: '万元', min: 0, title })

export const PROJECT_COLUMNS: readonly SheetColumn[] = [
  {
    field: 'name',
    column: { kind: 'text', title: '项目名称', required: true },
    title: '项目名称',
    width: 200,
    pinned: true,
  },
  { field: 'town', column: { kind: 'reference', to: [town.name], title: '所属镇' }, title: '所属镇' },
  { field: 'stage', column: { kind: 'choice', options: STAGES, title: '前期阶段' }, title: '前期阶段' },
  { field: 'start', column: { kind: 'date', title: '开工' }, title: '开工', group: '建设工期' },
  { field: 'finish', column: { kind: 'date', title: '竣工' }, title: '竣工', group: '建设工期' },
  { field: 'total', column: money('总投资'), title: '总投资', group: '投资' },
  { field: 'done', column: money('至上年底累计完成'), title: '至上年底累计完成', group: '投资' },
  {
    field: 'land',
    column: { kind: 'quantity', measure: 'land', unit: '亩', min: 0, title: '用地' },
    title: '用地总面积',
  },
  { field: 'jobs', column: { kind: 'integer', unit: '人', min: 0, title: '新增就业' }, title: '新增就业' },
  { field: 'listed', column: { kind: 'flag', title: '入统' }, title: '入统' },
  {
    field: 'content',
    column: { kind: 'text', long: true, title: '建设内容及规模' },
    title: '建设内容及规模',
    width: 260,
  },
]

export function projectRows(): SheetRow[] {
  const names = [
    '缝纫机产业园二期',
    '鞋革转型示范园',
    '通济堰文旅环线',
    '城市客厅',
    '污水处理厂提标改造',
    '人才公寓一期',
  ]
  return names.map((name, index) => ({
    id: `project-${index}`,
    cells: {
      name,
      town: `town-${index % 3}`,
      stage: Object.keys(STAGES)[index % 4] ?? null,
      start: `2023-0${index + 1}-15`,
      finish: index === 3 ? null : `2025-0${index + 1}-28`,
      total: 12_345_678_90 * (index + 1) * 10,
      done: index === 2 ? null : 3_000_000_00 * index,
      land: 123_4567 + index * 10_000,
      jobs: 320 * index,
      listed: [1, 0, null][index % 3] ?? null,
      content: `新建厂房 ${index + 2} 万平方米，配套道路、管网和公共服务设施，分两期实施`,
    },
    demo: index % 2 === 1,
    locked: index === 5,
  }))
}

export function projectTotals(rows: readonly SheetRow[]): SheetRow[] {
  const sum = (field: string): number =>
    rows.reduce((total, { cells }) => total + Number(cells[field] ?? 0), 0)
  return [
    {
      id: 'sum',
      kind: 'total',
      cells: { name: '合计', total: sum('total'), done: sum('done'), land: sum('land') },
    },
  ]
}
