import { useMemo, useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { pilotTowns, regionsOf } from '../../../shared/indicators/regions.ts'
import type { Program } from '../../../shared/model/program.ts'
import { scenariosOf, type Scenario } from '../../../shared/scenarios/tree.ts'
import { PageHead } from '../../ui/page-head.tsx'
import { go } from '../../ui/route.ts'
import { useChangeView, useRows, useView } from '../../workbook/context.tsx'
import { Adoptions } from './adoptions/adoptions.tsx'
import { firstChoice } from './analyses/about.ts'
import { Analyses } from './analyses/analyses.tsx'
import { ModeBar } from './analyses/mode-bar.tsx'
import { OutcomePicker } from './analyses/outcome-picker.tsx'
import { isAnalysis, useAnalysisSession } from './analyses/store.ts'
import { Calibration } from './calibration/calibration.tsx'
import { ChartTools } from './chart-tools.tsx'
import { isEmpty } from './draft.ts'
import { RunPanel } from './panel.tsx'
import { Results } from './results.tsx'
import { useProgram, useRuns, type RunWords } from './runs.ts'
import { SaveBar } from './save-bar.tsx'
import { changeSession, MOST_RUNS, trialOf, useScenarioSession } from './session.ts'
import { SideBySide } from './side-by-side/side-by-side.tsx'
import { ScenarioTree } from './tree.tsx'
import { useScenarioVerbs } from './verbs.ts'
import './scenarios.css'

/** Scenarios: a tree of them, dials for what the world does and what we decide, and where every indicator goes. */
export function ScenariosPage() {
  const { t } = useTranslation('scenarios')
  const { t: ofModel } = useTranslation('model')
  const program = useProgram()
  const rows = useRows()
  const focus = useView((view) => view.focus)
  const scenarios = useMemo(() => scenariosOf(rows), [rows])
  const scenario = scenarios.find(({ id }) => id === focus.scenario) ?? scenarios[0]
  if (program && scenario) return <Bench program={program} scenarios={scenarios} scenario={scenario} />
  const isThere = rows.all('model').length > 0
  return (
    <div className="zh-page-empty">
      <h2>{isThere ? t('noModel') : ofModel('emptyTitle')}</h2>
      <p>{isThere ? t('noModelHint') : ofModel('emptyHint')}</p>
      <button type="button" className="zh-button" onClick={() => go('model')}>
        {t('openModel')}
      </button>
    </div>
  )
}

function useRunWords(): RunWords {
  const { t } = useTranslation('scenarios')
  return useMemo(
    () => ({
      saved: (name) => t('asSaved', { name }),
      base: t('lineBase'),
      assumptions: t('lineAssumptions'),
      policy: t('linePolicy'),
      both: t('lineBoth'),
    }),
    [t],
  )
}

function Bench({
  program,
  scenarios,
  scenario,
}: {
  program: Program
  scenarios: readonly Scenario[]
  scenario: Scenario
}) {
  const { t } = useTranslation('scenarios')
  const rows = useRows()
  const language = useView((view) => view.language)
  const theme = useView((view) => view.theme)
  const focus = useView((view) => view.focus)
  const changeView = useChangeView()
  const session = useScenarioSession((whole) => whole)
  const [notice, setNotice] = useState<string | null>(null)
  const verbs = useScenarioVerbs(setNotice)
  const { compared, fourLines } = session
  const others = useMemo(
    () => scenarios.filter(({ id }) => id !== scenario.id && compared.includes(id)).slice(0, MOST_RUNS - 1),
    [scenarios, scenario.id, compared],
  )
  const trial = trialOf(session, scenario.id)
  const words = useRunWords()
  const { current, runs } = useRuns(program, rows, scenario, others, trial.present, { fourLines, words })
  const regions = useMemo(() => {
    const wanted = session.regions ?? [focus.region]
    const found = regionsOf(rows).filter(({ id }) => wanted.includes(id))
    return found.length > 0 ? found : pilotTowns(rows)
  }, [rows, session.regions, focus.region])
  const { mode, choice: chosen } = useAnalysisSession()
  const choice = useMemo(() => chosen ?? firstChoice(rows, focus.region), [chosen, rows, focus.region])
  const drawn = useMemo(
    () => (fourLines ? null : { scenario: scenario.id, draft: trial.present }),
    [fourLines, scenario.id, trial.present],
  )
  const shown = fourLines ? [] : [scenario.id, ...others.map(({ id }) => id)]
  const about = { program, rows, scenario, trial, language }
  const middle = (): ReactNode => {
    switch (mode) {
      case 'paths':
        return (
          <Results
            rows={rows}
            runs={runs}
            regions={regions}
            indicators={session.indicators}
            picked={session.picked}
            trial={drawn}
            language={language}
            theme={theme}
          />
        )
      case 'compare':
        return <SideBySide {...about} scenarios={scenarios} region={focus.region} year={focus.year} />
      case 'calibration':
        return <Calibration {...about} scenario={scenario.id} />
      case 'adopted':
        return (
          <Adoptions
            rows={rows}
            language={language}
            readOnly={verbs.readOnly}
            onWithdraw={(id) => void verbs.withdraw(id)}
          />
        )
      default:
        return <Analyses {...about} mode={mode} choice={choice} theme={theme} />
    }
  }
  return (
    <div className="zh-sc">
      <ScenarioTree
        scenarios={scenarios}
        selected={scenario.id}
        shown={shown}
        changed={new Set([...session.trials].filter(([, one]) => !isEmpty(one.present)).map(([id]) => id))}
        full={fourLines || shown.length >= MOST_RUNS}
        readOnly={verbs.readOnly}
        onSelect={(id) => changeView({ focus: { ...focus, scenario: id } })}
        onCompare={(id, on) =>
          changeSession({ compared: on ? [...compared, id] : compared.filter((one) => one !== id) })
        }
        onAdd={(parent) => void verbs.add(scenarios, parent)}
        onRemove={(id) => void verbs.remove(id, scenario.parent)}
      />
      <main className="zh-sc-main">
        <PageHead title={t('title')} hint={t('hint')}>
          {mode === 'paths' ? (
            <ChartTools
              program={program}
              rows={rows}
              regions={regions}
              indicators={session.indicators}
              fourLines={fourLines}
              language={language}
            />
          ) : null}
        </PageHead>
        <SaveBar
          scenario={scenario}
          trial={trial}
          notice={notice}
          verbs={verbs}
          onNoticeClose={() => setNotice(null)}
        />
        <ModeBar mode={mode}>
          {isAnalysis(mode) && choice !== null ? (
            <OutcomePicker
              program={program}
              rows={rows}
              result={current.result}
              choice={choice}
              language={language}
            />
          ) : null}
        </ModeBar>
        {middle()}
      </main>
      <RunPanel
        run={current}
        runs={runs}
        rows={rows}
        scenario={scenario}
        trial={trial}
        session={session}
        language={language}
      />
    </div>
  )
}
