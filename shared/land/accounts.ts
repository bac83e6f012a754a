import { formatQuantity } from '../units/quantity.ts'
import type { LAND_ACCOUNTS, LAND_EVENTS } from './tables.ts'

/** Code of a land account. */
export type LandAccount = keyof typeof LAND_ACCOUNTS
/** Code of a ledger event. */
export type LandEvent = keyof typeof LAND_EVENTS

/** What an account counts: land, or for grain capacity kilograms; both in steps of a ten-thousandth. */
export const ACCOUNT_UNITS: Readonly<Record<LandAccount, '亩' | '公斤'>> = {
  quota: '亩',
  linkage: '亩',
  farmland: '亩',
  paddy: '亩',
  capacity: '公斤',
  'approved-unsupplied': '亩',
  idle: '亩',
}

/** Accounts that are issued for a year and whose balance is also kept by 指标年度 (RULES 土地-6). */
export const YEARLY_ACCOUNTS: ReadonlySet<LandAccount> = new Set(['quota'])

/** Accounts that give a project the right to new construction land, by how its land is provided. */
export const CONSTRUCTION_ACCOUNTS = { new: 'quota', linkage: 'linkage' } as const

/** Which sides an event may have: from outside into the ledger, out of it, or between two holders. */
export type Direction = 'in' | 'out' | 'between'

/**
 * What an empty side means, event by event (RULES 土地-4). Outside is the higher authority, the market, or the use of
 * the land; a project that uses land is a holder itself, so that its land can be counted.
 */
export const EVENT_DIRECTIONS: Readonly<Record<LandEvent, readonly Direction[]>> = {
  issue: ['in', 'between'],
  allocate: ['between'],
  use: ['between', 'out'],
  advance: ['in', 'between'],
  withdraw: ['between', 'out'],
  'carry-over': ['in', 'out'],
  buy: ['in', 'between'],
  sell: ['out', 'between'],
  reward: ['in', 'between'],
  deduct: ['out', 'between'],
  opening: ['in'],
  dispose: ['out'],
  reverse: ['in', 'out', 'between'],
}

/** Direction of an entry; undefined if neither side is named. */
export function directionOf(entry: {
  readonly from_holder: string | null
  readonly to_holder: string | null
}): Direction | undefined {
  if (entry.from_holder === null) return entry.to_holder === null ? undefined : 'in'
  return entry.to_holder === null ? 'out' : 'between'
}

/** An account's amount as text with its unit: `12.50亩`, `3,200公斤`. */
export function landAmountText(account: LandAccount, steps: number): string {
  const unit = ACCOUNT_UNITS[account]
  // A step is 0.0001 of either unit, so the digits are those of 亩.
  return `${formatQuantity(steps, 'land', '亩', unit === '亩' ? 2 : 0)}${unit}`
}
