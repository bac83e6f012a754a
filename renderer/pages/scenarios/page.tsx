import { Select } from 'antd'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { pilotTowns, regionsOf } from '../../../shared/indicators/regions.ts'
import { indicator as indicatorTable } from '../../../shared/indicators/tables.ts'
import type { Program } from '../../../shared/model/program.ts'
import { NO_DRAFT } from '../../../shared/scenarios/draft.ts'
import { scenariosOf } from '../../../shared/scenarios/tree.ts'
import { allRows } from '../../../shared/table/typed.ts'
import { nameIn } from '../../text/names.ts'
import { PageHead } from '../../ui/pagehead.tsx'
import { go } from '../../ui/route.ts'
import { useChangeView, useRows, useView } from '../../workbook/context.tsx'
import { TrajectoryChart } from './charts.tsx'
import { isEmpty } from './draft.ts'
import { shownOf, statisticsOf, yearsOf } from './lines.ts'
import { Numbers, numbersText } from './numbers.tsx'
import { RunPanel } from './panel.tsx'
import { useOtherRuns, useProgram, useRun } from './runs.ts'
import { SaveBar } from './save-bar.tsx'
import { changeSession, MOST_RUNS, trialOf, useScenarioSession } from './session.ts'
import { ScenarioTree } from './tree.tsx'
import { useScenarioVerbs } from './verbs.ts'
import './scenarios.css'

/** Scenarios: a tree of them, dials for what the world does and what we decide, and where every indicator goes. */
export function ScenariosPage() {
  const { t } = useTranslation('scenarios')
  const program = useProgram()
  const rows = useRows()
  if (!program || scenariosOf(rows).length === 0) {
    return (
      <div className="zh-empty">
        <h2>{t('noModel')}</h2>
        <p>{t('noModelHint')}</p>
        <button type="button" className="zh-button" onClick={() => go('model')}>
          {t('openModel')}
        </button>
      </div>
    )
  }
  return <ScenarioBench program={program} />
}

function ScenarioBench({ program }: { program: Program }) {
  const { t } = useTranslation('scenarios')
  const rows = useRows()
  const language = useView((view) => view.language)
  const theme = useView((view) => view.theme)
  const focus = useView((view) => view.focus)
  const changeView = useChangeView()
  const session = useScenarioSession((whole) => whole)
  const [notice, setNotice] = useState<string | null>(null)
  const [copied, setCopied] = useState(false)
  const verbs = useScenarioVerbs(setNotice)

  const scenarios = useMemo(() => scenariosOf(rows), [rows])
  const scenario = scenarios.find(({ id }) => id === focus.scenario) ?? scenarios[0]
  if (!scenario) throw new Error('the page is only shown where there is a scenario')
  const others = useMemo(
    () =>
      scenarios
        .filter(({ id }) => id !== scenario.id && session.compared.includes(id))
        .slice(0, MOST_RUNS - 1),
    [scenarios, scenario.id, session.compared],
  )
  const trial = trialOf(session, scenario.id)
  const current = useRun(program, rows, scenario, trial.present)
  const compared = useOtherRuns(program, others)
  const saved = useRun(program, rows, scenario, NO_DRAFT)
  // While something is tried out, the saved line stays beside it, so that the difference is seen.
  const runs = useMemo(() => {
    if (isEmpty(trial.present) || compared.length >= MOST_RUNS - 1) return [current, ...compared]
    const before = {
      ...saved,
      id: `${saved.id}/saved`,
      name: t('asSaved', { name: saved.name }),
      order: compared.length + 1,
    }
    return [current, ...compared, before]
  }, [current, compared, saved, trial.present, t])

  const statistics = useMemo(() => statisticsOf(rows), [rows])
  const regions = useMemo(() => {
    const wanted = session.regions ?? [focus.region]
    const found = regionsOf(rows).filter(({ id }) => wanted.includes(id))
    return found.length > 0 ? found : pilotTowns(rows)
  }, [rows, session.regions, focus.region])
  const years = useMemo(() => yearsOf(current.result), [current.result])
  const yearsKey = years.join()
  const shownList = useMemo(() => {
    const stable = yearsKey.split(',').map(Number)
    return session.indicators.flatMap((id) => {
      const indicator = statistics.indicator(id)
      return indicator ? [shownOf(rows, statistics, indicator, regions, stable)] : []
    })
  }, [rows, statistics, session.indicators, regions, yearsKey])
  const modelled = useMemo(
    () => allRows(rows, indicatorTable).filter(({ name }) => program.declarations.has(name)),
    [rows, program],
  )
  const shownIds = [scenario.id, ...others.map(({ id }) => id)]
  const copy = async () => {
    const words = {
      region: t('region'),
      scenario: t('scenario'),
      indicator: t('indicator'),
      actual: t('actual'),
      demo: t('demoNote'),
    }
    await navigator.clipboard.writeText(numbersText(shownList, runs, words))
    setCopied(true)
  }
  const height = shownList.length > 2 ? 230 : shownList.length === 2 ? 260 : 340
  return (
    <div className="zh-sc">
      <ScenarioTree
        scenarios={scenarios}
        selected={scenario.id}
        shown={shownIds}
        changed={new Set([...session.trials].filter(([, one]) => !isEmpty(one.present)).map(([id]) => id))}
        full={shownIds.length >= MOST_RUNS}
        readOnly={verbs.readOnly}
        onSelect={(id) => changeView({ focus: { ...focus, scenario: id } })}
        onCompare={(id, on) =>
          changeSession({
            compared: on ? [...session.compared, id] : session.compared.filter((one) => one !== id),
          })
        }
        onAdd={(parent) => void verbs.add(scenarios, parent)}
        onRemove={(id) => void verbs.remove(id, scenario.parent)}
      />
      <main className="zh-sc-main">
        <PageHead title={t('title')} hint={t('hint')}>
          <Select
            mode="multiple"
            size="small"
            className="zh-sc-select"
            aria-label={t('indicatorsHint')}
            placeholder={t('indicatorsHint')}
            value={[...session.indicators]}
            maxCount={4}
            maxTagCount={1}
            optionFilterProp="label"
            popupMatchSelectWidth={false}
            onChange={(ids: string[]) => changeSession({ indicators: ids, picked: null })}
            options={modelled.map((one) => ({ value: one.id, label: nameIn(one, language) }))}
          />
          <Select
            mode="multiple"
            size="small"
            className="zh-sc-select"
            aria-label={t('towns')}
            value={regions.map(({ id }) => id)}
            maxTagCount={1}
            popupMatchSelectWidth={false}
            onChange={(ids: string[]) =>
              changeSession({ regions: ids.length > 0 ? ids : null, picked: null })
            }
            options={[...regionsOf(rows).filter(({ level }) => level === 'group'), ...pilotTowns(rows)].map(
              (one) => ({
                value: one.id,
                label: nameIn(one, language),
              }),
            )}
          />
        </PageHead>
        <SaveBar
          scenario={scenario}
          trial={trial}
          notice={notice}
          verbs={verbs}
          onNoticeClose={() => setNotice(null)}
        />
        <div className="zh-sc-scroll">
          <div className="zh-sc-charts" data-count={shownList.length}>
            {shownList.length === 0 ? <p className="zh-empty">{t('nothingChosen')}</p> : null}
            {shownList.map((shown) => (
              <TrajectoryChart
                key={shown.indicator.id}
                shown={shown}
                runs={runs}
                language={language}
                theme={theme}
                height={height}
              />
            ))}
          </div>
          <p className="zh-sc-demo zh-demo">{t('demoNote')}</p>
          <div className="zh-sc-numbers-bar">
            <h3>{t('numbers')}</h3>
            <span className="zh-muted">{copied ? t('copied') : t('clickForFormula')}</span>
            <span className="zh-bar-gap" />
            <button type="button" className="zh-text-button" onClick={() => void copy()}>
              {t('copyNumbers')}
            </button>
          </div>
          <Numbers
            shownList={shownList}
            runs={runs}
            language={language}
            picked={session.picked}
            onPick={(picked) => changeSession({ picked, panel: 'formula' })}
          />
        </div>
      </main>
      <RunPanel
        run={current}
        runs={runs}
        rows={rows}
        scenario={scenario}
        trial={trial}
        session={session}
        language={language}
        readOnly={false}
      />
    </div>
  )
}
