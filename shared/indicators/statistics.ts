import type { Rows } from '../table/change.ts'
import type { RowOf } from '../table/table.ts'
import { allRows } from '../table/typed.ts'
import { indicator, observation } from './tables.ts'

/** What the name of an indicator of growth adds to the name of the indicator that grows. */
const GROWTH_SUFFIX = '增速'

/** A row of the table of indicators. */
export type Indicator = RowOf<typeof indicator>
/** A row of the table of observations. */
export type Observation = RowOf<typeof observation>

/** Indicators and observations of a workbook, indexed once so that looking a figure up costs no scan. */
export interface Statistics {
  readonly indicator: (id: string) => Indicator | undefined
  readonly indicatorNamed: (name: string) => Indicator | undefined
  /** The indicator whose values are the published growth rates of this one, such as 地区生产总值增速. */
  readonly growthOf: (id: string) => Indicator | undefined
  /** The indicator whose growth rates the values of this one are: the other way round. */
  readonly levelOf: (id: string) => Indicator | undefined
  /** Observations of a region and indicator that no other one supersedes, in the order of the rows. */
  readonly of: (region: string, indicator: string) => readonly Observation[]
  readonly all: readonly Observation[]
  readonly indicators: readonly Indicator[]
}

/** Reads and indexes the statistics of a workbook; the result is of that moment. */
export function readStatistics(rows: Rows): Statistics {
  const indicators = allRows(rows, indicator)
  const observations = allRows(rows, observation)
  const byId = new Map(indicators.map((row) => [row.id, row]))
  const byName = new Map(indicators.map((row) => [row.name, row]))
  const superseded = new Set(observations.map(({ supersedes }) => supersedes).filter((id) => id !== null))
  const valid = observations.filter(({ id }) => !superseded.has(id))
  const groups = Map.groupBy(valid, (row) => keyOf(row.region, row.indicator))
  return {
    indicator: (id) => byId.get(id),
    indicatorNamed: (name) => byName.get(name),
    growthOf: (id) => growthIndicator(byId.get(id), byName),
    levelOf: (id) => levelIndicator(byId.get(id), byName),
    of: (region, indicator) => groups.get(keyOf(region, indicator)) ?? [],
    all: valid,
    indicators,
  }
}

function keyOf(region: string, indicator: string): string {
  return `${region}\n${indicator}`
}

function growthIndicator(
  level: Indicator | undefined,
  byName: ReadonlyMap<string, Indicator>,
): Indicator | undefined {
  if (!level) return undefined
  const named = byName.get(`${level.name}${GROWTH_SUFFIX}`)
  return named?.kind === 'growth' ? named : undefined
}

function levelIndicator(
  growth: Indicator | undefined,
  byName: ReadonlyMap<string, Indicator>,
): Indicator | undefined {
  return growth?.kind === 'growth' && growth.name.endsWith(GROWTH_SUFFIX)
    ? byName.get(growth.name.slice(0, -GROWTH_SUFFIX.length))
    : undefined
}
