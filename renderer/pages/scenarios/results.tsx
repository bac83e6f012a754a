import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Region } from '../../../shared/indicators/regions.ts'
import type { Rows } from '../../../shared/table/change.ts'
import type { Language } from '../../../shared/text/language.ts'
import { BackTestNote } from './backtest-note.tsx'
import { TrajectoryChart } from './charts.tsx'
import { contextOf } from '../../../shared/scenarios/context.ts'
import { yearsOf } from './lines.ts'
import { Numbers, numbersText } from './numbers.tsx'
import type { Run } from './runs.ts'
import { changeSession, type Picked } from './session.ts'

/** The charts of the chosen indicators, and the table of their numbers. */
export function Results({
  rows,
  runs,
  regions,
  indicators,
  picked,
  language,
  theme,
}: {
  rows: Rows
  runs: readonly Run[]
  regions: readonly Region[]
  indicators: readonly string[]
  picked: Picked | null
  language: Language
  theme: 'light' | 'dark'
}) {
  const { t } = useTranslation('scenarios')
  const [copied, setCopied] = useState(false)
  const context = useMemo(() => contextOf(rows, null), [rows])
  // Years change with the settings, not with a slider: charts must not take a new array for new years.
  const yearsKey = runs[0] ? yearsOf(runs[0].result).join() : ''
  const shownList = useMemo(() => {
    const years = yearsKey.split(',').map(Number)
    return indicators.flatMap((id) => {
      const indicator = context.statistics.indicator(id)
      return indicator ? [{ context, indicator, regions, years }] : []
    })
  }, [context, indicators, regions, yearsKey])
  const copy = async () => {
    const words = {
      region: t('region'),
      scenario: t('scenario'),
      indicator: t('indicator'),
      actual: t('actual'),
      demo: t('demoNote'),
    }
    await navigator.clipboard.writeText(numbersText(shownList, runs, words))
    setCopied(true)
  }
  const height = shownList.length > 2 ? 230 : shownList.length === 2 ? 260 : 340
  return (
    <div className="zh-sc-scroll">
      <div className="zh-sc-charts" data-count={shownList.length}>
        {shownList.length === 0 ? <p className="zh-page-empty">{t('nothingChosen')}</p> : null}
        {shownList.map((shown) => (
          <TrajectoryChart
            key={shown.indicator.id}
            shown={shown}
            runs={runs}
            language={language}
            theme={theme}
            height={height}
          />
        ))}
      </div>
      <BackTestNote shownList={shownList} language={language} />
      <p className="zh-sc-demo zh-demo">{t('demoNote')}</p>
      <div className="zh-sc-numbers-bar">
        <h3>{t('numbers')}</h3>
        <span className="zh-muted">{copied ? t('copied') : t('clickForFormula')}</span>
        <span className="zh-bar-gap" />
        <button type="button" className="zh-text-button" onClick={() => void copy()}>
          {t('copyNumbers')}
        </button>
      </div>
      <Numbers
        shownList={shownList}
        runs={runs}
        language={language}
        picked={picked}
        onPick={(next) => changeSession({ picked: next, panel: 'formula' })}
      />
    </div>
  )
}
