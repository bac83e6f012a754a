import type { TFunction } from 'i18next'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { VersionComparison } from '../../../../shared/api/compare.ts'
import { sheetOf, withGone, type Titles } from '../../../../shared/snapshots/words.ts'
import type { Rows } from '../../../../shared/table/change.ts'
import type { Language } from '../../../../shared/text/language.ts'
import { wordLabel } from '../../../text/label.ts'
import { formatMoment } from '../../../text/moments.ts'
import { columnTitle, optionTitle, tableTitle, unitTitle } from '../../../text/titles.ts'
import { useView } from '../../../workbook/context.tsx'
import { rowsIn } from '../../../workbook/local-rows.ts'

/** Who, when, what. */
export type EntryWords = readonly [who: string, when: string, what: string]

/** What a comparison is worded with. */
export interface VersionWording {
  readonly titles: Titles
  readonly t: TFunction<'snapshots'>
  readonly journal: TFunction<'journal'>
}

/** The wording of the window's language. */
export function useVersionWording(): VersionWording {
  const { t } = useTranslation('snapshots')
  const { t: journal } = useTranslation('journal')
  const language = useView((view) => view.language)
  return useMemo(() => ({ titles: titlesIn(language), t, journal }), [language, t, journal])
}

function titlesIn(language: Language): Titles {
  return {
    language,
    table: (table) => tableTitle(table, language),
    column: (table, column) => columnTitle(table, column, language),
    option: (table, column, code) => optionTitle(table, column, code, language),
    unit: (unit) => unitTitle(unit, language),
  }
}

/** Today's rows and those that are gone, as they are called in the language. */
export function namesIn({ gone }: VersionComparison, today: Rows, language: Language): Rows {
  return rowsIn(withGone(today, new Map(gone.map((one) => [one.row.id, one]))), language)
}

/** What entries of the journal say of themselves, by number. */
export function entryWordsOf(
  { entries }: VersionComparison,
  { titles: { language }, journal }: VersionWording,
): (seq: number) => EntryWords {
  const heads = new Map(entries.map((entry) => [entry.seq, entry]))
  return (seq) => {
    const head = heads.get(seq)
    if (!head) return ['', '', '']
    return [head.who, formatMoment(head.at, language), wordLabel(head.label, journal, language)]
  }
}

/** A comparison as lines of texts under headings: every cell of every row that differs. */
export function textsOf(
  found: VersionComparison,
  today: Rows,
  wording: VersionWording,
): readonly (readonly string[])[] {
  const { t, titles } = wording
  const heading = (
    [
      'table',
      'row',
      'change',
      'column',
      'unit',
      'before',
      'after',
      'step',
      'by',
      'when',
      'what',
      'label',
    ] as const
  ).map((key) => t(key))
  const lines = sheetOf(found.rows, namesIn(found, today, titles.language), titles, {
    kind: (kind) => t(`kind.${kind}`),
    entry: entryWordsOf(found, wording),
    demo: t('demo'),
  })
  return [heading, ...lines]
}
