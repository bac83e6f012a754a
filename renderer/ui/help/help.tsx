import { QuestionCircleOutlined } from '@ant-design/icons'
import { Tooltip } from 'antd'
import { useEffect, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { shownKeys } from '../../grid/arrange/menu.tsx'
import { textTest } from '../../grid/arrange/search.ts'
import { useSpeller } from '../../grid/arrange/speller.ts'
import { windowCommandOf } from '../window-keys.ts'
import './help.css'
import { AREAS, SHORTCUTS, type Area, type Shortcut } from './shortcuts.ts'

/** The button in the top bar, and F1, that open the list of keys. */
export function HelpButton() {
  const { t } = useTranslation('help')
  const [open, setOpen] = useState(false)
  useEffect(() => {
    function onKey(event: KeyboardEvent): void {
      if (windowCommandOf(event) !== 'help') return
      event.preventDefault()
      setOpen(true)
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  }, [])
  return (
    <>
      <Tooltip title={t('hint')} placement="bottomRight">
        <button type="button" className="zh-icon-button" aria-label={t('hint')} onClick={() => setOpen(true)}>
          <QuestionCircleOutlined />
        </button>
      </Tooltip>
      {open && <Help onClose={() => setOpen(false)} />}
    </>
  )
}

/** All keys by area, to be searched by what they do or by the key. */
function Help({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('help')
  const { t: arrange } = useTranslation('arrange')
  const [text, setText] = useState('')
  const dialog = useRef<HTMLDialogElement>(null)
  const spell = useSpeller()
  useEffect(() => {
    const before = document.activeElement
    dialog.current?.showModal()
    return () => {
      if (before instanceof HTMLElement) before.focus()
    }
  }, [])
  const lines = useMemo(() => {
    const wordsOf = ({ words }: Shortcut): string =>
      'help' in words ? t(`keys.${words.help}` as 'keys.help') : arrange(`command.${words.arrange}`)
    return SHORTCUTS.map((shortcut) => ({ ...shortcut, text: wordsOf(shortcut).replace(/…$/, '') }))
  }, [t, arrange])
  const found = useMemo(() => {
    const holds = textTest(text, false, spell)
    if (!holds) return lines
    return lines.filter((line) => holds(line.text) || line.keys.some((key) => holds(key)))
  }, [lines, text, spell])
  const areas = AREAS.filter((area) => found.some((line) => line.area === area))
  return (
    <dialog
      ref={dialog}
      className="zh-dialog zh-help"
      aria-label={t('title')}
      onClose={onClose}
      onClick={(event) => event.target === dialog.current && onClose()}
    >
      <div className="zh-help-box">
        <header>
          <h2>{t('title')}</h2>
          <span className="zh-muted">{t('count', { count: found.length })}</span>
          <span className="zh-bar-gap" />
          <input
            aria-label={t('search')}
            placeholder={t('search')}
            value={text}
            onChange={(event) => setText(event.target.value)}
          />
          <button type="button" className="zh-button" onClick={onClose}>
            {t('close')}
          </button>
        </header>
        <div className="zh-help-areas" tabIndex={0} role="group" aria-label={t('title')}>
          {areas.map((area: Area) => (
            <section key={area}>
              <h3>{t(`area.${area}`)}</h3>
              <dl>
                {found
                  .filter((line) => line.area === area)
                  .map((line) => (
                    <div key={line.keys.join(' ')}>
                      <dt>{line.text}</dt>
                      <dd>
                        {together(line.keys).map((key) => (
                          <kbd key={key}>{key}</kbd>
                        ))}
                      </dd>
                    </div>
                  ))}
              </dl>
            </section>
          ))}
          {areas.length === 0 && <p className="zh-muted">{t('nothing')}</p>}
        </div>
      </div>
    </dialog>
  )
}

/** Keys as they are shown; the four arrows, with the same keys held, stand together. */
function together(keys: readonly string[]): readonly string[] {
  const held = [...new Set(keys.map((key) => key.replace(/Arrow\w+$/, '')))]
  const [before] = held
  if (keys.length === 4 && held.length === 1) return [`${before}↑ ↓ ← →`]
  return keys.map(shownKeys)
}
