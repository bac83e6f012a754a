import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { Program } from '../../../../shared/model/program.ts'
import { benchOf } from '../../../../shared/scenarios/analyse.ts'
import { prepareInputs } from '../../../../shared/scenarios/inputs.ts'
import type { OutcomeChoice } from '../../../../shared/scenarios/outcome.ts'
import type { Scenario } from '../../../../shared/scenarios/tree.ts'
import type { Rows } from '../../../../shared/table/change.ts'
import type { Language } from '../../../../shared/text/language.ts'
import type { Trial } from '../draft.ts'
import { subjectOf, type About } from './about.ts'
import { BackCasts } from './back-cast.tsx'
import { Combinations } from './combinations.tsx'
import { DifferenceOf } from './difference.tsx'
import { Sensitivity } from './sensitivity.tsx'
import type { AnalysisMode } from './store.ts'
import './analyses.css'

/** An analysis of the scenario in focus with what is being tried out. */
export function Analyses({
  mode,
  program,
  rows,
  scenario,
  trial,
  choice,
  language,
  theme,
}: {
  mode: AnalysisMode
  program: Program
  rows: Rows
  scenario: Scenario
  trial: Trial
  choice: OutcomeChoice | null
  language: Language
  theme: 'light' | 'dark'
}) {
  const { t } = useTranslation('analyses')
  const { t: page } = useTranslation('scenarios')
  const prepared = useMemo(() => prepareInputs(program, rows, scenario.id), [program, rows, scenario.id])
  const bench = useMemo(
    () => (choice ? benchOf(prepared, rows, choice, trial.present) : null),
    [prepared, rows, choice, trial.present],
  )
  const about = useMemo<About | null>(
    () =>
      bench && choice
        ? { bench, subject: subjectOf(rows, bench, language), rows, scenario, trial, choice, language, theme }
        : null,
    [bench, choice, rows, scenario, trial, language, theme],
  )
  if (!about) return <p className="zh-page-empty">{t('noTargets')}</p>
  return (
    <div className="zh-sc-scroll">
      {mode === 'sensitivity' ? <Sensitivity {...about} /> : null}
      {mode === 'backcast' ? <BackCasts {...about} /> : null}
      {mode === 'combinations' ? <Combinations {...about} /> : null}
      {mode === 'difference' ? <DifferenceOf {...about} /> : null}
      <p className="zh-sc-demo zh-demo">{page('demoNote')}</p>
    </div>
  )
}
