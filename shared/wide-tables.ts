import type { WideTable } from './exchange/import/wide/contract.ts'
import { countingObservations } from './indicators/counting.ts'
import { observation } from './indicators/tables.ts'

/** What offices call indicators beside their names in the workbook. */
const INDICATORS: Readonly<Record<string, readonly string[]>> = {
  GDP: ['地区生产总值'],
  生产总值: ['地区生产总值'],
  国内生产总值: ['地区生产总值'],
  一产增加值: ['第一产业增加值'],
  二产增加值: ['第二产业增加值'],
  三产增加值: ['第三产业增加值'],
  第一产业: ['第一产业增加值'],
  第二产业: ['第二产业增加值'],
  第三产业: ['第三产业增加值'],
  城镇化率: ['常住人口城镇化率'],
  年末常住人口: ['常住人口'],
  常住人口数: ['常住人口'],
  固定资产投资额: ['固定资产投资'],
  全社会固定资产投资: ['固定资产投资'],
}

const OBSERVATIONS: WideTable = {
  period: 'period',
  references: ['region', 'indicator'],
  value: 'value',
  growth: 'growth',
  missing: 'missing',
  growthOnly: 'growth-only',
  // As on the page of indicators, where a figure is entered in an empty cell.
  usual: { vintage: 'report', state: 'actual' },
  alsoCalled: (column, name) =>
    column === 'indicator' && Object.hasOwn(INDICATORS, name) ? (INDICATORS[name] ?? []) : [],
  counting: countingObservations,
}

/** How a table's figures may be laid out across; null for tables that never are. */
export function wideTableOf(table: string): WideTable | null {
  return table === observation.name ? OBSERVATIONS : null
}
