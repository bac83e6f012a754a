import type { Rows } from '../table/change.ts'
import { labelOfAny } from '../table/reference.ts'
import type { Finding } from '../table/rejection.ts'
import type { SoftRule } from '../table/rule.ts'
import { sumOf } from '../units/sum.ts'
import {
  type AmountColumn,
  AMOUNTS,
  type BudgetGroup,
  budgetGroups,
  type BudgetLine,
  budgetLines,
} from './lines.ts'
import { budgetLine } from './tables.ts'
import { columnSum } from './totals.ts'

// Findings of the budget; the numbers are those of RULES.md. Amounts are integers of 分 and compared exactly.

/** Codes of 预备费, and of what is no spending of the level itself: 转移性支出, 债务还本支出. */
const RESERVE = { code: '227', word: '预备费' } as const
const NOT_OWN_SPENDING = ['230', '231'] as const
/** 预备费 lies between these shares of own spending, % (预算法 §40). */
const RESERVE_SHARE = { min: 1n, max: 3n } as const

/** One rule over the groups of one region's year. */
type BudgetCheck = (groups: readonly BudgetGroup[], regionName: string) => readonly Finding[]

/** 预算-1: the general public budget balances, transfers included (预算法 §35); 决算 may end with a surplus. */
const generalBalances: BudgetCheck = (groups, region) =>
  (['budget', 'adjusted'] as const).flatMap((column): Finding[] => {
    const [revenue, expenditure] = [side(groups, 'revenue'), side(groups, 'expenditure')]
    const [into, out] = [columnSum(revenue, column), columnSum(expenditure, column)]
    // An adjusted column that is only partly filled says nothing yet.
    if (column === 'adjusted' && into.missing + out.missing > 0) return []
    const [first] = expenditure?.leaves ?? []
    if (!first || into.sum === null || out.sum === null || into.sum === out.sum) return []
    return [
      finding('预算-1', 'warn', first, column, {
        region,
        year: first.year,
        column,
        revenue: into.sum,
        expenditure: out.sum,
        difference: into.sum - out.sum,
        missing: into.missing + out.missing,
      }),
    ]
  })

/** 预算-2: 预备费 is 1–3 % of the level's own general spending, where it is budgeted (预算法 §40). */
const reserveInBounds: BudgetCheck = (groups, region) => {
  const leaves = side(groups, 'expenditure')?.leaves ?? []
  const own = leaves.filter(
    ({ subject_code: code }) => !NOT_OWN_SPENDING.some((other) => code?.startsWith(other)),
  )
  const lines = own.filter(isReserve)
  const [first] = lines
  const reserve = sumOf(lines.map((line) => line.budget)).sum
  const spending = sumOf(own.map((line) => line.budget)).sum
  if (!first || reserve === null || spending === null || spending <= 0) return []
  const share = BigInt(reserve) * 100n
  if (share >= BigInt(spending) * RESERVE_SHARE.min && share <= BigInt(spending) * RESERVE_SHARE.max)
    return []
  return [
    finding('预算-2', 'warn', first, 'budget', {
      region,
      year: first.year,
      reserve,
      spending,
      share: Math.round((reserve / spending) * 10_000) / 100,
    }),
  ]
}

function isReserve({ subject_code: code, subject }: BudgetLine): boolean {
  return code?.startsWith(RESERVE.code) === true || (code === null && subject.includes(RESERVE.word))
}

/** 预算-3: what is adjusted was budgeted; a line new in the adjustment has a budget of 0, not none. */
const adjustedHasOriginal: BudgetCheck = (groups, region) =>
  groups.flatMap(({ leaves }) =>
    leaves
      .filter((line) => line.adjusted !== null && line.budget === null)
      .map((line) => {
        const params = { region, year: line.year, subject: line.subject, adjusted: line.adjusted ?? 0 }
        return finding('预算-3', 'warn', line, 'budget', params)
      }),
  )

/**
 * 预算-4: spending follows an approved budget: none without one, none above it (预算法 §13). Lines paid by transfers are
 * left out: special transfers without local matching are no adjustment (§71).
 */
const spendingApproved: BudgetCheck = (groups, region) =>
  groups
    .filter((group) => group.side === 'expenditure')
    .flatMap(({ leaves }) =>
      leaves.flatMap((line): Finding[] => {
        const approved = line.adjusted ?? line.budget
        if (line.transfer_state !== null || line.final === null || line.final <= (approved ?? 0)) return []
        return [
          finding('预算-4', 'warn', line, 'final', {
            region,
            year: line.year,
            subject: line.subject,
            final: line.final,
            budgeted: approved === null ? 0 : 1,
            approved: approved ?? 0,
            difference: line.final - (approved ?? 0),
          }),
        ]
      }),
    )

/** 预算-5: a subject that is broken down equals the sum of its parts, in every column that is filled throughout. */
const subtotalsAdd: BudgetCheck = (groups, region) =>
  groups.flatMap(({ leaves, subtotals }) =>
    subtotals.flatMap((whole) =>
      AMOUNTS.flatMap((column): Finding[] => {
        const parts = sumOf(
          leaves
            .filter((line) => line.subject_code?.startsWith(whole.subject_code ?? '') === true)
            .map((line) => line[column]),
        )
        const amount = whole[column]
        if (amount === null || parts.sum === null || parts.missing > 0 || parts.sum === amount) return []
        return [
          finding('预算-5', 'error', whole, column, {
            region,
            year: whole.year,
            subject: whole.subject,
            column,
            amount,
            parts: parts.sum,
            difference: amount - parts.sum,
          }),
        ]
      }),
    ),
  )

const CHECKS: readonly BudgetCheck[] = [
  generalBalances,
  reserveInBounds,
  adjustedHasOriginal,
  spendingApproved,
  subtotalsAdd,
]

/** Findings of the budget. */
export const BUDGET_SOFT_RULES: readonly SoftRule[] = [
  { tables: [budgetLine.name], check: (rows) => checkBudgets(rows) },
]

function checkBudgets(rows: Rows): readonly Finding[] {
  const years = Map.groupBy(budgetGroups(budgetLines(rows)), ({ region, year }) => `${region} ${year}`)
  return [...years.values()].flatMap((groups) => {
    const region = labelOfAny(rows, ['region'], groups[0]?.region ?? '')
    return CHECKS.flatMap((check) => check(groups, region))
  })
}

/** The general public budget's revenue or expenditure. */
function side(groups: readonly BudgetGroup[], wanted: BudgetGroup['side']): BudgetGroup | undefined {
  return groups.find((group) => group.book === 'general' && group.side === wanted)
}

function finding(
  rule: string,
  severity: Finding['severity'],
  line: BudgetLine,
  column: AmountColumn,
  params: Finding['params'],
): Finding {
  return { rule, severity, at: { table: budgetLine.name, id: line.id, column }, params }
}
