import type { Rows } from '../table/change.ts'
import { ranked } from './select.ts'
import { readStatistics, type Observation } from './statistics.ts'

/**
 * The observations that figures of a file may mean: of each region, indicator and period the one that counts (指标-3),
 * and one for each value of the `told` columns (口径, 版次, 状态) that the file names. Only 实际 unless it tells the state.
 */
export function countingObservations(rows: Rows, told: readonly string[]): readonly Observation[] {
  const actual = readStatistics(rows).all.filter(({ state }) => told.includes('state') || state === 'actual')
  const columns = ['region', 'indicator', 'period', ...told]
  const groups = Map.groupBy(actual, (row) =>
    JSON.stringify(columns.map((column) => row[column as keyof Observation])),
  )
  return [...groups.values()].flatMap((group) => ranked(group)[0] ?? [])
}
