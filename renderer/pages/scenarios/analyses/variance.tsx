import { InputNumber, Progress, Select } from 'antd'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { sobolOf, varianceDrivers, type VarianceScope } from '../../../../shared/scenarios/analyse.ts'
import type { VarianceShares } from '../../../../shared/simulation/sobol.ts'
import type { Stepwise } from '../../../../shared/simulation/stepwise.ts'
import { amountText, wordShare } from '../../../../shared/text/analyses.ts'
import type { About } from './about.ts'
import { Figures } from './figures.tsx'
import { changeAnalysis, useAnalysisSession } from './store.ts'
import { useStepwise } from './use-stepwise.ts'

const ROWS = [256, 1024, 4096] as const
const LARGEST_SEED = 2 ** 32 - 1

/** Where the spread of the outcome comes from. Takes seconds, so it is asked for, shows how far it is, and can be stopped. */
export function Variance({ bench, subject, language }: About) {
  const { t } = useTranslation('analyses')
  const { variance } = useAnalysisSession()
  const [asked, setAsked] = useState<{
    readonly make: () => Stepwise<VarianceShares>
    readonly of: object
  } | null>(null)
  const { value, progress } = useStepwise(asked?.make ?? null)
  const drivers = useMemo(() => varianceDrivers(bench, variance.scope), [bench, variance.scope])
  const change = (part: Partial<typeof variance>) => changeAnalysis({ variance: { ...variance, ...part } })
  const stale = value !== null && progress === null && asked?.of !== bench
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
            onClick={() => setAsked({ make: () => sobolOf(bench, variance), of: bench })}
          >
            {t('compute')}
          </button>
        ) : (
          <>
            <Progress
              className="zh-an-progress"
              size="small"
              strokeColor="var(--zh-accent)"
              percent={Math.floor(progress * 100)}
            />
            <button type="button" className="zh-button" onClick={() => setAsked(null)}>
              {t('cancel')}
            </button>
          </>
        )}
      </div>
      {drivers.length === 0 ? <p className="zh-an-wait">{t('noDistributions')}</p> : null}
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
