import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { horizonOf } from '../../../shared/model/calendar.ts'
import { explain } from '../../../shared/model/explain.ts'
import type { TargetState } from '../../../shared/scenarios/target-state.ts'
import type { Trajectories } from '../../../shared/simulation/trajectories.ts'
import { Formula } from '../../ui/formula.tsx'
import { InspectorPart } from '../../ui/inspector.tsx'
import { useRows } from '../../workbook/context.tsx'

/** The formula of the projected figure with its numbers in it; a name in it opens its own formula. */
export function FormulaPart({ state, result }: { state: TargetState; result: Trajectories }) {
  const { t } = useTranslation('overview')
  const rows = useRows()
  const name = String(rows.get('indicator', state.indicator)?.['name'] ?? '')
  const [at, setAt] = useState({ name, year: state.year })
  const town = state.members?.[0]?.region ?? state.region
  const region = result.inputs.regions.findIndex(({ id }) => id === town)
  if (region < 0 || !result.program.declarations.has(at.name)) return null
  if (at.year < result.inputs.baseYear || at.year > horizonOf(result.inputs)) return null
  const explanation = explain(result, at.name, region, at.year)
  const place = state.members ? ` · ${result.inputs.regions[region]?.name ?? ''}` : ''
  return (
    <InspectorPart title={`${t('formula')}${place} · ${at.year}`}>
      <Formula explanation={explanation} onOpen={(opened, year) => setAt({ name: opened, year })} />
      {at.name !== name && (
        <button type="button" className="zh-link-button" onClick={() => setAt({ name, year: state.year })}>
          ← {name}
        </button>
      )}
    </InspectorPart>
  )
}
