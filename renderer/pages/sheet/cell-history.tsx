import { useEffect, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Commit } from '../../../shared/api/reply.ts'
import { arithmeticIn, expressionId } from '../../../shared/calculation/expressions.ts'
import { cellExpression } from '../../../shared/calculation/tables.ts'
import { arithmeticText } from '../../../shared/table/arithmetic.ts'
import { formatCell } from '../../../shared/table/kinds.ts'
import type { SheetColumn } from '../../grid/contract.ts'
import { wordLabel } from '../../text/label.ts'
import { formatMoment } from '../../text/moments.ts'
import { InspectorPart } from '../../ui/inspector.tsx'
import { useMirror, useView, useWorkbook } from '../../workbook/context.tsx'
import { cellChanges, restoredValue, type Content } from './cell-changes.ts'
import { useLookup, useReadOnly } from './settings.ts'
import { reasonsOf } from './writing.ts'

/** Entries that are read at once. */
const MOST = 50
/** ms for which a cell is looked at before it is asked for: who types goes on, and saving must not wait in a queue. */
const LOOK = 100

function endOf(commits: readonly Commit[]): number {
  return commits.length < MOST ? 0 : (commits.at(-1)?.seq ?? 0)
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
  const [found, setFound] = useState<{
    readonly rows: readonly Commit[]
    readonly expressions: readonly Commit[]
  } | null>(null)
  const [refused, setRefused] = useState<string | null>(null)
  const { field } = column
  const stored = useMirror((state) => state.rows.get(table, id))
  const kept = useMirror((state) => state.rows.get(cellExpression.name, expressionId(id, field)))
  useEffect(() => {
    let current = true
    async function read(): Promise<void> {
      const [rowCommits, expressions] = await Promise.all([
        workbook.history({ table, id, column: field, limit: MOST }),
        workbook.history({ table: cellExpression.name, id: expressionId(id, field), limit: MOST }),
      ])
      // Beyond the last entry of a full list the other one alone would say too little.
      const since = Math.max(...[rowCommits, expressions].map(endOf))
      const known = (commit: Commit): boolean => commit.seq >= since
      if (current) setFound({ rows: rowCommits.filter(known), expressions: expressions.filter(known) })
    }
    const timer = window.setTimeout(() => void read(), LOOK)
    return () => {
      current = false
      window.clearTimeout(timer)
    }
  }, [workbook, table, id, field])
  const changes = useMemo(
    () =>
      found &&
      cellChanges(found.rows, found.expressions, {
        id,
        field,
        value: stored?.[field] ?? null,
        arithmetic: arithmeticIn(kept),
      }),
    [found, id, field, stored, kept],
  )
  const shown = ({ value, arithmetic }: Content) => {
    if (value === null) return t('nothing')
    const text = formatCell(column.column, value, { rows, language, unit: column.unit })
    return arithmetic ? `${text} (${arithmeticText(arithmetic, column.unit ?? '')})` : text
  }

  async function restore(content: Content): Promise<void> {
    const outcome = await workbook.edit(
      [{ kind: 'set', table, id, column: field, value: restoredValue(column, content) }],
      { verb: 'restore', table, column: field },
    )
    setRefused(reasonsOf(outcome, { t, language }))
  }

  return (
    <InspectorPart title={t('history')}>
      {refused !== null && <p className="zh-refused">{refused}</p>}
      {changes?.length === 0 && <p className="zh-muted">{t('noHistory')}</p>}
      <ol className="zh-history">
        {changes?.map(({ commit, before, after, existed }) => (
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
              {!readOnly &&
                !column.readOnly &&
                (before.value !== null || (existed && !column.column.required)) && (
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
