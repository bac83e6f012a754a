import { ratioScale } from './ratio.ts'
import type { Indicator, Statistics } from './statistics.ts'

/** A member's figure as an aggregation needs it, in the indicator's unit. */
export interface MemberFigure {
  readonly value: number | null
  readonly scope: string | null
}

/** Looks a member's figure up: an observation of a year, or a figure of a run. */
export type Lookup = (region: string, indicator: string) => MemberFigure

/** The value of a group of regions. A missing member makes the group missing and is named (指标-5). */
export type GroupValue =
  | { readonly kind: 'value'; readonly value: number }
  | { readonly kind: 'missing'; readonly who: readonly string[] }
  | { readonly kind: 'incomparable'; readonly why: 'not-aggregated' | 'scopes' }

/**
 * The value of an indicator for a group: the sum, or numerators and denominators pooled, or not comparable where
 * neither has a meaning. Ratios are never averaged (指标-5).
 */
export function groupValue(
  statistics: Statistics,
  indicator: Indicator,
  members: readonly string[],
  lookup: Lookup,
): GroupValue {
  if (indicator.aggregation === 'sum') return total(indicator.id, members, lookup)
  if (indicator.aggregation === 'none') return { kind: 'incomparable', why: 'not-aggregated' }
  return pooled(statistics, indicator, members, lookup)
}

function pooled(
  statistics: Statistics,
  indicator: Indicator,
  members: readonly string[],
  lookup: Lookup,
): GroupValue {
  const above = statistics.indicator(indicator.numerator ?? '')
  const below = statistics.indicator(indicator.denominator ?? '')
  const scale = ratioScale(statistics, indicator)
  if (!above || !below || scale === null) return { kind: 'incomparable', why: 'not-aggregated' }
  // Amounts per head cannot be added up, so their quotient cannot be pooled either.
  if (above.aggregation !== 'sum' || below.aggregation !== 'sum')
    return { kind: 'incomparable', why: 'not-aggregated' }
  const numerator = total(above.id, members, lookup)
  const denominator = total(below.id, members, lookup)
  if (numerator.kind === 'value' && denominator.kind === 'value')
    return denominator.value === 0
      ? { kind: 'missing', who: members }
      : { kind: 'value', value: (numerator.value / denominator.value) * scale }
  if (numerator.kind === 'missing' && denominator.kind === 'missing')
    return { kind: 'missing', who: [...new Set([...numerator.who, ...denominator.who])] }
  return numerator.kind === 'value' ? denominator : numerator
}

function total(indicator: string, members: readonly string[], lookup: Lookup): GroupValue {
  const figures = members.map((region) => ({ region, ...lookup(region, indicator) }))
  const who = figures.filter(({ value }) => value === null).map(({ region }) => region)
  if (who.length > 0 || figures.length === 0) return { kind: 'missing', who }
  if (new Set(figures.map(({ scope }) => scope)).size > 1) return { kind: 'incomparable', why: 'scopes' }
  return { kind: 'value', value: figures.reduce((sum, { value }) => sum + (value ?? 0), 0) }
}
