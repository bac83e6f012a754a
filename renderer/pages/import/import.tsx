import { Button } from 'antd'
import { InboxOutlined } from '@ant-design/icons'
import { useEffect, useState, type DragEvent, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { wordRejection } from '../../../shared/text/rejections.ts'
import { Notice } from '../../ui/notice.tsx'
import { PageHead } from '../../ui/page-head.tsx'
import { pageOf } from '../../ui/places.ts'
import { go } from '../../ui/route.ts'
import { clearStatus } from '../../ui/status.ts'
import { useView, useWorkbook } from '../../workbook/context.tsx'
import { Look } from './look.tsx'
import { forgetTold, letGo, takeFile, useImport } from './session.ts'
import './import.css'

const INPUT_ID = 'zh-import-input'
const ENDINGS = '.xlsx,.xlsm,.xls,.et,.ods,.csv,.tsv,.txt,.htm,.html,.xml'

/** 导入: a file of another program, looked at before anything is written. */
export function ImportPage() {
  const { t } = useTranslation('importing')
  const workbook = useWorkbook()
  const ready = useImport((state) => state.preview !== null || state.summary !== null)
  useEffect(() => clearStatus, [])
  return (
    <DropZone>
      <PageHead title={t('title')} hint={t('hint')}>
        {ready && <Button onClick={pickFile}>{t('another')}</Button>}
      </PageHead>
      <Words />
      <Progress onCancel={() => void letGo(workbook)} />
      {ready ? <Look /> : <Empty />}
    </DropZone>
  )
}

function Empty() {
  const { t } = useTranslation('importing')
  const busy = useImport((state) => state.busy !== null)
  if (busy) return null
  return (
    <div className="zh-page-empty zh-import-empty">
      <InboxOutlined className="zh-import-icon" aria-hidden />
      <h2>{t('emptyTitle')}</h2>
      <p>{t('emptyHint')}</p>
      <Button type="primary" onClick={pickFile}>
        {t('choose')}
      </Button>
    </div>
  )
}

/** Asks the person for a file. */
function pickFile(): void {
  document.getElementById(INPUT_ID)?.click()
}

/** The page as a place to drop a file on. */
function DropZone({ children }: { children: ReactNode }) {
  const { t } = useTranslation('importing')
  const workbook = useWorkbook()
  const [over, setOver] = useState(false)
  function drop(event: DragEvent): void {
    event.preventDefault()
    setOver(false)
    const [file] = event.dataTransfer.files
    if (file) void takeFile(workbook, file)
  }
  return (
    <div
      className="zh-import"
      onDragOver={(event) => {
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={(event) => {
        if (event.currentTarget === event.target) setOver(false)
      }}
      onDrop={drop}
    >
      <input
        id={INPUT_ID}
        type="file"
        accept={ENDINGS}
        hidden
        aria-label={t('choose')}
        onChange={({ target }) => {
          const [file] = target.files ?? []
          // The same file can be chosen again once it was mended.
          target.value = ''
          if (file) void takeFile(workbook, file)
        }}
      />
      {children}
      {over && <div className="zh-import-drop">{t('dropHere')}</div>}
    </div>
  )
}

/** What came of the last step. */
function Words() {
  const { t } = useTranslation('importing')
  const language = useView((view) => view.language)
  const told = useImport((state) => state.told)
  const file = useImport((state) => state.file)
  if (told === null) return null
  if (told.kind === 'imported')
    return (
      <div className="zh-banner zh-banner-info" role="status">
        <span>{t(told.wide ? 'doneFigures' : 'done', { n: told.rows })}</span>
        <span className="zh-bar-gap" />
        <Button size="small" onClick={() => go(pageOf(told.table) ?? 'overview')}>
          {t('show')}
        </Button>
      </div>
    )
  const why = told.rejections
    .slice(0, 5)
    .map((one) => `${one.at.cell ? `${one.at.cell} ` : ''}${wordRejection(one, language)}`)
    .join(' ')
  const words = told.kind === 'refused' ? t('failed', { why }) : t('notReadable', { name: file ?? '', why })
  return <Notice notice={{ words, tone: 'warn' }} onClose={forgetTold} />
}

function Progress({ onCancel }: { onCancel: () => void }) {
  const { t } = useTranslation('importing')
  const busy = useImport((state) => state.busy)
  const share = useImport((state) => state.share)
  const file = useImport((state) => state.file)
  if (busy === null) return null
  return (
    <div className="zh-import-progress" role="status">
      <progress
        {...(share === null ? {} : { value: share })}
        max={1}
        aria-label={t(busy, { name: file ?? '' })}
      />
      <span>{t(busy, { name: file ?? '' })}</span>
      {busy !== 'writing' && (
        <Button size="small" onClick={onCancel}>
          {t('cancel')}
        </Button>
      )}
    </div>
  )
}
