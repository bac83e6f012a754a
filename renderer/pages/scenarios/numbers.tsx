import { memo } from 'react'
import { useTranslation } from 'react-i18next'
import type { Region } from '../../../shared/indicators/regions.ts'
import type { Language } from '../../../shared/text/language.ts'
import { withSeparators } from '../../../shared/units/quantity.ts'
import { nameIn } from '../../text/names.ts'
import type { Band } from '../../charts/bands.ts'
import { unitTitle } from '../../text/titles.ts'
import { actualValue, projectedValue, type Shown, type ShownRun } from './lines.ts'
import type { Picked } from './session.ts'

/** A figure with the indicator's own decimals; missing as a dash. */
function figureText(value: number | null, decimals: number | null): string {
  if (value === null) return '—'
  return withSeparators(value.toFixed(decimals ?? 2))
}

interface Line {
  readonly key: string
  readonly runId: string | null
  readonly run: string
  readonly region: Region
  readonly values: readonly (number | null)[]
}

/** The rows of the table of an indicator: what was observed, then each run. */
function linesOfTable(
  shown: Shown,
  runs: readonly (ShownRun & { readonly id: string })[],
  actual: string,
): readonly Line[] {
  return shown.regions.flatMap((region) => [
    {
      key: `${region.id}/actual`,
      runId: null,
      run: actual,
      region,
      values: shown.years.map((year) => actualValue(shown, region, year)),
    },
    ...runs.map((run) => ({
      key: `${region.id}/${run.id}`,
      runId: run.id,
      run: run.name,
      region,
      values: shown.years.map((year) =>
        year < run.result.inputs.baseYear ? null : projectedValue(shown, run.result, region, year),
      ),
    })),
  ])
}

/** The table of numbers as tab-separated text, for a spreadsheet; after each run, between what nine of ten draws lie. */
export function numbersText(
  shownList: readonly Shown[],
  runs: readonly (ShownRun & { readonly id: string })[],
  fans: ReadonlyMap<string, readonly Band[]>,
  words: {
    readonly region: string
    readonly scenario: string
    readonly indicator: string
    readonly actual: string
    readonly low: (run: string) => string
    readonly high: (run: string) => string
    readonly demo: string
  },
): string {
  const years = shownList[0]?.years ?? []
  const head = [words.indicator, words.region, words.scenario, ...years.map(String)]
  const body = shownList.flatMap((shown) =>
    linesOfTable(shown, runs, words.actual).flatMap(({ runId, run, region, values }) => {
      const order = runs.find(({ id }) => id === runId)?.order ?? null
      const band = fans
        .get(shown.indicator.id)
        ?.find((one) => one.region === region.id && one.scenarioOrder === order)
      const line = (name: string, figures: Line['values']) => [
        `${shown.indicator.name}（${shown.indicator.unit}）`,
        region.name,
        name,
        ...figures.map((value) => (value === null ? '' : value.toFixed(shown.indicator.decimals ?? 2))),
      ]
      return band
        ? [line(run, values), line(words.low(run), band.p5), line(words.high(run), band.p95)]
        : [line(run, values)]
    }),
  )
  return [[words.demo], head, ...body].map((line) => line.join('\t')).join('\n')
}

/** The numbers under the charts; a projected figure can be picked to see its formula. */
export const Numbers = memo(function Numbers(props: {
  shownList: readonly Shown[]
  runs: readonly (ShownRun & { readonly id: string })[]
  language: Language
  picked: Picked | null
  onPick: (picked: Picked) => void
}) {
  const { t } = useTranslation('scenarios')
  const years = props.shownList[0]?.years ?? []
  return (
    <table className="zh-sc-numbers" aria-label={t('numbers')}>
      <thead>
        <tr>
          <th scope="col">{t('region')}</th>
          <th scope="col">{t('scenario')}</th>
          {years.map((year) => (
            <th scope="col" key={year} className="zh-number">
              {year}
            </th>
          ))}
        </tr>
      </thead>
      {props.shownList.map((shown) => (
        <tbody key={shown.indicator.id}>
          <tr className="zh-sc-numbers-head">
            <th scope="rowgroup" colSpan={years.length + 2}>
              {nameIn(shown.indicator, props.language)}
              {shown.indicator.unit
                ? `（${unitTitle(shown.indicator.unit, props.language) || shown.indicator.unit}）`
                : ''}
            </th>
          </tr>
          {linesOfTable(shown, props.runs, t('actual')).map((line) => (
            <tr key={line.key} className={line.runId === null ? 'zh-sc-actual' : undefined}>
              <td>
                <i
                  className="zh-sc-swatch"
                  style={{
                    background: `var(--zh-${line.region.level === 'group' ? 'group' : line.region.id})`,
                  }}
                />
                {nameIn(line.region, props.language)}
              </td>
              <td>{line.run}</td>
              {years.map((year, at) => (
                <NumberCell
                  key={year}
                  value={line.values[at] ?? null}
                  decimals={shown.indicator.decimals}
                  runId={line.runId}
                  region={line.region}
                  name={shown.indicator.name}
                  year={year}
                  picked={
                    props.picked !== null &&
                    props.picked.runId === line.runId &&
                    props.picked.region === line.region.id &&
                    props.picked.name === shown.indicator.name &&
                    props.picked.year === year
                  }
                  onPick={props.onPick}
                />
              ))}
            </tr>
          ))}
        </tbody>
      ))}
    </table>
  )
})

/** A figure; of a run, the way to its formula. Drawn again only when the figure is another one. */
const NumberCell = memo(function NumberCell({
  value,
  decimals,
  runId,
  region,
  name,
  year,
  picked,
  onPick,
}: {
  value: number | null
  decimals: number | null
  runId: string | null
  region: Region
  name: string
  year: number
  picked: boolean
  onPick: (picked: Picked) => void
}) {
  const { t } = useTranslation('scenarios')
  const text = figureText(value, decimals)
  if (runId === null || value === null) return <td className="zh-number">{value === null ? '' : text}</td>
  const label = t('formulaOf', { region: region.name, year, name })
  return (
    <td className={picked ? 'zh-number zh-sc-picked' : 'zh-number'}>
      <button
        type="button"
        title={label}
        aria-label={`${label} ${text}`}
        onClick={() => onPick({ runId, region: region.id, name, year })}
      >
        {text}
      </button>
    </td>
  )
})
