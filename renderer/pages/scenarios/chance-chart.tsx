import { memo, useCallback, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { readSettings } from '../../../shared/policy/settings.ts'
import type { Rows } from '../../../shared/table/change.ts'
import type { Language } from '../../../shared/text/language.ts'
import { Chart } from '../../charts/chart.tsx'
import type { Palette } from '../../charts/palette.ts'
import { chanceText, probabilityOption, type ProbabilityData } from '../../charts/probability.ts'
import { Figures } from './analyses/figures.tsx'
import { chancesOf } from './chances.ts'
import type { EnsembleReport } from './ensemble.ts'

const HEIGHT = 230

/** How likely the targets shown are, year by year: the chart, and its numbers to copy. */
export const ChanceChart = memo(function ChanceChart({
  report,
  rows,
  indicators,
  regions,
  language,
  theme,
}: {
  report: EnsembleReport
  rows: Rows
  indicators: readonly string[]
  regions: readonly string[]
  language: Language
  theme: 'light' | 'dark'
}) {
  const { t } = useTranslation('scenarios')
  const chances = useMemo(
    () =>
      chancesOf(report, rows, { indicators, regions }, language, {
        all: t('allTargets'),
        above: t(readSettings(rows).growthYears === 'every' ? 'aboveCountyEvery' : 'aboveCountyAverage'),
      }),
    [report, rows, indicators, regions, language, t],
  )
  const data = useMemo<ProbabilityData>(
    () => ({
      title: t('chanceTitle'),
      ...chances,
      words: {
        due: t('dueYear'),
        chance: (name, year, chance, error) => t('chanceIn', { name, year, chance, error }),
        unknown: (name, year) => t('chanceUnknownIn', { name, year }),
      },
    }),
    [chances, t],
  )
  const option = useCallback((palette: Palette) => probabilityOption(data, palette), [data])
  if (chances.lines.length === 0) return null
  return (
    <>
      <Chart option={option} label={data.title} height={HEIGHT} theme={theme} mark={t('demo')} />
      <Figures
        title={t('chanceNumbers')}
        note={t('chanceNote', { draws: report.draws.toLocaleString('en-US'), seed: report.seed })}
        columns={[
          { title: t('chanceOf') },
          ...data.years.map((year) => ({ title: String(year), number: true })),
        ]}
        lines={data.lines.map(({ id, name, values, errors }) => ({
          key: id,
          cells: [
            name,
            ...values.map((value, at) =>
              value === null ? '—' : `${chanceText(value)} ± ${chanceText(errors[at] ?? 0)}`,
            ),
          ],
          sentence: data.years
            .map((year, at) => {
              const value = values[at] ?? null
              return value === null
                ? data.words.unknown(name, year)
                : data.words.chance(name, year, chanceText(value), chanceText(errors[at] ?? 0))
            })
            .join(t('between')),
        }))}
        sentences={false}
      />
    </>
  )
})
