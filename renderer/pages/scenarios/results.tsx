import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Region } from '../../../shared/indicators/regions.ts'
import { NO_DRAFT, type Draft } from '../../../shared/scenarios/draft.ts'
import type { Rows } from '../../../shared/table/change.ts'
import type { Language } from '../../../shared/text/language.ts'
import { BackTestNote } from './backtest-note.tsx'
import { BandLegend } from './band-legend.tsx'
import type { Band } from '../../charts/bands.ts'
import { ChanceChart } from './chance-chart.tsx'
import { TrajectoryChart } from './charts.tsx'
import { useEnsemble } from './ensemble.ts'
import { fansOf, namesForFans } from './fans.ts'
import { contextOf } from '../../../shared/scenarios/context.ts'
import { alike, yearsOf } from './lines.ts'
import { Numbers, numbersText } from './numbers.tsx'
import type { Run } from './runs.ts'
import { pickFigure, useScenarioSession, type Picked } from './session.ts'
import { Uncertainty } from './uncertainty.tsx'

const NO_BANDS: readonly Band[] = []

/** The charts of the chosen indicators, and the table of their numbers. */
export function Results({
  rows,
  runs,
  regions,
  indicators,
  picked,
  trial,
  language,
  theme,
}: {
  rows: Rows
  runs: readonly Run[]
  regions: readonly Region[]
  indicators: readonly string[]
  picked: Picked | null
  /** What is drawn many times over; null where several scenarios are split into their parts. */
  trial: { readonly scenario: string; readonly draft: Draft } | null
  language: Language
  theme: 'light' | 'dark'
}) {
  const { t } = useTranslation('scenarios')
  const [copied, setCopied] = useState(false)
  const [looked, setLooked] = useState<string | null>(null)
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
  const program = runs[0]?.result.program
  const drawing = useScenarioSession((session) => session.drawing)
  const pinned = useScenarioSession((session) => session.outlined)
  const outputs = useMemo(() => {
    const names = shownList.map(({ indicator }) => indicator.name)
    return program ? namesForFans(program, names, regions) : []
  }, [program, shownList, regions])
  const on = drawing.on && trial !== null
  const regionIds = useMemo(() => regions.map(({ id }) => id), [regions])
  // The saved line of a trial has an id of its own and is no scenario.
  const compared = useMemo(
    () => runs.map(({ id }) => id).filter((id) => id !== trial?.scenario && rows.get('scenario', id)),
    [runs, trial, rows],
  )
  const ensemble = useEnsemble(trial?.scenario ?? '', trial?.draft ?? NO_DRAFT, compared, outputs, {
    ...drawing,
    on,
  })
  const fans = useMemo(
    () =>
      new Map(
        shownList.map((shown) => [
          shown.indicator.id,
          program ? fansOf(program, shown, ensemble.report) : [],
        ]),
      ),
    [shownList, program, ensemble.report],
  )
  const legend = useMemo(
    () =>
      [trial?.scenario ?? '', ...compared].map((id, order) => ({
        id,
        order,
        name: runs.find((run) => run.id === id)?.name ?? '',
      })),
    [trial, compared, runs],
  )
  const chosen = pinned === null ? null : (compared.find((id) => id === pinned) ?? compared[0] ?? null)
  const outlined = legend.find(({ id }) => id === (looked ?? chosen))?.order ?? null
  const copy = async () => {
    const words = {
      region: t('region'),
      scenario: t('scenario'),
      indicator: t('indicator'),
      actual: t('actual'),
      low: (run: string) => t('lowOf', { run }),
      high: (run: string) => t('highOf', { run }),
      demo: t('demoNote'),
    }
    await navigator.clipboard.writeText(numbersText(shownList, runs, fans, words))
    setCopied(true)
  }
  const height = shownList.length > 2 ? 230 : shownList.length === 2 ? 260 : 340
  return (
    <div className="zh-sc-scroll">
      {on && compared.length > 0 ? (
        <BandLegend scenarios={legend} chosen={chosen} onLook={setLooked} />
      ) : null}
      {trial === null && runs.length > 1 ? (
        <p className="zh-sc-four zh-muted">
          {t(shownList.every((shown) => alike(shown, runs)) ? 'fourLinesAlike' : 'fourLinesHint')}
        </p>
      ) : null}
      <div className="zh-sc-charts" data-count={shownList.length}>
        {shownList.length === 0 ? <p className="zh-page-empty">{t('nothingChosen')}</p> : null}
        {shownList.map((shown) => (
          <TrajectoryChart
            key={shown.indicator.id}
            shown={shown}
            runs={runs}
            bands={fans.get(shown.indicator.id) ?? NO_BANDS}
            outlined={outlined}
            language={language}
            theme={theme}
            height={height}
          />
        ))}
      </div>
      <BackTestNote shownList={shownList} language={language} />
      <Uncertainty
        ensemble={ensemble}
        drawing={drawing}
        drawn={trial !== null}
        rows={rows}
        indicators={indicators}
        regions={regionIds}
        language={language}
      />
      {on && ensemble.report ? (
        <ChanceChart
          report={ensemble.report}
          rows={rows}
          indicators={indicators}
          regions={regionIds}
          language={language}
          theme={theme}
        />
      ) : null}
      <p className="zh-sc-demo zh-demo">{t('demoNote')}</p>
      <div className="zh-sc-numbers-bar">
        <h3>{t('numbers')}</h3>
        <span className="zh-muted">{copied ? t('copied') : t('clickForFormula')}</span>
        <span className="zh-bar-gap" />
        <button type="button" className="zh-text-button" onClick={() => void copy()}>
          {t('copyNumbers')}
        </button>
      </div>
      <Numbers shownList={shownList} runs={runs} language={language} picked={picked} onPick={pickFigure} />
    </div>
  )
}
