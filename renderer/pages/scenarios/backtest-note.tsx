import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { membersOf } from '../../../shared/indicators/regions.ts'
import { backTestsFor, type BackTested } from '../../../shared/scenarios/backtest.ts'
import { wordBackTest } from '../../../shared/text/backtest.ts'
import type { Language } from '../../../shared/text/language.ts'
import { nameIn } from '../../text/names.ts'
import type { Shown } from './lines.ts'
import './backtest-note.css'

/** How forecasts of the shown indicators would have done for the shown regions; a group speaks through its towns. */
export function BackTestNote({ shownList, language }: { shownList: readonly Shown[]; language: Language }) {
  return shownList.map((shown) => <OfIndicator key={shown.indicator.id} shown={shown} language={language} />)
}

function OfIndicator({ shown, language }: { shown: Shown; language: Language }) {
  const { t } = useTranslation('backtest')
  const { context, indicator, regions } = shown
  const tests = useMemo(() => {
    const ids = regions.flatMap(({ id, level }) =>
      level === 'group' ? membersOf(context.rows, id).map((member) => member.id) : [id],
    )
    return backTestsFor(context, [...new Set(ids)], indicator)
  }, [context, indicator, regions])
  const name = nameIn(indicator, language)
  return (
    <details className="zh-sc-backtest zh-muted">
      <summary title={t('hint')} className={tests.some(({ demo }) => demo) ? 'zh-demo' : undefined}>
        {t('title', { indicator: name })}
        {language === 'zh-CN' ? '，' : ', '}
        {inShort(tests, t('few'), language)}
      </summary>
      <ul>
        {tests.map((tested) => (
          <li key={tested.region.id} className={tested.demo ? 'zh-demo' : undefined}>
            {nameIn(tested.region, language)}
            {language === 'zh-CN' ? '：' : ': '}
            {wordBackTest(tested, language)}
          </li>
        ))}
      </ul>
      <p>{t('hint')}</p>
    </details>
  )
}

/** All that is to be said of one region; of several the errors of each without what they rest on, or that there are too few figures. */
function inShort(tests: readonly BackTested[], few: string, language: Language): string {
  const [only] = tests
  if (only && tests.length === 1) return `${nameIn(only.region, language)} ${wordBackTest(only, language)}`
  const parts = tests.map((tested) => {
    const name = nameIn(tested.region, language)
    return tested.errors ? `${name} ${wordBackTest(tested, language).split(/ ?[（(]/)[0]}` : `${name} ${few}`
  })
  return parts.join(language === 'zh-CN' ? '；' : '; ')
}
