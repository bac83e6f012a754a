import { useCallback, useEffect, useImperativeHandle, useMemo, useRef, useState, type Ref } from 'react'
import { useTranslation } from 'react-i18next'
import type { FileColumn, Preview, Problem, SourceWindow } from '../../../shared/exchange/import/contract.ts'
import { columnLetters } from '../../../shared/exchange/import/source.ts'
import { wordProblem, wordRole } from '../../../shared/text/import-problems.ts'
import { useView, useWorkbook } from '../../workbook/context.tsx'
import { ColumnChoice } from './column-choice.tsx'
import { useImport } from './session.ts'

/** What the panel beside may ask of the cells. */
export interface SourceSheetHandle {
  /** Brings a cell into sight and marks it. */
  readonly show: (row: number, column: number) => void
}

const ROW_HEIGHT = 26
/** Rows fetched at a time. */
const FETCH = 100
/** Rows drawn above and below what is seen. */
const SPARE = 10

type SourceRow = SourceWindow['rows'][number]

/** The cells of the file, coloured by what they are taken for, with the choice of each column's target above. */
export function SourceSheetView({ ref }: { ref: Ref<SourceSheetHandle> }) {
  const { t } = useTranslation('importing')
  const preview = useImport((state) => state.preview)
  const scroller = useRef<HTMLDivElement>(null)
  const [seen, setSeen] = useState({ from: 0, to: 40 })
  const [marked, setMarked] = useState<{ readonly row: number; readonly column: number } | null>(null)
  const block = preview?.blocks[preview.block]
  const [top, bottom] = [block?.top ?? 0, block?.bottom ?? -1]
  const rows = useWindows(preview, top, bottom, seen)
  const columns = useMemo(() => shownColumns(preview), [preview])
  const problems = useProblems(preview)

  const measure = useCallback(() => {
    const box = scroller.current
    if (!box) return
    const from = Math.max(0, Math.floor(box.scrollTop / ROW_HEIGHT) - SPARE)
    const to = Math.ceil((box.scrollTop + box.clientHeight) / ROW_HEIGHT) + SPARE
    setSeen((before) => (before.from === from && before.to === to ? before : { from, to }))
  }, [])
  useEffect(measure, [measure, preview])
  useImperativeHandle(ref, () => ({
    show(row, column) {
      setMarked({ row, column })
      const box = scroller.current
      if (!box) return
      box.scrollTop = Math.max(0, (row - top) * ROW_HEIGHT - box.clientHeight / 3)
      box.querySelector(`[data-head="${column}"]`)?.scrollIntoView({ block: 'nearest', inline: 'center' })
      measure()
      box.focus()
    },
  }))
  if (!preview) return <div className="zh-import-sheet" />
  const count = bottom - top + 1
  const drawn = Array.from(
    { length: Math.max(0, Math.min(seen.to, count) - seen.from) },
    (_, at) => top + seen.from + at,
  )
  return (
    <div
      className="zh-import-sheet"
      ref={scroller}
      onScroll={measure}
      tabIndex={0}
      role="region"
      aria-label={t('grid')}
    >
      <table>
        <thead>
          <tr>
            <th className="zh-import-gutter" aria-label="#" />
            {columns.map((column) => (
              <th
                key={column.at}
                data-head={column.at}
                className={column.target === null ? 'zh-import-off' : ''}
              >
                <ColumnChoice column={column} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {seen.from > 0 && <Gap rows={seen.from} width={columns.length + 1} />}
          {drawn.map((at) => (
            <Row key={at} at={at} row={rows.get(at)} columns={columns} problems={problems} marked={marked} />
          ))}
          {count - seen.to > 0 && <Gap rows={count - seen.to} width={columns.length + 1} />}
        </tbody>
      </table>
    </div>
  )
}

function Gap({ rows, width }: { rows: number; width: number }) {
  return (
    <tr aria-hidden style={{ height: rows * ROW_HEIGHT }}>
      <td colSpan={width} />
    </tr>
  )
}

function Row(props: {
  readonly at: number
  readonly row: SourceRow | undefined
  readonly columns: readonly FileColumn[]
  readonly problems: ReadonlyMap<string, Problem>
  readonly marked: { readonly row: number; readonly column: number } | null
}) {
  const { at, row, columns, problems, marked } = props
  const language = useView((view) => view.language)
  const role = row?.role ?? 'data'
  const isBlank = row?.cells.every((cell) => cell === null || cell === '') === true
  return (
    <tr
      className={`zh-import-${role}${row?.hidden ? ' zh-import-hidden' : ''}`}
      style={{ height: ROW_HEIGHT }}
    >
      <th scope="row" className="zh-import-gutter">
        <span>{at + 1}</span>
        {role !== 'data' && !isBlank && <i>{wordRole(role, language)}</i>}
      </th>
      {columns.map(({ at: column, target }) => {
        const problem = problems.get(`${at}/${column}`)
        const value = row?.cells[column] ?? null
        const classes = [
          typeof value === 'number' ? 'zh-number' : '',
          problem ? `zh-import-${problem.severity}` : '',
          target === null ? 'zh-import-off' : '',
          marked?.row === at && marked.column === column ? 'zh-import-marked' : '',
        ]
        return (
          <td
            key={column}
            className={classes.filter((one) => one !== '').join(' ')}
            title={
              problem ? wordProblem(problem.reason, language) : typeof value === 'string' ? value : undefined
            }
          >
            {value}
          </td>
        )
      })}
    </tr>
  )
}

/** All columns that hold something, those without headings included. */
function shownColumns(preview: Preview | null): readonly FileColumn[] {
  return (preview?.columns ?? []).map((column) => ({ ...column, letters: columnLetters(column.at) }))
}

function useProblems(preview: Preview | null): ReadonlyMap<string, Problem> {
  return useMemo(() => {
    const found = new Map<string, Problem>()
    for (const problem of (preview?.problems ?? []).toReversed())
      if (problem.sheet === preview?.sheet) found.set(`${problem.row}/${problem.column}`, problem)
    return found
  }, [preview])
}

/** Rows of the sheet as far as they are seen, fetched piece by piece. */
function useWindows(
  preview: Preview | null,
  top: number,
  bottom: number,
  seen: { readonly from: number; readonly to: number },
): ReadonlyMap<number, SourceRow> {
  const workbook = useWorkbook()
  const id = useImport((state) => state.id)
  const [kept, setKept] = useState<{
    readonly of: Preview | null
    readonly rows: ReadonlyMap<number, SourceRow>
  }>({
    of: null,
    rows: new Map(),
  })
  const [first, last] = [
    Math.floor((top + seen.from) / FETCH),
    Math.floor(Math.min(bottom, top + seen.to) / FETCH),
  ]
  useEffect(() => {
    if (!preview || id === null) return
    let current = true
    async function fetchRows(of: Preview, from: string): Promise<void> {
      for (let piece = first; piece <= last; piece += 1) {
        const answer = await workbook.ask('importWindow', {
          id: from,
          sheet: of.sheet,
          from: piece * FETCH,
          count: FETCH,
        })
        if (!current || answer.kind !== 'done') return
        const { rows } = answer.value
        setKept((before) => ({
          of,
          rows: new Map([
            ...(before.of === of ? before.rows : []),
            ...rows.map((row) => [row.at, row] as const),
          ]),
        }))
      }
    }
    void fetchRows(preview, id)
    return () => {
      current = false
    }
  }, [preview, id, first, last, workbook])
  return kept.rows
}
