import type { Indicator } from '../indicators/statistics.ts'
import type { Target } from '../indicators/stale.ts'
import type { Settings } from '../policy/settings.ts'

/** A value and the year it is of. */
export interface Dated {
  readonly year: number
  readonly value: number
}

/** What has to happen every year until the target year. */
export interface Required {
  readonly value: number
  /** `growth`: compound, in %; `points`: 百分点; `amount`: in the indicator's unit. */
  readonly kind: 'growth' | 'points' | 'amount'
}

/** Whether a value meets an aim; `above` and `below` are strict (情景-8). */
export function meets(operator: Target['operator'], value: number, aim: number): boolean {
  switch (operator) {
    case 'above':
      return value > aim
    case 'below':
      return value < aim
    case 'at-most':
      return value <= aim
    case 'at-least':
    case 'complete':
      return value >= aim
  }
}

/** How far a value lies beyond the aim in the direction that counts; negative where it falls short. */
export function marginTo(operator: Target['operator'], value: number, aim: number): number {
  return operator === 'below' || operator === 'at-most' ? aim - value : value - aim
}

/**
 * What is needed every year from the latest figure to meet the aim in the target year: compound growth of amounts,
 * 百分点 of shares, units of counts and of other ratios. Null if it is met already, the year has come, or growth
 * rates, yes and no have no such figure.
 */
export function requiredPerYear(
  { kind, unit }: Pick<Indicator, 'kind' | 'unit'>,
  operator: Target['operator'],
  latest: Dated | null,
  aim: number | null,
  year: number,
): Required | null {
  if (!latest || aim === null || year <= latest.year || meets(operator, latest.value, aim)) return null
  const years = year - latest.year
  if (kind === 'growth' || kind === 'yesno') return null
  if (kind === 'flow' || kind === 'stock') {
    if (latest.value <= 0 || aim <= 0) return null
    return { kind: 'growth', value: ((aim / latest.value) ** (1 / years) - 1) * 100 }
  }
  return { kind: unit === '%' ? 'points' : 'amount', value: (aim - latest.value) / years }
}

/** Whether a target asks for a facility, which is counted: a hospital, seats, floor area (情景-12). */
export function isFacility(
  { basis, operator }: Pick<Target, 'basis' | 'operator'>,
  { kind }: Pick<Indicator, 'kind'>,
): boolean {
  return kind === 'count' && basis === 'absolute' && operator !== 'below' && operator !== 'at-most'
}

/**
 * What a facility counts, 0 to 1: all of it where the aim is met, else nothing or, with setting ⑦ on `share`, the part
 * that is there (96 of 130 seats are 0.74). Null where no figure is known.
 */
export function creditOf(
  halfDone: Settings['halfDone'],
  operator: Target['operator'],
  latest: Dated | null,
  aim: number | null,
): number | null {
  if (!latest || aim === null) return null
  if (meets(operator, latest.value, aim)) return 1
  return halfDone === 'share' && aim > 0 ? Math.min(1, Math.max(0, latest.value / aim)) : 0
}

/** Share of the way from the base to the aim that is done, 1 being all of it; null where the base met it already. */
export function progressOf(
  operator: Target['operator'],
  base: Dated | null,
  latest: Dated | null,
  aim: number | null,
): number | null {
  if (!base || !latest || aim === null || base.value === aim || meets(operator, base.value, aim)) return null
  return (latest.value - base.value) / (aim - base.value)
}
