import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Edit } from '../../../shared/table/change.ts'
import { createStore } from '../../../electron/store/store.ts'
import { BARE } from './bare.ts'
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
  temporaryFolder,
} from './workbooks.ts'

const EDITS = 1000

describe('undo and redo', () => {
  it('go back and forth edit by edit and say what they would do', async () => {
    const { store } = await newWorkbook()
    const start = await stateOf(store)
    await commit(store, [set('region', 'lake', 'name', '甲')], { verb: 'paste', table: 'region', count: 1 })
    await commit(store, [
      remove('observation', 'lake-2020'),
      insert('region', 'new', { name: '新', level: 'town' }),
    ])
    const end = await stateOf(store)
    expect(store.info()).toMatchObject({ undo: { verb: 'edit' }, redo: null })
    accepted(await store.undo())
    expect(store.info()).toMatchObject({ undo: { verb: 'paste', count: 1 }, redo: { verb: 'edit' } })
    const undone = accepted(await store.undo())
    expect(undone).toMatchObject({ label: { verb: 'undo', table: 'region', count: 1 }, undoes: 2 })
    expect(await stateOf(store)).toBe(start)
    expect(store.info()).toMatchObject({ undo: null, redo: { verb: 'paste' } })
    expect(refused(await store.undo())).toEqual([{ at: {}, code: 'nothing-to-undo' }])
    expect(accepted(await store.redo())).toMatchObject({
      label: { verb: 'redo', table: 'region' },
      undoes: 5,
    })
    accepted(await store.redo())
    expect(await stateOf(store)).toBe(end)
    expect(refused(await store.redo())).toEqual([{ at: {}, code: 'nothing-to-redo' }])
    expect(store.info()).toMatchObject({ seq: 7, undo: { verb: 'edit' }, redo: null })
  })

  it('a new edit clears what could be redone, and undo then passes over it', async () => {
    const { store } = await newWorkbook()
    await commit(store, [set('region', 'lake', 'name', '甲')])
    await commit(store, [set('region', 'lake', 'name', '乙')])
    accepted(await store.undo())
    await commit(store, [set('region', 'hill', 'name', '丙')])
    expect(refused(await store.redo())).toEqual([{ at: {}, code: 'nothing-to-redo' }])
    accepted(await store.undo())
    accepted(await store.undo())
    expect(
      store
        .rows()
        .all('region')
        .map((row) => row['name']),
    ).toEqual(['湖镇', '山镇'])
  })

  it('work after a restart as before it', async () => {
    const { file, store } = await newWorkbook()
    await commit(store, [set('region', 'lake', 'name', '甲')])
    await commit(store, [set('region', 'lake', 'name', '乙')])
    accepted(await store.undo())
    await store.close()
    const again = await open(file)
    expect(again.info()).toMatchObject({ undo: { verb: 'edit' }, redo: { verb: 'edit' } })
    accepted(await again.redo())
    expect(again.rows().get('region', 'lake')).toMatchObject({ name: '乙' })
    accepted(await again.undo())
    accepted(await again.undo())
    expect(again.rows().get('region', 'lake')).toMatchObject({ name: '湖镇' })
  })

  it('never undo the making of the workbook', async () => {
    const { store } = await newWorkbook()
    expect(refused(await store.undo())).toEqual([{ at: {}, code: 'nothing-to-undo' }])
  })

  it(
    '10,000 edits are undone to the first and the state is that of the start',
    { timeout: 120_000 },
    async () => {
      const { file, store } = await newWorkbook()
      const start = await stateOf(store)
      for (let count = 1; count <= EDITS; count += 1)
        await commit(store, [set('observation', count % 2 ? 'lake-2020' : 'hill-2020', 'value', count)])
      await store.close()
      const again = await open(file)
      for (let count = 1; count <= EDITS; count += 1) accepted(await again.undo())
      expect(await stateOf(again)).toBe(start)
      expect(again.info()).toMatchObject({ seq: 2 * EDITS + 1, undo: null })
      expect(await again.verify()).toMatchObject({ ok: true, journal: { entries: 2 * EDITS + 1 } })
    },
  )

  it(
    'follow a model of two stacks through any edits, undos, redos and restarts',
    { timeout: 120_000 },
    async () => {
      type Step =
        | { readonly kind: 'undo' | 'redo' | 'restart' }
        | { readonly kind: 'edit'; readonly edit: Edit }
      const step: fc.Arbitrary<Step> = fc.oneof(
        {
          weight: 3,
          arbitrary: fc
            .nat(40)
            .map((value): Step => ({ kind: 'edit', edit: set('observation', 'lake-2020', 'value', value) })),
        },
        {
          weight: 2,
          arbitrary: fc.nat(5).map((n): Step => ({
            kind: 'edit',
            edit: {
              kind: 'insert',
              table: 'office',
              id: `o${n}`,
              values: { name: `${n}`, type: 'town' },
              after: null,
            },
          })),
        },
        {
          weight: 2,
          arbitrary: fc.nat(5).map((n): Step => ({ kind: 'edit', edit: remove('office', `o${n}`) })),
        },
        { weight: 4, arbitrary: fc.constant<Step>({ kind: 'undo' }) },
        { weight: 3, arbitrary: fc.constant<Step>({ kind: 'redo' }) },
        { weight: 1, arbitrary: fc.constant<Step>({ kind: 'restart' }) },
      )
      const folder = temporaryFolder()
      let count = 0
      await fc.assert(
        fc.asyncProperty(fc.array(step, { maxLength: 30 }), async (steps) => {
          const file = `${folder}/${(count += 1)}.zhence`
          let store = await createStore(file, { who: 't@h', packId: null, edits: START, schema: BARE })
          let now = await stateOf(store)
          const [past, future]: [string[], string[]] = [[], []]
          for (const one of steps) {
            if (one.kind === 'restart') {
              await store.close()
              store = await open(file)
            } else if (one.kind === 'edit') {
              const result = await store.commit({ verb: 'edit' }, () => ({ ok: true, value: [one.edit] }))
              if (result.ok && result.value.changes.length > 0) {
                past.push(now)
                future.length = 0
              }
            } else {
              const [from, to] = one.kind === 'undo' ? [past, future] : [future, past]
              const expected = from.pop()
              const result = await store[one.kind]()
              expect(result.ok).toBe(expected !== undefined)
              if (expected !== undefined) {
                to.push(now)
                expect(await stateOf(store)).toBe(expected)
              }
            }
            now = await stateOf(store)
          }
          expect((await store.verify()).ok).toBe(true)
          await store.close()
        }),
        { numRuns: 25 },
      )
    },
  )
})
