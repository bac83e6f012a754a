import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { horizonOf } from '../../../shared/model/calendar.ts'
import { figureAt } from '../../../shared/model/figures.ts'
import { wordMeaning } from '../../../shared/text/model-words.ts'
import { nameIn } from '../../text/names.ts'
import { unitTitle } from '../../text/titles.ts'
import { formulaFigure } from '../../ui/formula.tsx'
import { useTable, useView } from '../../workbook/context.tsx'
import type { CompletionHost } from './completion.ts'
import type { NavigationHost } from './navigation.ts'
import type { TextReading } from './reading.ts'

/** What the editor is told by the workbook: what may be typed, and what is told of a word. */
export function useHost({ names, result }: TextReading): CompletionHost & NavigationHost {
  const { t } = useTranslation('model')
  const language = useView((view) => view.language)
  const focus = useView((view) => view.focus)
  const regions = useTable('region')
  const indicators = useTable('indicator')
  const vocabulary = useMemo(
    () => ({
      names,
      towns: regions.filter(({ level }) => level === 'town').map(({ name }) => String(name)),
      indicators: indicators.map(({ name, unit }) => ({ name: String(name), unit: String(unit ?? '') })),
    }),
    [names, regions, indicators],
  )
  const nameOf = (id: string | undefined): string => {
    const row = regions.find((region) => region.id === id)
    return row ? nameIn(row, language) : ''
  }
  const valueOf = (name: string): string[] => {
    if (!result?.program.declarations.has(name)) return []
    const { inputs } = result
    const town = Math.max(
      0,
      inputs.regions.findIndex(({ id }) => id === focus.region),
    )
    const last = horizonOf(inputs)
    const year =
      focus.year !== null && focus.year >= inputs.baseYear && focus.year <= last ? focus.year : last
    const declaration = result.program.declarations.get(name)
    const unit = unitTitle(declaration?.unit ?? '', language) || (declaration?.unit ?? '')
    const value = `${formulaFigure(figureAt(result, name, town, year))} ${unit}`.trim()
    const place = declaration?.kind === 'regional' ? '' : nameOf(inputs.regions[town]?.id)
    return [t('valueAt', { town: place, year, value }).trim()]
  }
  return {
    names: () => names,
    vocabulary: () => vocabulary,
    label: () => t('offers'),
    explain: (offer) => {
      const declared = offer.kind === 'name' ? names.find(({ name }) => name === offer.label) : undefined
      return {
        kind: declared ? t(`kinds.${declared.kind}`) : t(`offerKinds.${offer.kind}`),
        meaning: declared ? declared.doc || null : wordMeaning(offer.label, language),
      }
    },
    about: (word) => {
      const declared = names.find(({ name }) => name === word)
      if (!declared) {
        const meaning = wordMeaning(word, language)
        return meaning === null ? [] : [word, meaning]
      }
      const unit = unitTitle(declared.unit, language) || declared.unit
      const head = [word, t(`kinds.${declared.kind}`), unit].filter((part) => part !== '').join(' · ')
      return [head, ...(declared.doc === '' ? [] : [declared.doc]), ...valueOf(word)]
    },
  }
}
