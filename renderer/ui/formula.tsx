import { useTranslation } from 'react-i18next'
import type { Explanation, FormulaToken } from '../../shared/model/explain.ts'
import { withSeparators } from '../../shared/units/quantity.ts'
import { unitTitle } from '../text/titles.ts'
import { useView } from '../workbook/context.tsx'
import './formula.css'

/** A figure inside a formula: seven significant digits, so that the sum can be done again by hand. */
export function formulaFigure(value: number | null): string {
  return value === null ? '—' : withSeparators(String(Number(value.toPrecision(7))))
}

/** How one figure came about: its documentation, its formula with the number under each name, and the result. */
export function Formula(props: {
  readonly explanation: Explanation
  /** A name in the formula was chosen. */
  readonly onOpen: (name: string, year: number) => void
}) {
  const { explanation, onOpen } = props
  const { t } = useTranslation('frame')
  const language = useView((view) => view.language)
  const unit = (name: string) => unitTitle(name, language) || name
  return (
    <>
      {explanation.doc ? <p className="zh-muted">{explanation.doc}</p> : null}
      <p className="zh-formula">
        <span>{explanation.name} = </span>
        {explanation.tokens.map((token, at) => (
          // Tokens have no identity of their own: a formula is drawn anew as a whole.
          // oxlint-disable-next-line react/no-array-index-key
          <Token key={at} token={token} unit={unit} onOpen={onOpen} />
        ))}
      </p>
      {explanation.part === 'given' ? <p className="zh-muted">{t('formulaGiven')}</p> : null}
      <p>
        = <b>{formulaFigure(explanation.value)}</b> {unit(explanation.unit)}
      </p>
    </>
  )
}

function Token(props: {
  token: FormulaToken
  unit: (name: string) => string
  onOpen: (name: string, year: number) => void
}) {
  const { token, unit, onOpen } = props
  if (token.kind === 'text') return <span>{token.text}</span>
  if (token.kind === 'time') return <b title={token.text}>{token.value}</b>
  const figures = token.figures.map(({ value }) => formulaFigure(value)).join('、')
  return (
    <button
      type="button"
      className="zh-formula-name"
      title={String(token.year)}
      onClick={() => onOpen(token.name, token.year)}
    >
      <span>{token.text}</span>
      <b>{token.unit ? `${figures} ${unit(token.unit)}` : figures}</b>
    </button>
  )
}
