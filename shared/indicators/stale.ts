import type { Rows } from '../table/change.ts'
import type { Finding } from '../table/rejection.ts'
import type { RowOf } from '../table/table.ts'
import { allRows } from '../table/typed.ts'
import { isYear, yearOf } from '../units/dates.ts'
import { membersOf, regionOf } from './regions.ts'
import { readStatistics, type Statistics } from './statistics.ts'
import { target } from './tables.ts'

/** A row of the table of targets. */
export type Target = RowOf<typeof target>

/** A figure that lies this many years behind the newest one of the target regions is out of date. */
const STALE_YEARS = 2

/** All targets in their order. */
export function targetsOf(rows: Rows): readonly Target[] {
  return allRows(rows, target)
}

/**
 * 指标-10: the latest actual figure of a target lies two years or more behind the newest figure that there is of any
 * region with targets. Measured against the workbook's own newest year, because a pure rule knows no clock.
 */
export function staleFigures(rows: Rows): readonly Finding[] {
  const statistics = readStatistics(rows)
  const wanted = targetsOf(rows).flatMap((row) => {
    const members = membersOf(rows, row.region).map(({ id }) => id)
    return (members.length > 0 ? members : [row.region]).map((region) => ({ row, region }))
  })
  const regions = new Set(wanted.map(({ region }) => region))
  const newest = lastYear(statistics.all.filter(({ region }) => regions.has(region)))
  if (newest === null) return []
  const seen = new Set<string>()
  return wanted.flatMap(({ row, region }) => {
    const key = `${region}\n${row.indicator}`
    const latest = latestYear(statistics, region, row.indicator)
    if (seen.has(key) || latest === null || latest > newest - STALE_YEARS) return []
    seen.add(key)
    return [
      {
        rule: '指标-10',
        severity: 'warn' as const,
        at: { table: target.name, id: row.id, column: 'indicator' },
        params: {
          region: regionOf(rows, region)?.name ?? region,
          indicator: statistics.indicator(row.indicator)?.name ?? row.indicator,
          latest,
          newest,
        },
      },
    ]
  })
}

function latestYear(statistics: Statistics, region: string, indicator: string): number | null {
  return lastYear(statistics.of(region, indicator))
}

function lastYear(rows: Statistics['all']): number | null {
  const years = rows
    .filter(({ period, state, value }) => isYear(period) && state === 'actual' && value !== null)
    .map(({ period }) => yearOf(period))
  return years.length === 0 ? null : Math.max(...years)
}
