import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { membersOf } from '../../../shared/indicators/regions.ts'
import { backTestsFor, type BackTested } from '../../../shared/scenarios/backtest.ts'
import { briefBackTest, wordBackTest } from '../../../shared/text/backtest.ts'
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
        {inShort(tests, language)}
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

/** How far each region's forecasts were off, in plain words; the figures stand below. */
function inShort(tests: readonly BackTested[], language: Language): string {
  return tests
    .map((tested) => `${nameIn(tested.region, language)} ${briefBackTest(tested, language)}`)
    .join(language === 'zh-CN' ? '；' : '; ')
}
