import { Select } from 'antd'
import type { TFunction } from 'i18next'
import { useCallback, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { NO_DRAFT, type AskedScenario } from '../../../../shared/scenarios/draft.ts'
import type { Question } from '../../../../shared/scenarios/question.ts'
import { scenariosOf } from '../../../../shared/scenarios/tree.ts'
import { amountText } from '../../../../shared/text/analyses.ts'
import { measured, tellParts, wordDifference, type ToldPart } from '../../../../shared/text/difference.ts'
import { heightOfRows } from '../../../charts/bar-rows.ts'
import { Chart } from '../../../charts/chart.tsx'
import type { Palette } from '../../../charts/palette.ts'
import { waterfallOption } from '../../../charts/waterfall.ts'
import { isEmpty } from '../draft.ts'
import { useScenarioSession } from '../session.ts'
import { subjectOf, type About } from './about.ts'
import { Figures } from './figures.tsx'
import { NoAnswer, OnItsWay } from './on-its-way.tsx'
import { changeAnalysis, useAnalysisSession } from './store.ts'
import { nameOfPart, namesOf, waterfallOf } from './told-difference.ts'
import { useAnalysis, type Analysing } from './use-analysis.ts'

/** Seed of the orders sampled where more than ten things differ; always the same, so that answers repeat. */
const SEED = 1

type DifferenceQuestion = Extract<Question, { kind: 'difference' | 'drawn-difference' }>
type Report = NonNullable<Analysing<DifferenceQuestion['kind']>['value']>

/** The question, made anew when the rows or anything that it asks about change. */
function useQuestion(
  { rows, choice, scenario, trial }: About,
  from: string | null,
): DifferenceQuestion | null {
  const { drawn } = useAnalysisSession()
  const { draws, seed } = useScenarioSession(({ drawing }) => drawing)
  const [to, draft] = [scenario.id, trial.present]
  return useMemo(() => {
    if (from === null || !rows.get('scenario', from)) return null
    const about = { scenario: { id: to, draft }, from: { id: from }, outcome: choice }
    return drawn
      ? { kind: 'drawn-difference', ...about, draws, seed }
      : { kind: 'difference', ...about, seed: SEED }
  }, [rows, choice, to, draft, from, drawn, draws, seed])
}

/** Chooses the scenario that a difference starts from, and shows what it is made of. */
export function DifferenceOf(about: About) {
  const { t } = useTranslation('analyses')
  const session = useAnalysisSession()
  const { rows, scenario, trial, choice, language } = about
  const tried = !isEmpty(trial.present)
  const others = scenariosOf(rows).filter(({ id }) => tried || id !== scenario.id)
  const fallback = tried ? scenario.id : scenario.parent
  const from =
    others.find(({ id }) => id === session.from) ?? others.find(({ id }) => id === fallback) ?? others[0]
  const question = useQuestion(about, from?.id ?? null)
  const { value, of, progress, refusal, stop, again } = useAnalysis(question)
  const nameOf = ({ id, draft = NO_DRAFT }: AskedScenario, besides: AskedScenario) => {
    const name = String(rows.get('scenario', id)?.['name'] ?? id)
    if (!isEmpty(draft)) return t('asTried', { name })
    return id === besides.id ? t('asSaved', { name }) : name
  }
  const to = { id: scenario.id, draft: trial.present }
  return (
    <>
      <div className="zh-an-options">
        <label className="zh-switch">
          {t('from')}
          <Select
            size="small"
            aria-label={t('from')}
            popupMatchSelectWidth={false}
            value={from?.id ?? null}
            onChange={(id) => changeAnalysis({ from: id })}
            options={others.map(({ id }) => ({ value: id, label: nameOf({ id }, to) }))}
          />
        </label>
        <span>{t('to', { name: nameOf(to, { id: from?.id ?? '' }) })}</span>
        <label className="zh-switch">
          {t('differenceIn')}
          <Select<'run' | 'drawn'>
            size="small"
            aria-label={t('differenceIn')}
            popupMatchSelectWidth={false}
            value={session.drawn ? 'drawn' : 'run'}
            onChange={(next) => changeAnalysis({ drawn: next === 'drawn' })}
            options={[
              { value: 'run', label: t('measure-run') },
              { value: 'drawn', label: t(choice.kind === 'target' ? 'measure-chance' : 'measure-mean') },
            ]}
          />
        </label>
        {progress === null ? (
          <span className="zh-muted">{t('differenceHint')}</span>
        ) : (
          <OnItsWay progress={progress} onStop={stop} />
        )}
      </div>
      {refusal ? <NoAnswer refusal={refusal} again={again} language={language} /> : null}
      {from === undefined ? <p className="zh-an-wait">{t('nothingDiffers')}</p> : null}
      {value && of ? (
        <Split
          report={value}
          about={about}
          fromName={nameOf(of.from, of.scenario)}
          toName={nameOf(of.scenario, of.from)}
        />
      ) : null}
    </>
  )
}

function Split({
  report,
  about,
  fromName,
  toName,
}: {
  report: Report
  about: About
  fromName: string
  toName: string
}) {
  const { t } = useTranslation('analyses')
  const { rows, language, theme } = about
  const subject = useMemo(
    () => measured(subjectOf(rows, report, language), report.measure, language),
    [rows, report, language],
  )
  const names = useMemo(() => namesOf(rows, language), [rows, language])
  const parts = useMemo(() => tellParts(report, names, subject, language), [report, names, subject, language])
  const { split } = report
  const data = useMemo(() => {
    const name = (part: ToldPart) => nameOfPart(part, names, t('otherPlan'))
    const words = { from: fromName, to: toName, rest: t('otherParts'), legend: t('waterfallLegend'), name }
    return waterfallOf(split, parts, subject, words)
  }, [split, parts, names, subject, fromName, toName, t])
  const option = useCallback((palette: Palette) => (data ? waterfallOption(data, palette) : {}), [data])
  const total = (split.to ?? 0) - (split.from ?? 0)
  const missing = split.parts === null && split.from !== null && split.to !== null
  return (
    <>
      <p className="zh-an-summary">
        {wordDifference(report, subject, language)} {drawNote(report, t)}
      </p>
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
          lines={parts.map((one) => ({
            key: one.id,
            cells: [
              nameOfPart(one, names, t('otherPlan')),
              t(`kind-${one.player.kind}`),
              amountText(one.part, subject.decimals),
              amountText(one.alone, subject.decimals),
            ],
            sentence: one.sentence,
            source: one.source,
            muted: one.part === 0,
          }))}
        />
      ) : null}
    </>
  )
}

/** How often was drawn, and how sure a chance is; empty without draws. */
function drawNote(report: Report, t: TFunction<'analyses'>): string {
  if (report.kind !== 'drawn-difference') return ''
  const { draws, split, measure } = report
  if (measure === 'mean') return t('drawnNote', { draws })
  const error = Math.max(
    ...[split.from, split.to].map((chance) => {
      const share = (chance ?? 0) / 100
      return Math.sqrt((share * (1 - share)) / draws) * 100
    }),
  )
  return t('chanceNote', { draws, error: error.toFixed(1) })
}
