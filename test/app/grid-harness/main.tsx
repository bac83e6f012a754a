import { createInstance } from 'i18next'
import { StrictMode, useEffect, useLayoutEffect, useMemo, useState } from 'react'
import { createRoot } from 'react-dom/client'
import { I18nextProvider, initReactI18next } from 'react-i18next'
import { parseCell } from '../../../shared/table/kinds.ts'
import type { Rows } from '../../../shared/table/change.ts'
import type { Cell } from '../../../shared/table/column.ts'
import type { CellEdit, CellRefusal, EditVerb, NewRow, SheetRow } from '../../../renderer/grid/contract.ts'
import { Sheet } from '../../../renderer/grid/sheet.tsx'
import { grid as english } from '../../../renderer/text/en-US/grid.ts'
import { grid as chinese } from '../../../renderer/text/zh-CN/grid.ts'
import '../../../renderer/ui/fonts.css'
import '../../../renderer/ui/theme.css'
import {
  INDICATOR_COLUMNS,
  indicatorRows,
  PROJECT_COLUMNS,
  projectRows,
  projectTotals,
  TOWN_TABLE,
  TOWNS,
} from './data.ts'

// A page that holds one sheet and a small store that answers as the workbook's does: it parses again, refuses, commits
// all or nothing, and undoes. What happened is kept on `window.harness` for the test.

const asked = new URLSearchParams(location.search)
const kind = asked.get('sheet') ?? 'indicators'
const language = asked.get('language') === 'en-US' ? 'en-US' : 'zh-CN'
const dark = asked.get('theme') === 'dark'

const lookup: Rows = {
  all: (table) => (table === TOWN_TABLE ? TOWNS : []),
  get: (table, id) => (table === TOWN_TABLE ? TOWNS.find((row) => row.id === id) : undefined),
}

interface Call {
  readonly what: string
  readonly edits?: readonly CellEdit[]
  readonly ids?: readonly string[] | null
}

interface Harness {
  readonly calls: Call[]
  /** Until when the store keeps its answers to itself; null where it answers soon. */
  held: Promise<unknown> | null
  selection: unknown
  reset: () => void
  cell: (rowId: string, field: string) => Cell
}

declare global {
  interface Window {
    harness: Harness
  }
}

window.harness = { calls: [], held: null, selection: null, reset: () => undefined, cell: () => null }

const columns = kind === 'projects' ? PROJECT_COLUMNS : INDICATOR_COLUMNS

function firstRows(): readonly SheetRow[] {
  if (kind === 'empty') return []
  return kind === 'projects' ? projectRows() : indicatorRows(Number(asked.get('rows') ?? 44))
}

function apply(rows: readonly SheetRow[], edits: readonly CellEdit[]): readonly SheetRow[] {
  const byRow = Map.groupBy(edits, ({ rowId }) => rowId)
  return rows.map((row) => {
    const own = byRow.get(row.id)
    if (!own) return row
    const cells = { ...row.cells }
    for (const { field, value } of own) {
      const column = columns.find((one) => one.field === field)
      if (!column) throw new Error(`no column ${field}`)
      const unit = column.column.kind === 'number' ? row.unit : undefined
      const read = parseCell(column.column, value, { at: {}, rows: lookup, ...(unit ? { unit } : {}) })
      if (!read.ok) throw new Error(`the sheet sent what cannot be read: ${field} ${String(value)}`)
      cells[field] = read.value
    }
    return { ...row, cells }
  })
}

/** Mounts the sheet anew, as after loading the page. */
function App() {
  const [key, setKey] = useState(0)
  useEffect(() => {
    window.harness.reset = () => {
      window.harness.calls.length = 0
      window.harness.selection = null
      window.harness.held = null
      setKey((before) => before + 1)
    }
  }, [])
  return <Page key={key} />
}

function Page() {
  const [rows, setRows] = useState(firstRows)
  const [past, setPast] = useState<readonly (readonly SheetRow[])[]>([])
  const totals = useMemo(() => (kind === 'projects' ? projectTotals(rows) : []), [rows])
  // With the drawing itself: a test that sees what is painted may ask what is stored.
  useLayoutEffect(() => {
    window.harness.cell = (rowId, field) => rows.find(({ id }) => id === rowId)?.cells[field] ?? null
  }, [rows])
  async function edit(edits: readonly CellEdit[], verb: EditVerb): Promise<readonly CellRefusal[]> {
    window.harness.calls.push({ what: verb, edits })
    await new Promise((done) => setTimeout(done, 5))
    await window.harness.held
    const refused = edits.filter(({ value }) => value === 999)
    if (refused.length > 0)
      return refused.map(({ rowId, field }) => ({ rowId, field, message: '999 已被占用，请换一个数' }))
    setPast((before) => [...before, rows])
    setRows((before) => apply(before, edits))
    return []
  }
  async function append(
    fresh: readonly NewRow[],
    edits: readonly CellEdit[],
  ): Promise<readonly CellRefusal[]> {
    window.harness.calls.push({ what: 'append', ids: fresh.map(({ id }) => id), edits })
    const added = fresh.map(({ id }): SheetRow => ({ id, cells: { name: '新项目' } }))
    const cells = fresh.flatMap((row) =>
      Object.entries(row.cells).map(([field, value]) => ({ rowId: row.id, field, value })),
    )
    setPast((before) => [...before, rows])
    setRows((before) => apply([...before, ...added], [...edits, ...cells]))
    return []
  }
  async function undo(): Promise<null> {
    window.harness.calls.push({ what: 'undo' })
    const last = past.at(-1)
    if (last) {
      setRows(last)
      setPast(past.slice(0, -1))
    }
    return null
  }
  return (
    <div style={{ height: '100vh' }}>
      <Sheet
        columns={columns}
        rows={rows}
        totals={totals}
        lookup={lookup}
        language={language}
        dark={dark}
        label="指标数据"
        empty={{
          title: '还没有指标数据',
          hint: '从 Excel 或 WPS 复制一块数据，按 Ctrl+V 贴到这里；也可以先增加一行再填写。',
          action: <button type="button">增加一行</button>,
        }}
        onEdit={edit}
        onUndo={undo}
        onRedo={async () => {
          window.harness.calls.push({ what: 'redo' })
          return null
        }}
        onInsert={(after) =>
          window.harness.calls.push({ what: 'insert', ids: after === null ? null : [after] })
        }
        {...(kind === 'projects' ? { onAppend: append } : {})}
        onDelete={(ids) => window.harness.calls.push({ what: 'delete', ids })}
        onSelect={(selection) => {
          window.harness.selection = selection
        }}
      />
    </div>
  )
}

document.documentElement.dataset['theme'] = dark ? 'dark' : 'light'
document.documentElement.lang = language
const texts = createInstance()
await texts.use(initReactI18next).init({
  lng: language,
  fallbackLng: false,
  defaultNS: 'grid',
  resources: { 'zh-CN': { grid: chinese }, 'en-US': { grid: english } },
  interpolation: { escapeValue: false },
})
const root = document.querySelector('#root')
if (!root) throw new Error('the page has no root')
createRoot(root).render(
  <StrictMode>
    <I18nextProvider i18n={texts}>
      <App />
    </I18nextProvider>
  </StrictMode>,
)
