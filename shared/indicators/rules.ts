import type { RowChange } from '../table/change.ts'
import type { Rejection } from '../table/rejection.ts'
import type { HardRule, SoftRule } from '../table/rule.ts'
import { ratiosEqualTheirParts, sectorsSumToTotal, townsWithinCounty } from './checks.ts'
import { staleFigures } from './stale.ts'
import { indicator, observation, region, target } from './tables.ts'

/**
 * Rules of statistics that no commit may break (RULES 指标-2). 指标-1, the lock, is the store's: only there is an edit
 * told from an undo, which may take a locked row out again.
 */
export const INDICATOR_HARD_RULES: readonly HardRule[] = [
  {
    tables: [observation.name],
    check: (_rows, changes) =>
      changes.filter(({ table }) => table === observation.name).flatMap(valueAndMissing),
  },
]

/** Rules of statistics whose breach is shown (RULES 指标-7 to 指标-10). */
export const INDICATOR_SOFT_RULES: readonly SoftRule[] = [
  { tables: [observation.name, indicator.name, region.name], check: townsWithinCounty },
  { tables: [observation.name, indicator.name], check: sectorsSumToTotal },
  { tables: [observation.name, indicator.name], check: ratiosEqualTheirParts },
  { tables: [observation.name, indicator.name, region.name, target.name], check: staleFigures },
]

/** 指标-2: a figure has a value or a reason why it has none. */
function valueAndMissing({ id, after }: RowChange): readonly Rejection[] {
  if (!after || after['value'] === null || after['missing'] === null) return []
  return [{ at: { table: observation.name, id, column: 'value' }, code: 'value-and-missing' }]
}
