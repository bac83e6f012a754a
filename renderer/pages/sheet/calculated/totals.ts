import type { TFunction } from 'i18next'
import { budgetLine } from '../../../../shared/budget/tables.ts'
import type { CheckedColumn } from '../../../../shared/calculation/columns.ts'
import type { FormulaSheet } from '../../../../shared/calculation/sheet.ts'
import type { Within } from '../../../../shared/calculation/within.ts'
import type { Language } from '../../../../shared/text/language.ts'
import { titleIn } from '../../../text/titles.ts'

interface Wording {
  readonly t: TFunction<'calculated'>
  readonly language: Language
}

/** Over which rows the totals of a column go, as a sentence for each kind; null if it has no total. */
export function wordTotals(column: CheckedColumn, sheet: FormulaSheet, wording: Wording): string | null {
  if (column.problem) return null
  const kinds = new Map([...column.within.values()].map((within) => [within.toSorted().join(' '), within]))
  if (kinds.size === 0) return null
  const { t } = wording
  const ranges = [...kinds.values()].map((within) => wordWithin(within, sheet, wording))
  const parts = sheet.table.name === budgetLine.name ? [t('partsCounted')] : []
  return [t('totalsOver', { ranges: ranges.join(t('andOver')) }), ...parts].join(t('clause'))
}

/** Which rows a total counts: those that agree with the row in columns, or all. */
function wordWithin(within: Within, sheet: FormulaSheet, { t, language }: Wording): string {
  if (within.length === 0) return t('wholeTable')
  return t('agreeing', { columns: listGroups(within, sheet, { t, language }) })
}

/** Titles of the columns in which rows agree, as a list. */
export function listGroups(within: Within, sheet: FormulaSheet, { t, language }: Wording): string {
  return within.map((field) => groupTitle(sheet, field, language)).join(t('listed'))
}

/** Title of a column that tells rows apart. */
function groupTitle(sheet: FormulaSheet, field: string, language: Language): string {
  const chinese = sheet.groups.find((group) => group.field === field)?.names[0]
  return language === 'zh-CN' ? (chinese ?? field) : titleIn(sheet.table, field, language)
}
