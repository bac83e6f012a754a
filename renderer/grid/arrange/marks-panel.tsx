import type { RefObject } from 'react'
import { createPortal } from 'react-dom'
import { useTranslation } from 'react-i18next'
import type { Layout, MarkSwitches } from './layout.ts'
import { cornerOf, useBoxAt } from './menu.tsx'

/** Points from which changes may be counted, under headings; a heading that is null is none. */
export interface SinceChoice {
  readonly chosen: string
  readonly groups: readonly {
    readonly title: string | null
    readonly choices: readonly { readonly value: string; readonly words: string }[]
  }[]
  readonly choose: (value: string) => void
}

interface Props {
  readonly layout: Layout
  readonly change: (next: (layout: Layout) => Layout) => void
  readonly since: SinceChoice
  readonly dark: boolean
  readonly beside: RefObject<HTMLElement | null>
  readonly onClose: () => void
}

const MARKS: readonly (keyof MarkSwitches)[] = ['missing', 'found', 'changed']

/** The marks that cells may carry: what each looks like and means, and whether it is shown. */
export function MarksPanel({ layout, change, since, dark, beside, onClose }: Props) {
  const { t } = useTranslation('arrange')
  const box = useBoxAt(() => cornerOf(beside.current), onClose)
  return createPortal(
    <div
      ref={box}
      className="zh-floating zh-panel zh-marks"
      data-dark={dark}
      role="dialog"
      aria-label={t('marks')}
      onKeyDown={(event) => {
        event.stopPropagation()
        if (event.key === 'Escape') onClose()
      }}
    >
      <header>
        <h3>{t('marks')}</h3>
      </header>
      <ol>
        {MARKS.map((mark, at) => (
          <li key={mark}>
            <label className="zh-value">
              <input
                type="checkbox"
                ref={(input) => {
                  if (at === 0 && input && !box.current?.contains(document.activeElement)) input.focus()
                }}
                checked={layout.marks[mark]}
                onChange={(event) =>
                  change((one) => ({ ...one, marks: { ...one.marks, [mark]: event.target.checked } }))
                }
              />
              <span className={`zh-mark-sample zh-mark-${mark}`} aria-hidden="true">
                {mark === 'missing' ? '—' : '12.5'}
              </span>
              <span className="zh-mark-words">{t(`mark.${mark}`)}</span>
            </label>
          </li>
        ))}
      </ol>
      <label className="zh-since">
        <span>{t('since')}</span>
        <select value={since.chosen} onChange={({ target }) => since.choose(target.value)}>
          {since.groups.map(({ title, choices }) => {
            const options = choices.map(({ value, words }) => (
              <option key={value} value={value}>
                {words}
              </option>
            ))
            if (title === null) return options
            return (
              <optgroup key={title} label={title}>
                {options}
              </optgroup>
            )
          })}
        </select>
      </label>
    </div>,
    document.body,
  )
}
