import type { SheetSelection } from '../../grid/contract.ts'
import { unitTitle } from '../../text/titles.ts'
import type { SelectionSummary } from '../../ui/status.ts'
import type { Language } from '../../../shared/text/language.ts'

const SHOWN = new Intl.NumberFormat('zh-CN', { maximumFractionDigits: 4 })

function figure(value: number | null, unit: string | null, language: Language): string {
  if (value === null) return '—'
  const words = unit ? unitTitle(unit, language) : ''
  return words === '' ? SHOWN.format(value) : `${SHOWN.format(value)} ${words}`
}

/** What the status bar says of a selection. */
export function summarise(selection: SheetSelection | null, language: Language): SelectionSummary | null {
  if (!selection) return null
  const { cells, filled, numbers, unit, ...figures } = selection.statistics
  const words = (value: number | null): string => figure(value, unit, language)
  return {
    cells,
    filled,
    numbers,
    sum: words(figures.sum),
    average: words(figures.average),
    smallest: words(figures.smallest),
    largest: words(figures.largest),
  }
}
