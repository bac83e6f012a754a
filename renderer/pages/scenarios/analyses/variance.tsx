import { InputNumber, Select } from 'antd'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { varianceDrivers, type VarianceScope } from '../../../../shared/scenarios/analyse.ts'
import type { Question } from '../../../../shared/scenarios/question.ts'
import type { VarianceShares } from '../../../../shared/simulation/sobol.ts'
import { amountText, wordShare } from '../../../../shared/text/analyses.ts'
import type { About } from './about.ts'
import { Figures } from './figures.tsx'
import { NoAnswer, OnItsWay } from './on-its-way.tsx'
import { changeAnalysis, useAnalysisSession } from './store.ts'
import { useAnalysis } from './use-analysis.ts'

type SobolQuestion = Extract<Question, { kind: 'sobol' }>

const ROWS = [256, 1024, 4096] as const
const LARGEST_SEED = 2 ** 32 - 1

/** Where the spread of the outcome comes from. Takes seconds, so it is asked for, shows how far it is, and can be stopped. */
export function Variance({ bench, subject, language, scenario, trial, choice }: About) {
  const { t } = useTranslation('analyses')
  const { variance } = useAnalysisSession()
  const [asked, setAsked] = useState<{ readonly question: SobolQuestion; readonly of: object } | null>(null)
  const { value: report, of, progress, refusal, stop, again } = useAnalysis(asked?.question ?? null)
  const value = report?.shares ?? null
  const drivers = useMemo(() => varianceDrivers(bench, variance.scope), [bench, variance.scope])
  const change = (part: Partial<typeof variance>) => changeAnalysis({ variance: { ...variance, ...part } })
  const stale = value !== null && progress === null && (asked?.of !== bench || asked.question !== of)
  const compute = () => {
    const about = { scenario: { id: scenario.id, draft: trial.present }, outcome: choice }
    setAsked({ question: { kind: 'sobol', ...about, ...variance }, of: bench })
  }
  return (
    <>
      <div className="zh-an-options">
        <Select<VarianceScope>
          size="small"
          aria-label={t('scope')}
          popupMatchSelectWidth={false}
          value={variance.scope}
          onChange={(scope) => change({ scope })}
          options={[
            { value: 'stated', label: t('scopeStated') },
            { value: 'all', label: t('scopeAll') },
          ]}
        />
        <label className="zh-switch">
          {t('rows')}
          <Select<number>
            size="small"
            aria-label={t('rows')}
            value={variance.rows}
            onChange={(rows) => change({ rows })}
            options={ROWS.map((rows) => ({ value: rows, label: String(rows) }))}
          />
        </label>
        <label className="zh-switch">
          {t('seed')}
          <InputNumber
            size="small"
            aria-label={t('seed')}
            min={0}
            max={LARGEST_SEED}
            precision={0}
            value={variance.seed}
            onChange={(seed) => change({ seed: seed ?? 1 })}
          />
        </label>
        {progress === null ? (
          <button
            type="button"
            className="zh-button zh-button-main"
            disabled={drivers.length === 0}
            onClick={compute}
          >
            {t('compute')}
          </button>
        ) : (
          <OnItsWay progress={progress} onStop={stop} />
        )}
      </div>
      {drivers.length === 0 ? <p className="zh-an-wait">{t('noDistributions')}</p> : null}
      {refusal ? <NoAnswer refusal={refusal} again={again} language={language} /> : null}
      {stale ? <p className="zh-an-stale">{t('stale')}</p> : null}
      {value ? (
        <Figures
          title={t('variance')}
          note={
            value.mean === null || value.deviation === null
              ? t('noOutcome')
              : t('varianceNote', {
                  mean: amountText(value.mean, subject.decimals),
                  deviation: amountText(value.deviation, subject.decimals),
                  unit: subject.unit,
                  used: value.used,
                  missing: value.missing,
                })
          }
          columns={[
            { title: t('driver') },
            { title: t('first'), number: true },
            { title: t('total'), number: true },
          ]}
          lines={value.shares.map((share) => ({
            key: share.id,
            cells: [share.id, shareText(share.first), shareText(share.total)],
            sentence: wordShare(share, subject, language),
            muted: (share.total?.share ?? 0) < 0.005,
          }))}
        />
      ) : null}
    </>
  )
}

/** A share in % with its standard error. */
function shareText(share: VarianceShares['shares'][number]['first']): string {
  return share ? `${(share.share * 100).toFixed(1)} ± ${(share.error * 100).toFixed(1)}` : '—'
}
