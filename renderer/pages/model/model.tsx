import { Button, Tooltip } from 'antd'
import { useCallback, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { model } from '../../../shared/scenarios/tables.ts'
import type { RowOf } from '../../../shared/table/table.ts'
import { wordProblem } from '../../../shared/text/problems.ts'
import { Notice, type NoticeWords } from '../../ui/notice.tsx'
import { PageHead } from '../../ui/page-head.tsx'
import { Shape } from '../../ui/shape.tsx'
import { clearStatus, tellStatus } from '../../ui/status.ts'
import { useChangeView, useTable, useView, useWorkbook } from '../../workbook/context.tsx'
import { useReadOnly } from '../sheet/settings.ts'
import { reasonsOf } from '../sheet/writing.ts'
import { ModelEditor, type EditorHandle } from './editor.tsx'
import { useHost } from './host.ts'
import { NamePanel } from './name-panel.tsx'
import { useReading } from './reading.ts'
import './model.css'

type Model = RowOf<typeof model>

/** 模型: the text of the model to read and edit, with its problems under it. */
export function ModelPage() {
  const { t } = useTranslation('model')
  // Rows of the mirror fit their declaration.
  const [own] = useTable('model') as readonly Model[]
  if (!own) {
    return (
      <div className="zh-page-empty">
        <h2>{t('emptyTitle')}</h2>
        <p>{t('emptyHint')}</p>
      </div>
    )
  }
  return <ModelBench own={own} />
}

/** Texts typed but not saved, by model: they outlive a look at another page. */
const unsaved = new Map<string, string>()

function ModelBench({ own }: { own: Model }) {
  const { t } = useTranslation('model')
  const { t: sheet } = useTranslation('sheet')
  const language = useView((view) => view.language)
  const workbook = useWorkbook()
  const readOnly = useReadOnly()
  const stored = own.draft ?? own.text
  const [text, setText] = useState(unsaved.get(own.id) ?? stored)
  const [notice, setNotice] = useState<NoticeWords | null>(null)
  const editor = useRef<EditorHandle>(null)
  const reading = useReading(text)
  const { problems, program, sound, result, names } = reading
  const host = useHost(reading)
  const [word, setWord] = useState<string | null>(null)
  const inspecting = useView((view) => view.inspector)
  const changeView = useChangeView()
  const open = (name: string) => {
    const at = names.find((one) => one.name === name)?.span.from
    if (at !== undefined) editor.current?.goTo(at)
    setWord(name)
  }
  const changed = text !== stored

  const change = useCallback(
    (next: string) => {
      setText(next)
      if (next === stored) unsaved.delete(own.id)
      else unsaved.set(own.id, next)
    },
    [stored, own.id],
  )
  const save = useCallback(
    async (wanted: string) => {
      const outcome = await workbook.command('saveModel', { id: own.id, text: wanted })
      const why = reasonsOf(outcome, { t: sheet, language })
      setNotice(why === null ? null : { words: sheet('notDone', { why }), tone: 'warn' })
      if (why === null) unsaved.delete(own.id)
    },
    [workbook, own.id, sheet, language],
  )
  // Undo, or another window, changes what is stored: a text with nothing unsaved in it follows.
  const followed = useRef(stored)
  useEffect(() => {
    if (followed.current === stored) return
    const untouched = text === followed.current
    followed.current = stored
    if (untouched && text !== stored) editor.current?.replace(stored)
  }, [stored, text])
  const saveNow = useCallback(() => void save(text), [save, text])
  // Wherever the focus is on this page, Ctrl+F and Ctrl+H are about the text; the editor takes its own.
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const letter = event.key.toLowerCase()
      if (event.defaultPrevented || !(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey)
        return
      if (letter !== 'f' && letter !== 'h') return
      event.preventDefault()
      editor.current?.find(letter === 'h')
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  }, [])
  useEffect(() => {
    tellStatus({ findings: problems.length })
    return clearStatus
  }, [problems.length])

  return (
    <>
      <PageHead title={own.title} hint={t('hint')}>
        <span className="zh-muted">{t(changed ? 'unsaved' : own.draft === null ? 'saved' : 'kept')}</span>
        {changed && <Button onClick={() => editor.current?.replace(stored)}>{t('revert')}</Button>}
        {!changed && own.draft !== null && (
          <Button onClick={() => editor.current?.replace(own.text)}>{t('backToGood')}</Button>
        )}
        <Tooltip title={t('showPanelHint')}>
          <Button aria-pressed={inspecting} onClick={() => changeView({ inspector: !inspecting })}>
            {t('showPanel')}
          </Button>
        </Tooltip>
        <Tooltip title={t('saveHint')}>
          <Button type="primary" disabled={!changed || readOnly} onClick={saveNow}>
            {t('save')}
          </Button>
        </Tooltip>
      </PageHead>
      <Notice notice={notice} onClose={() => setNotice(null)} />
      {own.draft !== null && (
        <div className="zh-banner zh-banner-warn" role="status">
          {t('draft')}
        </div>
      )}
      <ModelEditor
        ref={editor}
        initial={text}
        label={t('editor')}
        readOnly={readOnly}
        problems={problems}
        language={language}
        onChange={change}
        onSave={saveNow}
        onCursor={(offset, next) => {
          // Where no name stands, the panel tells of the declaration; outside of all it keeps what it has.
          const at =
            names.find(({ name }) => name === next) ??
            names.find(({ span }) => span.from <= offset && offset <= span.to)
          if (at) setWord(at.name)
        }}
        host={host}
      />
      <section className="zh-findings" aria-label={t('problems', { n: problems.length })}>
        {problems.length === 0 ? (
          <p className="zh-muted">{t('noProblems', { n: program?.names.length ?? 0 })}</p>
        ) : (
          <ol>
            {problems.map((problem) => (
              <li key={`${problem.code} ${problem.span.from} ${JSON.stringify(problem.params)}`}>
                <button type="button" onClick={() => editor.current?.goTo(problem.span.from)}>
                  <Shape shape="square" tone="danger" />
                  <span className="zh-finding-words">{wordProblem(problem, language)}</span>
                </button>
              </li>
            ))}
          </ol>
        )}
      </section>
      {inspecting && (
        <NamePanel
          name={word}
          program={sound}
          result={result}
          older={program === null}
          onOpen={open}
          onClose={() => changeView({ inspector: false })}
        />
      )}
    </>
  )
}
