import { Select } from 'antd'
import { useCallback, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { byEffect, gridOf } from '../../../../shared/scenarios/analyse.ts'
import type { Driver } from '../../../../shared/scenarios/drivers.ts'
import { marginOf, reaches } from '../../../../shared/scenarios/outcome.ts'
import { levelLine } from '../../../../shared/simulation/lever-grid.ts'
import { amountText, shortText, wordAim, wordCombination } from '../../../../shared/text/analyses.ts'
import { unitTitle } from '../../../text/titles.ts'
import { Chart } from '../../../charts/chart.tsx'
import { leverMapOption, type LeverMapData } from '../../../charts/lever-map.ts'
import type { Palette } from '../../../charts/palette.ts'
import { inLanguage, titleOf, type About } from './about.ts'
import { Figures } from './figures.tsx'
import { changeAnalysis, useAnalysisSession } from './store.ts'
import { useStepwise } from './use-stepwise.ts'

/** Values each way. */
const STEPS = 21

/** Rows and columns of the table: every fourth of the map's values. */
const EVERY = 4

/** Which combinations of two drivers reach the target: a map. */
export function Combinations({ bench, subject, language, theme }: About) {
  const { t } = useTranslation('analyses')
  const { across, upwards } = useAnalysisSession()
  const inOrder = useMemo(() => byEffect(bench), [bench])
  const [x, y] = pairOf(inOrder, across, upwards)
  const make = useMemo(() => (x && y ? () => gridOf(bench, [x, y], STEPS) : null), [bench, x, y])
  const { value: grid, progress } = useStepwise(make)
  const { aim } = bench.outcome
  const data = useMemo<LeverMapData | null>(() => {
    if (!grid || !x || !y || progress !== null) return null
    const [named, other] = [inLanguage(x, language), inLanguage(y, language)]
    const cells = grid.ys.flatMap((atY, row) =>
      grid.xs.map((atX, column) => {
        const outcome = grid.outcomes[row]?.[column] ?? null
        const combination = { x: { ...named, value: atX }, y: { ...other, value: atY }, outcome }
        return {
          x: atX,
          y: atY,
          outcome,
          reached: aim === null ? null : outcome !== null && reaches(aim, outcome),
          sentence: wordCombination(combination, aim, subject, language),
        }
      }),
    )
    const reached = cells.filter((cell) => cell.reached === true).length
    return {
      title: subject.unit === '' ? subject.name : `${subject.name}（${subject.unit}）`,
      subtitle: aim
        ? t('mapLegend', { aim: wordAim(aim, subject, language), reached, all: cells.length })
        : t('mapLegendFigure'),
      x: { name: x.id, unit: unitTitle(x.unit, language), values: grid.xs, present: x.present },
      y: { name: y.id, unit: unitTitle(y.unit, language), values: grid.ys, present: y.present },
      cells,
      stronger: aim && marginOf(aim, 1) < marginOf(aim, 0) ? 'low' : 'high',
      line: aim ? levelLine(grid, aim.value) : [],
      words: { line: t('targetLine'), present: t('presentPoint') },
    }
  }, [grid, progress, x, y, aim, subject, language, t])
  const option = useCallback((palette: Palette) => (data ? leverMapOption(data, palette) : {}), [data])
  const choose = (part: 'across' | 'upwards', driver: Driver | undefined) => (
    <label className="zh-switch">
      {t(part)}
      <Select
        size="small"
        className="zh-an-driver"
        aria-label={t(part)}
        showSearch
        optionFilterProp="label"
        popupMatchSelectWidth={false}
        value={driver?.id ?? null}
        onChange={(id) => changeAnalysis({ across: x?.id ?? null, upwards: y?.id ?? null, [part]: id })}
        options={(['lever', 'assumption'] as const).map((kind) => ({
          label: t(kind),
          options: bench.drivers
            .filter((one) => one.kind === kind)
            .map((one) => ({
              value: one.id,
              label: one.id,
              disabled: one.id === (part === 'across' ? y : x)?.id,
            })),
        }))}
      />
    </label>
  )
  return (
    <>
      <div className="zh-an-options">
        {choose('across', x)}
        {choose('upwards', y)}
        <span className="zh-muted">{t('combinationsHint')}</span>
      </div>
      {data && x && y ? (
        <>
          <Chart option={option} label={data.title} height={420} theme={theme} />
          <Figures
            title={t('someCombinations')}
            columns={[
              { title: titleOf(x, language), number: true },
              { title: titleOf(y, language), number: true },
              { title: t('result'), number: true },
              { title: t('reached') },
            ]}
            lines={data.cells
              .filter((_, at) => (at % STEPS) % EVERY === 0 && Math.floor(at / STEPS) % EVERY === 0)
              .map((cell) => ({
                key: `${cell.x}/${cell.y}`,
                cells: [
                  shortText(cell.x),
                  shortText(cell.y),
                  cell.outcome === null ? '—' : amountText(cell.outcome, subject.decimals),
                  cell.reached === null ? '' : t(cell.reached ? 'yes' : 'no'),
                ],
                sentence: cell.sentence,
                muted: cell.reached === false,
              }))}
          />
        </>
      ) : (
        <p className="zh-an-wait">{t('working')}</p>
      )}
    </>
  )
}

/** The two drivers chosen; before any was, the two whose effect on the outcome is widest, levers first. */
function pairOf(
  inOrder: readonly Driver[],
  across: string | null,
  upwards: string | null,
): readonly [Driver | undefined, Driver | undefined] {
  const x = inOrder.find(({ id }) => id === across) ?? inOrder.find(({ id }) => id !== upwards)
  const y = inOrder.find(({ id }) => id === upwards && id !== x?.id) ?? inOrder.find(({ id }) => id !== x?.id)
  return [x, y]
}
