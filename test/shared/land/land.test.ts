import { describe, expect, it } from 'vitest'
import { landAmountText } from '../../../shared/land/accounts.ts'
import { balanceOf, balances, ledger, statement } from '../../../shared/land/balance.ts'
import { reverseEntry } from '../../../shared/land/commands.ts'
import { LAND_HARD_RULES } from '../../../shared/land/hard-rules.ts'
import { LAND_SOFT_RULES } from '../../../shared/land/rules.ts'
import { accountTotals, pinnedLandRows } from '../../../shared/land/totals.ts'
import { landEntry } from '../../../shared/land/tables.ts'
import { parseCell } from '../../../shared/table/kinds.ts'
import type { Rows } from '../../../shared/table/change.ts'
import type { Cell } from '../../../shared/table/column.ts'
import { rowsOf } from '../rows.ts'

type Entry = Readonly<Record<string, Cell>>
const places = {
  region: [
    { id: 'jinyun', name: '缙云县', level: 'county' },
    { id: 'huzhen', name: '壶镇镇', level: 'town' },
  ],
  project: [
    { id: 'bridge', name: '滨江大桥', region: 'huzhen', category: 'infrastructure' },
    { id: 'clinic', name: '卫生院', region: 'huzhen', category: 'social' },
  ],
}
const book = (...entries: readonly Entry[]): Rows =>
  rowsOf({ ...places, land_entry: entries.map((entry) => ({ account: 'quota', year: 2024, ...entry })) })
const issue = { id: 'i', date: '2024-01-10', event: 'issue', to_holder: 'huzhen', amount: 500_000 }
const use = {
  id: 'u',
  date: '2024-03-01',
  event: 'use',
  from_holder: 'huzhen',
  to_holder: 'bridge',
  amount: 200_000,
}
const findings = (rows: Rows): readonly string[] =>
  LAND_SOFT_RULES.flatMap((rule) => rule.check(rows)).map(({ rule, at }) => `${rule} ${at.id} ${at.column}`)

describe('balances of the land ledger', () => {
  it('are given per account, holder and, for the yearly quota, indicator year', () => {
    const rows = book(
      issue,
      use,
      { ...issue, id: 'i23', year: 2023, amount: 10_000 },
      { ...issue, id: 'l', account: 'linkage', year: 2023, amount: 30_000 },
      { ...issue, id: 'l24', account: 'linkage', amount: 40_000 },
    )
    expect(
      balances(rows).map(({ account, holder, year, balance }) => [account, holder, year, balance]),
    ).toEqual([
      ['quota', 'huzhen', 2024, 300_000],
      ['quota', 'bridge', 2024, 200_000],
      ['quota', 'huzhen', 2023, 10_000],
      ['linkage', 'huzhen', null, 70_000],
    ])
    expect(balances(rows, { account: 'quota', year: 2023 })).toHaveLength(1)
    expect(balanceOf(rows, 'quota', 'huzhen')).toBe(310_000)
    expect(balanceOf(rows, 'quota', 'huzhen', '2024-02-28')).toBe(510_000)
    expect(balanceOf(rows, 'idle', 'huzhen')).toBe(0)
  })

  it('a statement runs by date, then by position', () => {
    const rows = book(use, { ...issue, id: 'second', amount: 1 }, issue)
    expect(statement(rows, 'quota', 'huzhen').map(({ entry, balance }) => [entry.id, balance])).toEqual([
      ['second', 1],
      ['i', 500_001],
      ['u', 300_001],
    ])
  })

  it('totals keep the accounts apart, tell regions from projects, and know the unit', () => {
    const grain = { ...issue, id: 'g', account: 'capacity', amount: 32_000_000 }
    const rows = book(issue, use, grain)
    expect(accountTotals(rows)).toMatchObject([
      { account: 'quota', unit: '亩', regions: { sum: 300_000 }, projects: { sum: 200_000 }, used: 40 },
      { account: 'capacity', unit: '公斤', regions: { sum: 32_000_000 }, used: 0 },
    ])
    expect(landAmountText('quota', 125_050)).toBe('12.505亩')
    expect(landAmountText('capacity', 32_000_000)).toBe('3,200公斤')
  })

  it('the total below the sheet adds what comes in and leaves, and counts no transfer', () => {
    const out = { ...use, id: 'o', event: 'sell', to_holder: null, amount: 100_000 }
    expect(pinnedLandRows(ledger(book(issue, use, out)))).toEqual([
      {
        labels: { account: 'quota' },
        rows: 3,
        sums: { amount: { sum: 400_000, count: 3, missing: 0, beyond: false } },
      },
    ])
  })
})

describe('findings of the land ledger', () => {
  it('a sound ledger has none', () => {
    const back = { ...use, id: 'w', event: 'withdraw', from_holder: 'bridge', to_holder: 'huzhen' }
    expect(findings(book(issue, use, { ...back, date: '2024-05-01' }))).toEqual([])
  })

  it('[土地-3] a project only returns land, and not to another project', () => {
    const pass = { ...use, id: 'p', event: 'withdraw', from_holder: 'bridge', to_holder: 'clinic' }
    const sell = { ...use, id: 's', event: 'sell', from_holder: 'bridge', to_holder: null }
    expect(findings(book(issue, use, pass))).toEqual(['土地-3 p from_holder'])
    expect(findings(book(issue, use, sell))).toEqual(['土地-3 s from_holder'])
  })

  it('[土地-4] an event has its usual direction', () => {
    expect(findings(book({ ...issue, event: 'sell' }))).toEqual(['土地-4 i event'])
    expect(findings(book(issue, { ...use, event: 'opening', to_holder: null }))).toEqual(['土地-4 u event'])
  })

  it('[土地-5] a reversal mirrors the entry that it names, once and not earlier', () => {
    const undo = {
      ...use,
      id: 'r',
      date: '2024-04-01',
      event: 'reverse',
      from_holder: 'bridge',
      to_holder: 'huzhen',
      reversal_of: 'u',
    }
    expect(findings(book(issue, use, undo))).toEqual([])
    const problem = (entry: Entry, ...more: readonly Entry[]): unknown =>
      LAND_SOFT_RULES.flatMap((rule) => rule.check(book(issue, use, ...more, entry)))
        .filter(({ rule }) => rule === '土地-5')
        .map(({ params }) => params['problem'])
    expect(problem({ ...undo, reversal_of: null })).toEqual(['unnamed'])
    expect(problem({ ...undo, event: 'withdraw' })).toEqual(['event'])
    expect(problem({ ...undo, reversal_of: 'r' })).toEqual(['original'])
    expect(problem({ ...undo, date: '2024-02-01' })).toEqual(['earlier'])
    expect(problem({ ...undo, amount: 1 })).toEqual(['differs'])
    expect(problem({ ...undo, id: 'r2' }, undo)).toEqual(['twice'])
  })

  it("[土地-6] one year's quota is not used on another year's account", () => {
    expect(findings(book(issue, { ...use, year: 2023 }))).toEqual(['土地-6 u year'])
  })

  it('[土地-7] no more is carried in than was carried out', () => {
    const out = { ...use, id: 'out', event: 'carry-over', to_holder: null, amount: 50_000 }
    const into = { ...issue, id: 'in', year: 2025, event: 'carry-over', amount: 50_000 }
    expect(findings(book(issue, out, into))).toEqual([])
    expect(findings(book(issue, out, { ...into, amount: 50_001 }))).toEqual(['土地-7 in amount'])
  })
})

describe('reversing an entry', () => {
  const at = { id: 'u', date: '2024-06-30' }

  it('makes the mirror entry, to the step', () => {
    const rows = book(issue, { ...use, amount: 199_999 })
    const result = reverseEntry(rows, at)
    if (!result.ok) throw new Error('refused')
    const [edit] = result.value
    if (edit?.kind !== 'insert') throw new Error('no insertion')
    expect(edit.values).toMatchObject({
      event: 'reverse',
      from_holder: 'bridge',
      to_holder: 'huzhen',
      reversal_of: 'u',
    })
    const parsed = parseCell(landEntry.columns.amount, edit.values['amount'] ?? null, { at: {}, rows })
    expect(parsed).toEqual({ ok: true, value: 199_999 })
    const done = book(issue, { ...use, amount: 199_999 }, { ...edit.values, id: 'r', amount: 199_999 })
    expect(findings(done)).toEqual([])
    expect(balanceOf(done, 'quota', 'bridge')).toBe(0)
    const change = { table: 'land_entry', id: 'r', before: null, after: done.get('land_entry', 'r') ?? null }
    expect(LAND_HARD_RULES.flatMap((rule) => rule.check(done, [change]))).toEqual([])
  })

  it('is refused twice over, for a reversal and for an entry that is not there', () => {
    const undo = { ...use, id: 'r', event: 'reverse', reversal_of: 'u' }
    const rows = book(issue, use, undo)
    expect(reverseEntry(rows, at)).toMatchObject({ ok: false, rejections: [{ code: 'duplicate' }] })
    expect(reverseEntry(rows, { ...at, id: 'r' })).toMatchObject({ rejections: [{ code: 'duplicate' }] })
    expect(reverseEntry(rows, { ...at, id: 'x' })).toMatchObject({ rejections: [{ code: 'no-such-row' }] })
  })
})
