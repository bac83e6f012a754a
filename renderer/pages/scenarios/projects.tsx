import { useTranslation } from 'react-i18next'
import { project as projectTable, projectYear } from '../../../shared/plans/tables.ts'
import type { DraftProject } from '../../../shared/scenarios/draft.ts'
import { layersOf, treatmentOf } from '../../../shared/scenarios/tree.ts'
import type { Draft } from '../../../shared/scenarios/draft.ts'
import { regionOf } from '../../../shared/indicators/regions.ts'
import type { Rows } from '../../../shared/table/change.ts'
import { allRows } from '../../../shared/table/typed.ts'
import type { Language } from '../../../shared/text/language.ts'
import { nameIn } from '../../text/names.ts'

/** The projects as the scenario treats them: taken in or left out, started later or earlier. */
export function ScenarioProjects({
  rows,
  scenario,
  draft,
  language,
  onSet,
}: {
  rows: Rows
  scenario: string
  draft: Draft
  language: Language
  onSet: (project: DraftProject) => void
}) {
  const { t } = useTranslation('scenarios')
  const layers = layersOf(rows, scenario, draft)
  const years = Map.groupBy(allRows(rows, projectYear), ({ project }) => project)
  const changed = new Set(draft.projects.map(({ project }) => project))
  return (
    <>
      <p className="zh-muted">{t('projectsHint')}</p>
      <ul className="zh-sc-projects">
        {allRows(rows, projectTable).map(({ id, name, region, demo }) => {
          const { included, shiftYears } = treatmentOf(layers, id)
          const town = regionOf(rows, region)
          const own = (years.get(id) ?? []).map(({ year }) => year + shiftYears)
          const span = own.length === 0 ? '' : `${Math.min(...own)}–${Math.max(...own)}`
          return (
            <li key={id} className={changed.has(id) ? 'zh-sc-changed' : undefined}>
              <label>
                <input
                  type="checkbox"
                  checked={included}
                  onChange={(event) => onSet({ project: id, included: event.target.checked, shiftYears })}
                />
                <span
                  className={demo === 1 ? 'zh-demo' : undefined}
                  title={demo === 1 ? t('demo') : undefined}
                >
                  {name}
                </span>
              </label>
              <span className="zh-muted">
                {town ? nameIn(town, language) : ''} {span}
              </span>
              <label className="zh-sc-shift">
                <span className="zh-muted">{t('shift')}</span>
                <input
                  type="number"
                  min={-10}
                  max={10}
                  step={1}
                  value={shiftYears}
                  disabled={!included}
                  onChange={(event) => {
                    const shift = Math.trunc(event.target.valueAsNumber)
                    if (shift >= -10 && shift <= 10) onSet({ project: id, included, shiftYears: shift })
                  }}
                />
              </label>
            </li>
          )
        })}
      </ul>
    </>
  )
}
