import { Select } from 'antd'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { pilotTowns, regionOf, regionsOf } from '../../../../shared/indicators/regions.ts'
import { indicator as indicatorTable } from '../../../../shared/indicators/tables.ts'
import { targetsOf } from '../../../../shared/indicators/stale.ts'
import type { Program } from '../../../../shared/model/program.ts'
import type { OutcomeChoice } from '../../../../shared/scenarios/outcome.ts'
import type { Trajectories } from '../../../../shared/simulation/trajectories.ts'
import { yearsOf } from '../../../../shared/model/calendar.ts'
import type { Rows } from '../../../../shared/table/change.ts'
import { allRows } from '../../../../shared/table/typed.ts'
import type { Language } from '../../../../shared/text/language.ts'
import { nameIn } from '../../../text/names.ts'
import { targetText } from './about.ts'
import { changeAnalysis } from './store.ts'

/** Chooses what an analysis is about: a target, or an indicator of a place in a year. */
export function OutcomePicker({
  program,
  rows,
  result,
  choice,
  language,
}: {
  program: Program
  rows: Rows
  /** The run, for its years. */
  result: Trajectories
  choice: OutcomeChoice
  language: Language
}) {
  const { t } = useTranslation('analyses')
  const places = [...regionsOf(rows).filter(({ level }) => level === 'group'), ...pilotTowns(rows)]
  const options = useMemo(
    () => optionsOf(program, rows, language, t('indicatorsOnly')),
    [program, rows, language, t],
  )
  const years = yearsOf(result.inputs)
  const figure = choice.kind === 'figure' ? choice : null
  const pick = (value: string) => {
    const [kind, id = ''] = value.split(/:(.*)/s)
    if (kind === 'target') return changeAnalysis({ choice: { kind, target: id } })
    const region = regionOfChoice(rows, choice) ?? places[0]?.id ?? ''
    changeAnalysis({ choice: { kind: 'figure', indicator: id, region, year: years.at(-1) ?? 0 } })
  }
  return (
    <>
      <Select
        size="small"
        className="zh-an-outcome"
        aria-label={t('outcome')}
        showSearch
        optionFilterProp="label"
        popupMatchSelectWidth={false}
        value={
          figure ? `figure:${figure.indicator}` : `target:${choice.kind === 'target' ? choice.target : ''}`
        }
        onChange={pick}
        options={options}
      />
      {figure ? (
        <>
          <Select
            size="small"
            aria-label={t('place')}
            popupMatchSelectWidth={false}
            value={figure.region}
            onChange={(region) => changeAnalysis({ choice: { ...figure, region } })}
            options={places.map((place) => ({ value: place.id, label: nameIn(place, language) }))}
          />
          <Select
            size="small"
            aria-label={t('year')}
            value={figure.year}
            onChange={(year) => changeAnalysis({ choice: { ...figure, year } })}
            options={years.map((year) => ({ value: year, label: String(year) }))}
          />
        </>
      ) : null}
    </>
  )
}

function regionOfChoice(rows: Rows, choice: OutcomeChoice): string | undefined {
  if (choice.kind === 'figure') return choice.region
  return targetsOf(rows).find(({ id }) => id === choice.target)?.region
}

/** Targets by place, then the indicators that the model computes. */
function optionsOf(program: Program, rows: Rows, language: Language, figures: string) {
  const indicators = allRows(rows, indicatorTable).filter(
    ({ name }) => program.declarations.get(name)?.kind === 'variable',
  )
  const modelled = new Set(indicators.map(({ id }) => id))
  const byPlace = Map.groupBy(
    targetsOf(rows).filter(({ indicator }) => modelled.has(indicator)),
    ({ region }) => region,
  )
  return [
    ...[...byPlace].map(([id, targets]) => {
      const region = regionOf(rows, id)
      const place = region ? nameIn(region, language) : id
      return {
        label: place,
        options: targets.map((target) => ({
          value: `target:${target.id}`,
          label: `${place} ${targetText(rows, target, language)}`,
        })),
      }
    }),
    {
      label: figures,
      options: indicators.map((one) => ({ value: `figure:${one.id}`, label: nameIn(one, language) })),
    },
  ]
}
