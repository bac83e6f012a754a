import { ExportOutlined } from '@ant-design/icons'
import { Button, Popover, Progress, Segmented, Select } from 'antd'
import { memo, useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { MEANING } from '../../../shared/paper-totals.ts'
import type { FormulaSheet } from '../../../shared/calculation/sheet.ts'
import type { Table } from '../../../shared/table/table.ts'
import type { Shown } from '../../grid/arrange/contract.ts'
import { titleIn } from '../../text/titles.ts'
import { nameIn } from '../../text/names.ts'
import type { NoticeWords } from '../../ui/notice.tsx'
import { useMirror, useTable, useView } from '../../workbook/context.tsx'
import { useExport } from './export-run.ts'
import { requestOf, type Format, type Range } from './export-request.ts'
import { useFocusTown, useFocusYear } from './focus.ts'
import { useUnits } from './settings.ts'
import { TemplateChoice } from './template-choice.tsx'
import './export-tool.css'

const NOTHING: Shown = { rows: [], columns: [], groupedBy: null }

/** What stands in a template, in the language of the data. */
const PLACEHOLDERS = { single: '{{镇}} {{年度}} {{合计.列名}}', perRow: '{{列名}}' }

const FORMATS: readonly Format[] = ['xlsx', 'csv', 'csvGb']

interface Props {
  readonly sheet: FormulaSheet
  /** What the sheet shows at this moment; null before there is a sheet. */
  readonly shownNow: () => Shown | null
  readonly onNotice: (notice: NoticeWords) => void
}

/** The tool that writes the sheet as a file for Excel, WPS or another system. */
export const ExportTool = memo(function ExportTool(props: Props) {
  const { t } = useTranslation('exporting')
  const [open, setOpen] = useState(false)
  const run = useExport((notice) => {
    setOpen(false)
    props.onNotice(notice)
  })
  return (
    <Popover
      open={open}
      onOpenChange={setOpen}
      trigger="click"
      placement="bottomRight"
      arrow={false}
      destroyOnHidden
      styles={{ container: { border: '1px solid var(--zh-line)' } }}
      content={<ExportForm {...props} run={run} />}
    >
      <Button icon={<ExportOutlined />} aria-expanded={open} aria-haspopup="dialog">
        {run.share === null ? t('open') : `${t('working')} ${Math.round(run.share * 100)}%`}
      </Button>
    </Popover>
  )
})

function ExportForm({ sheet, shownNow, onNotice, run }: Props & { run: ReturnType<typeof useExport> }) {
  const { t } = useTranslation('exporting')
  const language = useView((view) => view.language)
  const units = useUnits()
  const { table } = sheet
  const all = useMirror((state) => sheet.rowsOf(state.rows)).filter(sheet.lists).length
  const focus = usePlace()
  // The form opens anew each time, and the sheet cannot be changed behind it without closing it.
  const [{ rows, columns, groupedBy }] = useState(() => shownNow() ?? NOTHING)
  const [range, setRange] = useState<Range>('shown')
  const [format, setFormat] = useState<Format>('xlsx')
  const groups = useGroupColumns(table, columns)
  const [subtotalBy, setSubtotalBy] = useState(groups.find((field) => field === groupedBy) ?? '')
  const [template, setTemplate] = useState('')
  const id = useId()
  const ownForm = format === 'xlsx' && template === ''
  const start = (): void => {
    const choice = { sheet, range, format, subtotalBy: ownForm ? subtotalBy : '', template, language, units }
    void run.start(requestOf(choice, { rows, columns }, focus))
  }
  return (
    <div className="zh-export" role="dialog" aria-label={t('open')}>
      <span id={`${id}range`}>{t('range')}</span>
      <Segmented<Range>
        aria-labelledby={`${id}range`}
        value={range}
        onChange={setRange}
        options={[
          { value: 'shown', label: `${t('shown')} · ${t('rows', { count: rows.length })}` },
          { value: 'everything', label: `${t('everything')} · ${t('rows', { count: all })}` },
        ]}
      />
      <span id={`${id}format`}>{t('format')}</span>
      <Segmented<Format>
        aria-labelledby={`${id}format`}
        value={format}
        onChange={setFormat}
        options={FORMATS.map((value) => ({ value, label: t(value) }))}
      />
      {format === 'xlsx' && (
        <>
          <label htmlFor={`${id}template`}>{t('look')}</label>
          <TemplateChoice id={`${id}template`} value={template} onChange={setTemplate} onNotice={onNotice} />
        </>
      )}
      {ownForm && groups.length > 0 && (
        <>
          <label htmlFor={`${id}subtotal`}>{t('subtotal')}</label>
          <Select
            id={`${id}subtotal`}
            value={subtotalBy}
            onChange={setSubtotalBy}
            options={[
              { value: '', label: t('noSubtotal') },
              ...groups.map((field) => ({
                value: field,
                label: t('subtotalBy', { column: titleIn(table, field, language) }),
              })),
            ]}
          />
        </>
      )}
      <p className="zh-muted">
        {format === 'xlsx' && template !== '' ? t('templateHint', PLACEHOLDERS) : t(`${format}Hint`)}
      </p>
      <div className="zh-export-foot">
        {run.share === null ? (
          <Button type="primary" onClick={start} disabled={range === 'shown' && rows.length === 0}>
            {t('run')}
          </Button>
        ) : (
          <>
            <Progress percent={Math.round(run.share * 100)} size="small" aria-label={t('working')} />
            <Button onClick={run.cancel}>{t('cancel')}</Button>
          </>
        )}
      </div>
    </div>
  )
}

/** Columns by which rows can be put together, where the table has one sum over all its rows. */
function useGroupColumns(table: Table, columns: Shown['columns']): readonly string[] {
  const all = useMirror((state) => state.rows.all(table.name))
  if (MEANING.totals(table.name, all.slice(0, 1)).length !== 1) return []
  return columns
    .filter(({ field, column: { kind } }) => kind === 'choice' || kind === 'reference' || field === 'year')
    .map(({ field }) => field)
    .filter((field) => Object.hasOwn(table.columns, field))
}

/** The town in focus by its name, and the year. */
function usePlace(): { readonly town: string; readonly year: number | null } {
  const language = useView((view) => view.language)
  const town = useFocusTown()
  const year = useFocusYear()
  const region = useTable('region').find(({ id }) => id === town)
  return { town: region ? nameIn(region, language) : '', year }
}
