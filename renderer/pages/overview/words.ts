import type { TFunction } from 'i18next'
import type { Language } from '../../../shared/text/language.ts'
import type { TargetState } from '../../../shared/scenarios/target-state.ts'
import { withSeparators } from '../../../shared/units/quantity.ts'
import { optionTitle, unitTitle } from '../../text/titles.ts'

/** What wording a figure needs of its target. */
type Figure = Pick<TargetState, 'unit' | 'decimals'>

/** Decimals of differences in 百分点 and of figures whose indicator names none. */
const USUAL_DECIMALS = 1

/** A figure as shown, without its unit: 是 or 否, or a number in the indicator's decimals; — if there is none. */
export function figureWords(
  value: number | null,
  { unit, decimals }: Figure,
  t: TFunction<'overview'>,
): string {
  if (value === null) return '—'
  if (unit === '是否') return t(value >= 1 ? 'yes' : 'no')
  return withSeparators(value.toFixed(decimals ?? USUAL_DECIMALS))
}

/** A difference with its sign. */
export function gapWords(gap: number | null, figure: Figure, t: TFunction<'overview'>): string {
  if (gap === null) return '—'
  if (figure.unit === '是否') return gap < 0 ? t('no') : t('yes')
  const text = figureWords(gap, figure, t)
  return gap > 0 ? `+${text}` : text
}

/** A difference with its sign and unit: shares differ by 百分点, not by %. */
export function gapWithUnit(state: TargetState, t: TFunction<'overview'>, language: Language): string {
  const gap = gapWords(state.gap, state, t)
  if (state.gap === null || state.unit === '是否') return '—'
  return state.unit === '%'
    ? t('requiredPoints', { value: gap })
    : [gap, unitWords(state, language)].filter(Boolean).join(' ')
}

/** What is aimed at: ≥ 95, 高于所在县, 完成. */
export function aimWords(state: TargetState, t: TFunction<'overview'>, language: Language): string {
  const { basis, operator, aim } = state
  if (basis === 'above-county') return t('aboveCounty')
  if (basis === 'better-than-city')
    return aim === null
      ? t('betterThanCityUnknown')
      : t('betterThanCity', { value: figureWords(aim, state, t) })
  if (operator === 'complete' || aim === null) return t('complete')
  const sign = optionTitle('target', 'operator', operator, language)
  // An aim is written as the policy writes it: 350, not 350.00.
  return `${sign} ${withSeparators(String(aim))}`
}

/** What has to come every year from now on. */
export function requiredWords({ required, decimals }: TargetState, t: TFunction<'overview'>): string {
  if (!required) return '—'
  const digits = required.kind === 'amount' ? Math.max(decimals ?? 0, 1) : 1
  const value = required.value.toFixed(digits)
  const signed = required.value > 0 ? `+${value}` : value
  if (required.kind === 'growth') return `${signed}%`
  return required.kind === 'points' ? t('requiredPoints', { value: signed }) : signed
}

/** The unit of a target's figures in the language of the window; yes and no have none. */
export function unitWords({ unit }: Figure, language: Language): string {
  return unit === '是否' ? '' : unitTitle(unit, language)
}
