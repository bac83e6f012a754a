import type { GROWTH_BASES, OBSERVATION_STATES, VINTAGES } from './tables.ts'
import type { Observation, Statistics } from './statistics.ts'

/** A vintage's code. */
export type Vintage = keyof typeof VINTAGES
/** A state's code. */
type State = keyof typeof OBSERVATION_STATES
/** Code of the basis of a growth rate. */
export type GrowthBasis = keyof typeof GROWTH_BASES

/** Standing of the vintages, RULES 指标-3: a higher one replaces a lower one of the same period. */
export const VINTAGE_RANK: Readonly<Record<Vintage, number>> = {
  revised: 7,
  final: 6,
  census: 5,
  preliminary: 4,
  report: 3,
  flash: 2,
  secondary: 1,
}

/** Which observation is wanted. */
export interface Question {
  readonly region: string
  readonly indicator: string
  readonly period: string
  /** Scopes in order of preference, null being "no scope stated"; others only if none of these has a figure. */
  readonly scopes?: readonly (string | null)[]
  /** True if no other scope than those of `scopes` will do. */
  readonly onlyTheseScopes?: boolean
  /** Only 实际 unless asked. */
  readonly states?: readonly State[]
}

/** The observation that counts and how it was chosen. */
export interface Choice {
  readonly observation: Observation
  /** `only`: no other; `vintage`: it is of a higher vintage; `scope`: others are of a scope that was not preferred. */
  readonly why: 'only' | 'vintage' | 'scope'
  /** The others of the same region, indicator, period and state. */
  readonly passedOver: readonly Observation[]
}

/** A published growth rate in %. */
export interface GrowthChoice {
  readonly growth: number
  readonly basis: GrowthBasis
  readonly observation: Observation
}

/**
 * The observation whose value counts for a period, or null if there is none. One with a value goes before one without,
 * unless a higher vintage says that the period is not comparable (RULES 指标-3).
 */
export function pick(statistics: Statistics, question: Question): Choice | null {
  const [best, ...passedOver] = ranked(candidatesFor(statistics, question), question.scopes)
  if (!best) return null
  return { observation: best, why: reasonFor(best, passedOver), passedOver }
}

/** Observations of one region, indicator and period, the one that counts first (指标-3). */
export function ranked(
  candidates: readonly Observation[],
  scopes?: Question['scopes'],
): readonly Observation[] {
  return candidates.toSorted((a, b) => Number(speaks(b)) - Number(speaks(a)) || compare(a, b, scopes))
}

/**
 * The growth rate published for a period, whether asked for by the figure that grows or by the indicator of its growth:
 * beside the figure, or as a value of its own. Null if none was published; two levels never make one (指标-4).
 */
export function pickGrowth(statistics: Statistics, question: Question): GrowthChoice | null {
  const level = statistics.levelOf(question.indicator)?.id ?? question.indicator
  const growth = statistics.growthOf(level)?.id ?? question.indicator
  const beside = candidatesFor(statistics, { ...question, indicator: level })
    .filter((row) => row.growth !== null)
    .toSorted((a, b) => compare(a, b, question.scopes))[0]
  if (beside && beside.growth !== null)
    return { growth: beside.growth, basis: beside.growth_basis ?? 'unstated', observation: beside }
  if (statistics.indicator(growth)?.kind !== 'growth') return null
  const { observation } = pick(statistics, { ...question, indicator: growth }) ?? {}
  if (!observation || observation.value === null) return null
  return { growth: observation.value, basis: observation.growth_basis ?? 'unstated', observation }
}

function candidatesFor(statistics: Statistics, question: Question): readonly Observation[] {
  const states = question.states ?? ['actual']
  const found = statistics
    .of(question.region, question.indicator)
    .filter(({ period, state }) => period === question.period && states.includes(state))
  return question.onlyTheseScopes
    ? found.filter(({ scope }) => (question.scopes ?? [null]).includes(scope))
    : found
}

/** Whether an observation says something about the value: a number, or that there can be none. */
function speaks({ value, missing }: Observation): boolean {
  return value !== null || missing === 'incomparable'
}

function compare(a: Observation, b: Observation, scopes: Question['scopes']): number {
  return (
    scopeOrder(a, scopes) - scopeOrder(b, scopes) ||
    Number(a.demo === 1) - Number(b.demo === 1) ||
    VINTAGE_RANK[b.vintage] - VINTAGE_RANK[a.vintage]
  )
}

function scopeOrder({ scope }: Observation, scopes: readonly (string | null)[] = [null]): number {
  const order = scopes.indexOf(scope)
  return order < 0 ? scopes.length : order
}

function reasonFor(best: Observation, passedOver: readonly Observation[]): Choice['why'] {
  if (passedOver.length === 0) return 'only'
  return passedOver.some(({ scope }) => scope === best.scope) ? 'vintage' : 'scope'
}
