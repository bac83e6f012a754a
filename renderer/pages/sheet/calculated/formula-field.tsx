import { useEffect, useId, useLayoutEffect, useRef, useState, type KeyboardEvent } from 'react'
import { useTranslation } from 'react-i18next'
import type { Speller } from '../../../grid/editors.ts'
import { loadSpeller } from '../../../grid/pinyin.ts'
import { offersAt, type Offer } from './completion.ts'

interface Props {
  readonly value: string
  readonly offers: readonly Offer[]
  readonly invalid: boolean
  readonly describedBy: string
  /** An example. */
  readonly hint: string
  readonly onChange: (value: string) => void
  readonly onSave: () => void
}

/** The text of a formula; names and functions are offered while one types, by their words or pinyin initials. */
export function FormulaField({ value, offers, invalid, describedBy, hint, onChange, onSave }: Props) {
  const { t } = useTranslation('calculated')
  const element = useRef<HTMLTextAreaElement>(null)
  /** Where the cursor belongs once the text that was taken stands in the field. */
  const cursorAfter = useRef<number | null>(null)
  const listId = useId()
  const [speller, setSpeller] = useState<Speller | null>(null)
  /** Where the cursor is while offers are wanted, and whether all are asked for. */
  const [at, setAt] = useState<{ readonly cursor: number; readonly all: boolean } | null>(null)
  const [chosen, setChosen] = useState(0)
  useEffect(() => {
    let mounted = true
    void loadSpeller().then((loaded) => mounted && setSpeller(() => loaded))
    return () => {
      mounted = false
    }
  }, [])
  // Before the next key, or what is typed at once would stand in front of it.
  useLayoutEffect(() => {
    const cursor = cursorAfter.current
    cursorAfter.current = null
    if (cursor !== null) element.current?.setSelectionRange(cursor, cursor)
  })
  const found = at && offersAt(value, at.cursor, offers, speller)
  const listed = found && at.all && found.offers.length === 0 ? offers : (found?.offers ?? [])
  const open = listed.length > 0

  function take(offer: Offer | undefined): void {
    const field = element.current
    if (!offer || !found || !field || !at) return
    cursorAfter.current = found.from + offer.insert.length - offer.back
    onChange(value.slice(0, found.from) + offer.insert + value.slice(at.cursor))
    setAt(null)
    field.focus()
  }

  function pressed(event: KeyboardEvent<HTMLTextAreaElement>): void {
    if (event.nativeEvent.isComposing || event.nativeEvent.keyCode === 229) return
    const { key, ctrlKey, metaKey } = event
    const cursor = event.currentTarget.selectionStart
    if (key === 'Enter' && (ctrlKey || metaKey)) onSave()
    else if (key === ' ' && ctrlKey) {
      setChosen(0)
      setAt({ cursor, all: true })
    } else if (!open) return
    else if (key === 'ArrowDown' || key === 'ArrowUp')
      setChosen((now) => (now + (key === 'ArrowDown' ? 1 : listed.length - 1)) % listed.length)
    else if (key === 'Enter' || key === 'Tab') take(listed[chosen])
    else if (key === 'Escape') setAt(null)
    else return
    event.preventDefault()
    event.stopPropagation()
  }

  return (
    <div className="zh-column-formula">
      <textarea
        ref={element}
        rows={3}
        spellCheck={false}
        value={value}
        role="combobox"
        aria-label={t('formula')}
        aria-invalid={invalid}
        aria-describedby={describedBy}
        aria-expanded={open}
        aria-controls={listId}
        aria-activedescendant={open ? `${listId}-${chosen}` : undefined}
        placeholder={hint}
        onChange={({ target }) => {
          onChange(target.value)
          setChosen(0)
          setAt({ cursor: target.selectionStart, all: false })
        }}
        onKeyDown={pressed}
        onBlur={() => setAt(null)}
      />
      <div id={listId} role="listbox" aria-label={t('offers')} hidden={!open} className="zh-column-offers">
        {listed.map((offer, index) => (
          <div
            key={offer.label}
            id={`${listId}-${index}`}
            role="option"
            tabIndex={-1}
            aria-selected={index === chosen}
            // A press must not take the keyboard away from the text.
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => take(offer)}
            onKeyDown={(event) => event.key === 'Enter' && take(offer)}
          >
            <span>{offer.label}</span>
            <span className="zh-muted">{offer.detail}</span>
          </div>
        ))}
      </div>
    </div>
  )
}
