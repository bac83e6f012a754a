import type { Rows } from '../table/change.ts'
import type { RowOf } from '../table/table.ts'
import { allRows } from '../table/typed.ts'
import { sumOf, type Sum } from '../units/sum.ts'
import { type LandAccount, YEARLY_ACCOUNTS } from './accounts.ts'
import { LAND_ACCOUNTS, landEntry } from './tables.ts'

/** A row of the ledger. */
export type LandEntry = RowOf<typeof landEntry>

/** What a holder has in an account; amounts in steps of 0.0001 亩 (grain capacity: of 0.0001 公斤). */
export interface Balance {
  readonly account: LandAccount
  /** Id of a region or project. */
  readonly holder: string
  /** Year of the quota for accounts issued by year, else null. */
  readonly year: number | null
  readonly received: Sum
  readonly given: Sum
  /** Received less given; null only if the amounts leave the exact range. */
  readonly balance: number | null
}

/** Which balances are wanted. */
export interface BalanceQuery {
  readonly account?: LandAccount
  readonly holder?: string
  /** Indicator year; accounts that are not issued by year are given whole. */
  readonly year?: number
  /** Entries to the end of this day only. */
  readonly at?: string
}

/**
 * Balances per account and holder, and per indicator year where an account is issued by year: derived from the
 * entries, never typed, in the order of the accounts and of the holders' first rows. Accounts are different
 * currencies; nothing here adds two of them.
 */
export function balances(rows: Rows, query: BalanceQuery = {}): readonly Balance[] {
  const books = new Map<string, Book>()
  for (const entry of allRows(rows, landEntry)) {
    if (!wanted(entry, query)) continue
    for (const [holder, side] of [
      [entry.from_holder, 'given'],
      [entry.to_holder, 'received'],
    ] as const) {
      if (holder === null || (query.holder !== undefined && holder !== query.holder)) continue
      bookOf(books, entry, holder)[side].push(entry.amount)
    }
  }
  const order = Object.keys(LAND_ACCOUNTS)
  return [...books.values()]
    .map(({ account, holder, year, received, given }) => closed(account, holder, year, received, given))
    .toSorted((a, b) => order.indexOf(a.account) - order.indexOf(b.account))
}

interface Book {
  readonly account: LandAccount
  readonly holder: string
  readonly year: number | null
  readonly received: number[]
  readonly given: number[]
}

function wanted(entry: LandEntry, { account, year, at }: BalanceQuery): boolean {
  if (account !== undefined && entry.account !== account) return false
  if (year !== undefined && YEARLY_ACCOUNTS.has(entry.account) && entry.year !== year) return false
  return at === undefined || entry.date <= at
}

function bookOf(books: Map<string, Book>, entry: LandEntry, holder: string): Book {
  const year = YEARLY_ACCOUNTS.has(entry.account) ? entry.year : null
  const key = `${entry.account} ${year} ${holder}`
  const book = books.get(key) ?? { account: entry.account, holder, year, received: [], given: [] }
  books.set(key, book)
  return book
}

function closed(
  account: LandAccount,
  holder: string,
  year: number | null,
  received: readonly number[],
  given: readonly number[],
): Balance {
  const [into, outOf] = [sumOf(received), sumOf(given)]
  const balance = into.beyond || outOf.beyond ? null : (into.sum ?? 0) - (outOf.sum ?? 0)
  return { account, holder, year, received: into, given: outOf, balance }
}

/** The balance of one holder in one account over all years to the end of a day; 0 if it never had an entry. */
export function balanceOf(rows: Rows, account: LandAccount, holder: string, at?: string): number | null {
  const parts = balances(rows, { account, holder, ...(at === undefined ? {} : { at }) })
  const whole = sumOf(parts.map(({ balance }) => balance))
  return whole.missing > 0 || whole.beyond ? null : (whole.sum ?? 0)
}

/** One line of a holder's statement. */
export interface StatementLine {
  readonly entry: LandEntry
  /** Positive if the holder received. */
  readonly change: number
  readonly balance: number
}

/** A holder's entries in one account by date, then position, each with the balance after it. */
export function statement(rows: Rows, account: LandAccount, holder: string): readonly StatementLine[] {
  let balance = 0
  return ledger(rows)
    .filter((entry) => entry.account === account && [entry.from_holder, entry.to_holder].includes(holder))
    .map((entry) => {
      const change = changeFor(entry, holder)
      balance += change
      return { entry, change, balance }
    })
}

/** All entries in the order of the ledger: by date, entries of a day by their positions. */
export function ledger(rows: Rows): readonly LandEntry[] {
  return allRows(rows, landEntry).toSorted((a, b) =>
    a.date === b.date ? a.position - b.position : a.date < b.date ? -1 : 1,
  )
}

/** What an entry adds to a holder's balance in the entry's account. */
export function changeFor(entry: LandEntry, holder: string): number {
  return (entry.to_holder === holder ? entry.amount : 0) - (entry.from_holder === holder ? entry.amount : 0)
}
