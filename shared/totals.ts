import type { BudgetLine } from './budget/lines.ts'
import { pinnedBudgetRows } from './budget/totals.ts'
import { budgetLine } from './budget/tables.ts'
import { landEntry } from './land/tables.ts'
import { pinnedLandRows } from './land/totals.ts'
import { pinnedPlanRows } from './plans/totals.ts'
import type { PinnedRow } from './table/pinned.ts'
import type { Row } from './table/table.ts'
import { typed } from './table/typed.ts'

/** Totals to pin below the rows that a sheet shows; none where a sum would mean nothing. Amounts in stored steps. */
export function pinnedRows(table: string, shown: readonly Row[]): readonly PinnedRow[] {
  if (table === landEntry.name) return pinnedLandRows(shown.map((row) => typed(landEntry, row)))
  if (table === budgetLine.name)
    return pinnedBudgetRows(shown.map((row): BudgetLine => typed(budgetLine, row)))
  return pinnedPlanRows(table, shown)
}
