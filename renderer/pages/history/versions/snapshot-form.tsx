import { Button, Input, Select } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Snapshot } from '../../../../shared/snapshots/commands.ts'
import { snapshot } from '../../../../shared/snapshots/tables.ts'
import type { Edit } from '../../../../shared/table/change.ts'
import { columnTitle, optionTitle } from '../../../text/titles.ts'
import type { NoticeWords } from '../../../ui/notice.tsx'
import { useView, useWorkbook } from '../../../workbook/context.tsx'
import { useSnapshots } from '../../../workbook/snapshots.ts'
import type { Outcome } from '../../../workbook/workbook.ts'
import { reasonsOf } from '../../sheet/writing.ts'
import { changeVersions } from './session.ts'

type Stage = Snapshot['stage']
const STAGES = Object.keys(snapshot.columns.stage.options) as readonly Stage[]

/** Takes a snapshot, or changes what one is called. Enter keeps it, Escape leaves it. */
export function SnapshotForm({
  own,
  onNotice,
  onDone,
}: {
  own?: Snapshot
  onNotice: (notice: NoticeWords | null) => void
  onDone: () => void
}) {
  const { t } = useTranslation('snapshots')
  const { t: sheet } = useTranslation('sheet')
  const language = useView((view) => view.language)
  const workbook = useWorkbook()
  const snapshots = useSnapshots()
  const stageWords = (stage: Stage): string => optionTitle(snapshot.name, 'stage', stage, language)
  const [stage, setStage] = useState<Stage>(own?.stage ?? 'meeting')
  const [typed, setTyped] = useState<string | null>(own?.name ?? null)
  const [note, setNote] = useState(own?.note ?? '')
  const [busy, setBusy] = useState(false)
  // Until somebody types one, the name follows the stage.
  const name = typed ?? freeName(t('defaultName', { stage: stageWords(stage), day: today() }), snapshots)

  async function save(): Promise<void> {
    if (busy || name.trim() === '') return
    setBusy(true)
    const outcome = own
      ? await change(own)
      : await workbook.snapshot({ name, stage, ...(note.trim() === '' ? {} : { note }) })
    setBusy(false)
    const why = outcome && reasonsOf(outcome, { t: sheet, language })
    if (why !== null) return onNotice({ words: t(own ? 'refusedChange' : 'refused', { why }), tone: 'warn' })
    if (!own) {
      onNotice({ words: t('taken', { name: name.trim() }), tone: 'info' })
      changeVersions({ mode: 'versions', from: null, to: null })
    }
    onDone()
  }

  /** Null if nothing is different. */
  async function change({ id, ...before }: Snapshot): Promise<Outcome | null> {
    const wanted = { name: name.trim(), stage, note: note.trim() || null }
    const edits = (['name', 'stage', 'note'] as const)
      .filter((column) => wanted[column] !== before[column])
      .map((column): Edit => ({ kind: 'set', table: snapshot.name, id, column, value: wanted[column] }))
    const [first] = edits
    if (!first) return null
    const column = edits.length === 1 && first.kind === 'set' ? { column: first.column } : {}
    return workbook.edit(edits, { verb: 'edit', table: snapshot.name, ...column })
  }

  return (
    <form
      className="zh-snapshot-form"
      aria-label={own ? t('edit') : t('take')}
      onSubmit={(event) => {
        event.preventDefault()
        void save()
      }}
      onKeyDown={(event) => event.key === 'Escape' && onDone()}
    >
      <label>
        <span>{columnTitle(snapshot.name, 'stage', language)}</span>
        <Select<Stage>
          value={stage}
          onChange={setStage}
          popupMatchSelectWidth={false}
          options={STAGES.map((value) => ({ value, label: stageWords(value) }))}
        />
      </label>
      <label className="zh-snapshot-name">
        <span>{columnTitle(snapshot.name, 'name', language)}</span>
        <Input
          autoFocus
          value={name}
          maxLength={200}
          placeholder={t('nameExample')}
          onChange={({ target }) => setTyped(target.value)}
          onFocus={({ target }) => target.select()}
        />
      </label>
      <label className="zh-snapshot-note">
        <span>{columnTitle(snapshot.name, 'note', language)}</span>
        <Input value={note} maxLength={4000} onChange={({ target }) => setNote(target.value)} />
      </label>
      <Button type="primary" htmlType="submit" disabled={busy || name.trim() === ''}>
        {t(own ? 'save' : 'keep')}
      </Button>
      <Button onClick={onDone}>{t('cancel')}</Button>
    </form>
  )
}

/** The day by this machine's clock. */
function today(): string {
  const now = new Date()
  return [now.getFullYear(), now.getMonth() + 1, now.getDate()]
    .map((part) => String(part).padStart(2, '0'))
    .join('-')
}

function freeName(base: string, snapshots: readonly Snapshot[]): string {
  const taken = new Set(snapshots.map(({ name }) => name))
  let name = base
  for (let count = 2; taken.has(name); count += 1) name = `${base} (${count})`
  return name
}
