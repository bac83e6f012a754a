import { Button, Input, Select } from 'antd'
import { useDeferredValue, useId, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { checkColumns, type ColumnDefinition } from '../../../../shared/calculation/columns.ts'
import { TableCalculation } from '../../../../shared/calculation/engine.ts'
import { calculatedAsColumn } from '../../../../shared/calculation/extended.ts'
import { formatCell } from '../../../../shared/table/kinds.ts'
import { labelOf } from '../../../../shared/table/reference.ts'
import type { Row, Table } from '../../../../shared/table/table.ts'
import { wordCalculation } from '../../../../shared/text/calculations.ts'
import { columnTitle, unitTitle } from '../../../text/titles.ts'
import { useMirror, useView } from '../../../workbook/context.tsx'
import { useLookup } from '../settings.ts'
import type { ColumnDraft } from './changes.ts'
import { offersOf } from './completion.ts'
import { FormulaField } from './formula-field.tsx'

interface Props {
  readonly table: Table
  readonly columns: readonly ColumnDefinition[]
  readonly draft: ColumnDraft
  /** Rows of which the preview shows the result. */
  readonly sample: readonly Row[]
  readonly onSave: (draft: ColumnDraft) => Promise<string | null>
  readonly onCancel: () => void
}

const UNITS = ['', '%', '万元', '亿元', '元', '亩', '公顷', '人', '万人', '万元/亩', '元/人', '百分点']
const DECIMALS = [0, 1, 2, 3, 4]

/** What is filled in of a calculated column, with what it comes to in three rows while one types. */
export function ColumnForm({ table, columns, draft, sample, onSave, onCancel }: Props) {
  const { t } = useTranslation('calculated')
  const language = useView((view) => view.language)
  const [filled, setFilled] = useState(draft)
  const [refused, setRefused] = useState<string | null>(null)
  const unitsId = useId()
  const noteId = useId()
  const change = (part: Partial<ColumnDraft>): void => {
    setRefused(null)
    setFilled((before) => ({ ...before, ...part }))
  }
  const offers = useMemo(
    () =>
      offersOf(
        table,
        columns.filter(({ id }) => id !== draft.id),
        (field) => columnTitle(table.name, field, language),
        (key) => t(`offer.${key}`),
        language,
      ),
    [table, columns, draft.id, language, t],
  )
  const preview = usePreview(table, columns, useDeferredValue(filled), sample)
  const ready = filled.title.trim() !== '' && filled.formula.trim() !== '' && preview.problem === null
  async function save(): Promise<void> {
    if (ready) setRefused(await onSave(filled))
  }
  const why = refused ?? (filled.formula.trim() === '' ? null : preview.problem)
  return (
    <form
      className="zh-column-form"
      onSubmit={(event) => {
        event.preventDefault()
        void save()
      }}
      onKeyDown={(event) => event.key === 'Escape' && onCancel()}
    >
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
          invalid={why !== null}
          describedBy={noteId}
          onChange={(formula) => change({ formula })}
          onSave={() => void save()}
        />
        <p id={noteId} role="status" className={why === null ? 'zh-muted' : 'zh-refused'}>
          {why ?? t('formulaNote')}
          {why !== null && preview.unit !== null && (
            <button
              type="button"
              className="zh-link-button"
              onClick={() => change({ unit: preview.unit ?? '' })}
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
            {UNITS.map((unit) => (
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
      <Preview lines={preview.lines} unit={unitTitle(filled.unit, language)} />
      <div className="zh-column-buttons">
        <Button type="primary" htmlType="submit" disabled={!ready}>
          {t('save')}
        </Button>
        <Button onClick={onCancel}>{t('cancel')}</Button>
      </div>
    </form>
  )
}

interface Line {
  readonly id: string
  readonly label: string
  readonly value: string
}

function Preview({ lines, unit }: { lines: readonly Line[]; unit: string }) {
  const { t } = useTranslation('calculated')
  return (
    <section className="zh-column-preview">
      <h3>{t('preview')}</h3>
      {lines.length === 0 && <p className="zh-muted">{t('noRows')}</p>}
      <dl>
        {lines.map(({ id, label, value }) => (
          <div key={id}>
            <dt>{label}</dt>
            <dd>{value === '' ? '—' : `${value} ${unit}`}</dd>
          </div>
        ))}
      </dl>
    </section>
  )
}

interface Previewed {
  readonly problem: string | null
  /** The unit that the formula gives, where only the unit is wrong. */
  readonly unit: string | null
  readonly lines: readonly Line[]
}

/** What a draft comes to in some rows, or why it cannot be computed. */
function usePreview(
  table: Table,
  columns: readonly ColumnDefinition[],
  draft: ColumnDraft,
  sample: readonly Row[],
): Previewed {
  const language = useView((view) => view.language)
  const rows = useMirror((state) => state.rows.all(table.name))
  const lookup = useLookup()
  return useMemo(() => {
    const id = draft.id ?? ' draft'
    const definition: ColumnDefinition = {
      ...draft,
      id,
      unit: draft.unit.trim(),
      place: Infinity,
      note: null,
    }
    const checked = checkColumns(table, [...columns.filter((one) => one.id !== id), definition])
    const own = checked.columns.find((one) => one.id === id)
    const lines = sample.map((row) => ({ id: row.id, label: labelOf(lookup, table.name, row.id), value: '' }))
    if (!own) return { problem: null, unit: null, lines }
    if (own.problem) {
      const { problem, params } = own.problem
      const unit = problem === 'wrong-unit' && params['where'] === 'cell' ? String(params['actual']) : null
      return { problem: wordCalculation(own.problem, language), unit, lines }
    }
    const calculation = new TableCalculation(checked)
    calculation.update(rows)
    const shown = lines.map((line) => {
      const value = calculation.valueOf(line.id, id)
      return { ...line, value: formatCell(calculatedAsColumn(definition), value, { rows: lookup, language }) }
    })
    return { problem: null, unit: null, lines: shown }
  }, [table, columns, draft, sample, rows, lookup, language])
}
