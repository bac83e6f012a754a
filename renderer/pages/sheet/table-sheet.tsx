import { useCallback, useEffect, useMemo, useRef, useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Cell } from '../../../shared/table/column.ts'
import type { Finding } from '../../../shared/table/rejection.ts'
import { labelOf } from '../../../shared/table/reference.ts'
import type { Row, Table } from '../../../shared/table/table.ts'
import type {
  CellEdit,
  EditVerb,
  NewRow,
  SheetColumn,
  SheetRow,
  SheetSelection,
} from '../../grid/contract.ts'
import { ArrangedSheet } from '../../grid/arrange/arranged-sheet.tsx'
import type { ArrangedHandle } from '../../grid/arrange/contract.ts'
import { tableTitle } from '../../text/titles.ts'
import { useLatest } from '../../ui/latest.ts'
import { Notice, type NoticeWords } from '../../ui/notice.tsx'
import { PageHead } from '../../ui/page-head.tsx'
import { tellCount, tellStatus } from '../../ui/status.ts'
import { useChangeView, useMirror, useView, useWorkbook } from '../../workbook/context.tsx'
import { sampleOf } from './calculated/sample.ts'
import { useCalculated } from './calculated/use-calculated.ts'
import { useDefining } from './calculated/use-defining.tsx'
import { useFormulaSheet } from './calculated/use-formula-sheet.ts'
import { useDesk } from './desk.ts'
import { ExportTool } from './export-tool.tsx'
import { FindingsPanel, useFindingKeys } from './findings.tsx'
import { useLore } from './lore.tsx'
import { addName } from './new-name.ts'
import { useRowCommands } from './row-commands.ts'
import { sheetRowMaker, type Extra, type RowUnits } from './rows.ts'
import { useReveal } from './reveal.ts'
import { RowInspector } from './row-inspector.tsx'
import { AddRow, DeleteRows, Details } from './row-tools.tsx'
import { SheetTools } from './sheet-tools.tsx'
import { useSigns } from './signs.ts'
import { summarise } from './selection.ts'
import { useLookup, useReadOnly } from './settings.ts'
import { sameRows, useMadeUp } from './use-made-up.ts'
import { appendRows, writeCells } from './writing.ts'
import { useUndo } from '../../ui/undo.ts'

type Blank = Readonly<Record<string, Cell>>

/** What a page says of the table it shows. */
interface Props {
  readonly table: Table
  readonly rows: readonly Row[]
  readonly columns: readonly SheetColumn[]
  /** Totals of rows of the table, such as those shown; must be the same function as long as it says the same. */
  readonly totalsOf?: (rows: readonly Row[]) => readonly SheetRow[]
  /** Values of a new row; all that is required and not typed by a person. May hang on the row that it follows. */
  readonly blank?: Blank | ((near: Row | undefined) => Blank)
  /** Column of `blank` that counts on where several rows are added at once. */
  readonly numbered?: string
  /** Rows of other tables that are parts of rows of this one and go with them. */
  readonly partsOf?: (ids: readonly string[]) => readonly { readonly table: string; readonly id: string }[]
  /** Computed cells beside the stored ones; must be the same function as long as it says the same. */
  readonly extra?: Extra
  /** Units of single amounts that differ from the headings'; must be the same function as long as it says the same. */
  readonly unitsOf?: RowUnits
  readonly findings: readonly Finding[]
  readonly title?: ReactNode
  readonly hint?: ReactNode
  readonly tools?: ReactNode
  readonly empty: { readonly title: string; readonly hint: string; readonly action?: ReactNode }
  /** In place of the usual words where the table has rows, but none of what is in focus. */
  readonly none?: { readonly title: string; readonly hint: string }
  /** Stands between the head and the sheet. */
  readonly children?: ReactNode
  /** What the panel on the right shows besides the selected cell, such as balances. */
  readonly panel?: { readonly title: string; readonly content: ReactNode }
  readonly onSelectRow?: (id: string | null) => void
}

/** A page that is a sheet of one table: edit, insert, delete, totals, findings, inspector with history. */
export function TableSheet(props: Props) {
  const { table, rows, totalsOf, blank, numbered, extra, unitsOf, findings, onSelectRow } = props
  const { t } = useTranslation('sheet')
  const language = useView((view) => view.language)
  const dark = useView((view) => view.theme === 'dark')
  const inspecting = useView((view) => view.inspector)
  const change = useChangeView()
  const workbook = useWorkbook()
  const undo = useUndo()
  const readOnly = useReadOnly()
  const hidden = useMirror((state) => rows.length === 0 && state.rows.all(table.name).length > 0)
  const lookup = useLookup()
  const formulas = useFormulaSheet(table)
  const calculated = useCalculated(formulas)
  const lore = useLore(table.name, calculated)
  const sheet = useRef<ArrangedHandle>(null)
  const [selection, setSelection] = useState<SheetSelection | null>(null)
  const [notice, setNotice] = useState<NoticeWords | null>(null)
  const [panel, setPanel] = useState(false)
  const columns = useMemo(() => [...props.columns, ...calculated.columns], [props.columns, calculated])
  const toSheetRows = useMemo(
    () => sheetRowMaker(extra, unitsOf, calculated.cellsOf),
    [extra, unitsOf, calculated],
  )
  const sheetRows = useMemo(() => toSheetRows(rows), [toSheetRows, rows])
  const totalsOfShown = useMemo(
    () =>
      totalsOf &&
      ((shown: readonly SheetRow[]) =>
        // A row of the sheet has all cells of the stored one, which answers sooner where a hundred thousand are added up.
        totalsOf(shown === sheetRows && !extra ? rows : shown.map(({ cells }) => cells as Row))),
    [totalsOf, sheetRows, rows, extra],
  )
  const togglePanel = useCallback(() => setPanel((open) => !open), [])
  useFindingKeys(findings, togglePanel)
  useReveal(sheet, table.name, sheetRows)

  const select = useCallback(
    (next: SheetSelection | null) => {
      setSelection(next)
      tellStatus({ selection: summarise(next, language) })
      // A total is no row of the table.
      onSelectRow?.(sheetRows.some(({ id }) => id === next?.rowId) ? (next?.rowId ?? null) : null)
    },
    [language, onSelectRow, sheetRows],
  )
  const [asked, setAsked] = useState(0)
  const showHistory = useCallback(() => {
    change({ inspector: true })
    setAsked((times) => times + 1)
  }, [change])
  useEffect(() => {
    // Whoever asks for it by a key goes on reading, and restoring, by keys.
    if (asked > 0) document.querySelector<HTMLElement>('.zh-inspector-body')?.focus()
  }, [asked])
  const sample = useMemo(
    () => sampleOf(rows, selection?.rowId).map(({ id }) => ({ id, label: labelOf(lookup, table.name, id) })),
    [rows, selection?.rowId, lookup, table.name],
  )
  const defining = useDefining({ formulas, sheet, columns, sample, shown: rows, selection })

  const edit = useCallback(
    (edits: readonly CellEdit[], verb: EditVerb) =>
      writeCells(workbook, table.name, edits, verb, { t, language }),
    [workbook, table.name, t, language],
  )
  const takeName = useCallback(
    (roster: string, name: string) => addName(workbook, roster, name, { t, language }),
    [workbook, t, language],
  )
  const blankAfter = useCallback(
    (after: string | null) =>
      typeof blank === 'function' ? blank(rows.find(({ id }) => id === after)) : blank,
    [blank, rows],
  )
  const append = useCallback(
    async (fresh: readonly NewRow[], edits: readonly CellEdit[]) => {
      const last = sheetRows.at(-1)?.id
      const where = { table: table.name, last, blank: blankAfter(last ?? null), numbered }
      return appendRows(workbook, where, fresh, edits, { t, language })
    },
    [workbook, table.name, sheetRows, blankAfter, numbered, t, language],
  )
  const nameField = columns.find(({ field, pinned }) => pinned === true && field === table.label)?.field
  const commands = useRowCommands({
    table,
    rows,
    sheet,
    nameField,
    blankAfter,
    numbered,
    partsOf: props.partsOf,
    setNotice,
  })
  const madeUp = useMadeUp(table, sameRows, setNotice)
  const insert = (near: string | null): void => void commands.insert(near)
  const remove = (ids: readonly string[]): void => void commands.remove(ids)
  const desk = useDesk(table.name)
  const { signs, since } = useSigns(table.name, findings, {
    changes: desk.layout.marks.changed,
    choices: desk.panel === 'marks',
  })
  const add = useLatest(() => insert(sheet.current?.selectedRows().at(-1) ?? null))
  const removeSelected = useLatest(() => remove(sheet.current?.selectedRows() ?? []))
  const shownNow = useCallback(() => sheet.current?.shown() ?? null, [])
  const addButton = blank && !readOnly && <AddRow onAdd={add} />
  return (
    <>
      <PageHead title={props.title ?? tableTitle(table.name, language)} hint={props.hint}>
        {props.tools}
        <SheetTools desk={desk} />
        {defining.tool}
        <ExportTool sheet={formulas} shownNow={shownNow} onNotice={setNotice} />
        {addButton}
        {blank && !readOnly && <DeleteRows disabled={!selection} onDelete={removeSelected} />}
        <Details />
      </PageHead>
      <Notice notice={notice} onClose={() => setNotice(null)} />
      {props.children}
      <div className="zh-sheet-row">
        <div className="zh-sheet">
          <ArrangedSheet
            ref={sheet}
            desk={desk}
            signs={signs}
            since={since}
            actions={
              blank && !readOnly
                ? {
                    madeUp,
                    insert: (near, count, above) => void commands.insert(near, count, above),
                    duplicate: (ids) => void commands.duplicate(ids),
                    move: (ids, after) => void commands.move(ids, after),
                  }
                : { madeUp }
            }
            onHistory={showHistory}
            onSay={(words) => setNotice({ words, tone: 'warn' })}
            onCount={tellCount}
            label={tableTitle(table.name, language)}
            columns={columns}
            rows={sheetRows}
            totalsOf={totalsOfShown}
            lookup={lookup}
            lore={lore}
            language={language}
            dark={dark}
            readOnly={readOnly}
            empty={
              hidden
                ? { title: t('noRowsTitle'), hint: t('noRowsHint'), ...props.none, action: addButton }
                : { action: addButton, ...props.empty }
            }
            onEdit={edit}
            onSelect={select}
            onNewName={takeName}
            {...undo}
            {...(blank ? { onInsert: insert, onAppend: append, onDelete: remove } : {})}
          />
        </div>
      </div>
      {panel && <FindingsPanel findings={findings} onClose={togglePanel} />}
      {defining.panel}
      {inspecting && !defining.panel && (
        <RowInspector
          key={asked}
          asked={asked > 0}
          table={table}
          row={sheetRows.find(({ id }) => id === selection?.rowId)?.cells as Row | undefined}
          formula={selection && calculated.formulaOf(selection.field)}
          column={columns.find(({ field }) => field === selection?.field)}
          columns={columns}
          {...(props.panel ? { panel: props.panel } : {})}
          onClose={() => change({ inspector: false })}
        />
      )}
    </>
  )
}
