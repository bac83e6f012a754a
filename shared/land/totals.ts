import type { Rows } from '../table/change.ts'
import type { PinnedRow } from '../table/pinned.ts'
import { percentOf, sumOf, type Sum } from '../units/sum.ts'
import { ACCOUNT_UNITS, type LandAccount } from './accounts.ts'
import { type Balance, balances, type BalanceQuery, type LandEntry } from './balance.ts'
import { LAND_ACCOUNTS } from './tables.ts'

/** One account of the whole ledger; amounts in its steps. */
export interface AccountTotal {
  readonly account: LandAccount
  readonly unit: '亩' | '公斤'
  /** Held by regions: still to be allocated or used. */
  readonly regions: Sum
  /** Held by projects. */
  readonly projects: Sum
  /** Share of what is held that projects hold, %: how far the quota is used (新增指标使用率). */
  readonly used: number | null
}

/** Totals per account that has entries, never over accounts. */
export function accountTotals(rows: Rows, query: BalanceQuery = {}): readonly AccountTotal[] {
  const all = balances(rows, query)
  const isProject = ({ holder }: Balance): boolean => rows.get('project', holder) !== undefined
  return accounts()
    .filter((account) => all.some((balance) => balance.account === account))
    .map((account) => {
      const own = all.filter((balance) => balance.account === account)
      const projects = sumOf(own.filter(isProject).map(({ balance }) => balance))
      const regions = sumOf(own.filter((balance) => !isProject(balance)).map(({ balance }) => balance))
      const held = sumOf([projects.sum, regions.sum])
      return {
        account,
        unit: ACCOUNT_UNITS[account],
        regions,
        projects,
        used: percentOf(projects.sum ?? 0, held.sum),
      }
    })
}

/**
 * Totals below the ledger's rows, one per account: what came in from outside less what left to it. Entries between two
 * holders move land and add none, so a plain sum of the amounts would mean nothing.
 */
export function pinnedLandRows(entries: readonly LandEntry[]): readonly PinnedRow[] {
  return accounts().flatMap((account) => {
    const own = entries.filter((entry) => entry.account === account)
    if (own.length === 0) return []
    return [{ labels: { account }, rows: own.length, sums: { amount: sumOf(own.map(addedToLedger)) } }]
  })
}

function addedToLedger(entry: LandEntry): number {
  return (entry.from_holder === null ? entry.amount : 0) - (entry.to_holder === null ? entry.amount : 0)
}

function accounts(): readonly LandAccount[] {
  return Object.keys(LAND_ACCOUNTS) as LandAccount[]
}
