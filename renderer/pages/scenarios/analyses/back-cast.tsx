import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { backCastsOf, type DriverBackCast } from '../../../../shared/scenarios/analyse.ts'
import { trialOf } from '../../../../shared/scenarios/drivers.ts'
import { amountText, shortText, valueText, wordAim, wordBackCast } from '../../../../shared/text/analyses.ts'
import { setValue, settle } from '../draft.ts'
import { changeTrial } from '../session.ts'
import { inLanguage, titleOf, type About } from './about.ts'
import { Figures, type FigureLine } from './figures.tsx'
import { useStepwise } from './use-stepwise.ts'

/** What it takes to reach a target: of every lever first, then of every assumption, one at a time. */
export function BackCasts(about: About) {
  const { t } = useTranslation('analyses')
  const { bench, subject, language } = about
  const make = useMemo(() => () => backCastsOf(bench), [bench])
  const { value: found } = useStepwise(make)
  const { aim, required } = bench.outcome
  if (!aim) return <p className="zh-page-empty">{t('chooseTarget')}</p>
  if (!found) return <p className="zh-an-wait">{t('working')}</p>
  const present = bench.present === null ? '—' : amountText(bench.present, subject.decimals)
  const table = (kind: 'lever' | 'assumption', title: string) => (
    <Figures
      title={title}
      columns={[
        { title: t(kind) },
        { title: t('presentValue'), number: true },
        { title: t('neededValue'), number: true },
        { title: t('allowed'), number: true },
      ]}
      lines={found.filter(({ driver }) => driver.kind === kind).map((one) => lineOf(one, about, t('tryOut')))}
    />
  )
  return (
    <>
      <p className="zh-an-summary">
        {t('aimSummary', {
          name: subject.name,
          aim: wordAim(aim, subject, language),
          present,
          unit: subject.unit,
        })}
        {required
          ? ` ${t(`required-${required.kind}`, { value: amountText(required.value, 2), unit: subject.unit })}`
          : ''}
      </p>
      {table('lever', t('leversAlone'))}
      {table('assumption', t('assumptionsAlone'))}
    </>
  )
}

function lineOf(
  { driver, found }: DriverBackCast,
  { bench, subject, language, scenario }: About,
  tryOut: string,
): FigureLine {
  const { aim } = bench.outcome
  const needed = found.kind === 'reached' ? found.rounded : null
  return {
    key: driver.id,
    cells: [
      titleOf(driver, language),
      shortText(driver.present),
      needed === null ? '—' : valueText(needed),
      `${shortText(driver.bounds[0])}～${shortText(driver.bounds[1])}`,
    ],
    sentence: aim ? wordBackCast(found, inLanguage(driver, language), aim, subject, language) : '',
    action:
      needed === null ? null : (
        <button
          type="button"
          className="zh-text-button"
          onClick={() =>
            changeTrial(scenario.id, (trial) => setValue(settle(trial), trialOf(driver, needed)))
          }
        >
          {tryOut}
        </button>
      ),
    muted: found.kind === 'no-effect',
  }
}
