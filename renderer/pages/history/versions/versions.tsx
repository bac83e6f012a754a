import { DeleteOutlined, EditOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Snapshot } from '../../../../shared/snapshots/commands.ts'
import { snapshot } from '../../../../shared/snapshots/tables.ts'
import { formatMoment } from '../../../text/moments.ts'
import { columnTitle, optionTitle } from '../../../text/titles.ts'
import type { NoticeWords } from '../../../ui/notice.tsx'
import { useMirror, useView, useWorkbook } from '../../../workbook/context.tsx'
import { useSnapshots } from '../../../workbook/snapshots.ts'
import { useReadOnly } from '../../sheet/settings.ts'
import { reasonsOf } from '../../sheet/writing.ts'
import { Comparison } from './comparison.tsx'
import { usePoints } from './points.ts'
import { changeVersions, snapshotPoint } from './session.ts'
import { SnapshotForm } from './snapshot-form.tsx'
import './versions.css'

type Tell = (notice: NoticeWords | null) => void

/** The snapshots, newest first, and what differs between two versions. */
export function Versions({ onNotice }: { onNotice: Tell }) {
  const { t } = useTranslation('snapshots')
  const snapshots = useSnapshots()
  const readOnly = useReadOnly()
  return (
    <div className="zh-versions">
      {snapshots.length === 0 ? (
        <div className="zh-versions-empty">
          <h3>{t('emptyTitle')}</h3>
          <p className="zh-muted">{t('emptyHint')}</p>
          {!readOnly && <Button onClick={() => changeVersions({ taking: true })}>{t('first')}</Button>}
        </div>
      ) : (
        <SnapshotList snapshots={snapshots} readOnly={readOnly} onNotice={onNotice} />
      )}
      <Comparison onNotice={onNotice} />
    </div>
  )
}

function SnapshotList({
  snapshots,
  readOnly,
  onNotice,
}: {
  snapshots: readonly Snapshot[]
  readOnly: boolean
  onNotice: Tell
}) {
  const { t } = useTranslation('snapshots')
  const language = useView((view) => view.language)
  const { from } = usePoints()
  const [editing, setEditing] = useState<string | null>(null)
  const title = (column: keyof typeof snapshot.columns): string =>
    columnTitle(snapshot.name, column, language)
  return (
    <table className="zh-snapshots" aria-label={t('list')}>
      <thead>
        <tr>
          <th scope="col">{title('name')}</th>
          <th scope="col">{title('stage')}</th>
          <th scope="col">{title('at')}</th>
          <th scope="col">{title('who')}</th>
          <th scope="col" className="zh-number">
            {t('since')}
          </th>
          <th scope="col">{title('journal_hash')}</th>
          <th scope="col">{title('note')}</th>
          <th scope="col" aria-label={t('edit')} />
        </tr>
      </thead>
      <tbody>
        {snapshots.map((own) =>
          own.id === editing ? (
            <tr key={own.id}>
              <td colSpan={8}>
                <SnapshotForm own={own} onNotice={onNotice} onDone={() => setEditing(null)} />
              </td>
            </tr>
          ) : (
            <SnapshotRow
              key={own.id}
              own={own}
              chosen={from.key === snapshotPoint(own.id)}
              readOnly={readOnly}
              onEdit={() => setEditing(own.id)}
              onNotice={onNotice}
            />
          ),
        )}
      </tbody>
    </table>
  )
}

/** Characters of a hash that tell two apart at a glance; the whole one is on hover. */
const SHORT_HASH = 12

function SnapshotRow({
  own,
  chosen,
  readOnly,
  onEdit,
  onNotice,
}: {
  own: Snapshot
  chosen: boolean
  readOnly: boolean
  onEdit: () => void
  onNotice: Tell
}) {
  const { t } = useTranslation('snapshots')
  const language = useView((view) => view.language)
  const seq = useMirror((state) => state.info?.seq ?? 0)
  const { id, name, stage, at, who, note, journal_seq, journal_hash } = own
  return (
    <tr className={chosen ? 'zh-snapshot-chosen' : undefined}>
      <td>
        <button
          type="button"
          className="zh-link-button"
          title={t('compareNow')}
          aria-current={chosen ? 'true' : undefined}
          onClick={() => changeVersions({ from: snapshotPoint(id), to: null, table: null })}
        >
          {name}
        </button>
      </td>
      <td>{optionTitle(snapshot.name, 'stage', stage, language)}</td>
      <td>{formatMoment(at, language)}</td>
      <td>{who}</td>
      {/* The entry that named it changed nothing else. */}
      <td className="zh-number">{t('sinceCount', { n: Math.max(seq - journal_seq - 1, 0) })}</td>
      <td title={t('entryHint', { seq: journal_seq, hash: journal_hash })}>
        <code>{journal_hash.slice(0, SHORT_HASH)}</code>
      </td>
      <td className="zh-snapshot-remark" title={note ?? undefined}>
        {note}
      </td>
      <td className="zh-snapshot-tools">
        {!readOnly && (
          <>
            <button
              type="button"
              className="zh-icon-button"
              title={t('edit')}
              aria-label={`${t('edit')} ${name}`}
              onClick={onEdit}
            >
              <EditOutlined />
            </button>
            <DeleteButton own={own} onNotice={onNotice} />
          </>
        )}
      </td>
    </tr>
  )
}

/** Asks before it deletes, in the same place. */
function DeleteButton({ own: { id, name }, onNotice }: { own: Snapshot; onNotice: Tell }) {
  const { t } = useTranslation('snapshots')
  const { t: sheet } = useTranslation('sheet')
  const language = useView((view) => view.language)
  const workbook = useWorkbook()
  const [asking, setAsking] = useState(false)
  async function remove(): Promise<void> {
    const why = reasonsOf(await workbook.command('deleteSnapshot', { id }), { t: sheet, language })
    if (why !== null) onNotice({ words: t('refusedChange', { why }), tone: 'warn' })
    setAsking(false)
  }
  if (!asking)
    return (
      <button
        type="button"
        className="zh-icon-button"
        title={t('remove')}
        aria-label={`${t('remove')} ${name}`}
        onClick={() => setAsking(true)}
      >
        <DeleteOutlined />
      </button>
    )
  return (
    <span className="zh-snapshot-ask" role="alert">
      {t('askRemove', { name })}
      <Button size="small" danger autoFocus onClick={() => void remove()}>
        {t('remove')}
      </Button>
      <Button size="small" onClick={() => setAsking(false)}>
        {t('keepIt')}
      </Button>
    </span>
  )
}
