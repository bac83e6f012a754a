import { Button } from 'antd'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Commit } from '../../../shared/api/reply.ts'
import { wordLabel } from '../../text/label.ts'
import { formatMoment } from '../../text/moments.ts'
import { useView, useWorkbook } from '../../workbook/context.tsx'
import { ChangeList } from './change-list.tsx'

/** Entries asked for at a time. */
const PAGE = 100

/** All entries, newest first, each with what it changed. */
export function Journal({ newest }: { newest: number }) {
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
        <td className="zh-number">{commit.changes.length.toLocaleString('en-US')}</td>
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
