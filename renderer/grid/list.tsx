import { useEffect, type ReactNode } from 'react'
import { EDITOR_KEYS, editorKeyOf } from './cell-keys.ts'
import type { Option } from './editors.ts'

interface OptionListProps {
  readonly id: string
  readonly label: string
  readonly options: readonly Option[]
  /** Index of the marked entry. */
  readonly chosen: number | null
  /** Indices of the entries that the cell holds now. */
  readonly current: readonly number[]
  /** Whether a cell holds several entries, which are then ticked. */
  readonly several: boolean
  /** Said in place of an empty list. */
  readonly nothing: string
  /** The second line of an entry; empty where it has none. */
  readonly detailOf: (value: string) => string
  readonly onPick: (index: number) => void
  /** Stands below the entries. */
  readonly foot?: ReactNode
}

/** Called with the marked entry whenever it becomes another. */
function scrollTo(entry: HTMLElement | null): void {
  // Newer browsers answer a promise, which React would take for a clean-up.
  void entry?.scrollIntoView({ block: 'nearest' })
}

/** A press must not take the keyboard away from the cell. */
const keep = (event: { preventDefault: () => void }): void => event.preventDefault()

/** The entries of a choice, a reference or names. The keyboard stays in the cell's textarea, which marks entries. */
export function OptionList(props: OptionListProps) {
  const { id, label, options, chosen, current, several, nothing, detailOf, onPick, foot } = props
  const at = chosen ?? current[0]
  const held = new Set(current)
  return (
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- only keeps the keyboard where it is
    <div className="zh-options-whole" onMouseDown={keep}>
      <div
        id={id}
        className="zh-options"
        role="listbox"
        aria-label={label}
        aria-multiselectable={several || undefined}
      >
        {options.map((option, index) => {
          const detail = detailOf(option.value)
          return (
            <div
              key={option.value}
              id={`${id}-${index}`}
              ref={index === at ? scrollTo : undefined}
              role="option"
              tabIndex={-1}
              aria-selected={several ? held.has(index) : index === chosen}
              className={`zh-option${index === chosen ? ' zh-option-chosen' : ''}${held.has(index) ? ' zh-option-current' : ''}`}
              onClick={() => onPick(index)}
              onKeyDown={(event) => event.key === 'Enter' && onPick(index)}
            >
              {several && (
                <span className="zh-option-tick" aria-hidden="true">
                  {held.has(index) ? '✓' : ''}
                </span>
              )}
              {option.label}
              {detail !== '' && <div className="zh-option-detail">{detail}</div>}
            </div>
          )
        })}
      </div>
      {options.length === 0 && <div className="zh-option-none">{nothing}</div>}
      {foot}
    </div>
  )
}

interface NewNameProps {
  readonly words: string
  readonly onTake: () => void
}

/** Offers to take a name into the roster, by a click or by its key, which works while this stands there. */
export function NewName({ words, onTake }: NewNameProps) {
  useEffect(() => {
    function pressed(event: KeyboardEvent): void {
      if (event.isComposing || editorKeyOf(event) !== 'new-name') return
      event.preventDefault()
      event.stopPropagation()
      onTake()
    }
    document.addEventListener('keydown', pressed, true)
    return () => document.removeEventListener('keydown', pressed, true)
  }, [onTake])
  return (
    <button type="button" tabIndex={-1} className="zh-option-new" onClick={onTake}>
      <span>{words}</span>
      <kbd>{EDITOR_KEYS['new-name'][0]}</kbd>
    </button>
  )
}
