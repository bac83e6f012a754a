import { memo, useCallback, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { Language } from '../../../shared/text/language.ts'
import type { Band } from '../../charts/bands.ts'
import { Chart } from '../../charts/chart.tsx'
import type { Palette } from '../../charts/palette.ts'
import { trajectoryOption, type TrajectoryData } from '../../charts/trajectory.ts'
import { nameIn } from '../../text/names.ts'
import { unitTitle } from '../../text/titles.ts'
import { actualsOf, lastActualYear, linesOf, targetLinesOf, type Shown, type ShownRun } from './lines.ts'

/** The trajectories of one indicator. */
export const TrajectoryChart = memo(function TrajectoryChart({
  shown,
  runs,
  bands,
  outlined,
  language,
  theme,
  height,
}: {
  shown: Shown
  runs: readonly ShownRun[]
  bands: readonly Band[]
  /** Place of the scenario that is outlined; null for none. */
  outlined: number | null
  language: Language
  theme: 'light' | 'dark'
  height: number
}) {
  const { t } = useTranslation('scenarios')
  const actuals = useMemo(() => actualsOf(shown), [shown])
  const data = useMemo<TrajectoryData>(() => {
    const lines = linesOf(shown, runs)
    const english = (id: string, name: string) => {
      const region = shown.regions.find((one) => one.id === id)
      return region ? nameIn(region, language) : name
    }
    return {
      title: nameIn(shown.indicator, language),
      unit: unitTitle(shown.indicator.unit, language) || shown.indicator.unit,
      decimals: shown.indicator.decimals ?? 2,
      years: shown.years,
      lines: lines.map((line) => ({ ...line, regionName: english(line.region, line.regionName) })),
      actuals: actuals.map((points) => ({
        ...points,
        regionName: english(points.region, points.regionName),
      })),
      bands,
      outlined,
      targets: targetLinesOf(shown, (operator, value) => t('target', { operator, value })),
      lastActual: lastActualYear(shown, actuals),
      words: {
        actual: t('actual'),
        missing: t('missing'),
        actualUntil: (year) => t('actualUntil', { year }),
        year: (year) => t('year', { year }),
        range: (low, high) => t('rangeAfter', { low, high }),
      },
    }
  }, [shown, runs, bands, outlined, actuals, language, t])
  const option = useCallback((palette: Palette) => trajectoryOption(data, palette), [data])
  return (
    <Chart
      option={option}
      label={`${data.title} ${data.unit}`}
      height={height}
      theme={theme}
      mark={t('demo')}
    />
  )
})
