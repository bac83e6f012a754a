import type { TFunction } from 'i18next'
import type { Label } from '../../shared/api/reply.ts'
import type { Language } from '../../shared/text/language.ts'
import { columnTitle, tableTitle } from './titles.ts'

/** What a commit did, in words. */
export function wordLabel(label: Label, t: TFunction<'journal'>, language: Language): string {
  const column =
    label.table !== undefined && label.column !== undefined
      ? t('columnOf', { column: columnTitle(label.table, label.column, language) })
      : ''
  const words = t(label.verb, {
    table: label.table === undefined ? '' : tableTitle(label.table, language),
    column,
    n: label.count ?? 1,
    name: label.name ?? '',
  })
  return words.trim()
}
