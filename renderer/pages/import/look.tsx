import { Button, Select, Switch, Tooltip } from 'antd'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Preview } from '../../../shared/exchange/import/contract.ts'
import { IMPORTABLE } from '../../../shared/importable.ts'
import type { TableName } from '../../../shared/tables.ts'
import { columnTitle, tableTitle } from '../../text/titles.ts'
import { useView, useWorkbook } from '../../workbook/context.tsx'
import { useReadOnly } from '../sheet/settings.ts'
import { SourceSheetView, type SourceSheetHandle } from './source-sheet.tsx'
import { bringIn, choose, chooseTable, useImport } from './session.ts'
import { SidePanel } from './side-panel.tsx'

interface CellOnSheet {
  readonly sheet: number
  readonly row: number
  readonly column: number
}

/** The file as it would come in: its cells on the left, what is to be said of them on the right. */
export function Look() {
  const sheet = useRef<SourceSheetHandle>(null)
  const workbook = useWorkbook()
  const shown = useImport((state) => (state.busy === null ? (state.preview?.sheet ?? null) : null))
  const wanted = useRef<CellOnSheet | null>(null)
  // A cell of another sheet is shown when that sheet is.
  useEffect(() => {
    const cell = wanted.current
    if (cell === null || cell.sheet !== shown) return
    sheet.current?.show(cell.row, cell.column)
    wanted.current = null
  }, [shown])
  return (
    <>
      <Bar />
      <div className="zh-import-row">
        <SourceSheetView ref={sheet} />
        <SidePanel
          onGo={(of, row, column) => {
            if (of === shown) return sheet.current?.show(row, column)
            wanted.current = { sheet: of, row, column }
            choose(workbook, { sheet: of, together: true })
          }}
        />
      </div>
    </>
  )
}

function Bar() {
  const { t } = useTranslation('importing')
  const language = useView((view) => view.language)
  const workbook = useWorkbook()
  const file = useImport((state) => state.file)
  const summary = useImport((state) => state.summary)
  const table = useImport((state) => state.table)
  const preview = useImport((state) => state.preview)
  if (!summary) return null
  const { format, ending, encoding, delimiter, sheets } = summary
  const kind = [
    t(`format.${format}`),
    encoding?.toUpperCase(),
    delimiter === null
      ? null
      : delimiter === '\t'
        ? t('delimiter.tab')
        : t('delimiter.other', { sign: delimiter }),
  ].filter(Boolean)
  return (
    <div className="zh-import-bar">
      <span className="zh-import-file" title={file ?? ''}>
        <b>{file}</b>{' '}
        <span className="zh-muted">
          {kind.join(' · ')} {ending !== null && t('disguised', { ending })}
        </span>
      </span>
      <label className="zh-import-choice">
        {t('into')}
        <Select<TableName>
          value={table}
          showSearch={{ optionFilterProp: 'label' }}
          className="zh-import-table"
          aria-label={t('into')}
          options={IMPORTABLE.map(({ name }) => ({
            value: name,
            label: tableTitle(name, language),
          }))}
          onChange={(next) => chooseTable(workbook, next)}
        />
      </label>
      {sheets.length > 1 && (
        <label className="zh-import-choice">
          {t('sheet')}
          <Select
            value={preview?.sheet ?? 0}
            className="zh-import-table"
            aria-label={t('sheet')}
            options={sheets.map(({ name, hidden }, value) => ({
              value,
              label: hidden ? t('sheetHidden', { name }) : name,
            }))}
            onChange={(sheet) =>
              choose(
                workbook,
                isTogether(preview, sheet)
                  ? { sheet, together: true }
                  : { sheet, together: false, block: undefined, headings: undefined, targets: undefined },
              )
            }
          />
        </label>
      )}
      {preview && preview.blocks.length > 1 && (
        <label className="zh-import-choice">
          {t('block')}
          <Select
            value={preview.block}
            className="zh-import-table"
            aria-label={t('block')}
            options={preview.blocks.map(({ title, top }, value) => ({
              value,
              label: t('blockOf', { n: value + 1, title: title || t('blockUntitled', { row: top + 1 }) }),
            }))}
            onChange={(block) => choose(workbook, { block, headings: undefined, targets: undefined })}
          />
        </label>
      )}
      {preview?.together && <TogetherSwitch together={preview.together} shown={preview.sheet} />}
      {preview?.wide && <Unfold wide={preview.wide} />}
      <span className="zh-bar-gap" />
      <Run />
    </div>
  )
}

/** Whether a sheet is one of those that come in together. */
function isTogether(preview: Preview | null, sheet: number): boolean {
  return preview?.together?.on === true && preview.together.sheets.some((one) => one.sheet === sheet)
}

/** Whether the sheets of one template, each of another town, come in together. */
function TogetherSwitch({
  together: { on, sheets },
  shown,
}: {
  together: NonNullable<Preview['together']>
  shown: number
}) {
  const { t } = useTranslation('importing')
  const language = useView((view) => view.language)
  const workbook = useWorkbook()
  const names = sheets.map(({ name }) => name).join(language === 'zh-CN' ? '、' : ', ')
  return (
    <Tooltip title={t('togetherHint', { names })}>
      <label className="zh-import-choice">
        <Switch
          size="small"
          checked={on}
          aria-label={t('together', { n: sheets.length })}
          onChange={(next) => choose(workbook, { together: next, sheet: shown })}
        />
        {t('together', { n: sheets.length })}
      </label>
    </Tooltip>
  )
}

/** Whether a sheet with years, regions or indicators across is read figure by figure. */
function Unfold({ wide: { on, across } }: { wide: NonNullable<Preview['wide']> }) {
  const { t } = useTranslation('importing')
  const language = useView((view) => view.language)
  const workbook = useWorkbook()
  const table = useImport((state) => state.table)
  const titles = across.map((name) => columnTitle(table, name, language))
  return (
    <Tooltip title={t('unfoldHint')}>
      <label className="zh-import-choice">
        <Switch
          size="small"
          checked={on}
          onChange={(unfold) => choose(workbook, { unfold, headings: undefined, targets: undefined })}
        />
        {t('unfold', { across: titles.join(language === 'zh-CN' ? '、' : ', ') })}
      </label>
    </Tooltip>
  )
}

function Run() {
  const { t } = useTranslation('importing')
  const workbook = useWorkbook()
  const readOnly = useReadOnly()
  const busy = useImport((state) => state.busy !== null)
  const preview = useImport((state) => state.preview)
  const without = useImport((state) => state.choices.withoutStopped === true)
  const [asked, setAsked] = useState(false)
  if (!preview) return null
  const { fresh, changed, removed, stops } = preview.counts
  const rows = fresh + changed + removed
  const lacks = fresh > 0 && preview.lacking.some(({ value }) => value === null)
  const stopped = stops > 0 && !without
  const words = stopped
    ? t('mend', { n: stops })
    : rows === 0
      ? t('nothing')
      : t(preview.wide?.on ? 'runFigures' : 'run', { n: rows })
  return (
    <>
      {readOnly && <span className="zh-muted">{t('readOnly')}</span>}
      <Button
        type="primary"
        disabled={busy || asked || readOnly || stopped || lacks || rows === 0}
        onClick={() => {
          setAsked(true)
          void bringIn(workbook).finally(() => setAsked(false))
        }}
      >
        {words}
      </Button>
    </>
  )
}
