import type { Rows } from '../table/change.ts'
import type { RowOf } from '../table/table.ts'
import { allRows } from '../table/typed.ts'
import { type BUDGET_BOOKS, type BUDGET_SIDES, budgetLine } from './tables.ts'

/** A row of the budget. */
export type BudgetLine = RowOf<typeof budgetLine>
/** Code of one of the four budgets. */
export type BudgetBook = keyof typeof BUDGET_BOOKS
/** Revenue or expenditure. */
export type BudgetSide = keyof typeof BUDGET_SIDES

/** The three columns of a budget (预算法 §75). */
export const AMOUNTS = ['budget', 'adjusted', 'final'] as const
/** One of the three columns. */
export type AmountColumn = (typeof AMOUNTS)[number]

/** Digits of 类 and 款, the levels that can be broken down. */
const LEVELS = [3, 5] as const

/** All lines of one region, year, book and side. */
export interface BudgetGroup {
  readonly region: string
  readonly year: number
  readonly book: BudgetBook
  readonly side: BudgetSide
  /** Lines that are summed. */
  readonly leaves: readonly BudgetLine[]
  /** Lines whose subject is broken down by other lines of the group: they repeat what the leaves say (预算-5). */
  readonly subtotals: readonly BudgetLine[]
}

/** Lines by region, year, book and side, in the order of their first lines. */
export function budgetGroups(lines: readonly BudgetLine[]): readonly BudgetGroup[] {
  return [
    ...Map.groupBy(lines, ({ region, year, book, side }) => `${region} ${year} ${book} ${side}`).values(),
  ].flatMap((own) => {
    const [first] = own
    if (!first) return []
    const { region, year, book, side } = first
    const brokenDown = new Set(own.flatMap(({ subject_code: code }) => subjectsAbove(code)))
    const isSubtotal = (line: BudgetLine): boolean => isPlain(line) && brokenDown.has(line.subject_code)
    return [
      {
        region,
        year,
        book,
        side,
        leaves: own.filter((line) => !isSubtotal(line)),
        subtotals: own.filter((line) => isSubtotal(line)),
      },
    ]
  })
}

/** All lines of a workbook. */
export function budgetLines(rows: Rows): readonly BudgetLine[] {
  return allRows(rows, budgetLine)
}

/** A line for a project or an economic subject is a share of its subject, never the subject's total. */
function isPlain({ project, economic }: BudgetLine): boolean {
  return project === null && economic === null
}

/** Codes grow by level, 201 类, 20101 款, 2010101 项: those of the levels above. */
function subjectsAbove(code: string | null): readonly (string | null)[] {
  return LEVELS.filter((length) => code !== null && code.length > length).map((length) =>
    (code ?? '').slice(0, length),
  )
}
