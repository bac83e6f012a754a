import { useTranslation } from 'react-i18next'
import { regionOf } from '../../../shared/indicators/regions.ts'
import {
  indicator as indicatorTable,
  OPERATORS,
  target as targetTable,
} from '../../../shared/indicators/tables.ts'
import { endOfYear } from '../../../shared/model/calendar.ts'
import type { Rejection } from '../../../shared/table/rejection.ts'
import type { Rows } from '../../../shared/table/change.ts'
import { readSettings } from '../../../shared/policy/settings.ts'
import { rowById } from '../../../shared/table/typed.ts'
import { wordRejection } from '../../../shared/text/rejections.ts'
import type { Language } from '../../../shared/text/language.ts'
import { nameIn } from '../../text/names.ts'
import type { Drawing, EnsembleReport, RunningEnsemble } from './ensemble.ts'
import { changeSession } from './session.ts'

const DRAWS = [1000, 5000, 10_000, 100_000] as const
/** Seeds are whole numbers of 32 bits. */
const MOST_SEED = 2 ** 32 - 1

/** Correlations moved by less are not worth a word. */
const LEAST_TOLD = 0.005

/** How likely the targets of what is drawn are, and how that was computed: draws, seed, error. */
export function Uncertainty({
  ensemble,
  drawing,
  drawn,
  rows,
  indicators,
  regions,
  language,
}: {
  ensemble: RunningEnsemble
  drawing: Drawing
  /** False where a scenario is split into its four lines: those are not drawn. */
  drawn: boolean
  rows: Rows
  indicators: readonly string[]
  regions: readonly string[]
  language: Language
}) {
  const { t } = useTranslation('scenarios')
  const { report, share, refusal } = ensemble
  const on = drawing.on && drawn
  const change = (part: Partial<Drawing>) => changeSession({ drawing: { ...drawing, ...part } })
  return (
    <section className="zh-sc-uncertainty" aria-label={t('uncertainty')}>
      <label>
        <input
          type="checkbox"
          checked={on}
          disabled={!drawn}
          onChange={(event) => change({ on: event.target.checked })}
        />
        {t('uncertainty')}
      </label>
      <label>
        {t('draws')}
        <select
          value={drawing.draws}
          disabled={!on}
          onChange={(event) => change({ draws: Number(event.target.value) })}
        >
          {DRAWS.map((draws) => (
            <option key={draws} value={draws}>
              {draws.toLocaleString('en-US')}
            </option>
          ))}
        </select>
      </label>
      <label>
        {t('seed')}
        <input
          type="number"
          min={0}
          max={MOST_SEED}
          step={1}
          value={drawing.seed}
          disabled={!on}
          onChange={(event) => {
            const seed = event.target.valueAsNumber
            if (Number.isInteger(seed) && seed >= 0 && seed <= MOST_SEED) change({ seed })
          }}
        />
      </label>
      <span className="zh-muted">{drawn ? (drawing.on ? t('fanHint') : null) : t('fourLinesNotDrawn')}</span>
      <progress
        className="zh-sc-progress"
        max={1}
        value={share ?? 0}
        hidden={share === null}
        aria-label={t('running')}
      />
      {share === null ? null : (
        <button type="button" className="zh-text-button zh-sc-stop" onClick={ensemble.stop}>
          {t('stopRun')}
        </button>
      )}
      {refusal?.kind === 'rejected' ? (
        <Refusal refusal={refusal} again={ensemble.again} language={language} />
      ) : null}
      {on && report && report.correlationsMoved > LEAST_TOLD ? (
        <p className="zh-muted" role="status">
          {t('correlationsMoved', { by: report.correlationsMoved.toFixed(2) })}
        </p>
      ) : null}
      {on && report ? (
        <Chances report={report} rows={rows} indicators={indicators} regions={regions} language={language} />
      ) : null}
    </section>
  )
}

/** Why there is no new result; a run that was stopped can go on, and what was there before stays. */
function Refusal({
  refusal: { rejections },
  again,
  language,
}: {
  refusal: { readonly rejections: readonly Rejection[] }
  again: () => void
  language: Language
}) {
  const { t } = useTranslation('scenarios')
  if (rejections.some(({ code }) => code === 'cancelled'))
    return (
      <p className="zh-sc-stopped" role="status">
        {t('stopped')}
        <button type="button" className="zh-text-button" onClick={again}>
          {t('runAgain')}
        </button>
      </p>
    )
  return <p role="alert">{rejections.map((one) => wordRejection(one, language)).join(' ')}</p>
}

function percent(part: number): string {
  return `${(part * 100).toFixed(1)}%`
}

/** One line per target of what is drawn: the chance, with its Monte Carlo standard error. */
function Chances({
  report,
  rows,
  indicators,
  regions,
  language,
}: {
  report: EnsembleReport
  rows: Rows
  indicators: readonly string[]
  regions: readonly string[]
  language: Language
}) {
  const { t } = useTranslation('scenarios')
  const years = readSettings(rows).growthYears
  const lines = (report.scenarios[0]?.targets ?? []).flatMap(({ id, steps }) => {
    const target = rowById(rows, targetTable, id)
    const indicator = rowById(rows, indicatorTable, target?.indicator ?? null)
    const region = target ? regionOf(rows, target.region) : undefined
    if (
      !target ||
      !indicator ||
      !region ||
      !indicators.includes(indicator.id) ||
      !regions.includes(region.id)
    )
      return []
    const step =
      steps[
        endOfYear({ baseYear: report.baseYear, stepsPerYear: report.stepsPerYear === 4 ? 4 : 1 }, target.year)
      ]
    const values = {
      region: nameIn(region, language),
      indicator: nameIn(indicator, language),
      year: target.year,
      aim:
        target.basis === 'absolute'
          ? `${OPERATORS[target.operator]} ${target.value ?? ''}`
          : t(years === 'every' ? 'aboveCountyEvery' : 'aboveCountyAverage'),
    }
    if (!step || step.probability === null || step.standardError === null) return [t('chanceUnknown', values)]
    return [
      t('chance', {
        ...values,
        chance: percent(step.probability),
        error: (step.standardError * 100).toFixed(1),
      }),
    ]
  })
  if (lines.length === 0) return null
  return (
    <ul className="zh-sc-chances">
      {lines.map((words) => (
        <li key={words}>{words}</li>
      ))}
    </ul>
  )
}
