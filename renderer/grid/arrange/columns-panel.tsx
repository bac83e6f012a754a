import type { RefObject } from 'react'
import { createPortal } from 'react-dom'
import { useTranslation } from 'react-i18next'
import type { SheetColumn } from '../contract.ts'
import {
  hasOwnColumns,
  moveColumns,
  shownColumns,
  withHidden,
  withPlainColumns,
  type Layout,
} from './layout.ts'
import { cornerOf, useBoxAt } from './menu.tsx'

interface Props {
  readonly ordered: readonly SheetColumn[]
  readonly layout: Layout
  readonly change: (next: (layout: Layout) => Layout) => void
  readonly dark: boolean
  readonly beside: RefObject<HTMLElement | null>
  readonly onClose: () => void
}

/** The list of a sheet's columns: which are shown, in which order, which stay at the left. */
export function ColumnsPanel({ ordered, layout, change, dark, beside, onClose }: Props) {
  const { t } = useTranslation('arrange')
  const box = useBoxAt(() => cornerOf(beside.current), onClose)
  const shown = shownColumns(ordered, layout)
  const move = (at: number, by: -1 | 1): void => {
    const field = ordered[at]?.field
    const before = by < 0 ? ordered[at - 1]?.field : (ordered[at + 2]?.field ?? null)
    if (field !== undefined && before !== undefined)
      change((one) => moveColumns(one, ordered, [field], before))
  }
  return createPortal(
    <div
      ref={box}
      className="zh-floating zh-panel"
      data-dark={dark}
      role="dialog"
      aria-label={t('columns')}
      onKeyDown={(event) => {
        event.stopPropagation()
        if (event.key === 'Escape') onClose()
      }}
    >
      <header>
        <h3>{t('columns')}</h3>
        <span className="zh-value-count">{t('ofValues', { picked: shown.length, all: ordered.length })}</span>
      </header>
      <ol>
        {ordered.map(({ field, title, group, unitTitle, unit, pinned }, at) => {
          const visible = shown.some((one) => one.field === field)
          const name = [group, title].filter(Boolean).join(' · ')
          return (
            <li key={field}>
              <label className="zh-value">
                <input
                  type="checkbox"
                  // Whoever opens the list with a key goes on with keys.
                  ref={(input) => {
                    if (at === 0 && input && !box.current?.contains(document.activeElement)) input.focus()
                  }}
                  checked={visible}
                  disabled={visible && shown.length === 1}
                  onChange={(event) => change((one) => withHidden(one, [field], !event.target.checked))}
                />
                <span>{name}</span>
                <span className="zh-value-count">
                  {[unitTitle ?? unit, pinned === true ? t('frozen') : undefined].filter(Boolean).join(' · ')}
                </span>
              </label>
              <button
                type="button"
                aria-label={t('earlier', { column: name })}
                title={t('earlier', { column: name })}
                disabled={at === 0}
                onClick={() => move(at, -1)}
              >
                ↑
              </button>
              <button
                type="button"
                aria-label={t('later', { column: name })}
                title={t('later', { column: name })}
                disabled={at === ordered.length - 1}
                onClick={() => move(at, 1)}
              >
                ↓
              </button>
            </li>
          )
        })}
      </ol>
      <footer>
        <button
          type="button"
          disabled={layout.hidden.length === 0}
          onClick={() => change((one) => ({ ...one, hidden: [] }))}
        >
          {t('showColumns')}
        </button>
        <button type="button" disabled={!hasOwnColumns(layout)} onClick={() => change(withPlainColumns)}>
          {t('plainColumns')}
        </button>
      </footer>
    </div>,
    document.body,
  )
}
