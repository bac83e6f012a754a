import { isYear, yearOf } from '../units/dates.ts'
import { VINTAGE_RANK } from './select.ts'
import type { Observation, Statistics } from './statistics.ts'

/** Observations between which growth may be computed: same vintage, scope and kind of source (指标-4). */
export interface Family {
  readonly vintage: Observation['vintage']
  readonly scope: string | null
  readonly demo: boolean
  readonly points: readonly { readonly year: number; readonly value: number; readonly id: string }[]
}

/** A change from one year to the next within one family. */
export interface Change {
  readonly year: number
  readonly from: number
  readonly to: number
  /** Ids of the observations. */
  readonly ids: readonly string[]
  readonly demo: boolean
}

/** What limits a series. */
export interface SeriesOptions {
  /** Last year that may be used. */
  readonly upTo?: number
  /** Scopes in order of preference; the first that has a change in a year is used for all years. */
  readonly scopes?: readonly (string | null)[]
  /** True if no other scope than those of `scopes` will do. */
  readonly onlyTheseScopes?: boolean
}

/** The annual actual figures of a region and indicator, split into families whose levels may be compared. */
export function familiesOf(
  statistics: Statistics,
  region: string,
  indicator: string,
  { upTo = Number.POSITIVE_INFINITY }: SeriesOptions = {},
): readonly Family[] {
  const usable = statistics
    .of(region, indicator)
    .filter((row) => row.state === 'actual' && isYear(row.period) && yearOf(row.period) <= upTo)
  return [...Map.groupBy(usable, familyKey).values()].flatMap((rows) => {
    const [first] = rows
    const points = rows
      .flatMap(({ period, value, id }) => (value === null ? [] : [{ year: yearOf(period), value, id }]))
      .toSorted((a, b) => a.year - b.year)
    return first && points.length > 0
      ? [{ vintage: first.vintage, scope: first.scope, demo: first.demo === 1, points }]
      : []
  })
}

/**
 * Year-on-year changes, each within one family; where several families know a year, the higher vintage counts and
 * published figures go before made-up ones. Years apart and figures of unlike families give no change (指标-4).
 */
export function changesOf(
  statistics: Statistics,
  region: string,
  indicator: string,
  options: SeriesOptions = {},
): readonly Change[] {
  const families = familiesOf(statistics, region, indicator, options).toSorted(
    (a, b) => Number(a.demo) - Number(b.demo) || VINTAGE_RANK[b.vintage] - VINTAGE_RANK[a.vintage],
  )
  const byScope = Map.groupBy(families, ({ scope }) => scope)
  const preferred = (options.scopes ?? [null]).filter((scope) => byScope.has(scope))
  const others = options.onlyTheseScopes ? [] : byScope.keys()
  for (const scope of new Set([...preferred, ...others])) {
    const changes = changesWithin(byScope.get(scope) ?? [])
    if (changes.length > 0) return changes
  }
  return []
}

function changesWithin(families: readonly Family[]): readonly Change[] {
  const byYear = new Map<number, Change>()
  for (const { points, demo } of families)
    for (const [index, to] of points.entries()) {
      const from = points[index - 1]
      if (from?.year === to.year - 1 && !byYear.has(to.year))
        byYear.set(to.year, {
          year: to.year,
          from: from.value,
          to: to.value,
          ids: [from.id, to.id],
          demo,
        })
    }
  return [...byYear.values()].toSorted((a, b) => a.year - b.year)
}

function familyKey(row: Observation): string {
  return [row.vintage, row.scope ?? '', sourceKind(row)].join('\n')
}

/** What sort of source a figure has: made up, a site, or a document whose name differs only by its year. */
function sourceKind({ demo, source }: Observation): string {
  if (demo === 1) return 'demo'
  const site = /https?:\/\/([^/\s]+)/.exec(source ?? '')
  return site?.[1] ?? (source ?? '').replaceAll(/[\d\s]/g, '')
}
