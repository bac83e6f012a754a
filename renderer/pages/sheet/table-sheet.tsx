import { Button } from 'antd'
import { DeleteOutlined, InfoCircleOutlined, PlusOutlined } from '@ant-design/icons'
import { useCallback, useEffect, useMemo, useRef, useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Cell } from '../../../shared/table/column.ts'
import type { Finding } from '../../../shared/table/rejection.ts'
import type { Row, Table } from '../../../shared/table/table.ts'
import type {
  CellEdit,
  EditVerb,
  NewRow,
  SheetColumn,
  SheetHandle,
  SheetRow,
  SheetSelection,
} from '../../grid/contract.ts'
import { Sheet } from '../../grid/sheet.tsx'
import { tableTitle } from '../../text/titles.ts'
import { Notice, type NoticeWords } from '../../ui/notice.tsx'
import { PageHead } from '../../ui/page-head.tsx'
import { goToRow } from '../../ui/places.ts'
import { tellStatus } from '../../ui/status.ts'
import { useChangeView, useMirror, useView, useWorkbook } from '../../workbook/context.tsx'
import { FindingsPanel, useFindingKeys } from './findings.tsx'
import { useLore } from './lore.ts'
import { sheetRowMaker, type Extra, type RowUnits } from './rows.ts'
import { useReveal } from './reveal.ts'
import { RowInspector } from './row-inspector.tsx'
import { summarise } from './selection.ts'
import { useLookup, useReadOnly } from './settings.ts'
import { appendRows, reasonsOf, writeCells } from './writing.ts'

type Blank = Readonly<Record<string, Cell>>

/** What a page says of the table it shows. */
interface Props {
  readonly table: Table
  readonly rows: readonly Row[]
  readonly columns: readonly SheetColumn[]
  readonly totals?: readonly SheetRow[]
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
  readonly empty: { readonly title: string; readonly hint: string }
  /** Stands between the head and the sheet. */
  readonly children?: ReactNode
  /** What the panel on the right shows besides the selected cell, such as balances. */
  readonly panel?: { readonly title: string; readonly content: ReactNode }
  readonly onSelectRow?: (id: string | null) => void
}

/** A page that is a sheet of one table: edit, insert, delete, totals, findings, inspector with history. */
export function TableSheet(props: Props) {
  const { table, rows, columns, totals, blank, numbered, extra, unitsOf, findings, onSelectRow } = props
  const { t } = useTranslation('sheet')
  const language = useView((view) => view.language)
  const dark = useView((view) => view.theme === 'dark')
  const inspecting = useView((view) => view.inspector)
  const change = useChangeView()
  const workbook = useWorkbook()
  const readOnly = useReadOnly()
  const hidden = useMirror((state) => rows.length === 0 && state.rows.all(table.name).length > 0)
  const lookup = useLookup()
  const lore = useLore()
  const sheet = useRef<SheetHandle>(null)
  const [selection, setSelection] = useState<SheetSelection | null>(null)
  const [notice, setNotice] = useState<NoticeWords | null>(null)
  const [panel, setPanel] = useState(false)
  const toSheetRows = useMemo(() => sheetRowMaker(extra, unitsOf), [extra, unitsOf])
  const sheetRows = useMemo(() => toSheetRows(rows), [toSheetRows, rows])
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
  useEffect(() => tellStatus({ rows: rows.length }), [rows.length])

  const edit = useCallback(
    (edits: readonly CellEdit[], verb: EditVerb) =>
      writeCells(workbook, table.name, edits, verb, { t, language }),
    [workbook, table.name, t, language],
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
  async function insert(after: string | null): Promise<void> {
    const outcome = await workbook.edit(
      [
        {
          kind: 'insert',
          table: table.name,
          values: { ...blankAfter(after) },
          ...(after === null ? {} : { after }),
        },
      ],
      { verb: 'insert', table: table.name, count: 1 },
    )
    const why = reasonsOf(outcome, { t, language })
    setNotice(why === null ? null : { words: t('notInserted', { why }), tone: 'warn' })
    if (outcome.kind !== 'done') return
    // What the new row is called is what one types first, where it stands in front.
    const name = columns.find(({ field, pinned }) => pinned === true && field === table.label)
    const id = outcome.commit.changes[0]?.id ?? ''
    if (sheet.current?.reveal(id, name?.field)) sheet.current.focus()
    // The focus or the filter hides it: the address is stronger than both.
    else goToRow(table.name, id, name?.field)
  }
  async function remove(ids: readonly string[]): Promise<void> {
    if (ids.length === 0) return
    const outcome = await workbook.edit(
      [
        ...(props.partsOf?.(ids) ?? []).map((part) => ({ kind: 'delete' as const, ...part })),
        ...ids.map((id) => ({ kind: 'delete' as const, table: table.name, id })),
      ],
      { verb: 'delete', table: table.name, count: ids.length },
    )
    const why = reasonsOf(outcome, { t, language })
    setNotice(why === null ? null : { words: t('notDeleted', { why }), tone: 'warn' })
  }
  const addButton = blank && !readOnly && (
    <Button icon={<PlusOutlined />} onClick={() => void insert(sheet.current?.selectedRows().at(-1) ?? null)}>
      {t('add')}
    </Button>
  )
  return (
    <>
      <PageHead title={props.title ?? tableTitle(table.name, language)} hint={props.hint}>
        {props.tools}
        {addButton}
        {blank && !readOnly && (
          <Button
            icon={<DeleteOutlined />}
            disabled={!selection}
            aria-label={t('remove')}
            title={t('remove')}
            onClick={() => void remove(sheet.current?.selectedRows() ?? [])}
          />
        )}
        <Button
          icon={<InfoCircleOutlined />}
          type={inspecting ? 'primary' : 'default'}
          ghost={inspecting}
          aria-pressed={inspecting}
          onClick={() => change({ inspector: !inspecting })}
        >
          {t('details')}
        </Button>
      </PageHead>
      <Notice notice={notice} onClose={() => setNotice(null)} />
      {props.children}
      <div className="zh-sheet-row">
        <div className="zh-sheet">
          <Sheet
            ref={sheet}
            label={tableTitle(table.name, language)}
            columns={columns}
            rows={sheetRows}
            {...(totals ? { totals } : {})}
            lookup={lookup}
            lore={lore}
            language={language}
            dark={dark}
            readOnly={readOnly}
            empty={
              hidden
                ? { title: t('noRowsTitle'), hint: t('noRowsHint') }
                : { ...props.empty, action: addButton }
            }
            onEdit={edit}
            onSelect={select}
            onUndo={() => void workbook.undo()}
            onRedo={() => void workbook.redo()}
            {...(blank ? { onInsert: insert, onAppend: append, onDelete: remove } : {})}
          />
        </div>
      </div>
      {panel && <FindingsPanel findings={findings} onClose={togglePanel} />}
      {inspecting && (
        <RowInspector
          table={table}
          row={rows.find(({ id }) => id === selection?.rowId)}
          column={columns.find(({ field }) => field === selection?.field)}
          columns={columns}
          {...(props.panel ? { panel: props.panel } : {})}
          onClose={() => change({ inspector: false })}
        />
      )}
    </>
  )
}
