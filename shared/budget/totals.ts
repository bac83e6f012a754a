import type { Rows } from '../table/change.ts'
import type { PinnedRow } from '../table/pinned.ts'
import { differenceOf, NO_SUM, percentOf, sumOf, type Sum } from '../units/sum.ts'
import {
  type AmountColumn,
  AMOUNTS,
  type BudgetBook,
  type BudgetGroup,
  budgetGroups,
  type BudgetLine,
  budgetLines,
  type BudgetSide,
} from './lines.ts'
import { BUDGET_BOOKS, BUDGET_SIDES } from './tables.ts'

/** A figure of a year beside the same column of the year before; amounts in 分. */
interface Compared {
  readonly now: Sum
  readonly before: Sum
  /** Null if either year has no figure. */
  readonly difference: number | null
  /** Difference in % of last year's amount; null if that is missing or 0. */
  readonly change: number | null
}

/** One book and side of a region's year. */
export interface BudgetTotal {
  readonly book: BudgetBook
  readonly side: BudgetSide
  readonly columns: Readonly<Record<AmountColumn, Compared>>
  /** 完成年初预算 and 占调整预算: final in % of the sums of the same lines that have both figures. */
  readonly finalOfBudget: number | null
  readonly finalOfAdjusted: number | null
}

/**
 * Totals of a region's year by book and side against the year before, for books and sides that either year has.
 * Subtotal lines are not counted twice; missing amounts are counted as missing.
 */
export function budgetTotals(rows: Rows, region: string, year: number): readonly BudgetTotal[] {
  const own = budgetLines(rows).filter((line) => line.region === region)
  const now = budgetGroups(own.filter((line) => line.year === year))
  const before = budgetGroups(own.filter((line) => line.year === year - 1))
  return (Object.keys(BUDGET_BOOKS) as BudgetBook[]).flatMap((book) =>
    (Object.keys(BUDGET_SIDES) as BudgetSide[]).flatMap((side) => {
      const [group, last] = [find(now, book, side), find(before, book, side)]
      if (!group && !last) return []
      const leaves = group?.leaves ?? []
      return [
        {
          book,
          side,
          columns: forColumns((column) => compare(columnSum(group, column), columnSum(last, column))),
          finalOfBudget: shareOf(leaves, 'final', 'budget'),
          finalOfAdjusted: shareOf(leaves, 'final', 'adjusted'),
        },
      ]
    }),
  )
}

/**
 * Sum of a column over the leaves of a group. An adjustment names only the lines that it changes, so that in a group
 * with any adjusted line the others count with their budget (预算法 §67).
 */
export function columnSum(group: BudgetGroup | undefined, column: AmountColumn): Sum {
  if (!group) return NO_SUM
  const adjusts = column === 'adjusted' && group.leaves.some((line) => line.adjusted !== null)
  return sumOf(group.leaves.map((line) => (adjusts ? (line.adjusted ?? line.budget) : line[column])))
}

function find(groups: readonly BudgetGroup[], book: BudgetBook, side: BudgetSide): BudgetGroup | undefined {
  return groups.find((group) => group.book === book && group.side === side)
}

function forColumns<T>(make: (column: AmountColumn) => T): Readonly<Record<AmountColumn, T>> {
  return { budget: make('budget'), adjusted: make('adjusted'), final: make('final') }
}

function compare(now: Sum, before: Sum): Compared {
  const difference = differenceOf(now, before)
  return { now, before, difference, change: percentOf(difference, before.sum) }
}

function shareOf(lines: readonly BudgetLine[], part: AmountColumn, whole: AmountColumn): number | null {
  const both = lines.filter((line) => line[part] !== null && line[whole] !== null)
  return percentOf(sumOf(both.map((line) => line[part])).sum, sumOf(both.map((line) => line[whole])).sum)
}

/** A line beside the line of the year before that stands for the same thing. */
export interface LineComparison {
  /** Null if there is none, or if several lines of either year stand for the same thing. */
  readonly before: BudgetLine | null
  readonly ambiguous: boolean
  readonly columns: Readonly<Record<AmountColumn, Compared>>
}

/**
 * For each line of a region's year the line of the year before with the same book, side, subject (by code, else by
 * name), economic subject and project.
 */
export function comparedLines(rows: Rows, region: string, year: number): ReadonlyMap<string, LineComparison> {
  const own = budgetLines(rows).filter((line) => line.region === region)
  const now = Map.groupBy(
    own.filter((line) => line.year === year),
    identity,
  )
  const before = Map.groupBy(
    own.filter((line) => line.year === year - 1),
    identity,
  )
  return new Map(
    [...now].flatMap(([key, lines]) => {
      const last = before.get(key) ?? []
      const ambiguous = last.length > 1 || (lines.length > 1 && last.length > 0)
      const one = ambiguous ? null : (last[0] ?? null)
      return lines.map((line) => [line.id, comparisonOf(line, one, ambiguous)] as const)
    }),
  )
}

function identity({ book, side, subject_code, subject, economic, project }: BudgetLine): string {
  return JSON.stringify([book, side, subject_code ?? subject, economic, project])
}

function comparisonOf(line: BudgetLine, before: BudgetLine | null, ambiguous: boolean): LineComparison {
  return {
    before,
    ambiguous,
    columns: forColumns((column) => compare(amountOf(line, column), amountOf(before, column))),
  }
}

function amountOf(line: BudgetLine | null, column: AmountColumn): Sum {
  return line === null ? NO_SUM : sumOf([line[column]])
}

/**
 * Totals below the lines shown: one per region, year, book and side, since revenue is never added to expenditure nor
 * one book to another.
 */
export function pinnedBudgetRows(shown: readonly BudgetLine[]): readonly PinnedRow[] {
  return budgetGroups(shown)
    .map((group) => ({
      labels: { region: group.region, year: group.year, book: group.book, side: group.side },
      rows: group.leaves.length + group.subtotals.length,
      sums: Object.fromEntries(AMOUNTS.map((column) => [column, columnSum(group, column)])),
    }))
    .toSorted((a, b) => order(a.labels) - order(b.labels))
}

function order({
  year,
  book,
  side,
}: {
  readonly year: number
  readonly book: BudgetBook
  readonly side: BudgetSide
}): number {
  const books = Object.keys(BUDGET_BOOKS)
  return (year * books.length + books.indexOf(book)) * 2 + Object.keys(BUDGET_SIDES).indexOf(side)
}
