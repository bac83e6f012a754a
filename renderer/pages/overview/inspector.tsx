import { Fragment, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { contextOf } from '../../../shared/scenarios/context.ts'
import { figureIn } from '../../../shared/scenarios/lookup.ts'
import type { TargetState } from '../../../shared/scenarios/target-state.ts'
import type { Trajectories } from '../../../shared/simulation/trajectories.ts'
import { labelOf } from '../../../shared/table/reference.ts'
import { wordNote } from '../../../shared/text/notes.ts'
import { optionTitle } from '../../text/titles.ts'
import { Facts, Inspector, InspectorPart } from '../../ui/inspector.tsx'
import { goToRow } from '../../ui/places.ts'
import { go } from '../../ui/route.ts'
import { useRows, useView } from '../../workbook/context.tsx'
import { useLookup } from '../sheet/settings.ts'
import { FormulaPart } from './formula.tsx'
import { Light } from './light.tsx'
import { aimWords, figureWords, gapWithUnit, gapWords, requiredWords, unitWords } from './words.ts'

interface Props {
  readonly state: TargetState
  readonly result: Trajectories | null
  readonly onClose: () => void
}

function at(year: number | undefined, words: string): string {
  return year === undefined ? words : `${words} · ${year}`
}

/** Everything about one target: clause, figures, what is to be said of them, source, formula. */
export function TargetInspector({ state, result, onClose }: Props) {
  const { t } = useTranslation('overview')
  const language = useView((view) => view.language)
  const { t: frame } = useTranslation('frame')
  const rows = useLookup()
  const unit = unitWords(state, language)
  const withUnit = (text: string) => (text === '—' || unit === '' ? text : `${text} ${unit}`)
  const aim = aimWords(state, t, language)
  const title = `${labelOf(rows, 'region', state.region)} · ${labelOf(rows, 'indicator', state.indicator)}`
  return (
    <Inspector title={title} onClose={onClose}>
      {state.demo && <p className="zh-demo zh-demo-line">{frame('demo')}</p>}
      <InspectorPart title={t('standing')}>
        <p>
          <Light standing={state.standing} word />
        </p>
        <p className="zh-muted">{t(`standingHints.${state.standing}`)}</p>
      </InspectorPart>
      <InspectorPart title={t('figures')}>
        <Facts
          facts={[
            [at(state.base?.year, t('baseHead')), withUnit(figureWords(state.base?.value ?? null, state, t))],
            [
              at(state.latest?.year, t('latest')),
              withUnit(figureWords(state.latest?.value ?? null, state, t)),
            ],
            [t('projected', { year: state.year }), withUnit(figureWords(state.projected, state, t))],
            [t('target'), /\d/.test(aim) ? withUnit(aim) : aim],
            [t('gap'), gapWithUnit(state, t, language)],
            [t('required'), requiredWords(state, t)],
            [t('progress'), state.progress === null ? null : `${(state.progress * 100).toFixed(0)} %`],
          ]}
        />
      </InspectorPart>
      <Compared state={state} />
      {state.notes.length > 0 && (
        <InspectorPart title={t('notes')}>
          <ul className="zh-notes">
            {[...new Set(state.notes.map((note) => wordNote(note, language)))].map((words) => (
              <li key={words}>{words}</li>
            ))}
          </ul>
        </InspectorPart>
      )}
      <ClausePart state={state} />
      <SourcePart state={state} />
      {result && <FormulaPart state={state} result={result} />}
    </Inspector>
  )
}

/** Growth beside the county's, year by year, and what the other reading of the policy would give. */
function Compared({ state }: { state: TargetState }) {
  const { t } = useTranslation('overview')
  const { compared } = state
  if (!compared || compared.years.length === 0) return null
  const percent = { unit: '%', decimals: 1 }
  const other = compared.other
  return (
    <InspectorPart title={t('compared')}>
      <table className="zh-mini">
        <thead>
          <tr>
            <th>{t('comparedYear')}</th>
            <th className="zh-number">{t('own')}</th>
            <th className="zh-number">{t('county')}</th>
            <th className="zh-number">{t('difference')}</th>
          </tr>
        </thead>
        <tbody>
          {compared.years.map(({ year, own, ownFrom, county, countyFrom, difference }) => (
            <tr key={year}>
              <td>{year}</td>
              <td className={`zh-number ${ownFrom === 'projected' ? 'zh-projected' : ''}`}>
                {figureWords(own, percent, t)}
              </td>
              <td className={`zh-number ${countyFrom === 'published' ? '' : 'zh-projected'}`}>
                {figureWords(county, percent, t)}
              </td>
              <td className="zh-number">{gapWords(difference, percent, t)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {other !== null && (
        <p className="zh-muted">
          {t(compared.reading === 'every' ? 'otherReading' : 'otherReadingWorst', {
            value: gapWords(other, percent, t),
          })}
        </p>
      )}
    </InspectorPart>
  )
}

function ClausePart({ state }: { state: TargetState }) {
  const { t } = useTranslation('overview')
  const rows = useRows()
  const clause = rows.get('clause', state.clause)
  const target = rows.get('target', state.target)
  if (!clause) return null
  return (
    <InspectorPart title={t('clause')}>
      <p>
        <button type="button" className="zh-link-button" onClick={() => goToRow('clause', clause.id)}>
          {String(clause['number'])}{' '}
          {String(clause['number']).endsWith(String(clause['heading'])) ? '' : clause['heading']}
        </button>
      </p>
      {target?.['wording'] && <p>{target['wording']}</p>}
      {target?.['note'] && <p className="zh-muted">{target['note']}</p>}
      <p>
        <button type="button" className="zh-link-button" onClick={() => goToRow('target', state.target)}>
          {t('openTarget')}
        </button>
      </p>
    </InspectorPart>
  )
}

function SourcePart({ state }: { state: TargetState }) {
  const { t } = useTranslation('overview')
  const language = useView((view) => view.language)
  const rows = useRows()
  const regions = state.members?.map(({ region }) => region) ?? [state.region]
  const context = useMemo(() => contextOf(rows, null), [rows])
  const indicator = context.statistics.indicator(state.indicator)
  const year = state.latest?.year
  if (!indicator || year === undefined) return null
  const found = regions.flatMap((region) => figureIn(context, region, indicator, year).observations)
  if (found.length === 0) return null
  return (
    <InspectorPart title={t('source')}>
      {found.map((one) => (
        <Fragment key={one.id}>
          <p>
            {optionTitle('observation', 'vintage', one.vintage, language)}
            {one.scope === null ? '' : ` · ${one.scope}`} · {one.source ?? t('noSource')}{' '}
            <button type="button" className="zh-link-button" onClick={() => goToRow('observation', one.id)}>
              {t('openFigure')}
            </button>
          </p>
        </Fragment>
      ))}
      <p className="zh-muted">{rows.get('indicator', state.indicator)?.['definition']}</p>
      <p>
        <button type="button" className="zh-link-button" onClick={() => go('scenarios')}>
          {t('openScenario')}
        </button>
      </p>
    </InspectorPart>
  )
}
