import type { RowChange, Rows } from '../table/change.ts'
import { labelOfAny } from '../table/reference.ts'
import type { Rejection } from '../table/rejection.ts'
import type { HardRule } from '../table/rule.ts'
import type { Row } from '../table/table.ts'
import { allRows, typed } from '../table/typed.ts'
import { MAX_STEPS } from '../units/quantity.ts'
import { ACCOUNT_UNITS, type LandAccount } from './accounts.ts'
import { changeFor, type LandEntry } from './balance.ts'
import { landEntry } from './tables.ts'

/** 土地-2: an entry names at least one side, and not the same holder on both. */
const sides: HardRule = {
  tables: [landEntry.name],
  check: (_rows, changes) =>
    entryChanges(changes).flatMap(({ id, after }): Rejection[] =>
      after && after.from_holder === after.to_holder
        ? [{ code: 'land-sides', at: { table: landEntry.name, id, column: 'to_holder' } }]
        : [],
    ),
}

/**
 * 土地-1: no balance below nought at the end of any day. Only balances that the changes touch are computed, over all
 * their entries: an entry taken out or dated back may break a later day. Entries of one day are netted, so their order
 * within the day does not matter.
 */
const overdraft: HardRule = {
  tables: [landEntry.name],
  check: (rows, changes) => {
    const touched = entryChanges(changes)
    const accounts = dailyChanges(allRows(rows, landEntry), touched)
    return [...accounts].flatMap(([account, holders]) =>
      [...holders].flatMap(([holder, days]) => {
        const broken = firstBreach(days)
        return broken ? [refuse(rows, touched, { account, holder, ...broken })] : []
      }),
    )
  },
}

/** Rules of the ledger that no commit may break. */
export const LAND_HARD_RULES: readonly HardRule[] = [sides, overdraft]

interface EntryChange {
  readonly id: string
  readonly before: LandEntry | null
  readonly after: LandEntry | null
}
type Days = Map<string, number>

function entryOf(row: Row | null): LandEntry | null {
  return row && typed(landEntry, row)
}

function entryChanges(changes: readonly RowChange[]): readonly EntryChange[] {
  return changes
    .filter(({ table }) => table === landEntry.name)
    .map(({ id, before, after }) => ({ id, before: entryOf(before), after: entryOf(after) }))
}

/** Net change per day of each account and holder that the changes touch. */
function dailyChanges(
  entries: readonly LandEntry[],
  touched: readonly EntryChange[],
): ReadonlyMap<LandAccount, ReadonlyMap<string, Days>> {
  const accounts = new Map<LandAccount, Map<string, Days>>()
  for (const entry of touched.flatMap(({ before, after }) => [before, after])) {
    if (entry === null) continue
    const holders = accounts.get(entry.account) ?? new Map<string, Days>()
    accounts.set(entry.account, holders)
    for (const holder of [entry.from_holder, entry.to_holder])
      if (holder !== null && !holders.has(holder)) holders.set(holder, new Map())
  }
  for (const { account, date, amount, from_holder, to_holder } of entries) {
    const holders = accounts.get(account)
    if (!holders) continue
    add(from_holder === null ? undefined : holders.get(from_holder), date, -amount)
    add(to_holder === null ? undefined : holders.get(to_holder), date, amount)
  }
  return accounts
}

function add(days: Days | undefined, date: string, change: number): void {
  days?.set(date, (days.get(date) ?? 0) + change)
}

interface Breach {
  readonly date: string
  /** Steps below nought, or null where the balance leaves the exact range. */
  readonly shortfall: number | null
}

function firstBreach(days: Days): Breach | null {
  let balance = 0
  for (const date of [...days.keys()].toSorted()) {
    balance += days.get(date) ?? 0
    if (balance > MAX_STEPS) return { date, shortfall: null }
    if (balance < 0) return { date, shortfall: -balance }
  }
  return null
}

function refuse(
  rows: Rows,
  touched: readonly EntryChange[],
  breach: Breach & { readonly account: LandAccount; readonly holder: string },
): Rejection {
  const { account, holder, date, shortfall } = breach
  const at = { table: landEntry.name, id: culprit(touched, breach), column: 'amount' }
  if (shortfall === null)
    return { at, code: 'too-large', max: MAX_STEPS / 10_000, unit: ACCOUNT_UNITS[account] }
  const label = labelOfAny(rows, landEntry.columns.from_holder.to, holder)
  return { at, code: 'land-overdraft', account, holder: label, date, shortfall }
}

/** The changed entry that takes most from the balance up to the day (or adds most, if it grew too large). */
function culprit(
  touched: readonly EntryChange[],
  { account, holder, date, shortfall }: Breach & { readonly account: LandAccount; readonly holder: string },
): string {
  const effect = (entry: LandEntry | null): number =>
    entry && entry.account === account && entry.date <= date ? changeFor(entry, holder) : 0
  const [worst] = touched
    .map(({ id, before, after }) => ({ id, change: effect(after) - effect(before) }))
    .toSorted((a, b) => (shortfall === null ? b.change - a.change : a.change - b.change))
  return worst?.id ?? ''
}
