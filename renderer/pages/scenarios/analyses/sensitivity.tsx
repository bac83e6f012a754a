import { Segmented } from 'antd'
import { useCallback, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { tornadoOf, type DriverSwing } from '../../../../shared/scenarios/analyse.ts'
import { amountText, shortText, wordSwing } from '../../../../shared/text/analyses.ts'
import { heightOfRows } from '../../../charts/bar-rows.ts'
import { Chart } from '../../../charts/chart.tsx'
import type { Palette } from '../../../charts/palette.ts'
import { tornadoOption, type TornadoData } from '../../../charts/tornado.ts'
import { inLanguage, titleOf, type About } from './about.ts'
import { Figures } from './figures.tsx'
import { changeAnalysis, useAnalysisSession } from './store.ts'
import { useStepwise } from './use-stepwise.ts'
import { Variance } from './variance.tsx'

/** Bars that are drawn; the table has all drivers. */
const MOST_BARS = 14

/** What the outcome hangs on: each driver moved alone, or where its spread comes from. */
export function Sensitivity(about: About) {
  const { t } = useTranslation('analyses')
  const { sensitivity } = useAnalysisSession()
  return (
    <>
      <div className="zh-an-options">
        <Segmented<'each' | 'variance'>
          size="small"
          value={sensitivity}
          onChange={(next) => changeAnalysis({ sensitivity: next })}
          options={[
            { value: 'each', label: t('each') },
            { value: 'variance', label: t('variance') },
          ]}
        />
        <span className="zh-muted">{t(sensitivity === 'each' ? 'eachHint' : 'varianceHint')}</span>
      </div>
      {sensitivity === 'each' ? <Each {...about} /> : <Variance {...about} />}
    </>
  )
}

function Each({ bench, subject, language, theme }: About) {
  const { t } = useTranslation('analyses')
  const make = useMemo(() => () => tornadoOf(bench), [bench])
  const { value: swings } = useStepwise(make)
  const { present } = bench
  const data = useMemo<TornadoData | null>(() => {
    const drawn = (swings ?? []).filter(isWide).slice(0, MOST_BARS)
    if (present === null || drawn.length === 0) return null
    return {
      title: subject.unit === '' ? subject.name : `${subject.name}（${subject.unit}）`,
      subtitle: t('eachLegend'),
      present,
      presentText: amountText(present, subject.decimals),
      rows: drawn.map((swing) => ({
        name: titleOf(swing.driver, language),
        low: swing.low,
        high: swing.high,
        lowText: shortText(swing.lowValue),
        highText: shortText(swing.highValue),
        sentence: wordSwing(swing, inLanguage(swing.driver, language), subject, language),
      })),
    }
  }, [swings, present, subject, language, t])
  const option = useCallback((palette: Palette) => tornadoOption(data ?? EMPTY, palette), [data])
  if (!swings) return <p className="zh-an-wait">{t('working')}</p>
  return (
    <>
      {data ? (
        <Chart option={option} label={data.title} height={heightOfRows(data.rows.length)} theme={theme} />
      ) : (
        <p className="zh-page-empty">{t(present === null ? 'noOutcome' : 'noEffects')}</p>
      )}
      <Figures
        title={t('allDrivers')}
        sentences={false}
        note={t('endsHint')}
        columns={[
          { title: t('driver') },
          { title: t('lowValue'), number: true },
          { title: t('highValue'), number: true },
          { title: t('lowOutcome'), number: true },
          { title: t('highOutcome'), number: true },
          { title: t('swing'), number: true },
        ]}
        lines={swings.map((swing) => ({
          key: swing.id,
          cells: [
            titleOf(swing.driver, language),
            shortText(swing.lowValue),
            shortText(swing.highValue),
            ...[swing.low, swing.high, swing.swing].map((value) =>
              value === null ? '—' : amountText(value, subject.decimals),
            ),
          ],
          sentence: [
            wordSwing(swing, inLanguage(swing.driver, language), subject, language),
            t(`ends-${swing.driver.endsBy}`),
          ].join(''),
          muted: !isWide(swing),
        }))}
      />
    </>
  )
}

const EMPTY: TornadoData = { title: '', subtitle: '', present: 0, presentText: '', rows: [] }

function isWide(swing: DriverSwing): swing is DriverSwing & { readonly low: number; readonly high: number } {
  return swing.low !== null && swing.high !== null && (swing.swing ?? 0) > 0
}
