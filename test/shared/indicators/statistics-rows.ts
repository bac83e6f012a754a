import type { Cell } from '../../../shared/table/column.ts'
import type { Rows } from '../../../shared/table/change.ts'
import { rowsOf } from '../rows.ts'

/** A county with two towns in a group, their city, and a handful of indicators, as tests of statistics need them. */
export const REGIONS = [
  { id: 'city', name: '某市', level: 'city' },
  { id: 'county', name: '某县', level: 'county', parent: 'city' },
  { id: 'group', name: '两镇合计', level: 'group', parent: 'city' },
  { id: 'east', name: '东镇', level: 'town', parent: 'county', member_of: 'group' },
  { id: 'west', name: '西镇', level: 'town', parent: 'county', member_of: 'group' },
] as const

const shared = { direction: 'up' }
/** Indicators by what they need: sums, a pooled ratio, a ratio of amounts per head, growth. */
export const INDICATORS = [
  { id: 'gdp', name: '地区生产总值', unit: '亿元', decimals: 2, kind: 'flow', aggregation: 'sum', ...shared },
  { id: 'gdp-primary', name: '第一产业增加值', unit: '亿元', kind: 'flow', aggregation: 'sum', ...shared },
  { id: 'gdp-secondary', name: '第二产业增加值', unit: '亿元', kind: 'flow', aggregation: 'sum', ...shared },
  { id: 'gdp-tertiary', name: '第三产业增加值', unit: '亿元', kind: 'flow', aggregation: 'sum', ...shared },
  {
    id: 'gdp-growth',
    name: '地区生产总值增速',
    unit: '%',
    decimals: 1,
    kind: 'growth',
    aggregation: 'none',
    ...shared,
  },
  { id: 'population', name: '常住人口', unit: '万人', kind: 'stock', aggregation: 'sum', ...shared },
  { id: 'urban', name: '城镇常住人口', unit: '人', kind: 'stock', aggregation: 'sum', ...shared },
  {
    id: 'urbanisation',
    name: '常住人口城镇化率',
    unit: '%',
    decimals: 1,
    kind: 'ratio',
    aggregation: 'pooled',
    numerator: 'urban',
    denominator: 'population',
    ...shared,
  },
  {
    id: 'urban-income',
    name: '城镇居民人均可支配收入',
    unit: '元',
    kind: 'flow',
    aggregation: 'none',
    ...shared,
  },
  {
    id: 'rural-income',
    name: '农村居民人均可支配收入',
    unit: '元',
    kind: 'flow',
    aggregation: 'none',
    ...shared,
  },
  {
    id: 'income-ratio',
    name: '城乡居民收入比',
    unit: '倍',
    decimals: 2,
    direction: 'down',
    kind: 'ratio',
    aggregation: 'pooled',
    numerator: 'urban-income',
    denominator: 'rural-income',
  },
  { id: 'hospitals', name: '二级及以上综合医院', unit: '家', kind: 'count', aggregation: 'sum', ...shared },
  { id: 'one-team', name: '一支队伍管执法', unit: '是否', kind: 'yesno', aggregation: 'none', ...shared },
] as const

/** What a test says of an observation; the rest is 初步核算, 实际, of 2022. */
export type Observed = Readonly<Record<string, Cell>>

/** An observation with the defaults of these tests. */
export function observed(region: string, indicator: string, cells: Observed): Observed {
  return { region, indicator, period: '2022', vintage: 'preliminary', state: 'actual', ...cells }
}

/** A workbook of these regions and indicators with observations (and whatever else is given). */
export function statisticsRows(
  observations: readonly Observed[],
  others: Readonly<Record<string, readonly Observed[]>> = {},
): Rows {
  return rowsOf({ region: REGIONS, indicator: INDICATORS, observation: observations, ...others })
}
