import { Button, Segmented } from 'antd'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { VerifyReport } from '../../../shared/api/verbs.ts'
import { snapshot } from '../../../shared/snapshots/tables.ts'
import { Notice, type NoticeWords } from '../../ui/notice.tsx'
import { PageHead } from '../../ui/page-head.tsx'
import { forgetRow, useRoute } from '../../ui/route.ts'
import { useMirror, useWorkbook } from '../../workbook/context.tsx'
import { useReadOnly } from '../sheet/settings.ts'
import { Journal } from './journal.tsx'
import { changeVersions, snapshotPoint, useVersionsSession, type Mode } from './versions/session.ts'
import { SnapshotForm } from './versions/snapshot-form.tsx'
import { Versions } from './versions/versions.tsx'
import './history.css'

/** 修改记录: the journal, newest first; and its named points, any two of which can be compared. */
export function HistoryPage() {
  const { t } = useTranslation('history')
  const { t: words } = useTranslation('snapshots')
  const [notice, setNotice] = useState<NoticeWords | null>(null)
  const { mode, taking } = useVersionsSession()
  const readOnly = useReadOnly()
  const seq = useMirror((state) => state.info?.seq ?? 0)
  useSnapshotInAddress()
  return (
    <>
      <PageHead title={t('title')} hint={t('hint')}>
        <Segmented<Mode>
          value={mode}
          onChange={(next) => changeVersions({ mode: next })}
          options={[
            { value: 'journal', label: words('journal') },
            { value: 'versions', label: words('versions') },
          ]}
        />
        {!readOnly && (
          <Button
            type="primary"
            ghost
            title={words('takeHint')}
            aria-expanded={taking}
            onClick={() => changeVersions({ taking: !taking })}
          >
            {words('take')}
          </Button>
        )}
        <VerifyButton onNotice={setNotice} />
      </PageHead>
      <Notice notice={notice} onClose={() => setNotice(null)} />
      {taking && !readOnly && (
        <SnapshotForm onNotice={setNotice} onDone={() => changeVersions({ taking: false })} />
      )}
      {mode === 'journal' ? <Journal newest={seq} /> : <Versions onNotice={setNotice} />}
    </>
  )
}

/** A snapshot in the address, such as one that was searched for, is compared with now. */
function useSnapshotInAddress(): void {
  const route = useRoute()
  const { id } = route
  const known = useMirror((state) => id !== null && state.rows.get(snapshot.name, id) !== undefined)
  useEffect(() => {
    if (id === null || !known) return
    changeVersions({ mode: 'versions', from: snapshotPoint(id), to: null })
    forgetRow(route)
  }, [route, id, known])
}

function VerifyButton({ onNotice }: { onNotice: (notice: NoticeWords) => void }) {
  const { t } = useTranslation('history')
  const workbook = useWorkbook()
  const [busy, setBusy] = useState(false)
  const words = (report: VerifyReport) => {
    const { journal, integrity, schema, snapshots } = report
    if (report.ok) return t('sound', { n: journal.entries })
    if (journal.brokenAt !== null) return t('broken', { n: journal.brokenAt })
    if (snapshots.length > 0)
      return t('unfounded', { names: snapshots.map(({ name }) => name).join(t('separator')) })
    return t('damaged', { what: [...integrity, ...schema].slice(0, 3).join(' · ') })
  }
  async function verify(): Promise<void> {
    setBusy(true)
    const report = await workbook.verify()
    setBusy(false)
    if (report) onNotice({ words: words(report), tone: report.ok ? 'info' : 'warn' })
  }
  return (
    <Button disabled={busy} onClick={() => void verify()}>
      {t(busy ? 'verifying' : 'verify')}
    </Button>
  )
}
