import type { Rows } from '../table/change.ts'
import { labelOfAny } from '../table/reference.ts'
import type { Finding } from '../table/rejection.ts'
import type { SoftRule } from '../table/rule.ts'
import { allRows } from '../table/typed.ts'
import { directionOf, EVENT_DIRECTIONS, type LandAccount } from './accounts.ts'
import { balances, type LandEntry } from './balance.ts'
import { landEntry } from './tables.ts'

// Findings of the ledger; the numbers are those of RULES.md. What a commit may not break stands in hard-rules.ts.

/** Events by which a project gives back land: taken back, or an entry undone. */
const RETURNS: ReadonlySet<LandEntry['event']> = new Set(['withdraw', 'reverse'])

/** 土地-3: a project only receives land and returns it; it never passes land on. */
const projectsReturnOnly = ledgerRule((rows, entries) =>
  entries.flatMap((entry) => {
    const giver = entry.from_holder === null ? undefined : rows.get('project', entry.from_holder)
    if (!giver) return []
    const toProject = entry.to_holder !== null && rows.get('project', entry.to_holder) !== undefined
    if (RETURNS.has(entry.event) && !toProject) return []
    return [
      finding('土地-3', 'error', entry, 'from_holder', { holder: holderLabel(rows, entry.from_holder) }),
    ]
  }),
)

/** 土地-4: each event has its usual direction: 上级下达 comes from outside, 调剂售出 leaves to it. */
const usualDirection = ledgerRule((_rows, entries) =>
  entries.flatMap((entry) => {
    const direction = directionOf(entry)
    if (direction === undefined || EVENT_DIRECTIONS[entry.event].includes(direction)) return []
    return [finding('土地-4', 'warn', entry, 'event', { event: entry.event, direction })]
  }),
)

/** 土地-5: a reversal names the entry that it undoes, mirrors it, is not earlier, and is its only one. */
const reversalsMirror = ledgerRule((rows, entries) => {
  const undone = new Set<string>()
  return entries.flatMap((entry) => {
    const problem = reversalProblem(rows, entry, undone)
    if (entry.reversal_of !== null) undone.add(entry.reversal_of)
    return problem === null ? [] : [finding('土地-5', 'error', entry, 'reversal_of', { problem })]
  })
})

function reversalProblem(rows: Rows, entry: LandEntry, undone: ReadonlySet<string>): string | null {
  if (entry.reversal_of === null) return entry.event === 'reverse' ? 'unnamed' : null
  if (entry.event !== 'reverse') return 'event'
  const original = rows.get(landEntry.name, entry.reversal_of) as LandEntry | undefined
  if (!original || original.id === entry.id || original.event === 'reverse') return 'original'
  if (undone.has(entry.reversal_of)) return 'twice'
  if (entry.date < original.date) return 'earlier'
  const mirrored =
    entry.account === original.account &&
    entry.year === original.year &&
    entry.amount === original.amount &&
    entry.from_holder === original.to_holder &&
    entry.to_holder === original.from_holder
  return mirrored ? null : 'differs'
}

/** 土地-6: of an account issued by year no more is used than that year's issue; the whole balance guards 土地-1. */
const yearNotOverused: SoftRule = {
  tables: [landEntry.name],
  check: (rows) =>
    balances(rows).flatMap(({ account, holder, year, balance }) => {
      if (year === null || balance === null || balance >= 0) return []
      const last = allRows(rows, landEntry).findLast(
        (entry) => entry.account === account && entry.year === year && entry.from_holder === holder,
      )
      if (!last) return []
      const params = { account, holder: holderLabel(rows, holder), year, shortfall: -balance }
      return [finding('土地-6', 'warn', last, 'year', params)]
    }),
}

/** 土地-7: a holder carries no more into the years of an account than it carried out of earlier ones. */
const carriedOverMatches = ledgerRule((rows, entries) => {
  const carried = new Map<string, { out: number; into: number; entry: LandEntry }>()
  for (const entry of entries) {
    const holder = entry.from_holder ?? entry.to_holder
    if (entry.event !== 'carry-over' || holder === null) continue
    const key = `${entry.account} ${holder}`
    const { out, into } = carried.get(key) ?? { out: 0, into: 0 }
    carried.set(
      key,
      entry.from_holder === null
        ? { out, into: into + entry.amount, entry }
        : { out: out + entry.amount, into, entry },
    )
  }
  return [...carried.values()].flatMap(({ out, into, entry }) => {
    if (into <= out) return []
    const account: LandAccount = entry.account
    const holder = holderLabel(rows, entry.from_holder ?? entry.to_holder)
    return [
      finding('土地-7', 'warn', entry, 'amount', { account, holder, out, into, difference: into - out }),
    ]
  })
})

/** Findings of the land ledger. */
export const LAND_SOFT_RULES: readonly SoftRule[] = [
  projectsReturnOnly,
  usualDirection,
  reversalsMirror,
  yearNotOverused,
  carriedOverMatches,
]

function ledgerRule(check: (rows: Rows, entries: readonly LandEntry[]) => readonly Finding[]): SoftRule {
  return { tables: [landEntry.name], check: (rows) => check(rows, allRows(rows, landEntry)) }
}

function holderLabel(rows: Rows, holder: string | null): string {
  return holder === null ? '' : labelOfAny(rows, landEntry.columns.from_holder.to, holder)
}

function finding(
  rule: string,
  severity: Finding['severity'],
  entry: LandEntry,
  column: keyof (typeof landEntry)['columns'],
  params: Finding['params'],
): Finding {
  return { rule, severity, at: { table: landEntry.name, id: entry.id, column }, params }
}
