import { useTranslation } from 'react-i18next'
import type { Preview } from '../../../shared/exchange/import/contract.ts'

/** What a list beside the file is given. */
export interface ListProps {
  readonly preview: Preview
  /** Shows a cell of the file. */
  readonly onGo: (sheet: number, row: number, column: number) => void
}

/** How many are behind a list that was cut. */
export function More({ shown, all }: { shown: number; all: number }) {
  const { t } = useTranslation('importing')
  return all > shown ? <p className="zh-muted">{t('more', { n: all - shown })}</p> : null
}
