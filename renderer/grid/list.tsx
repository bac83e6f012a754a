import type { Option } from './editors.ts'

interface OptionListProps {
  readonly id: string
  readonly label: string
  readonly options: readonly Option[]
  /** Index of the marked entry. */
  readonly chosen: number | null
  /** Index of the entry that is stored now. */
  readonly current: number | null
  /** Said in place of an empty list. */
  readonly nothing: string
  /** The second line of an entry; empty where it has none. */
  readonly detailOf: (value: string) => string
  readonly onPick: (index: number) => void
}

/** Called with the marked entry whenever it becomes another. */
function scrollTo(entry: HTMLElement | null): void {
  // Newer browsers answer a promise, which React would take for a clean-up.
  void entry?.scrollIntoView({ block: 'nearest' })
}

/** The entries of a choice or reference. The keyboard stays in the cell's textarea, which marks entries. */
export function OptionList(props: OptionListProps) {
  const { id, label, options, chosen, current, nothing, detailOf, onPick } = props
  const at = chosen ?? current
  return (
    <div
      id={id}
      className="zh-options"
      role="listbox"
      aria-label={label}
      // A press must not take the keyboard away from the cell.
      onMouseDown={(event) => event.preventDefault()}
    >
      {options.map((option, index) => (
        <div
          key={option.value}
          id={`${id}-${index}`}
          ref={index === at ? scrollTo : undefined}
          role="option"
          tabIndex={-1}
          aria-selected={index === chosen}
          className={`zh-option${index === chosen ? ' zh-option-chosen' : ''}${index === current ? ' zh-option-current' : ''}`}
          onClick={() => onPick(index)}
          onKeyDown={(event) => event.key === 'Enter' && onPick(index)}
        >
          {option.label}
          {detailOf(option.value) !== '' && <div className="zh-option-detail">{detailOf(option.value)}</div>}
        </div>
      ))}
      {options.length === 0 && <div className="zh-option-none">{nothing}</div>}
    </div>
  )
}
