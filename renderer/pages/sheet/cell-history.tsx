import { useEffect, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Commit } from '../../../shared/api/reply.ts'
import type { Cell } from '../../../shared/table/column.ts'
import { formatCell } from '../../../shared/table/kinds.ts'
import { exactValue } from '../../grid/values.ts'
import type { SheetColumn } from '../../grid/contract.ts'
import { wordLabel } from '../../text/label.ts'
import { formatMoment } from '../../text/moments.ts'
import { InspectorPart } from '../../ui/inspector.tsx'
import { useMirror, useView, useWorkbook } from '../../workbook/context.tsx'
import { useLookup, useReadOnly } from './settings.ts'
import { reasonsOf } from './writing.ts'

/** One change of a cell. */
interface CellChange {
  readonly commit: Commit
  readonly before: Cell
  readonly after: Cell
  /** Whether the row was there before. */
  readonly existed: boolean
}

function changesOf(commits: readonly Commit[], id: string, field: string): CellChange[] {
  return commits.flatMap((commit) => {
    const change = commit.changes.find((one) => one.id === id)
    if (!change) return []
    const before = change.before?.[field] ?? null
    const after = change.after?.[field] ?? null
    return before === after ? [] : [{ commit, before, after, existed: change.before !== null }]
  })
}

interface Props {
  readonly table: string
  readonly id: string
  readonly column: SheetColumn
}

/** Who changed a cell when from what to what, newest first, with the old values to restore. */
export function CellHistory(props: Props) {
  // Read anew after every commit, this window's or another's.
  const seq = useMirror((state) => state.info?.seq ?? 0)
  return <Changes key={`${props.id} ${props.column.field} ${seq}`} {...props} />
}

function Changes({ table, id, column }: Props) {
  const { t } = useTranslation('sheet')
  const { t: journal } = useTranslation('journal')
  const language = useView((view) => view.language)
  const workbook = useWorkbook()
  const rows = useLookup()
  const readOnly = useReadOnly()
  const [commits, setCommits] = useState<readonly Commit[] | null>(null)
  const [refused, setRefused] = useState<string | null>(null)
  const { field } = column
  useEffect(() => {
    let current = true
    async function read(): Promise<void> {
      const found = await workbook.history({ table, id, column: field, limit: 50 })
      if (current) setCommits(found)
    }
    void read()
    return () => {
      current = false
    }
  }, [workbook, table, id, field])
  const changes = useMemo(() => changesOf(commits ?? [], id, field), [commits, id, field])
  const shown = (value: Cell) =>
    value === null ? t('nothing') : formatCell(column.column, value, { rows, language, unit: column.unit })

  async function restore(value: Cell): Promise<void> {
    const outcome = await workbook.edit(
      [{ kind: 'set', table, id, column: field, value: exactValue(column, value) }],
      { verb: 'restore', table, column: field },
    )
    setRefused(reasonsOf(outcome, { t, language }))
  }

  return (
    <InspectorPart title={t('history')}>
      {refused !== null && <p className="zh-refused">{refused}</p>}
      {commits !== null && changes.length === 0 && <p className="zh-muted">{t('noHistory')}</p>}
      <ol className="zh-history">
        {changes.map(({ commit, before, after, existed }) => (
          <li key={commit.seq}>
            <div className="zh-muted">
              {t('historyLine', {
                at: formatMoment(commit.at, language),
                who: commit.who,
                what: wordLabel(commit.label, journal, language),
              })}
            </div>
            <div className="zh-history-change">
              <span>
                <s>{shown(before)}</s> → {shown(after)}
              </span>
              {!readOnly && !column.readOnly && (before !== null || (existed && !column.column.required)) && (
                <button type="button" className="zh-link-button" onClick={() => void restore(before)}>
                  {t('restore')}
                </button>
              )}
            </div>
          </li>
        ))}
      </ol>
    </InspectorPart>
  )
}
