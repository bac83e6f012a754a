import type { Rows } from '../table/change.ts'
import type { Cell, Column } from '../table/column.ts'
import type { Row } from '../table/table.ts'
import { comparedLines, type LineComparison } from './totals.ts'

/** Columns beside those of a budget line that follow from the year before: 上年决算, and the budget against it. */
export const COMPARISON_COLUMNS = {
  last_final: {
    kind: 'quantity',
    measure: 'money',
    unit: '万元',
    title: '上年决算',
    group: '与上年比较',
    derived: true,
  },
  change: { kind: 'number', unit: '%', decimals: 1, title: '增减', group: '与上年比较', derived: true },
} as const satisfies Readonly<Record<string, Column>>

/** The cells of these columns in a line: last year's final figure of the same subject, and the budget against it in %. */
export function comparisonsOf(rows: Rows): (line: Row) => Readonly<Record<string, Cell>> {
  const asked = new Map<string, ReadonlyMap<string, LineComparison>>()
  return (line) => {
    const [region, year] = [String(line['region']), Number(line['year'])]
    const key = `${region} ${year}`
    const lines = asked.get(key) ?? comparedLines(rows, region, year)
    asked.set(key, lines)
    const before = lines.get(line.id)?.before?.final ?? null
    const budget = line['budget']
    const comparable = before !== null && before !== 0 && typeof budget === 'number'
    return { last_final: before, change: comparable ? (budget / before - 1) * 100 : null }
  }
}
