import { Select } from 'antd'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { FormulaSheet } from '../../../../shared/calculation/sheet.ts'
import { YEARS_SHEET } from '../../../../shared/indicators/years.ts'
import { titleIn } from '../../../text/titles.ts'
import { useView } from '../../../workbook/context.tsx'
import type { ColumnDraft } from './changes.ts'
import { presetColumns, presetsOf, rangeOf, type Preset } from './presets.ts'
import { listGroups } from './totals.ts'

interface Props {
  readonly sheet: FormulaSheet
  /** Field of the selected cell, about which most people want to know something. */
  readonly field: string | undefined
  readonly formula: string
  readonly onTake: (draft: Omit<ColumnDraft, 'id'>) => void
}

/** Formulas that one click writes: shares, totals and differences of a column, over rows that are said in words. */
export function ReadyMade({ sheet, field, formula, onTake }: Props) {
  const { t } = useTranslation('calculated')
  const language = useView((view) => view.language)
  const columns = useMemo(() => presetColumns(sheet, language), [sheet, language])
  const [chosen, setChosen] = useState(field)
  const column = columns.find((one) => one.field === chosen) ?? columns[0]
  if (!column) return null
  const title = titleIn(sheet.table, column.field, language)
  // A heading that began with a year would be taken for its column.
  const ofYears = sheet.table.name === YEARS_SHEET
  const withRange = ({ what, within }: Preset): string => {
    const words = t(`preset.${what}`)
    if (within === null) return words
    const range = t(`range.${rangeOf(within)}`, { columns: listGroups(within, sheet, { t, language }) })
    return t('readyRange', { what: words, range })
  }
  const presets = presetsOf(sheet, column, language)
  const take = (preset: Preset): void => {
    // The usual range needs no words in a heading; others tell two columns apart.
    const usual = presets.find(({ what }) => what === preset.what) === preset
    const what = usual ? t(`preset.${preset.what}`) : withRange(preset)
    onTake({
      ...preset.draft,
      title: t(ofYears ? 'readyTitleOfYears' : 'readyTitle', { what, column: title }),
    })
  }
  return (
    <fieldset className="zh-column-ready">
      <legend>{t('ready')}</legend>
      <label>
        <span>{t('readyOn')}</span>
        <Select<string>
          value={column.field}
          onChange={setChosen}
          options={columns.map((one) => ({
            value: one.field,
            label: titleIn(sheet.table, one.field, language),
          }))}
        />
      </label>
      <div className="zh-column-presets">
        {presets.map((preset) => (
          <button
            key={preset.draft.formula}
            type="button"
            aria-pressed={preset.draft.formula === formula}
            title={preset.draft.formula}
            onClick={() => take(preset)}
          >
            {withRange(preset)}
          </button>
        ))}
      </div>
      <p className="zh-muted">{t('readyNote')}</p>
    </fieldset>
  )
}
