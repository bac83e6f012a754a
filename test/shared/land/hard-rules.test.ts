import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { balanceOf, balances } from '../../../shared/land/balance.ts'
import { LAND_HARD_RULES } from '../../../shared/land/hard-rules.ts'
import { LAND_ACCOUNTS } from '../../../shared/land/tables.ts'
import type { RowChange, Rows } from '../../../shared/table/change.ts'
import type { Row } from '../../../shared/table/table.ts'
import { rowsOf } from '../rows.ts'

const HOLDERS = ['jinyun', 'huzhen', 'wenxi', 'bridge'] as const
const places = {
  region: [
    { id: 'jinyun', name: '缙云县', level: 'county' },
    { id: 'huzhen', name: '壶镇镇', level: 'town' },
    { id: 'wenxi', name: '温溪镇', level: 'town' },
  ],
  project: [{ id: 'bridge', name: '滨江大桥', region: 'huzhen', category: 'infrastructure' }],
}
type Entry = Readonly<Record<string, string | number | null>>
const book = (entries: readonly Entry[]): Rows => rowsOf({ ...places, land_entry: entries })
const entry = (id: string, date: string, from: string | null, to: string | null, amount: number): Entry => ({
  id,
  date,
  year: 2024,
  account: 'quota',
  event: 'allocate',
  from_holder: from,
  to_holder: to,
  amount,
})

const huge = (id: string): Entry => entry(id, '2024-03-01', null, 'huzhen', 2 ** 51)

/** The rejections of going from some entries to others, as a commit would see them. */
function refusals(before: readonly Entry[], after: readonly Entry[]): readonly unknown[] {
  const [old, now] = [book(before), book(after)]
  const ids = new Set([...old.all('land_entry'), ...now.all('land_entry')].map(({ id }) => id))
  const changes: RowChange[] = [...ids].flatMap((id) => {
    const [left, right] = [old.get('land_entry', id) ?? null, now.get('land_entry', id) ?? null]
    return same(left, right) ? [] : [{ table: 'land_entry', id, before: left, after: right }]
  })
  return LAND_HARD_RULES.flatMap((rule) => rule.check(now, changes))
}
const same = (one: Row | null, other: Row | null): boolean =>
  JSON.stringify({ ...one, position: 0 }) === JSON.stringify({ ...other, position: 0 })

const issued = entry('issue', '2024-03-01', null, 'huzhen', 100_000)
const used = entry('use', '2024-06-01', 'huzhen', 'bridge', 80_000)

describe('[土地-1] no balance is below nought on any day', () => {
  it('an overdraft names account, holder, date and shortfall, and points at the amount', () => {
    const more = entry('more', '2024-07-15', 'huzhen', 'wenxi', 50_000)
    expect(refusals([issued, used], [issued, used, more])).toEqual([
      {
        code: 'land-overdraft',
        at: { table: 'land_entry', id: 'more', column: 'amount' },
        account: 'quota',
        holder: '壶镇镇',
        date: '2024-07-15',
        shortfall: 30_000,
      },
    ])
  })

  it('a shortfall in between counts, even if later entries mend it', () => {
    const early = { ...used, date: '2024-02-01' }
    expect(refusals([issued, used], [issued, early])).toMatchObject([
      { code: 'land-overdraft', date: '2024-02-01', shortfall: 80_000, at: { id: 'use' } },
    ])
  })

  it('taking out an entry that later ones live on is refused at that entry', () => {
    expect(refusals([issued, used], [used])).toMatchObject([
      { code: 'land-overdraft', date: '2024-06-01', at: { id: 'issue', column: 'amount' } },
    ])
  })

  it('moving an issue to a later day than its use is refused at the issue', () => {
    expect(refusals([issued, used], [{ ...issued, date: '2024-09-01' }, used])).toMatchObject([
      { code: 'land-overdraft', date: '2024-06-01', shortfall: 80_000, at: { id: 'issue' } },
    ])
  })

  it('entries of one day are netted, whichever row stands first', () => {
    const sameDay = { ...used, date: issued.date ?? '' }
    expect(refusals([], [sameDay, issued])).toEqual([])
  })

  it('one account does not help out another', () => {
    const linkage = { ...issued, account: 'linkage' }
    expect(refusals([], [linkage, used])).toMatchObject([{ account: 'quota', shortfall: 80_000 }])
  })

  it('a project is named by its name and cannot return more than it holds', () => {
    const back = { ...entry('back', '2024-08-01', 'bridge', 'huzhen', 80_001), event: 'withdraw' }
    expect(refusals([issued, used], [issued, used, back])).toMatchObject([
      { holder: '滨江大桥', shortfall: 1 },
    ])
  })

  it('changes of other tables call nothing up', () => {
    const rows = book([used])
    const change: RowChange = { table: 'region', id: 'huzhen', before: null, after: null }
    expect(LAND_HARD_RULES.flatMap((rule) => rule.check(rows, [change]))).toEqual([])
  })

  it('a balance beyond 2^51 steps is refused and not computed wrongly', () => {
    expect(refusals([huge('a')], [huge('a'), huge('b')])).toMatchObject([
      { code: 'too-large', at: { id: 'b' } },
    ])
  })
})

describe('[土地-2] the sides of an entry', () => {
  it('at least one side is named', () => {
    expect(refusals([], [entry('e', '2024-01-01', null, null, 1)])).toEqual([
      { code: 'land-sides', at: { table: 'land_entry', id: 'e', column: 'to_holder' } },
    ])
  })

  it('the sides differ', () => {
    expect(refusals([issued], [issued, entry('e', '2024-04-01', 'huzhen', 'huzhen', 1)])).toMatchObject([
      { code: 'land-sides' },
    ])
  })
})

const arbitraryEntry = fc.record({
  account: fc.constantFrom(...Object.keys(LAND_ACCOUNTS)),
  from_holder: fc.option(fc.constantFrom(...HOLDERS), { freq: 2 }),
  to_holder: fc.option(fc.constantFrom(...HOLDERS), { freq: 4 }),
  date: fc.integer({ min: 10, max: 28 }).map((day) => `2024-05-${day}`),
  year: fc.constantFrom(2023, 2024),
  event: fc.constant('allocate'),
  amount: fc.integer({ min: 1, max: 5000 }),
})
const arbitraryOperation = fc.record({
  does: fc.constantFrom('add', 'add', 'replace', 'remove'),
  at: fc.nat(),
  entry: arbitraryEntry,
})

/** Balance to the end of a day, from the definition alone. */
function naive(entries: readonly Entry[], account: string, holder: string, date: string): number {
  let balance = 0
  for (const one of entries) {
    if (one['account'] !== account || String(one['date']) > date) continue
    if (one['to_holder'] === holder) balance += Number(one['amount'])
    if (one['from_holder'] === holder) balance -= Number(one['amount'])
  }
  return balance
}

const naivelySound = (entries: readonly Entry[]): boolean =>
  entries.every(({ from_holder: from, to_holder: to }) => from !== to) &&
  entries.every(({ account, date }) =>
    HOLDERS.every((holder) => naive(entries, String(account), holder, String(date)) >= 0),
  )

/** Carries out the operation if the rules let it pass. */
function step(entries: readonly Entry[], operation: Operation, id: string): readonly Entry[] {
  const target = entries[operation.at % Math.max(entries.length, 1)]
  const rest = operation.does === 'add' ? entries : entries.filter((one) => one !== target)
  const next = operation.does === 'remove' ? rest : [...rest, { ...operation.entry, id }]
  const refused = refusals(entries, next).length > 0
  expect(refused).toBe(!naivelySound(next))
  return refused ? entries : next
}
type Operation = ReturnType<(typeof arbitraryOperation)['generate']>['value']

describe('[土地-1] over many operations', () => {
  it.each([1, 2, 3])('after 1,000 random operations all balances equal the naive ones (seed %i)', (seed) => {
    const operations = fc.sample(arbitraryOperation, { numRuns: 1000, seed })
    const steps: (readonly Entry[])[] = [[]]
    operations.forEach((operation, index) => steps.push(step(steps.at(-1) ?? [], operation, `e${index}`)))
    const stayed = steps.filter((entries, index) => entries === steps[index - 1]).length
    expect(stayed).toBeGreaterThan(100)
    expect(stayed).toBeLessThan(900)

    const entries = steps.at(-1) ?? []
    const rows = book(entries)
    for (const account of Object.keys(LAND_ACCOUNTS) as (keyof typeof LAND_ACCOUNTS)[])
      for (const holder of HOLDERS)
        for (const day of ['2024-05-15', '2024-05-28'])
          expect(balanceOf(rows, account, holder, day)).toBe(naive(entries, account, holder, day))
    expect(balances(rows).every(({ balance }) => balance !== null)).toBe(true)
  })
})
