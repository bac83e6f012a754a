import { type AmountColumn, AMOUNTS, budgetGroups, type BudgetLine } from './budget/lines.ts'
import { budgetLine } from './budget/tables.ts'
import { pinnedBudgetRows } from './budget/totals.ts'
import type { Meaning, TotalFigure, TotalLine } from './exchange/totals.ts'
import { ACCOUNT_UNITS } from './land/accounts.ts'
import type { LandEntry } from './land/balance.ts'
import { landEntry } from './land/tables.ts'
import { pinnedLandRows } from './land/totals.ts'
import { pinnedPlanRows } from './plans/pinned-rows.ts'
import type { PinnedRow } from './table/pinned.ts'
import type { Row } from './table/table.ts'

/** How the domains sum their tables and which rows have a unit of their own, for sheets on paper. */
export const MEANING: Meaning = { totals: totalLines, ownUnit }

function ownUnit(table: string, row: Row): string | null {
  if (table !== landEntry.name) return null
  // The store and the mirror hold only rows that fit their declaration.
  const unit = ACCOUNT_UNITS[(row as LandEntry).account]
  return unit === '亩' ? null : unit
}

type Parts = (pinned: PinnedRow, field: string) => Omit<TotalFigure, 'sum'>

function totalLines(table: string, rows: readonly Row[]): readonly TotalLine[] {
  // The store and the mirror hold only rows that fit their declaration.
  if (table === budgetLine.name) {
    const lines = rows as readonly BudgetLine[]
    return linesOf(pinnedBudgetRows(lines), budgetParts(lines))
  }
  if (table === landEntry.name) {
    const entries = rows as readonly LandEntry[]
    return linesOf(pinnedLandRows(entries), landParts(entries))
  }
  return linesOf(pinnedPlanRows(table, rows), (pinned, field) => ({
    plus: rows.flatMap((row, at) => (carries(row, pinned) ? [{ row: at, field }] : [])),
    minus: [],
    where: pinned.labels,
  }))
}

function linesOf(pinned: readonly PinnedRow[], parts: Parts): readonly TotalLine[] {
  return pinned.map((one) => ({
    labels: one.labels,
    figures: Object.fromEntries(
      Object.entries(one.sums).map(([field, sum]) => [field, { sum, ...parts(one, field) }]),
    ),
  }))
}

function carries(row: Row, { labels }: PinnedRow): boolean {
  return Object.entries(labels).every(([field, value]) => row[field] === value)
}

/** Only leaves are added; an adjustment names only the lines that it changes (预算法 §67). */
function budgetParts(lines: readonly BudgetLine[]): Parts {
  const places = new Map(lines.map(({ id }, at) => [id, at]))
  const groups = budgetGroups(lines)
  return ({ labels }, field) => {
    const group = groups.find(
      ({ region, year, book, side }) =>
        region === labels['region'] &&
        year === labels['year'] &&
        book === labels['book'] &&
        side === labels['side'],
    )
    const leaves = group?.leaves ?? []
    const adjusts = field === 'adjusted' && leaves.some(({ adjusted }) => adjusted !== null)
    const plus = leaves.map((line) => {
      const column: AmountColumn = AMOUNTS.find((name) => name === field) ?? 'budget'
      return {
        row: places.get(line.id) ?? 0,
        field: adjusts && line.adjusted === null ? 'budget' : column,
      }
    })
    return { plus, minus: [] }
  }
}

/** What came in from outside less what left to it; entries between two holders add nothing. */
function landParts(entries: readonly LandEntry[]): Parts {
  return ({ labels }, field) => {
    const own = entries.flatMap((entry, row) => (entry.account === labels['account'] ? [{ entry, row }] : []))
    const at = (keep: (entry: LandEntry) => boolean): TotalFigure['plus'] =>
      own.filter(({ entry }) => keep(entry)).map(({ row }) => ({ row, field }))
    return {
      plus: at((entry) => entry.from_holder === null && entry.to_holder !== null),
      minus: at((entry) => entry.to_holder === null && entry.from_holder !== null),
    }
  }
}
