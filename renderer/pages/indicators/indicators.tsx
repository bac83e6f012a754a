import { useCallback, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { pivot, type Pivot } from '../../../shared/indicators/pivot.ts'
import { observation } from '../../../shared/indicators/tables.ts'
import { YEARS_SHEET, yearField, yearOfField } from '../../../shared/indicators/years.ts'
import { ancestorAt } from '../../../shared/indicators/regions.ts'
import { readSettings } from '../../../shared/policy/settings.ts'
import type { Rows } from '../../../shared/table/change.ts'
import { labelOf } from '../../../shared/table/reference.ts'
import type { CellEdit, EditVerb, SheetColumn, SheetSelection } from '../../grid/contract.ts'
import { ArrangedSheet } from '../../grid/arrange/arranged-sheet.tsx'
import type { ArrangedHandle, Shown } from '../../grid/arrange/contract.ts'
import { tableTitle, unitTitle } from '../../text/titles.ts'
import { useLatest } from '../../ui/latest.ts'
import { PageHead } from '../../ui/page-head.tsx'
import { Notice, type NoticeWords } from '../../ui/notice.tsx'
import { tellCount, tellStatus } from '../../ui/status.ts'
import { useChangeView, useRows, useView, useWorkbook } from '../../workbook/context.tsx'
import { useFindings } from '../../workbook/findings.ts'
import { sampleOf } from '../sheet/calculated/sample.ts'
import { useCalculated } from '../sheet/calculated/use-calculated.ts'
import { useDefining } from '../sheet/calculated/use-defining.tsx'
import { useFormulaSheet } from '../sheet/calculated/use-formula-sheet.ts'
import { useDesk } from '../sheet/desk.ts'
import { ExportTool } from '../sheet/export-tool.tsx'
import { FilterBox } from '../sheet/filter-box.tsx'
import { Details } from '../sheet/row-tools.tsx'
import { FindingsPanel, useFindingKeys } from '../sheet/findings.tsx'
import { useFocusTown } from '../sheet/focus.ts'
import { SheetTools } from '../sheet/sheet-tools.tsx'
import { useSigns, type StoredCell } from '../sheet/signs.ts'
import { summarise } from '../sheet/selection.ts'
import { useLookup, useReadOnly } from '../sheet/settings.ts'
import { useMadeUp } from '../sheet/use-made-up.ts'
import { FigureInspector } from './figure-inspector.tsx'
import { usePlaceInAddress } from './address.ts'
import { ShownFigures } from './shown-figures.tsx'
import { usePivotLore } from './lore.tsx'
import { pivotColumns, pivotRowMaker, type Measure } from './sheet-rows.ts'
import { writeFigures } from './write.ts'
import { useUndo } from '../../ui/undo.ts'

const TABLES = ['observation', 'indicator', 'region']

/** A town is shown with its county and city, to which the policy compares it. */
function regionsAround(rows: Rows, town: string): string[] {
  const above = [ancestorAt(rows, town, 'county'), ancestorAt(rows, town, 'city')]
  return [town, ...above.flatMap((region) => (region ? [region.id] : []))]
}

const LEVEL_ORDER = ['town', 'group', 'county', 'city', 'province']

/** Years before the base year that are shown unless all are asked for. */
const RECENT = 3

/** The sheet with the towns first, and without the years before `from` and the rows that have none left. */
function arranged(sheet: Pivot, rows: Rows, from: number | null, empty: boolean): Pivot {
  const rank = (id: string) => LEVEL_ORDER.indexOf(String(rows.get('region', id)?.['level']))
  const shows = (years: Iterable<number>) => from === null || [...years].some((year) => year >= from)
  return {
    years: sheet.years.filter((year) => from === null || year >= from),
    rows: sheet.rows
      .filter(({ cells }) => shows(cells.keys()) || (empty && cells.size === 0))
      .toSorted((a, b) => rank(a.region) - rank(b.region)),
  }
}

function filtered(sheet: Pivot, lookup: Rows, text: string): Pivot {
  const wanted = text.trim().toLowerCase()
  if (wanted === '') return sheet
  const rows = sheet.rows.filter(({ region, indicator, scope }) =>
    `${labelOf(lookup, 'region', region)} ${labelOf(lookup, 'indicator', indicator)} ${scope ?? ''}`
      .toLowerCase()
      .includes(wanted),
  )
  return { years: sheet.years, rows }
}

/** A year's column as the sheet's table knows it, where figures and growth have each their own. */
function inTable(column: SheetColumn, measure: Measure): SheetColumn {
  const year = yearOfField(column.field)
  return year === null ? column : { ...column, field: yearField(year, measure) }
}

/** 指标数据: statistics with the years across; source, vintage and history of a figure in the inspector. */
export function IndicatorsPage() {
  const { t } = useTranslation('indicators')
  const { t: sheetWords } = useTranslation('sheet')
  const language = useView((view) => view.language)
  const dark = useView((view) => view.theme === 'dark')
  const inspecting = useView((view) => view.inspector)
  const change = useChangeView()
  const workbook = useWorkbook()
  const undo = useUndo()
  const rows = useRows()
  const lookup = useLookup()
  const readOnly = useReadOnly()
  const town = useFocusTown()
  const [measure, setMeasure] = useState<Measure>('value')
  const [empty, setEmpty] = useState(false)
  const [everyYear, setEveryYear] = useState(false)
  const [text, setText] = useState('')
  const [selection, setSelection] = useState<SheetSelection | null>(null)
  const [panel, setPanel] = useState(false)
  const togglePanel = useCallback(() => setPanel((open) => !open), [])
  const findings = useFindings(TABLES)
  useFindingKeys(findings, togglePanel)
  const sheet = useRef<ArrangedHandle>(null)

  const whole = useMemo(() => {
    const { baseYear } = readSettings(rows)
    const years = [baseYear - 1, baseYear, baseYear + 1]
    const regions = town === null ? {} : { regions: regionsAround(rows, town) }
    const from = everyYear ? null : baseYear - RECENT
    return arranged(pivot(rows, { years, empty, ...regions }), rows, from, empty)
  }, [rows, town, empty, everyYear])
  const shown = useMemo(() => filtered(whole, lookup, text), [whole, lookup, text])
  const withScope = useMemo(() => whole.rows.some(({ scope }) => scope !== null), [whole])
  const formulas = useFormulaSheet({ name: YEARS_SHEET })
  const calculated = useCalculated(formulas)
  const columns = useMemo(
    () => [
      ...pivotColumns(whole.years, measure, t, withScope, language === 'zh-CN' ? 176 : 216),
      ...calculated.columns,
    ],
    [whole.years, measure, t, withScope, language, calculated],
  )
  const [toSheetRows] = useState(pivotRowMaker)
  const sheetRows = useMemo(
    () =>
      toSheetRows(
        shown,
        measure,
        {
          t,
          unitWords: (unit) => unitTitle(unit, language),
          labelOf: (table, id) => labelOf(lookup, table, id),
        },
        calculated.allOf,
      ),
    [toSheetRows, shown, measure, t, language, calculated, lookup],
  )
  const pivotRows = useMemo(() => new Map(shown.rows.map((row) => [row.key, row])), [shown])
  const lore = usePivotLore(pivotRows, measure, calculated)
  usePlaceInAddress(sheet, shown)
  const desk = useDesk('observation')
  const observed: StoredCell = useCallback(
    (row, field) => {
      const year = yearOfField(field)
      const id = year === null ? undefined : pivotRows.get(row.id)?.cells.get(year)?.id
      return id === undefined ? null : { id, column: measure }
    },
    [pivotRows, measure],
  )
  const { signs, since } = useSigns(
    'observation',
    findings,
    { changes: desk.layout.marks.changed, choices: desk.panel === 'marks' },
    observed,
  )
  const [notice, setNotice] = useState<NoticeWords | null>(null)
  const figuresAt = useCallback(
    (rowIds: readonly string[], fields: readonly string[]) =>
      rowIds.flatMap((id) =>
        fields.flatMap((field) => pivotRows.get(id)?.cells.get(yearOfField(field) ?? 0)?.id ?? []),
      ),
    [pivotRows],
  )
  const madeUp = useMadeUp(observation, figuresAt, setNotice)

  const select = useCallback(
    (next: SheetSelection | null) => {
      setSelection(next)
      tellStatus({ selection: summarise(next, language) })
    },
    [language],
  )
  const edit = useCallback(
    (edits: readonly CellEdit[], verb: EditVerb) =>
      writeFigures(
        {
          workbook,
          rows: workbook.store.getState().rows,
          pivotRows,
          measure,
          wording: { t: sheetWords, language },
        },
        edits,
        verb,
      ),
    [workbook, pivotRows, measure, sheetWords, language],
  )
  const sample = useMemo(
    () => sampleOf(sheetRows, selection?.rowId).map(({ id, label = '' }) => ({ id, label })),
    [sheetRows, selection?.rowId],
  )
  const defining = useDefining({ formulas, sheet, columns, sample, shown: sheetRows, selection })
  const shownNow = useLatest((): Shown | null => {
    const now = sheet.current?.shown()
    return now ? { ...now, columns: now.columns.map((column) => inTable(column, measure)) } : null
  })
  const selected = selection ? pivotRows.get(selection.rowId) : undefined
  return (
    <>
      <PageHead title={tableTitle('observation', language)} hint={t('hint')}>
        <ShownFigures
          {...{ measure, setMeasure, everyYear, setEveryYear, emptyRows: empty, setEmptyRows: setEmpty }}
        />
        <FilterBox text={text} onChange={setText} />
        <SheetTools desk={desk} />
        {defining.tool}
        <ExportTool sheet={formulas} shownNow={shownNow} onNotice={setNotice} />
        <Details />
      </PageHead>
      <Notice notice={notice} onClose={() => setNotice(null)} />
      <div className="zh-sheet-row">
        <div className="zh-sheet">
          <ArrangedSheet
            ref={sheet}
            desk={desk}
            signs={signs}
            since={since}
            actions={{ madeUp }}
            onHistory={() => change({ inspector: true })}
            onSay={(words) => setNotice({ words, tone: 'warn' })}
            onCount={tellCount}
            label={tableTitle('observation', language)}
            columns={columns}
            rows={sheetRows}
            lookup={lookup}
            lore={lore}
            language={language}
            dark={dark}
            readOnly={readOnly}
            empty={{ title: t('emptyTitle'), hint: t('emptyHint') }}
            onEdit={edit}
            onSelect={select}
            {...undo}
          />
        </div>
      </div>
      {panel && <FindingsPanel findings={findings} onClose={togglePanel} />}
      {defining.panel}
      {inspecting && !defining.panel && (
        <FigureInspector
          row={selected}
          year={selection ? yearOfField(selection.field) : null}
          formula={selection && calculated.formulaOf(selection.field)}
          measure={measure}
          onClose={() => change({ inspector: false })}
        />
      )}
    </>
  )
}
