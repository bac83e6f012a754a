import type { TFunction } from 'i18next'
import { comparedLines, type LineComparison } from '../../../shared/budget/totals.ts'
import type { Rows } from '../../../shared/table/change.ts'
import type { Language } from '../../../shared/text/language.ts'
import type { SheetColumn } from '../../grid/contract.ts'
import { unitTitle } from '../../text/titles.ts'
import type { Extra } from '../sheet/rows.ts'

/** 上年决算 and the change against it, which are computed and not stored. */
export function comparisonColumns(t: TFunction<'plans'>, unit: string, language: Language): SheetColumn[] {
  const group = t('budget.comparison')
  return [
    {
      field: 'last_final',
      column: { kind: 'quantity', measure: 'money', unit: '万元', title: '上年决算' },
      title: t('budget.lastFinal'),
      group,
      unit,
      unitTitle: unitTitle(unit, language),
      readOnly: true,
    },
    {
      field: 'change',
      column: { kind: 'number', unit: '%', decimals: 1, title: '增减' },
      title: t('budget.changeRate'),
      group,
      unit: '%',
      decimals: 1,
      readOnly: true,
    },
  ]
}

/** Computed cells of a line: last year's final figure of the same subject, and the budget against it in %. */
export function comparisonsOf(rows: Rows): Extra {
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
