import { SearchOutlined } from '@ant-design/icons'
import { useEffect, useMemo, useRef, useState, type KeyboardEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { loadSpeller } from '../../grid/pinyin.ts'
import { tableTitle } from '../../text/titles.ts'
import { frame as chinese } from '../../text/zh-CN/frame.ts'
import { frame as english } from '../../text/en-US/frame.ts'
import { useRows, useView } from '../../workbook/context.tsx'
import { rowsIn } from '../../workbook/local-rows.ts'
import { PAGES } from '../pages.tsx'
import { goToRow } from '../places.ts'
import { go } from '../route.ts'
import { windowCommandOf } from '../window-keys.ts'
import './finder.css'
import { search, thingsOf, type Spelling, type Thing } from './search.ts'

/** Lines listed at once. */
const LISTED = 12

/** The button in the top bar, and Ctrl+K, that open the box. */
export function FinderButton() {
  const { t } = useTranslation('frame')
  const [open, setOpen] = useState(false)
  useEffect(() => {
    function onKey(event: globalThis.KeyboardEvent): void {
      if (windowCommandOf(event) !== 'finder') return
      event.preventDefault()
      setOpen(true)
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  }, [])
  return (
    <>
      <button
        type="button"
        className="zh-search-button"
        title={t('searchHint')}
        onClick={() => setOpen(true)}
      >
        <SearchOutlined />
        <span>{t('search')}</span>
        <kbd>Ctrl K</kbd>
      </button>
      {open && <Finder onClose={() => setOpen(false)} />}
    </>
  )
}

function useThings(): Thing[] {
  const { t } = useTranslation('finder')
  const { t: frame } = useTranslation('frame')
  const rows = useRows()
  const language = useView((view) => view.language)
  return useMemo(() => {
    const pages = PAGES.map(({ id }): Thing => ({
      key: `page ${id}`,
      sort: t('page'),
      title: frame(`nav.${id}`),
      also: [chinese.nav[id], english.nav[id]],
      open: { page: id },
    }))
    // Names of the other language find a thing, too.
    const own = thingsOf(rowsIn(rows, language), (table) => tableTitle(table, language))
    const other = language === 'en-US' ? thingsOf(rows, () => '') : []
    const chineseNames = new Map(other.map(({ key, title }) => [key, title]))
    return [
      ...pages,
      ...own.map((thing) => ({ ...thing, also: [...thing.also, chineseNames.get(thing.key) ?? ''] })),
    ]
  }, [rows, language, t, frame])
}

function useSpelling(): Spelling | null {
  const [spell, setSpell] = useState<Spelling | null>(null)
  useEffect(() => {
    let current = true
    async function load(): Promise<void> {
      const loaded = await loadSpeller()
      if (current) setSpell(() => loaded)
    }
    void load()
    return () => {
      current = false
    }
  }, [])
  return spell
}

function Finder({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('finder')
  const things = useThings()
  const spell = useSpelling()
  const [text, setText] = useState('')
  const [at, setAt] = useState(0)
  const dialog = useRef<HTMLDialogElement>(null)
  const found = useMemo(() => search(things, text, spell, LISTED), [things, text, spell])
  const active = Math.min(at, found.length - 1)
  useEffect(() => dialog.current?.showModal(), [])

  function open({ open: to }: Thing): void {
    onClose()
    if ('page' in to) go(to.page)
    else goToRow(to.table, to.id)
  }
  function onKey(event: KeyboardEvent): void {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (step !== undefined) {
      event.preventDefault()
      setAt((active + step + found.length) % Math.max(found.length, 1))
    } else if (event.key === 'Enter' && !event.nativeEvent.isComposing) {
      event.preventDefault()
      const thing = found[active]
      if (thing) open(thing)
    }
  }
  return (
    <dialog
      ref={dialog}
      className="zh-dialog zh-finder"
      aria-label={t('title')}
      onClose={onClose}
      onClick={(event) => event.target === dialog.current && onClose()}
    >
      <div className="zh-finder-box">
        <input
          role="combobox"
          aria-expanded
          aria-controls="finder-list"
          aria-activedescendant={found[active] ? `finder-${active}` : undefined}
          aria-label={t('placeholder')}
          placeholder={t('placeholder')}
          value={text}
          onChange={(event) => {
            setText(event.target.value)
            setAt(0)
          }}
          onKeyDown={onKey}
        />
        {found.length === 0 && <p className="zh-muted">{t('nothing', { text })}</p>}
        <ul id="finder-list" role="listbox" aria-label={t('title')}>
          {found.map((thing, index) => (
            <li
              key={thing.key}
              id={`finder-${index}`}
              role="option"
              aria-selected={index === active}
              onMouseMove={() => setAt(index)}
              onClick={() => open(thing)}
            >
              <span className="zh-finder-title">{thing.title}</span>
              <span className="zh-muted">{thing.sort}</span>
            </li>
          ))}
        </ul>
        <footer className="zh-muted">{t('keys')}</footer>
      </div>
    </dialog>
  )
}
