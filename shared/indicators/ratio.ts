import { combine, convert, parseUnit } from '../units/unit.ts'
import type { Indicator, Statistics } from './statistics.ts'

/**
 * What numerator ÷ denominator is multiplied by to stand in the ratio's unit: 100 for a share in %, 1 for 公顷 per
 * 平方公里 in %, 1 for 倍. Null if the indicator names no parts or the units do not fit together.
 */
export function ratioScale(statistics: Statistics, ratio: Indicator): number | null {
  const above = parseUnit(statistics.indicator(ratio.numerator ?? '')?.unit ?? '?')
  const below = parseUnit(statistics.indicator(ratio.denominator ?? '')?.unit ?? '?')
  const own = parseUnit(ratio.unit)
  const quotient = above && below ? combine(above, below, -1) : null
  return quotient && own ? convert(1, quotient, own) : null
}
