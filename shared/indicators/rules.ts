import type { RowChange } from '../table/change.ts'
import type { Rejection } from '../table/rejection.ts'
import type { HardRule, SoftRule } from '../table/rule.ts'
import { ratiosEqualTheirParts, sectorsSumToTotal, townsWithinCounty } from './checks.ts'
import { staleFigures } from './stale.ts'
import { indicator, observation, region, target } from './tables.ts'

/** Rules of statistics that no commit may break (RULES 指标-1, 指标-2). */
export const INDICATOR_HARD_RULES: readonly HardRule[] = [
  {
    tables: [observation.name],
    check: (_rows, changes) => changes.filter(isObservation).flatMap(lockedCells),
  },
  {
    tables: [observation.name],
    check: (_rows, changes) => changes.filter(isObservation).flatMap(valueAndMissing),
  },
]

/** Rules of statistics whose breach is shown (RULES 指标-7 to 指标-10). */
export const INDICATOR_SOFT_RULES: readonly SoftRule[] = [
  { tables: [observation.name, indicator.name, region.name], check: townsWithinCounty },
  { tables: [observation.name, indicator.name], check: sectorsSumToTotal },
  { tables: [observation.name, indicator.name], check: ratiosEqualTheirParts },
  { tables: [observation.name, indicator.name, region.name, target.name], check: staleFigures },
]

function isObservation({ table }: RowChange): boolean {
  return table === observation.name
}

/**
 * 指标-1 (统计法 §7): the contents of a locked figure stay; a correction is a new vintage. Unlocking is a step of its
 * own that the journal keeps. Taking a whole locked row out is the store's to refuse: only it knows an undone import.
 */
function lockedCells({ id, before, after }: RowChange): readonly Rejection[] {
  if (before?.['locked'] !== 1 || !after) return []
  return Object.keys(observation.columns)
    .filter((column) => column !== 'locked' && before[column] !== after[column])
    .map((column) => ({ at: { table: observation.name, id, column }, code: 'locked-observation' }))
}

/** 指标-2: a figure has a value or a reason why it has none. */
function valueAndMissing({ id, after }: RowChange): readonly Rejection[] {
  if (!after || after['value'] === null || after['missing'] === null) return []
  return [{ at: { table: observation.name, id, column: 'value' }, code: 'value-and-missing' }]
}
