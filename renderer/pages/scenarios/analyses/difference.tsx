import { Select } from 'antd'
import { useCallback, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { Program } from '../../../../shared/model/program.ts'
import { differenceOf, type Difference } from '../../../../shared/scenarios/difference.ts'
import { scenariosOf } from '../../../../shared/scenarios/tree.ts'
import type { Stepwise } from '../../../../shared/simulation/stepwise.ts'
import { amountText, wordDifference } from '../../../../shared/text/analyses.ts'
import { heightOfRows } from '../../../charts/bar-rows.ts'
import { Chart } from '../../../charts/chart.tsx'
import type { Palette } from '../../../charts/palette.ts'
import { waterfallOption } from '../../../charts/waterfall.ts'
import { isEmpty } from '../draft.ts'
import type { About } from './about.ts'
import { Figures } from './figures.tsx'
import { changeAnalysis, useAnalysisSession } from './store.ts'
import { toldParts, waterfallOf, type SplitDifference } from './told-difference.ts'
import { useStepwise } from './use-stepwise.ts'

/** Seed of the orders sampled where more than ten things differ; always the same, so that answers repeat. */
const SEED = 1

function useDifference(program: Program, about: About, from: string): Difference | null {
  const { rows, choice } = about
  const draft = about.trial.present
  const to = about.scenario.id
  return useMemo(
    () => differenceOf(program, rows, [{ id: from }, { id: to, draft }], choice),
    [program, rows, from, to, draft, choice],
  )
}

/** Chooses the scenario that a difference starts from, and shows what it is made of. */
export function DifferenceOf({ program, about }: { program: Program; about: About }) {
  const { t } = useTranslation('analyses')
  const session = useAnalysisSession()
  const { rows, scenario, trial } = about
  const tried = !isEmpty(trial.present)
  const others = scenariosOf(rows).filter(({ id }) => tried || id !== scenario.id)
  const fallback = tried ? scenario.id : scenario.parent
  const from =
    others.find(({ id }) => id === session.from) ?? others.find(({ id }) => id === fallback) ?? others[0]
  const fromId = from?.id ?? scenario.id
  const difference = useDifference(program, about, fromId)
  const nameOf = (id: string, name: string) => (id === scenario.id ? t('asSaved', { name }) : name)
  const toName = tried ? t('asTried', { name: scenario.name }) : scenario.name
  return (
    <>
      <div className="zh-an-options">
        <label className="zh-switch">
          {t('from')}
          <Select
            size="small"
            aria-label={t('from')}
            popupMatchSelectWidth={false}
            value={fromId}
            onChange={(id) => changeAnalysis({ from: id })}
            options={others.map(({ id, name }) => ({ value: id, label: nameOf(id, name) }))}
          />
        </label>
        <span>{t('to', { name: toName })}</span>
        <span className="zh-muted">{t('differenceHint')}</span>
      </div>
      {difference && from ? (
        <Split difference={difference} about={about} fromName={nameOf(from.id, from.name)} toName={toName} />
      ) : (
        <p className="zh-an-wait">{t('nothingDiffers')}</p>
      )}
    </>
  )
}

/** The split with what is split: while the next one is on its way, what is shown is still of one piece. */
function* splitting(difference: Difference): Stepwise<SplitDifference> {
  return { difference, split: yield* difference.split(SEED) }
}

function Split({
  difference,
  about,
  fromName,
  toName,
}: {
  difference: Difference
  about: About
  fromName: string
  toName: string
}) {
  const { t } = useTranslation('analyses')
  const { rows, subject, language, theme } = about
  const make = useMemo(() => () => splitting(difference), [difference])
  const { value, progress } = useStepwise(make)
  const parts = useMemo(
    () => (value ? toldParts(value, rows, subject, language, t('otherPlan')) : []),
    [value, rows, subject, language, t],
  )
  const data = useMemo(() => {
    const words = { from: fromName, to: toName, rest: t('otherParts'), legend: t('waterfallLegend') }
    return value ? waterfallOf(value, parts, subject, words) : null
  }, [value, parts, subject, fromName, toName, t])
  const option = useCallback((palette: Palette) => (data ? waterfallOption(data, palette) : {}), [data])
  if (!value)
    return <p className="zh-an-wait">{t('workingOn', { percent: Math.floor((progress ?? 0) * 100) })}</p>
  const { split } = value
  const total = (split.to ?? 0) - (split.from ?? 0)
  const missing = split.parts === null && split.from !== null && split.to !== null
  return (
    <>
      <p className="zh-an-summary">{wordDifference(split, subject, language)}</p>
      {missing ? <p className="zh-an-wait">{t('missingOnTheWay')}</p> : null}
      {split.parts?.length === 0 ? <p className="zh-an-wait">{t('nothingDiffers')}</p> : null}
      {data ? (
        <Chart
          option={option}
          label={data.title}
          height={heightOfRows(data.parts.length + 2)}
          theme={theme}
        />
      ) : null}
      {parts.length > 0 ? (
        <Figures
          title={t('parts')}
          note={t(split.exact ? 'partsExact' : 'partsSampled', {
            together: amountText(split.together ?? 0, subject.decimals),
            total: amountText(total, subject.decimals),
          })}
          columns={[
            { title: t('changed') },
            { title: t('kind') },
            { title: t('part'), number: true },
            { title: t('alone'), number: true },
          ]}
          lines={parts.map(({ id, name, kind, part, alone, sentence, source }) => ({
            key: id,
            cells: [name, t(kind), amountText(part, subject.decimals), amountText(alone, subject.decimals)],
            sentence: [sentence, source].filter(Boolean).join(' '),
            muted: part === 0,
          }))}
        />
      ) : null}
    </>
  )
}
