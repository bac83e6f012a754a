import type { Rows } from '../table/change.ts'
import type { Column } from '../table/column.ts'
import type { Row, Table } from '../table/table.ts'
import { pivot, type PivotRow } from './pivot.ts'

/** The sheet of statistics with the years across; it is laid out from the observations, and nothing stores it. */
export const YEARS_SHEET = 'observation_years'

/** Field of a year's column: its figures, or their published growth. */
export function yearField(year: number, measure: 'value' | 'growth'): string {
  return `${measure === 'value' ? 'y' : 'g'}${year}`
}

/** Year of a column's field, or null if it is no year's. */
export function yearOfField(field: string): number | null {
  return /^[yg]\d{4}$/.test(field) ? Number(field.slice(1)) : null
}

const FIXED = {
  region: { kind: 'reference', to: ['region'], title: '地区' },
  indicator: { kind: 'reference', to: ['indicator'], title: '指标', width: 180 },
  scope: { kind: 'text', title: '口径' },
  unit: { kind: 'text', title: '单位' },
} as const satisfies Readonly<Record<string, Column>>

const LATEST_COLUMNS = {
  latest: { kind: 'number', title: '最新', derived: true },
  before_latest: { kind: 'number', title: '最新上年', derived: true },
} as const satisfies Readonly<Record<string, Column>>

/** The sheet as a table and its rows. */
export interface YearsTable {
  readonly table: Table
  readonly years: readonly number[]
  /** Every region and indicator, those without figures too. */
  readonly rows: readonly Row[]
}

/**
 * The sheet of years as a table: a row per region, indicator and scope, a column per year that has figures or is one of
 * `years`, and one for the growth published for it; then the last figure of the row and that of the year before it. A row with a made-up figure says that it is made up,
 * and every row says in `level` which level its region has and in `aggregation` whether its figures add up over regions.
 */
export function yearsTable(rows: Rows, years: readonly number[]): YearsTable {
  const sheet = pivot(rows, { years, empty: true })
  const columns = sheet.years.flatMap((year): [string, Column][] => [
    [yearField(year, 'value'), { kind: 'number', title: `${year}年`, derived: true }],
    [
      yearField(year, 'growth'),
      { kind: 'number', title: `${year}年增速`, unit: '%', decimals: 1, derived: true },
    ],
  ])
  return {
    years: sheet.years,
    rows: sheet.rows.map((row, position) => ({
      ...rowOf(row, position),
      level: rows.get('region', row.region)?.['level'] ?? null,
      aggregation: rows.get('indicator', row.indicator)?.['aggregation'] ?? null,
    })),
    table: {
      name: YEARS_SHEET,
      title: '历年指标数据',
      label: 'indicator',
      unique: [],
      columns: {
        ...FIXED,
        ...Object.fromEntries(columns),
        ...LATEST_COLUMNS,
        demo: { kind: 'flag', title: '演示数据（虚构）', derived: true },
      },
    },
  }
}

function rowOf({ key, region, indicator, scope, unit, cells }: PivotRow, position: number): Row {
  const figures = [...cells].flatMap(([year, { value, growth }]) => [
    [yearField(year, 'value'), value] as const,
    [yearField(year, 'growth'), growth] as const,
  ])
  const last = Math.max(...[...cells].flatMap(([year, { value }]) => (value === null ? [] : [year])))
  return {
    id: key,
    position,
    region,
    indicator,
    scope,
    unit,
    demo: [...cells.values()].some(({ demo }) => demo) ? 1 : 0,
    ...Object.fromEntries(figures),
    latest: cells.get(last)?.value ?? null,
    before_latest: cells.get(last - 1)?.value ?? null,
  }
}
