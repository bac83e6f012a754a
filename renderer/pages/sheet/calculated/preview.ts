import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { checkColumns, type ColumnDefinition } from '../../../../shared/calculation/columns.ts'
import { TableCalculation } from '../../../../shared/calculation/engine.ts'
import { calculatedAsColumn } from '../../../../shared/calculation/extended.ts'
import { ROW_UNIT, type FormulaSheet } from '../../../../shared/calculation/sheet.ts'
import { formatCell } from '../../../../shared/table/kinds.ts'
import { wordCalculation } from '../../../../shared/text/calculations.ts'
import { unitTitle } from '../../../text/titles.ts'
import { useMirror, useView } from '../../../workbook/context.tsx'
import { useLookup } from '../settings.ts'
import type { ColumnDraft } from './changes.ts'
import type { Sample } from './sample.ts'
import { wordTotals } from './totals.ts'

/** What a formula comes to in a row; the value with its unit, empty without one. */
export interface PreviewLine extends Sample {
  readonly value: string
}

interface Previewed {
  readonly problem: string | null
  /** In rows of which units there is no result, and why. */
  readonly partial: string | null
  /** A unit with which the formula can be computed, where only the unit is wrong. */
  readonly unit: string | null
  readonly lines: readonly PreviewLine[]
  /** Over which rows its totals go, and how many those of the first row are; null without totals. */
  readonly totals: string | null
}

/** What a draft comes to in some rows, or why it cannot be computed; `shown` are the rows that the page lists. */
export function usePreview(
  sheet: FormulaSheet,
  columns: readonly ColumnDefinition[],
  draft: ColumnDraft,
  sample: readonly Sample[],
  shown: readonly { readonly id: string }[],
): Previewed {
  const language = useView((view) => view.language)
  const { t } = useTranslation('calculated')
  const rows = useMirror((state) => sheet.rowsOf(state.rows))
  const lookup = useLookup()
  return useMemo(() => {
    const id = draft.id ?? ' draft'
    const others = columns.filter((one) => one.id !== id)
    const withUnit = (unit: string) => {
      const definition: ColumnDefinition = { ...draft, id, unit, place: Infinity, note: null }
      const checked = checkColumns(sheet, [...others, definition])
      return { definition, checked, own: checked.columns.find((one) => one.id === id) }
    }
    const { definition, checked, own } = withUnit(draft.unit.trim())
    const empty = sample.map((row) => ({ ...row, value: '' }))
    if (!own) return { problem: null, partial: null, unit: null, lines: empty, totals: null }
    const refusal = own.problem ?? own.forms.find((form) => form.refusal !== null)?.refusal
    const wrongUnit = refusal?.problem === 'wrong-unit' && refusal.params['where'] === 'cell'
    const fits = (unit: string): boolean => {
      const tried = withUnit(unit).own
      return tried?.problem === null && tried.forms.every((form) => form.refusal === null)
    }
    const candidates = sheet.units.length > 1 ? [ROW_UNIT, '%'] : [String(refusal?.params['actual'])]
    const unit = wrongUnit ? (candidates.find(fits) ?? null) : null
    if (own.problem)
      return {
        problem: wordCalculation(own.problem, language),
        partial: null,
        unit,
        lines: empty,
        totals: null,
      }
    const calculation = new TableCalculation(checked)
    calculation.update(rows)
    const lines = sample.map((one): PreviewLine => {
      const value = calculation.valueOf(one.id, id)
      const text = formatCell(calculatedAsColumn(definition), value, { rows: lookup, language })
      const row = definition.unit === ROW_UNIT ? rows.find((other) => other.id === one.id) : undefined
      const words = unitTitle(row ? sheet.unitOf(row) : definition.unit, language)
      return { ...one, value: text === '' ? '' : `${text} ${words}` }
    })
    const without = sheet.units.filter((_unit, at) => own.forms[at]?.refusal)
    const partial = refusal
      ? t('partial', {
          units: without
            .map((one) => unitTitle(one, language) || one || t('noUnit'))
            .join(language === 'zh-CN' ? '、' : ', '),
          why: wordCalculation(refusal, language),
        })
      : null
    const [first] = sample
    const range = first ? calculation.rangeOf(first.id, id) : null
    const ids = new Set(shown.map((row) => row.id))
    const seen = range?.filter((row) => ids.has(row.id)).length ?? 0
    const counted =
      range && t(seen < range.length ? 'inRangeShown' : 'inRange', { count: range.length, seen })
    const totals = [wordTotals(own, sheet, { t, language }), counted]
    const said = totals.filter((part) => part !== null).join(t('clause'))
    return { problem: null, partial, unit, lines, totals: said === '' ? null : said }
  }, [sheet, columns, draft, sample, shown, rows, lookup, language, t])
}
