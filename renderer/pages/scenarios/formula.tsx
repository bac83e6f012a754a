import { useTranslation } from 'react-i18next'
import { AGGREGATIONS } from '../../../shared/indicators/tables.ts'
import { membersOf, regionOf } from '../../../shared/indicators/regions.ts'
import { explain } from '../../../shared/model/explain.ts'
import type { Rows } from '../../../shared/table/change.ts'
import { Formula, formulaFigure } from '../../ui/formula.tsx'
import type { Run } from './runs.ts'
import type { Picked } from './session.ts'

/** The formula of the picked figure with its numbers; names in it can be followed. A group shows its towns' figures. */
export function PickedFormula({
  run,
  rows,
  picked,
  onPick,
}: {
  run: Run
  rows: Rows
  picked: Picked
  onPick: (picked: Picked) => void
}) {
  const { t } = useTranslation('scenarios')
  const region = regionOf(rows, picked.region)
  const title = (
    <h3>{t('formulaOf', { region: region?.name ?? '', year: picked.year, name: picked.name })}</h3>
  )
  if (!run.result.program.declarations.has(picked.name)) {
    return (
      <>
        {title}
        <p>{t('missing')}</p>
      </>
    )
  }
  if (region?.level === 'group') {
    const indicator = rows.all('indicator').find(({ name }) => name === picked.name)
    const how = AGGREGATIONS[(indicator?.['aggregation'] ?? 'none') as keyof typeof AGGREGATIONS]
    return (
      <>
        {title}
        <p className="zh-muted">{how}</p>
        {membersOf(rows, region.id).map((member) => (
          <p key={member.id}>
            <button
              type="button"
              className="zh-formula-name"
              onClick={() => onPick({ ...picked, region: member.id })}
            >
              <span>{member.name}</span>
              <b>{formulaFigure(valueOf(run, member.id, picked))}</b>
            </button>
          </p>
        ))}
      </>
    )
  }
  const index = Math.max(
    0,
    run.result.inputs.regions.findIndex(({ id }) => id === picked.region),
  )
  return (
    <>
      {title}
      <Formula
        explanation={explain(run.result, picked.name, index, picked.year)}
        onOpen={(name, year) => onPick({ ...picked, name, year: Math.max(year, run.result.inputs.baseYear) })}
      />
    </>
  )
}

function valueOf(run: Run, region: string, { name, year }: Picked): number | null {
  const index = run.result.inputs.regions.findIndex(({ id }) => id === region)
  return index < 0 ? null : explain(run.result, name, index, year).value
}
