import { pick, pickGrowth, type Question } from './select.ts'
import type { MISSING_REASONS } from './tables.ts'
import type { Indicator, Observation, Statistics } from './statistics.ts'
import { ratioScale } from './ratio.ts'

/** Why there is no figure: `none` if nothing at all was entered. */
export type Absence = keyof typeof MISSING_REASONS | 'none'

/** A figure of a region and period in the indicator's unit, with the observations that it rests on. */
export interface Figure {
  /** Null is missing, never 0. */
  readonly value: number | null
  readonly absence: Absence | null
  /** `derived`: numerator ÷ denominator, because the ratio itself was not published. */
  readonly from: 'observed' | 'derived' | null
  readonly observations: readonly Observation[]
  readonly scope: string | null
  /** True if made-up data is in it: 演示数据（虚构）. */
  readonly demo: boolean
}

/**
 * The figure that counts; a ratio that was not published is derived from its parts where they belong together (指标-6).
 * With `computed` the parts go before a ratio that was reported.
 */
export function figureOf(statistics: Statistics, question: Question, computed = false): Figure {
  const chosen = pick(statistics, question)?.observation
  const ratio = computed ? statistics.indicator(question.indicator) : undefined
  const first = ratio ? derive(statistics, ratio, question) : null
  if (first) return first
  if (chosen && chosen.value !== null) return observed(chosen, chosen.value)
  const indicator = statistics.indicator(question.indicator)
  const growth = indicator?.kind === 'growth' ? pickGrowth(statistics, question) : null
  if (growth) return observed(growth.observation, growth.growth)
  const derived =
    indicator && chosen?.missing !== 'incomparable' ? derive(statistics, indicator, question) : null
  return derived ?? absent(chosen)
}

function observed(chosen: Observation, value: number): Figure {
  const { scope, demo } = chosen
  return { value, absence: null, from: 'observed', observations: [chosen], scope, demo: demo === 1 }
}

function absent(chosen: Observation | undefined): Figure {
  return {
    value: null,
    absence: chosen ? (chosen.missing ?? 'unpublished') : 'none',
    from: null,
    observations: chosen ? [chosen] : [],
    scope: chosen?.scope ?? null,
    demo: chosen?.demo === 1,
  }
}

function derive(statistics: Statistics, ratio: Indicator, question: Question): Figure | null {
  const scale = ratioScale(statistics, ratio)
  if (scale === null || ratio.numerator === null || ratio.denominator === null) return null
  const above = pick(statistics, { ...question, indicator: ratio.numerator })?.observation
  const below = pick(statistics, { ...question, indicator: ratio.denominator })?.observation
  if (!above || !below || above.value === null || below.value === null || below.value === 0) return null
  if (!belongTogether(above, below)) return null
  return {
    value: (above.value / below.value) * scale,
    absence: null,
    from: 'derived',
    observations: [above, below],
    scope: above.scope,
    demo: above.demo === 1 || below.demo === 1,
  }
}

/** Whether two observations may stand in one formula: same scope, same vintage, and not one real and one made up. */
export function belongTogether(a: Observation, b: Observation): boolean {
  return a.scope === b.scope && a.vintage === b.vintage && (a.demo === 1) === (b.demo === 1)
}
