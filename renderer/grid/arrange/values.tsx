import { useEffect, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Speller } from '../editors.ts'
import { useSpeller } from './speller.ts'
import { textTest } from './search.ts'
import type { ListedValue } from './value-list.ts'

interface Props {
  readonly values: readonly ListedValue[]
  /** Texts that are let through; undefined for all. */
  readonly only: readonly string[] | undefined
  readonly onChange: (only: readonly string[] | undefined) => void
  readonly onDone: () => void
}

/** Lines drawn at once; typing shortens the list. */
const DRAWN = 200

/** Different values among which pinyin is looked for; spelling more would hold up the typing. */
const SPELLED = 5_000

/** The values of a column with how often each occurs, to be let through or not. */
export function ValueList({ values, only, onChange, onDone }: Props) {
  const { t } = useTranslation('arrange')
  const [text, setText] = useState('')
  const spell = useSpeller()
  const search = useRef<HTMLInputElement>(null)
  useEffect(() => search.current?.focus(), [])
  const chosen = useMemo(() => new Set(only ?? values.map((value) => value.text)), [only, values])
  const blank = t('blank')
  const listed = useMemo(() => narrowed(values, text, blank, spell), [values, text, blank, spell])
  const picked = listed.filter((value) => chosen.has(value.text)).length
  const set = (texts: Iterable<string>): void => {
    const next = new Set(texts)
    onChange(values.every((value) => next.has(value.text)) ? undefined : [...next])
  }
  const all = picked === listed.length
  const toggleAll = (): void => {
    const names = listed.map((value) => value.text)
    const dropped = new Set(names)
    set(all ? [...chosen].filter((one) => !dropped.has(one)) : [...chosen, ...names])
  }
  return (
    <div className="zh-values">
      <input
        ref={search}
        className="zh-values-search"
        aria-label={t('searchValues')}
        placeholder={t('searchValues')}
        value={text}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || event.nativeEvent.isComposing) return
          event.preventDefault()
          // As in Excel: what was looked for, and nothing else.
          if (text.trim() !== '' && listed.length > 0) set(listed.map((value) => value.text))
          onDone()
        }}
      />
      <label className="zh-value zh-value-all">
        <input
          type="checkbox"
          checked={all && listed.length > 0}
          ref={(box) => {
            if (box) box.indeterminate = picked > 0 && !all
          }}
          onChange={toggleAll}
        />
        <span>{t(text.trim() === '' ? 'allValues' : 'allFound')}</span>
        <span className="zh-value-count">{t('ofValues', { picked, all: listed.length })}</span>
      </label>
      <div className="zh-value-list">
        {listed.slice(0, DRAWN).map((value) => (
          <label key={value.text} className="zh-value">
            <input
              type="checkbox"
              checked={chosen.has(value.text)}
              onChange={(event) =>
                set(
                  event.target.checked
                    ? [...chosen, value.text]
                    : [...chosen].filter((one) => one !== value.text),
                )
              }
            />
            <span className={value.text === '' ? 'zh-value-blank' : ''}>
              {value.text === '' ? blank : value.text}
            </span>
            <span className="zh-value-count">{value.count}</span>
          </label>
        ))}
        {listed.length === 0 && <p className="zh-menu-hint">{t('noSuchValue')}</p>}
        {listed.length > DRAWN && (
          <p className="zh-menu-hint">{t('moreValues', { count: listed.length - DRAWN })}</p>
        )}
      </div>
      <div className="zh-values-foot">
        <button type="button" disabled={only === undefined} onClick={() => onChange(undefined)}>
          {t('clearList')}
        </button>
        <button type="button" className="zh-primary" onClick={onDone}>
          {t('done')}
        </button>
      </div>
    </div>
  )
}

/** The values that hold a text; the empty cell is found by the word that stands for it. */
function narrowed(
  values: readonly ListedValue[],
  text: string,
  blank: string,
  spell: Speller | null,
): readonly ListedValue[] {
  const holds = textTest(text, false, values.length > SPELLED ? null : spell)
  return holds ? values.filter((value) => holds(value.text === '' ? blank : value.text)) : values
}
