import { Button, Input, Select } from 'antd'
import { useDeferredValue, useId, useMemo, useState, type KeyboardEvent } from 'react'
import { useTranslation } from 'react-i18next'
import type { ColumnDefinition } from '../../../../shared/calculation/columns.ts'
import { ROW_UNIT, type FormulaSheet } from '../../../../shared/calculation/sheet.ts'
import { YEARS_SHEET } from '../../../../shared/indicators/years.ts'
import { titleIn, unitTitle } from '../../../text/titles.ts'
import { useView } from '../../../workbook/context.tsx'
import { isFilledIn, type ColumnDraft } from './changes.ts'
import { offersOf } from './completion.ts'
import { FormulaField } from './formula-field.tsx'
import { exampleOf } from './presets.ts'
import { usePreview, type PreviewLine } from './preview.ts'
import { ReadyMade } from './ready-made.tsx'
import type { Sample } from './sample.ts'

interface Props {
  readonly sheet: FormulaSheet
  readonly columns: readonly ColumnDefinition[]
  readonly draft: ColumnDraft
  /** Rows of which the preview shows the result. */
  readonly sample: readonly Sample[]
  /** All rows that the page lists. */
  readonly shown: readonly { readonly id: string }[]
  /** Field of the selected cell. */
  readonly field: string | undefined
  readonly onSave: (draft: ColumnDraft) => Promise<string | null>
  readonly onCancel: () => void
}

const UNITS = ['', '%', '万元', '亿元', '元', '亩', '公顷', '人', '万人', '万元/亩', '元/人', '百分点']
const DECIMALS = [0, 1, 2, 3, 4]

/** A unit, and with that of each row the decimals of each row. */
function withUnit(unit: string): Partial<ColumnDraft> {
  return unit === ROW_UNIT ? { unit, decimals: null } : { unit }
}

/** What is filled in of a calculated column, with what it comes to in three rows while one types. */
export function ColumnForm({ sheet, columns, draft, sample, shown, field, onSave, onCancel }: Props) {
  const { t } = useTranslation('calculated')
  const language = useView((view) => view.language)
  const [filled, setFilled] = useState(draft)
  const [refused, setRefused] = useState<string | null>(null)
  /** Escape has been pressed, and would lose what is filled in. */
  const [leaving, setLeaving] = useState(false)
  const unitsId = useId()
  const noteId = useId()
  const change = (part: Partial<ColumnDraft>): void => {
    setRefused(null)
    setLeaving(false)
    setFilled((before) => ({ ...before, ...part }))
  }
  const offers = useMemo(
    () =>
      offersOf(
        sheet,
        columns.filter(({ id }) => id !== draft.id),
        (field) => titleIn(sheet.table, field, language),
        (key) => t(`offer.${key}`),
        language,
      ),
    [sheet, columns, draft.id, language, t],
  )
  const preview = usePreview(sheet, columns, useDeferredValue(filled), sample, shown)
  const complete = filled.title.trim() !== '' && filled.formula.trim() !== ''
  const ready = complete && preview.problem === null
  async function save(): Promise<void> {
    // Whoever types and saves at once does not wait for the preview; what is wrong is refused with its reason.
    if (complete) setRefused(await onSave(filled))
  }
  function escaped({ key }: KeyboardEvent): void {
    if (key !== 'Escape') return
    // It also closes lists, so that one press too many is common.
    if (isFilledIn(filled, draft) && !leaving) setLeaving(true)
    else onCancel()
  }
  const written = filled.formula.trim() !== ''
  const why = refused ?? (written ? preview.problem : null)
  const note = why ?? (written ? preview.partial : null)
  const example = exampleOf(sheet, language)
  const ofYears = sheet.table.name === YEARS_SHEET
  const ownHint = example === null ? '' : t('formulaHint', { example })
  const hint = ofYears ? t('yearsHint') : ownHint
  const units = sheet.units.length > 1 ? [ROW_UNIT, ...UNITS] : UNITS
  return (
    <form
      className="zh-column-form"
      onSubmit={(event) => {
        event.preventDefault()
        void save()
      }}
      onKeyDown={escaped}
    >
      {draft.id === null && (
        <ReadyMade sheet={sheet} field={field} formula={filled.formula} onTake={change} />
      )}
      <label>
        <span>{t('title')}</span>
        <Input
          autoFocus
          value={filled.title}
          maxLength={40}
          onChange={({ target }) => change({ title: target.value })}
        />
      </label>
      <div>
        <span>{t('formula')}</span>
        <FormulaField
          value={filled.formula}
          offers={offers}
          invalid={written && preview.problem !== null}
          describedBy={noteId}
          onChange={(formula) => change({ formula })}
          onSave={() => void save()}
          hint={hint}
        />
        <p id={noteId} role="status" className={why === null ? 'zh-muted' : 'zh-refused'}>
          {note ?? t(ofYears ? 'yearsNote' : 'formulaNote')}
          {note !== null && preview.unit !== null && (
            <button
              type="button"
              className="zh-link-button"
              onClick={() => change(withUnit(preview.unit ?? ''))}
            >
              {t('takeUnit', { unit: unitTitle(preview.unit, language) })}
            </button>
          )}
        </p>
      </div>
      <div className="zh-column-pair">
        <label>
          <span>{t('unit')}</span>
          <Input
            list={unitsId}
            value={filled.unit}
            placeholder={t('noUnit')}
            onChange={({ target }) => change({ unit: target.value })}
          />
          <datalist id={unitsId}>
            {units.map((unit) => (
              <option key={unit} value={unit}>
                {unitTitle(unit, language)}
              </option>
            ))}
          </datalist>
        </label>
        <label>
          <span>{t('decimals')}</span>
          <Select<number | null>
            value={filled.decimals}
            onChange={(decimals) => change({ decimals })}
            options={[
              { value: null, label: t('asNeeded') },
              ...DECIMALS.map((value) => ({ value, label: String(value) })),
            ]}
          />
        </label>
      </div>
      <Preview lines={preview.lines} totals={preview.totals} />
      <div className="zh-column-buttons">
        <p role="status" className="zh-column-unsaved">
          {leaving ? t('unsaved') : ''}
        </p>
        <Button type="primary" htmlType="submit" disabled={!ready}>
          {t('save')}
        </Button>
        <Button onClick={onCancel}>{t('cancel')}</Button>
      </div>
    </form>
  )
}

function Preview({ lines, totals }: { lines: readonly PreviewLine[]; totals: string | null }) {
  const { t } = useTranslation('calculated')
  return (
    <section className="zh-column-preview">
      <h3>{t('preview')}</h3>
      {lines.length === 0 && <p className="zh-muted">{t('noRows')}</p>}
      <dl>
        {lines.map(({ id, label, value }) => (
          <div key={id}>
            <dt>{label}</dt>
            <dd>{value === '' ? '—' : value}</dd>
          </div>
        ))}
      </dl>
      {totals !== null && <p className="zh-muted">{totals}</p>}
    </section>
  )
}
