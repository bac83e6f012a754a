import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { horizonOf } from '../../../shared/model/calendar.ts'
import { explain, type FormulaToken } from '../../../shared/model/explain.ts'
import type { TargetState } from '../../../shared/scenarios/target-state.ts'
import type { Trajectories } from '../../../shared/simulation/trajectories.ts'
import { withSeparators } from '../../../shared/units/quantity.ts'
import { unitTitle } from '../../text/titles.ts'
import { InspectorPart } from '../../ui/inspector.tsx'
import { useRows, useView } from '../../workbook/context.tsx'

function figure(value: number | null): string {
  return value === null ? '—' : withSeparators(String(Number(value.toPrecision(6))))
}

/** The formula of the projected figure with its numbers in it; a name in it opens its own formula. */
export function FormulaPart({ state, result }: { state: TargetState; result: Trajectories }) {
  const { t } = useTranslation('overview')
  const language = useView((view) => view.language)
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
      {explanation.doc && <p className="zh-muted">{explanation.doc}</p>}
      <p className="zh-formula">
        {explanation.name} ={' '}
        {explanation.tokens.map((token, index) => (
          // Tokens have no identity of their own: a formula is drawn anew as a whole.
          // oxlint-disable-next-line react/no-array-index-key
          <Token key={index} token={token} onOpen={setAt} />
        ))}
      </p>
      {explanation.part === 'given' && <p className="zh-muted">{t('given')}</p>}
      <p>
        = <strong>{figure(explanation.value)}</strong> {unitTitle(explanation.unit, language)}
      </p>
      {at.name !== name && (
        <button type="button" className="zh-link-button" onClick={() => setAt({ name, year: state.year })}>
          ← {name}
        </button>
      )}
    </InspectorPart>
  )
}

function Token(props: { token: FormulaToken; onOpen: (at: { name: string; year: number }) => void }) {
  const { token, onOpen } = props
  if (token.kind === 'text') return <>{token.text}</>
  if (token.kind === 'time') return <b title={token.text}>{token.value}</b>
  return (
    <>
      <button
        type="button"
        className="zh-link-button"
        onClick={() => onOpen({ name: token.name, year: token.year })}
      >
        {token.text}
      </button>
      <b>{token.figures.map(({ value }) => figure(value)).join('、')}</b>
    </>
  )
}
