import type { TFunction } from 'i18next'
import type { Label } from '../../shared/api/reply.ts'
import { settingNamed } from '../../shared/policy/settings.ts'
import type { Language } from '../../shared/text/language.ts'
import { columnTitle, tableTitle } from './titles.ts'

/** A setting is recorded by its key and called by its title; other names are the user's own. */
function nameOf({ verb, name }: Label, language: Language): string {
  const setting = verb === 'change-setting' && name !== undefined ? settingNamed(name) : undefined
  return (language === 'en-US' ? setting?.englishTitle : setting?.title) ?? name ?? ''
}

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
    name: nameOf(label, language),
  })
  return words.trim()
}
