import { useTranslation } from 'react-i18next'
import { AGGREGATIONS } from '../../../shared/indicators/tables.ts'
import { membersOf, regionOf } from '../../../shared/indicators/regions.ts'
import { explain, type Explanation, type FormulaToken } from '../../../shared/model/explain.ts'
import type { Rows } from '../../../shared/table/change.ts'
import { withSeparators } from '../../../shared/units/quantity.ts'
import type { Run } from './runs.ts'
import type { Picked } from './session.ts'

/** A figure inside a formula: six significant digits, so that the sum can be done again by hand. */
function numberText(value: number | null): string {
  if (value === null) return '—'
  return withSeparators(String(Number(value.toPrecision(7))))
}

function Token({ token, onOpen }: { token: FormulaToken; onOpen: (name: string, year: number) => void }) {
  if (token.kind === 'text') return <span>{token.text}</span>
  if (token.kind === 'time') return <span title={token.text}>{token.value}</span>
  const figures = token.figures.map(({ value }) => numberText(value)).join('、')
  return (
    <button
      type="button"
      className="zh-sc-token"
      title={`${token.year}`}
      onClick={() => onOpen(token.name, token.year)}
    >
      <span>{token.text}</span>
      <b>
        {figures}
        {token.unit ? ` ${token.unit}` : ''}
      </b>
    </button>
  )
}

function FormulaBody({
  explanation,
  onOpen,
}: {
  explanation: Explanation
  onOpen: (name: string, year: number) => void
}) {
  const { t } = useTranslation('scenarios')
  return (
    <>
      {explanation.doc ? <p className="zh-muted">{explanation.doc}</p> : null}
      <p className="zh-sc-formula">
        <span>{explanation.name} = </span>
        {explanation.tokens.map((token, at) => (
          // Tokens have no identity of their own: a formula is drawn anew as a whole.
          // oxlint-disable-next-line react/no-array-index-key
          <Token key={at} token={token} onOpen={onOpen} />
        ))}
      </p>
      {explanation.part === 'given' ? <p className="zh-muted">{t('formulaInput')}</p> : null}
      <p>
        {t('result')}：<b>{numberText(explanation.value)}</b> {explanation.unit}
      </p>
    </>
  )
}

/** The formula of the picked figure with its numbers; names in it can be followed. A group shows its towns' figures. */
export function Formula({
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
              className="zh-sc-token"
              onClick={() => onPick({ ...picked, region: member.id })}
            >
              <span>{member.name}</span>
              <b>{numberText(valueOf(run, member.id, picked))}</b>
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
      <FormulaBody
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
