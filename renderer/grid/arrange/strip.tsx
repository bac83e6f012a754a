import { useTranslation } from 'react-i18next'
import type { SheetColumn } from '../contract.ts'
import { standsAlone, type Filter } from './filter.ts'
import { isNarrowed, withFilter, withGroup, withSort, type Layout } from './layout.ts'

interface Props {
  readonly columns: readonly SheetColumn[]
  readonly layout: Layout
  readonly shown: number
  readonly all: number
  readonly change: (next: (layout: Layout) => Layout) => void
  readonly onAgain: () => void
  readonly onClear: () => void
}

/** Texts named in a chip; the others are counted. */
const NAMED = 3

/** How the rows are arranged, in words, with a way back from each; nothing while they stand as stored. */
export function ArrangedStrip({ columns, layout, shown, all, change, onAgain, onClear }: Props) {
  const { t } = useTranslation('arrange')
  if (!isNarrowed(layout)) return null
  const titleOf = (field: string) => columns.find((one) => one.field === field)?.title ?? field
  const chips = [
    ...Object.entries(layout.filters).map(([field, filter]) => ({
      key: `filter ${field}`,
      words: t('filterChip', { column: titleOf(field), what: filterWords(filter, t) }),
      drop: () => change((one) => withFilter(one, field, null)),
    })),
    ...layout.sort.map(({ field, down }) => ({
      key: `sort ${field}`,
      words: t('sortChip', { column: titleOf(field), arrow: down ? '↓' : '↑' }),
      drop: () => change((one) => withSort(one, field, null, false)),
    })),
    ...layout.groups.map((field) => ({
      key: `group ${field}`,
      words: t('groupChip', { column: titleOf(field) }),
      drop: () => change((one) => withGroup(one, field, false)),
    })),
  ]
  return (
    <div className="zh-strip" role="group" aria-label={t('arranged')}>
      <strong role="status">{shown < all ? t('shownRows', { shown, all }) : ''}</strong>
      {chips.map(({ key, words, drop }) => (
        <span key={key} className="zh-chip">
          <span className="zh-chip-words">{words}</span>
          <button type="button" aria-label={t('drop', { what: words })} onClick={drop}>
            ×
          </button>
        </span>
      ))}
      <span className="zh-find-gap" />
      <button type="button" className="zh-strip-button" title="Ctrl+Alt+L" onClick={onAgain}>
        {t('again')}
      </button>
      <button type="button" className="zh-strip-button" title="Alt+Shift+L" onClick={onClear}>
        {t('showAll')}
      </button>
    </div>
  )
}

function filterWords(
  { only, condition }: Filter,
  t: ReturnType<typeof useTranslation<'arrange'>>['t'],
): string {
  const parts: string[] = []
  if (condition) {
    const { comparison, first, second } = condition
    const bounds = standsAlone(comparison) ? [] : comparison === 'between' ? [first, second] : [first]
    parts.push([t(`comparison.${comparison}`), bounds.join('–')].filter(Boolean).join(' '))
  }
  if (only) {
    const named = only.slice(0, NAMED).map((text) => (text === '' ? t('blank') : text))
    const words = named.join(t('listSeparator'))
    parts.push(only.length > NAMED ? t('andMore', { words, count: only.length }) : words)
  }
  return parts.join(t('listSeparator'))
}
