import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { regionOf } from '../../../../shared/indicators/regions.ts'
import type { Program } from '../../../../shared/model/program.ts'
import { calibrate, calibrationDraft, type Calibrated } from '../../../../shared/scenarios/calibrate.ts'
import type { DraftValue } from '../../../../shared/scenarios/draft.ts'
import { applyDraft, prepareInputs } from '../../../../shared/scenarios/inputs.ts'
import { widthsInEffect, type WidthInEffect } from '../../../../shared/scenarios/widths.ts'
import type { Rows } from '../../../../shared/table/change.ts'
import type { Language } from '../../../../shared/text/language.ts'
import { nameIn } from '../../../text/names.ts'
import { setValue, setValues, settle, takeBack, type Trial } from '../draft.ts'
import { changeTrial } from '../session.ts'
import { CalibratedRows, type RowVerbs } from './rows.tsx'
import './calibration.css'

/** What the observations propose for every growth assumption and town, and the widths of all uncertain assumptions. */
export function Calibration({
  program,
  rows,
  scenario,
  trial,
  language,
}: {
  program: Program
  rows: Rows
  scenario: string
  trial: Trial
  language: Language
}) {
  const { t } = useTranslation('calibration')
  const [adopted, setAdopted] = useState(0)
  const prepared = useMemo(() => prepareInputs(program, rows, scenario), [program, rows, scenario])
  const { list, widths } = useMemo(() => {
    const given = applyDraft(prepared, trial.present)
    return {
      list: calibrate(prepared, given),
      widths: widthsInEffect(program, prepared.towns, given.inputs),
    }
  }, [program, prepared, trial.present])
  const changes = calibrationDraft(list).values
  const set = (values: readonly DraftValue[]) => {
    changeTrial(scenario, (before) => setValues(settle(before), values))
    setAdopted(values.length)
  }
  const change = (how: (before: Trial) => Trial) => {
    changeTrial(scenario, (before) => how(settle(before)))
    setAdopted(0)
  }
  const verbs: RowVerbs = {
    adopt: (some) => set(calibrationDraft(some).values),
    set: (value) => change((before) => setValue(before, value)),
    takeBack: (at) => change((before) => takeBack(before, at)),
  }
  const groups = grouped(list, widths)
  const nameOf = (id: string) => {
    const region = regionOf(rows, id)
    return region ? nameIn(region, language) : id
  }
  return (
    <section className="zh-sc-scroll zh-cal" aria-label={t('title')}>
      <div className="zh-cal-head">
        <div>
          <h3>{t('title')}</h3>
          <p className="zh-muted">{t('hint')}</p>
        </div>
        <button
          type="button"
          className="zh-button zh-button-main"
          disabled={changes.length === 0}
          onClick={() => set(changes)}
        >
          {changes.length === 0 ? t('adoptNothing') : t('adopt', { count: changes.length })}
        </button>
      </div>
      <p role="status" className="zh-cal-status">
        {adopted > 0 ? t('adopted', { count: adopted }) : ''}
      </p>
      <table className="zh-sc-numbers zh-cal-table" aria-label={t('title')}>
        <thead>
          <tr>
            <th>{t('town')}</th>
            <th className="zh-number">{t('valueNow')}</th>
            <th className="zh-number">{t('valueProposed')}</th>
            <th className="zh-number">{t('widthNow')}</th>
            <th className="zh-number">{t('widthProposed')}</th>
            <th>{t('reason')}</th>
          </tr>
        </thead>
        {groups.map(([name, group]) => (
          <CalibratedRows
            key={name}
            name={name}
            list={group.list}
            widths={group.widths}
            rows={rows}
            nameOf={nameOf}
            language={language}
            verbs={verbs}
          />
        ))}
      </table>
    </section>
  )
}

interface Group {
  readonly list: readonly Calibrated[]
  readonly widths: readonly WidthInEffect[]
}

/** By assumption: those with observations first, then those that are only uncertain. */
function grouped(
  list: readonly Calibrated[],
  widths: readonly WidthInEffect[],
): readonly (readonly [string, Group])[] {
  const calibrated = Map.groupBy(list, ({ assumption }) => assumption)
  const wide = Map.groupBy(widths, ({ declaration }) => declaration.name)
  return [...new Set([...calibrated.keys(), ...wide.keys()])].map((name) => [
    name,
    { list: calibrated.get(name) ?? [], widths: wide.get(name) ?? [] },
  ])
}
