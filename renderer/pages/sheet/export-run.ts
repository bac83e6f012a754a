import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ExportReport } from '../../../shared/api/export.ts'
import type { Input } from '../../../shared/api/verbs.ts'
import { wordRejection } from '../../../shared/text/rejections.ts'
import { columnTitle } from '../../text/titles.ts'
import { download } from '../../ui/download.ts'
import type { NoticeWords } from '../../ui/notice.tsx'
import { useView, useWorkbook } from '../../workbook/context.tsx'

const PROGRESS_MS = 200
/** As many places as a line has room for. */
const LISTED = 3

const TYPES: Readonly<Record<string, string>> = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  csv: 'text/csv',
}

type Request = Omit<Input<'export'>, 'id'>

/** An export under way and how to begin and end one. */
export interface ExportRun {
  /** Share of the work done; null when nothing is under way. */
  readonly share: number | null
  readonly start: (request: Request) => Promise<void>
  readonly cancel: () => void
}

/** Exports, hands the file to the person, and says what was written and what was changed for safety. */
export function useExport(say: (notice: NoticeWords) => void): ExportRun {
  const { t } = useTranslation('exporting')
  const language = useView((view) => view.language)
  const workbook = useWorkbook()
  const [share, setShare] = useState<number | null>(null)
  const current = useRef<string | null>(null)
  useEffect(
    () => () => {
      // Nobody waits for it any more.
      if (current.current !== null) void workbook.cancel(current.current)
    },
    [workbook],
  )

  function wordsOf({ name, rows, protectedCells, leftOut }: ExportReport, table: string): string {
    const places = protectedCells
      .slice(0, LISTED)
      .map(({ column, text }) => `${columnTitle(table, column, language)} ${text.slice(0, 12)}`)
    const list = `${places.join(language === 'zh-CN' ? '、' : ', ')}${protectedCells.length > LISTED ? t('more') : ''}`
    return [
      t('done', { count: rows, name }),
      ...(protectedCells.length > 0 ? [t('protected', { count: protectedCells.length, list })] : []),
      ...(leftOut > 0 ? [t('leftOut', { count: leftOut })] : []),
    ].join(language === 'zh-CN' ? '' : ' ')
  }

  async function start(request: Request): Promise<void> {
    const id = crypto.randomUUID()
    current.current = id
    setShare(0)
    const askShare = async (): Promise<void> => {
      const next = await workbook.progressOf(id)
      if (next !== null && current.current === id) setShare(next)
    }
    const asking = setInterval(() => void askShare(), PROGRESS_MS)
    const made = await workbook.exportSheet({ id, ...request })
    clearInterval(asking)
    if (current.current !== id) return
    current.current = null
    setShare(null)
    if (made.kind === 'done') {
      download(fileOf(made.report, request.format), made.report.name)
      say({ words: wordsOf(made.report, request.view.table), tone: 'info' })
    } else if (made.kind === 'rejected') {
      const why = made.rejections.map((rejection) => wordRejection(rejection, language)).join(' ')
      say({ words: t('notDone', { why }), tone: 'warn' })
    }
  }

  return {
    share,
    start,
    cancel: () => {
      if (current.current !== null) void workbook.cancel(current.current)
    },
  }
}

function fileOf({ base64 }: ExportReport, format: string): Blob {
  const binary = atob(base64)
  const bytes = new Uint8Array(binary.length)
  for (let at = 0; at < binary.length; at += 1) bytes[at] = binary.codePointAt(at) ?? 0
  return new Blob([bytes], { type: TYPES[format] ?? '' })
}
