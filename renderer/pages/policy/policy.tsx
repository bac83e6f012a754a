import { Button, Tooltip } from 'antd'
import { FileTextOutlined } from '@ant-design/icons'
import { useEffect, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Notice, type NoticeWords } from '../../ui/notice.tsx'
import { PageHead } from '../../ui/page-head.tsx'
import { forgetRow, useRoute } from '../../ui/route.ts'
import { tellStatus, clearStatus } from '../../ui/status.ts'
import { useRows, useTable, useView, useWorkbook } from '../../workbook/context.tsx'
import { useReadOnly } from '../sheet/settings.ts'
import { reasonsOf } from '../sheet/writing.ts'
import { ClauseBlock } from './clause-block.tsx'
import { hangings } from './hanging.ts'
import './policy.css'
import { readTextFile } from './read-text.ts'

/** 政策: the clauses as a document to read, each with what hangs on it. */
export function PolicyPage() {
  const { t } = useTranslation('policy')
  const rows = useRows()
  const documents = useTable('policy_document')
  const all = useMemo(() => hangings(rows), [rows])
  const orphans = all.filter(({ orphan }) => orphan).length
  const [notice, setNotice] = useState<NoticeWords | null>(null)
  const { page, id, column } = useRoute()
  useEffect(() => {
    if (id === null) return
    document.getElementById(`clause-${id}`)?.scrollIntoView({ block: 'start' })
    forgetRow({ page, id, column })
  }, [page, id, column])
  useEffect(() => {
    tellStatus({ rows: all.length })
    return clearStatus
  }, [all.length])
  const attached = documents.filter((row) => row['text'] !== null)
  return (
    <>
      <PageHead title={t('title')} hint={t('hint')}>
        {all.length > 0 && (
          <span className={orphans > 0 ? 'zh-tone-warn' : 'zh-muted'}>
            {orphans > 0 ? t('orphans', { n: orphans }) : t('everyCovered')}
          </span>
        )}
        <Attach again={attached.length > 0} onNotice={setNotice} />
      </PageHead>
      <Notice notice={notice} onClose={() => setNotice(null)} />
      {all.length === 0 ? (
        <div className="zh-page-empty">
          <h2>{t('emptyTitle')}</h2>
          <p>{t('emptyHint')}</p>
        </div>
      ) : (
        <div className="zh-policy">
          <nav className="zh-policy-contents" aria-label={t('contents')}>
            {all.map(({ clause, depth, orphan }) => (
              <button
                key={clause.id}
                type="button"
                className={`zh-policy-link zh-depth-${Math.min(depth, 2)}`}
                onClick={() =>
                  document.getElementById(`clause-${clause.id}`)?.scrollIntoView({ block: 'start' })
                }
              >
                <span>{clause.heading}</span>
                {orphan && <span className="zh-policy-dot" title={t('noTask')} />}
              </button>
            ))}
          </nav>
          <article className="zh-policy-text">
            <p className="zh-muted zh-policy-source">
              {attached.length > 0
                ? t('documents', { title: attached.map((row) => String(row['title'])).join('、') })
                : t('noDocument')}
            </p>
            {all.map((hanging) => (
              <ClauseBlock key={hanging.clause.id} hanging={hanging} />
            ))}
          </article>
        </div>
      )}
    </>
  )
}

/** Chooses a text file and attaches it to the clauses. */
function Attach({ again, onNotice }: { again: boolean; onNotice: (notice: NoticeWords | null) => void }) {
  const { t } = useTranslation('policy')
  const { t: sheet } = useTranslation('sheet')
  const language = useView((view) => view.language)
  const workbook = useWorkbook()
  const readOnly = useReadOnly()
  const input = useRef<HTMLInputElement>(null)

  async function attach(file: File): Promise<void> {
    const text = await readTextFile(file)
    if (text === null) {
      onNotice({ words: t('notText', { name: file.name }), tone: 'warn' })
      return
    }
    if (text.trim() === '') {
      onNotice({ words: t('emptyFile', { name: file.name }), tone: 'warn' })
      return
    }
    const outcome = await workbook.command('attachPolicyText', { title: file.name, text })
    const why = reasonsOf(outcome, { t: sheet, language })
    const matched =
      outcome.kind === 'done' ? outcome.commit.changes.filter(({ table }) => table === 'clause') : []
    onNotice(
      why === null
        ? { words: t('attached', { n: matched.length }), tone: 'info' }
        : { words: t('notAttached', { why }), tone: 'warn' },
    )
  }
  return (
    <>
      <input
        ref={input}
        type="file"
        accept=".txt,text/plain"
        hidden
        onChange={(event) => {
          const [file] = event.target.files ?? []
          event.target.value = ''
          if (file) void attach(file)
        }}
      />
      <Tooltip title={t('attachHint')} placement="bottomRight">
        <Button icon={<FileTextOutlined />} disabled={readOnly} onClick={() => input.current?.click()}>
          {t(again ? 'attachAgain' : 'attach')}
        </Button>
      </Tooltip>
    </>
  )
}
