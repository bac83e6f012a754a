import { Button } from 'antd'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Commit } from '../../../shared/api/reply.ts'
import type { VerifyReport } from '../../../shared/api/verbs.ts'
import { wordLabel } from '../../text/label.ts'
import { formatMoment } from '../../text/moments.ts'
import { Notice, type NoticeWords } from '../../ui/notice.tsx'
import { PageHead } from '../../ui/page-head.tsx'
import { useMirror, useView, useWorkbook } from '../../workbook/context.tsx'
import { ChangeList } from './change-list.tsx'
import './history.css'

/** Entries asked for at a time. */
const PAGE = 100

/** 修改记录: the journal, newest first. */
export function HistoryPage() {
  const { t } = useTranslation('history')
  const [notice, setNotice] = useState<NoticeWords | null>(null)
  const seq = useMirror((state) => state.info?.seq ?? 0)
  return (
    <>
      <PageHead title={t('title')} hint={t('hint')}>
        <VerifyButton onNotice={setNotice} />
      </PageHead>
      <Notice notice={notice} onClose={() => setNotice(null)} />
      <Journal newest={seq} />
    </>
  )
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

function Journal({ newest }: { newest: number }) {
  const { t } = useTranslation('history')
  const workbook = useWorkbook()
  const [commits, setCommits] = useState<readonly Commit[] | null>(null)
  const [whole, setWhole] = useState(false)
  useEffect(() => {
    let current = true
    async function read(): Promise<void> {
      const found = await workbook.history({ limit: PAGE, before: newest + 1 })
      if (!current) return
      // Entries already fetched further back stay.
      setCommits((before) => {
        const oldest = found.at(-1)?.seq ?? 0
        return [...found, ...(before ?? []).filter(({ seq }) => seq < oldest)]
      })
      if (found.length < PAGE) setWhole(true)
    }
    void read()
    return () => {
      current = false
    }
  }, [workbook, newest])

  async function earlier(): Promise<void> {
    const oldest = commits?.at(-1)?.seq
    if (oldest === undefined) return
    const found = await workbook.history({ limit: PAGE, before: oldest })
    setCommits([...(commits ?? []), ...found])
    if (found.length < PAGE) setWhole(true)
  }
  if (commits === null) return null
  if (commits.length === 0) {
    return (
      <div className="zh-page-empty">
        <h2>{t('emptyTitle')}</h2>
        <p>{t('emptyHint')}</p>
      </div>
    )
  }
  return (
    <div className="zh-journal">
      <table>
        <thead>
          <tr>
            <th className="zh-number">{t('seq')}</th>
            <th>{t('at')}</th>
            <th>{t('who')}</th>
            <th>{t('what')}</th>
            <th className="zh-number">{t('changes')}</th>
          </tr>
        </thead>
        <tbody>
          {commits.map((commit) => (
            <Entry key={commit.seq} commit={commit} />
          ))}
        </tbody>
      </table>
      {!whole && (
        <Button className="zh-journal-more" onClick={() => void earlier()}>
          {t('earlier')}
        </Button>
      )}
    </div>
  )
}

function Entry({ commit }: { commit: Commit }) {
  const { t } = useTranslation('history')
  const { t: word } = useTranslation('journal')
  const language = useView((view) => view.language)
  const [open, setOpen] = useState(false)
  return (
    <>
      <tr>
        <td className="zh-number zh-muted">{commit.seq}</td>
        <td>{formatMoment(commit.at, language)}</td>
        <td>{commit.who}</td>
        <td>
          <button
            type="button"
            className="zh-link-button"
            aria-expanded={open}
            onClick={() => setOpen(!open)}
          >
            {wordLabel(commit.label, word, language)}
          </button>
          {commit.undoes !== null && <span className="zh-muted"> · {t('undoes', { n: commit.undoes })}</span>}
        </td>
        <td className="zh-number">{commit.changes.length}</td>
      </tr>
      {open && (
        <tr className="zh-journal-open">
          <td />
          <td colSpan={4}>
            <ChangeList changes={commit.changes} />
          </td>
        </tr>
      )}
    </>
  )
}
