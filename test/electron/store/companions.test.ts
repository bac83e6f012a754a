import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { arithmeticIn, expressionId } from '../../../shared/calculation/expressions.ts'
import { arithmeticText, type Arithmetic } from '../../../shared/table/arithmetic.ts'
import type { Edit } from '../../../shared/table/change.ts'
import type { Store } from '../../../electron/store/store.ts'
import {
  accepted,
  commit,
  insert,
  newWorkbook,
  open,
  refused,
  remove,
  set,
  START,
  stateOf,
} from './workbooks.ts'

/** A budget line of the town of START. */
function line(id: string, budget: string): Edit {
  return insert('budget_line', id, {
    region: 'lake',
    year: 2025,
    book: 'general',
    side: 'revenue',
    subject: id,
    budget,
  })
}

const comment = (id: string, row: string, text: string): Edit =>
  insert('cell_comment', id, {
    table_name: 'budget_line',
    row_id: row,
    column_name: 'budget',
    text,
    resolved: 0,
  })

function kept(store: Store, id: string): Arithmetic | null {
  return arithmeticIn(store.rows().get('cell_expression', expressionId(id, 'budget')))
}

function shown(store: Store, id: string, unit = '万元'): string | null {
  const arithmetic = kept(store, id)
  return arithmetic && arithmeticText(arithmetic, unit)
}

describe('arithmetic in cells', () => {
  it('stores the value, keeps what was typed, and forgets it when a plain value takes its place', async () => {
    const { store } = await newWorkbook([...START, line('tax', '=1200*1.08')])
    expect(store.rows().get('budget_line', 'tax')).toMatchObject({ budget: 1296_000_000 })
    expect(shown(store, 'tax')).toBe('=1200*1.08')
    await commit(store, [set('budget_line', 'tax', 'budget', '＝1.2亿元/4')])
    expect(store.rows().get('budget_line', 'tax')).toMatchObject({ budget: 3_000_000_000 })
    expect(shown(store, 'tax')).toBe('=1.2亿元/4')
    const plain = await commit(store, [set('budget_line', 'tax', 'budget', '3000')])
    expect(shown(store, 'tax')).toBeNull()
    expect(plain.changes.map(({ table }) => table)).toEqual(['cell_expression'])
    accepted(await store.undo())
    expect(shown(store, 'tax')).toBe('=1.2亿元/4')
  })

  it('remembers in which unit plain numbers were meant', async () => {
    const { store } = await newWorkbook([...START, line('tax', '=2*3 [亿元]')])
    expect(store.rows().get('budget_line', 'tax')).toMatchObject({ budget: 60_000_000_000 })
    expect(kept(store, 'tax')).toEqual({ expression: '2*3', unit: '亿元' })
    expect(shown(store, 'tax')).toBe('=2*3 [亿元]')
    expect(shown(store, 'tax', '亿元')).toBe('=2*3')
  })

  it('names the cell, the place and the reason of what cannot be computed, and writes nothing', async () => {
    const { store } = await newWorkbook([...START, line('tax', '5')])
    const before = await stateOf(store)
    const result = await store.commit({ verb: 'edit' }, () => ({
      ok: true,
      value: [set('budget_line', 'tax', 'budget', '=3亩+2'), set('budget_line', 'tax', 'final', '=1/0')],
    }))
    expect(refused(result)).toMatchObject([
      { at: { id: 'tax', column: 'budget' }, code: 'bad-calculation', problem: 'unit-mismatch', position: 2 },
      { at: { id: 'tax', column: 'final' }, code: 'bad-calculation', problem: 'division-by-zero' },
    ])
    expect(await stateOf(store)).toBe(before)
  })

  it('goes with its row and comes back with it, also after reopening', async () => {
    const { file, store } = await newWorkbook([...START, line('tax', '=1+2'), line('fee', '=3+4')])
    const before = await stateOf(store)
    await commit(store, [remove('budget_line', 'tax')])
    expect(
      store
        .rows()
        .all('cell_expression')
        .map((row) => row['row_id']),
    ).toEqual(['fee'])
    await store.close()
    const again = await open(file)
    accepted(await again.undo())
    expect(await stateOf(again)).toBe(before)
    expect(await again.verify()).toMatchObject({ ok: true })
  })

  it('is in step with the cells after any edits, undos and redos', async () => {
    const ids = ['a', 'b', 'c']
    const step = fc.oneof(
      fc.record({
        do: fc.constant('set' as const),
        id: fc.constantFrom(...ids),
        value: fc.constantFrom('1', '2', '=1+1', '=2*3', '=1/3', '', '=x'),
      }),
      fc.record({ do: fc.constant('remove' as const), id: fc.constantFrom(...ids) }),
      fc.constantFrom({ do: 'undo' as const }, { do: 'redo' as const }),
    )
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 25 }), async (steps) => {
        const { store } = await newWorkbook([...START, ...ids.map((id) => line(id, '=9*9'))])
        const start = Object.fromEntries(ids.map((id) => [id, '=9*9' as string | null]))
        const [past, future]: [(typeof start)[], (typeof start)[]] = [[], []]
        let now = start
        for (const one of steps) {
          if (one.do === 'undo' || one.do === 'redo') {
            const [from, to] = one.do === 'undo' ? [past, future] : [future, past]
            const target = from.pop()
            const result = await store[one.do]()
            expect(result.ok).toBe(target !== undefined)
            if (!target) continue
            to.push(now)
            now = target
          } else {
            const edit =
              one.do === 'set'
                ? set('budget_line', one.id, 'budget', one.value)
                : remove('budget_line', one.id)
            const result = await store.commit({ verb: 'edit' }, () => ({ ok: true, value: [edit] }))
            if (!result.ok || result.value.changes.length === 0) continue
            past.push(now)
            future.length = 0
            const kept = one.do === 'set' && one.value.startsWith('=') ? one.value : null
            now = { ...now, [one.id]: kept }
          }
          expect(Object.fromEntries(ids.map((id) => [id, shown(store, id)]))).toEqual(now)
        }
        await store.close()
      }),
      { numRuns: 15 },
    )
  })
})

describe('comments on cells', () => {
  it('say who and when, and go with their row and come back with it', async () => {
    const { store } = await newWorkbook([...START, line('tax', '1'), line('fee', '2')])
    await commit(store, [
      comment('c1', 'tax', '口径待核'),
      comment('c2', 'fee', '已核'),
      comment('c3', 'tax', '同上'),
    ])
    const [first] = store.rows().all('cell_comment')
    expect(first).toMatchObject({ text: '口径待核', author: 'tester@here', resolved: 0 })
    expect(String(first?.['at'])).toMatch(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/)
    const before = await stateOf(store)
    await commit(store, [remove('budget_line', 'tax')])
    expect(
      store
        .rows()
        .all('cell_comment')
        .map(({ id }) => id),
    ).toEqual(['c2'])
    accepted(await store.undo())
    expect(await stateOf(store)).toBe(before)
  })

  it('cannot be put into another’s mouth', async () => {
    const { store } = await newWorkbook([...START, line('tax', '1')])
    const forged = insert('cell_comment', 'c1', {
      table_name: 'budget_line',
      row_id: 'tax',
      column_name: 'budget',
      text: '批准',
      author: '县长',
      resolved: 0,
    })
    const result = await store.commit({ verb: 'edit' }, () => ({ ok: true, value: [forged] }))
    expect(refused(result)).toMatchObject([{ at: { column: 'author' }, code: 'derived' }])
  })
})
