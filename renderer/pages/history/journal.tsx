import { Button } from 'antd'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { EntrySummary } from '../../../shared/api/entries.ts'
import type { RowChange } from '../../../shared/table/change.ts'
import { wordLabel } from '../../text/label.ts'
import { formatMoment } from '../../text/moments.ts'
import { useView, useWorkbook } from '../../workbook/context.tsx'
import { ChangeList } from './change-list.tsx'

/** Entries asked for at a time. */
const PAGE = 100
/** Rows of one entry that are listed; a paste may have thousands. */
const LISTED = 50

/** All entries, newest first, each with what it changed. */
export function Journal({ newest }: { newest: number }) {
  const { t } = useTranslation('history')
  const workbook = useWorkbook()
  const [entries, setEntries] = useState<readonly EntrySummary[] | null>(null)
  const [whole, setWhole] = useState(false)
  useEffect(() => {
    let current = true
    async function read(): Promise<void> {
      const found = await workbook.entries({ limit: PAGE, before: newest + 1 })
      if (!current) return
      // Entries already fetched further back stay.
      setEntries((before) => {
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
    const oldest = entries?.at(-1)?.seq
    if (oldest === undefined) return
    const found = await workbook.entries({ limit: PAGE, before: oldest })
    setEntries([...(entries ?? []), ...found])
    if (found.length < PAGE) setWhole(true)
  }
  if (entries === null) return null
  if (entries.length === 0) {
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
          {entries.map((entry) => (
            <Entry key={entry.seq} entry={entry} />
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

function Entry({ entry }: { entry: EntrySummary }) {
  const { t } = useTranslation('history')
  const { t: word } = useTranslation('journal')
  const language = useView((view) => view.language)
  const [open, setOpen] = useState(false)
  return (
    <>
      <tr>
        <td className="zh-number zh-muted">{entry.seq}</td>
        <td>{formatMoment(entry.at, language)}</td>
        <td>{entry.who}</td>
        <td>
          <button
            type="button"
            className="zh-link-button"
            aria-expanded={open}
            onClick={() => setOpen(!open)}
          >
            {wordLabel(entry.label, word, language)}
          </button>
          {entry.undoes !== null && <span className="zh-muted"> · {t('undoes', { n: entry.undoes })}</span>}
        </td>
        <td className="zh-number">{entry.count.toLocaleString('en-US')}</td>
      </tr>
      {open && (
        <tr className="zh-journal-open">
          <td />
          <td colSpan={4}>
            <Changes of={entry} />
          </td>
        </tr>
      )}
    </>
  )
}

/** What an entry changed, read when it is opened: there may be 100,000 rows. */
function Changes({ of: { seq, count } }: { of: EntrySummary }) {
  const workbook = useWorkbook()
  const [changes, setChanges] = useState<readonly RowChange[] | null>(null)
  useEffect(() => {
    let current = true
    async function read(): Promise<void> {
      const [entry] = await workbook.entries({ before: seq + 1, limit: 1, listed: LISTED })
      if (current && entry) setChanges(entry.changes)
    }
    void read()
    return () => {
      current = false
    }
  }, [workbook, seq])
  return changes && <ChangeList changes={changes} count={count} />
}
