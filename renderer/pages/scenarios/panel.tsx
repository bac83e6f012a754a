import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { pilotTowns } from '../../../shared/indicators/regions.ts'
import { wordNote } from '../../../shared/text/notes.ts'
import type { Scenario } from '../../../shared/scenarios/tree.ts'
import type { Rows } from '../../../shared/table/change.ts'
import type { Language } from '../../../shared/text/language.ts'
import { nameIn } from '../../text/names.ts'
import { Dials, type DialHandlers } from './dials.tsx'
import { resetValue, setProject, setValue, settle, slide, type Trial } from './draft.ts'
import { PickedFormula } from './formula.tsx'
import { ScenarioProjects } from './projects.tsx'
import type { Run } from './runs.ts'
import { changeSession, changeTrial, type Panel, type ScenarioSession } from './session.ts'

const PANELS: readonly Panel[] = ['assumptions', 'levers', 'projects', 'formula', 'notes']

/** The panel on the right: dials of assumptions and of levers, projects, the formula picked, the notes of the run. */
export function RunPanel(props: {
  run: Run
  runs: readonly Run[]
  rows: Rows
  scenario: Scenario
  trial: Trial
  session: ScenarioSession
  language: Language
}) {
  const { run, rows, scenario, trial, session, language } = props
  const { t } = useTranslation('scenarios')
  const { panel, picked } = session
  const count = run.notes.length
  return (
    <aside className="zh-sc-panel">
      <div role="tablist" className="zh-sc-tabs" aria-label={t('panels')}>
        {PANELS.map((one) => (
          <button
            key={one}
            type="button"
            role="tab"
            aria-selected={panel === one}
            onClick={() => changeSession({ panel: one })}
          >
            {t(one)}
            {one === 'notes' && count > 0 ? <small>{count}</small> : null}
          </button>
        ))}
      </div>
      <div className="zh-sc-panel-body" role="tabpanel" aria-label={t(panel)}>
        {panel === 'assumptions' || panel === 'levers' ? <DialPanel {...props} /> : null}
        {panel === 'projects' ? (
          <ScenarioProjects
            rows={rows}
            scenario={scenario.id}
            draft={trial.present}
            language={language}
            onSet={(project) => changeTrial(scenario.id, (before) => setProject(before, project))}
          />
        ) : null}
        {panel === 'formula' ? (
          picked ? (
            <PickedFormula
              run={props.runs.find(({ id }) => id === picked.runId) ?? run}
              rows={rows}
              picked={picked}
              onPick={(next) => changeSession({ picked: next })}
            />
          ) : (
            <p className="zh-muted">{t('clickForFormula')}</p>
          )
        ) : null}
        {panel === 'notes' ? (
          <ul className="zh-sc-notes">
            {count === 0 ? <li className="zh-muted">{t('noNotes')}</li> : null}
            {run.notes
              .map((note) => wordNote(note, language))
              .map((words) => (
                <li key={words}>{words}</li>
              ))}
          </ul>
        ) : null}
      </div>
    </aside>
  )
}

function DialPanel({ run, rows, scenario, session, language }: Parameters<typeof RunPanel>[0]) {
  const { t } = useTranslation('scenarios')
  // While a slider moves, only its own dial is drawn again: the others must not be given anything new.
  const towns = useMemo(() => pilotTowns(rows), [rows])
  const handlers = useMemo(() => handlersFor(scenario.id, session.town), [scenario.id, session.town])
  const kind = session.panel === 'levers' ? 'lever' : 'assumption'
  const list = run.resolved.filter((resolved) => resolved.kind === kind)
  return (
    <>
      <p className="zh-muted">{t(kind === 'lever' ? 'leversHint' : 'assumptionsHint')}</p>
      <div className="zh-sc-towns" role="radiogroup" aria-label={t('forTown')}>
        {[null, ...towns].map((town) => (
          <button
            key={town?.id ?? ''}
            type="button"
            role="radio"
            aria-checked={session.town === (town?.id ?? null)}
            onClick={() => changeSession({ town: town?.id ?? null })}
          >
            {town ? nameIn(town, language) : t('allTowns')}
          </button>
        ))}
      </div>
      <Dials
        list={list}
        town={session.town}
        towns={towns}
        rows={rows}
        language={language}
        scenario={scenario.id}
        {...handlers}
      />
    </>
  )
}

/** The dials' verbs on the trial of a scenario. */
function handlersFor(scenario: string, town: string | null): DialHandlers {
  return {
    onSlide: (value) => changeTrial(scenario, (trial) => slide(trial, value)),
    onSettle: () => changeTrial(scenario, settle),
    onSet: (value) => changeTrial(scenario, (trial) => setValue(settle(trial), value)),
    onReset: ({ name, towns }) => {
      const tried = towns.some(({ origins }) => origins.some(({ kind }) => kind === 'draft'))
      // A value that the scenario itself holds is taken back by a trial that says so; a value only tried is dropped.
      changeTrial(scenario, (trial) =>
        tried ? resetValue(trial, name) : setValue(trial, { name, region: town, year: null, value: null }),
      )
    },
  }
}
