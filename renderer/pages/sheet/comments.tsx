import { DeleteOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { calculatedField } from '../../../shared/calculation/extended.ts'
import { threadKey, threadsOf, type Thread } from '../../../shared/comments/threads.ts'
import type { Edit } from '../../../shared/table/change.ts'
import { labelOf } from '../../../shared/table/reference.ts'
import { formatMoment } from '../../text/moments.ts'
import { columnTitle } from '../../text/titles.ts'
import { InspectorPart } from '../../ui/inspector.tsx'
import { goToRow } from '../../ui/places.ts'
import { useTable, useView, useWorkbook } from '../../workbook/context.tsx'
import { useLookup, useReadOnly } from './settings.ts'
import { reasonsOf } from './writing.ts'

const TABLE = 'cell_comment'

interface Cell {
  readonly table: string
  readonly rowId: string
  readonly field: string
}

function useThreads(table: string): ReadonlyMap<string, Thread> {
  const comments = useTable(TABLE)
  return useMemo(() => threadsOf(comments, table), [comments, table])
}

function resolving(thread: Thread, resolved: 0 | 1): Edit[] {
  return thread.comments.map(({ id }) => ({
    kind: 'set',
    table: TABLE,
    id,
    column: 'resolved',
    value: resolved,
  }))
}

/** What was said about a cell, and a field to say more; each is one commit and one undo. */
export function CommentThread({
  table,
  rowId,
  field,
  focus,
  onDone,
}: Cell & { focus: boolean; onDone?: () => void }) {
  const { t } = useTranslation('comments')
  const { t: sheet } = useTranslation('sheet')
  const language = useView((view) => view.language)
  const workbook = useWorkbook()
  const readOnly = useReadOnly()
  const thread = useThreads(table).get(threadKey(rowId, field))
  const [text, setText] = useState('')
  const [refused, setRefused] = useState<string | null>(null)

  async function write(edits: readonly Edit[], verb: 'insert' | 'edit' | 'delete'): Promise<boolean> {
    const outcome = await workbook.edit(edits, { verb, table: TABLE, count: 1 })
    setRefused(reasonsOf(outcome, { t: sheet, language }))
    return outcome.kind === 'done'
  }
  async function say(): Promise<void> {
    if (text.trim() === '') return
    const values = { table_name: table, row_id: rowId, column_name: field, text, resolved: 0 }
    // Who answers a settled question opens it again.
    const opened = thread?.resolved ? resolving(thread, 0) : []
    if (!(await write([...opened, { kind: 'insert', table: TABLE, values }], 'insert'))) return
    setText('')
    onDone?.()
  }
  return (
    <div className="zh-comment-form">
      {thread && (
        <ol className={`zh-thread${thread.resolved ? ' zh-thread-resolved' : ''}`}>
          {thread.comments.map(({ id, text: said, author, at }) => (
            <li key={id}>
              <div className="zh-thread-head zh-muted">
                <span>{`${author} · ${formatMoment(at, language)}`}</span>
                {!readOnly && (
                  <button
                    type="button"
                    className="zh-icon-button"
                    aria-label={t('delete')}
                    title={t('delete')}
                    onClick={() => void write([{ kind: 'delete', table: TABLE, id }], 'delete')}
                  >
                    <DeleteOutlined />
                  </button>
                )}
              </div>
              <div className="zh-thread-text">{said}</div>
            </li>
          ))}
        </ol>
      )}
      {refused !== null && (
        <p role="alert" className="zh-refused">
          {refused}
        </p>
      )}
      {!readOnly && (
        <>
          <textarea
            rows={2}
            ref={(element) => {
              if (focus) element?.focus()
            }}
            value={text}
            maxLength={4000}
            aria-label={t('write')}
            placeholder={t(thread ? 'reply' : 'write')}
            onChange={({ target }) => setText(target.value)}
            onKeyDown={(event) => {
              if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return
              event.preventDefault()
              void say()
            }}
          />
          <div>
            <Button size="small" type="primary" disabled={text.trim() === ''} onClick={() => void say()}>
              {t('say')}
            </Button>
            {thread && (
              <Button
                size="small"
                onClick={() => void write(resolving(thread, thread.resolved ? 0 : 1), 'edit')}
              >
                {t(thread.resolved ? 'reopen' : 'resolve')}
              </Button>
            )}
          </div>
        </>
      )}
    </div>
  )
}

/** The comments on the selected cell, in the panel on the right. */
export function CommentsPart(cell: Cell) {
  const { t } = useTranslation('comments')
  return (
    <InspectorPart title={t('comments')}>
      <CommentThread key={threadKey(cell.rowId, cell.field)} {...cell} focus={false} />
    </InspectorPart>
  )
}

/** All open comments of a table, each a way to its cell. */
export function OpenComments({ table }: { table: string }) {
  const { t } = useTranslation('comments')
  const language = useView((view) => view.language)
  const rows = useLookup()
  const threads = useThreads(table)
  const calculated = useTable('calculated_column')
  const titles = useMemo(
    () => new Map(calculated.map((row) => [calculatedField(row.id), String(row['title'])])),
    [calculated],
  )
  const open = [...threads.values()].filter(({ resolved }) => !resolved)
  if (open.length === 0) return null
  return (
    <InspectorPart title={t('open', { n: open.length })}>
      <ul className="zh-comment-list">
        {open.map(({ rowId, field, comments }) => (
          <li key={threadKey(rowId, field)}>
            <button type="button" onClick={() => goToRow(table, rowId, field)}>
              <div className="zh-muted">
                {`${labelOf(rows, table, rowId)} · ${titles.get(field) ?? columnTitle(table, field, language)}`}
              </div>
              {comments.at(-1)?.text}
            </button>
          </li>
        ))}
      </ul>
    </InspectorPart>
  )
}
