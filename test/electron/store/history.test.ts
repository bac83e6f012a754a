import { describe, expect, it } from 'vitest'
import type { Commit } from '../../../shared/api/reply.ts'
import type { Store } from '../../../electron/store/store.ts'
import { accepted, commit, figure, insert, newWorkbook, remove, set } from './workbooks.ts'

/** A workbook with a history worth asking for. */
async function eventful(): Promise<Store> {
  const { store } = await newWorkbook()
  await commit(store, [set('region', 'lake', 'name', '甲'), set('observation', 'lake-2020', 'value', 1)])
  await commit(store, [
    set('observation', 'lake-2020', 'note', 'x'),
    set('observation', 'hill-2020', 'value', 2),
  ])
  await commit(store, [set('observation', 'lake-2020', 'value', 3)])
  accepted(await store.undo())
  await commit(store, [remove('observation', 'lake-2020')])
  return store
}

describe('history, newest first', () => {
  it('of the workbook holds every entry with all its changes', async () => {
    const store = await eventful()
    const entries = await store.history({})
    expect(entries.map(({ seq }) => seq)).toEqual([6, 5, 4, 3, 2, 1])
    expect(entries.map(({ label }) => label.verb)).toEqual([
      'edit',
      'undo',
      'edit',
      'edit',
      'edit',
      'new-workbook',
    ])
    expect(entries[4]?.changes).toHaveLength(2)
    expect(entries[5]?.changes).toHaveLength(6)
    expect(entries[1]?.undoes).toBe(4)
  })

  it('of a table, a row and a cell holds only what concerns it', async () => {
    const store = await eventful()
    const seqs = async (query: Parameters<typeof store.history>[0]) =>
      (await store.history(query)).map(({ seq }) => seq)
    expect(await seqs({ table: 'region' })).toEqual([2, 1])
    expect(await seqs({ table: 'observation' })).toEqual([6, 5, 4, 3, 2, 1])
    expect(await seqs({ table: 'observation', id: 'hill-2020' })).toEqual([3, 1])
    expect(await seqs({ table: 'observation', id: 'lake-2020' })).toEqual([6, 5, 4, 3, 2, 1])
    expect(await seqs({ table: 'observation', id: 'lake-2020', column: 'value' })).toEqual([6, 5, 4, 2, 1])
    expect(await seqs({ table: 'observation', id: 'lake-2020', column: 'note' })).toEqual([6, 3, 1])
    const [cell] = await store.history({
      table: 'observation',
      id: 'lake-2020',
      column: 'value',
      limit: 1,
      before: 6,
    })
    expect(cell).toMatchObject({ seq: 5, changes: [{ before: { value: 3 }, after: { value: 1 } }] })
  })

  it('comes page by page without gaps', async () => {
    const { store } = await newWorkbook()
    for (let count = 0; count < 130; count += 1)
      await commit(store, [set('observation', 'lake-2020', 'value', count)])
    await commit(store, [insert('office', 'o', { name: 'o', type: 'town' })])
    const query = { table: 'observation', id: 'lake-2020', column: 'value', limit: 50 }
    const seqs: number[] = []
    for (let before: number | undefined; ; before = seqs.at(-1)) {
      const page = await store.history(before === undefined ? query : { ...query, before })
      if (page.length === 0) break
      seqs.push(...page.map(({ seq }) => seq))
    }
    expect(seqs).toEqual(Array.from({ length: 131 }, (_, index) => 131 - index))
  })

  it('of a row that an entry of many changes touches is its own, and holds nobody up', async () => {
    const { store } = await newWorkbook()
    const texts = ['"},{"table":"x"', '\\', '{[}],', '甲"乙\\', '\n']
    const made = await commit(
      store,
      Array.from({ length: 4000 }, (_, at) =>
        insert('observation', `o${at}`, {
          ...figure('lake', '2019', at),
          scope: `口径${at}`,
          note: `${texts[at % texts.length]}${'长'.repeat(at % 97)}`,
        }),
      ),
    )
    expect(JSON.stringify(made.changes).length).toBeGreaterThan(1_000_000)
    const later = await commit(store, [set('observation', 'o17', 'value', 1)])
    let [turns, reading] = [0, true]
    const turn = (): void => {
      turns += 1
      if (reading) setImmediate(turn)
    }
    setImmediate(turn)
    const rows = [0, 17, 2500, 3999].map((at) => store.history({ table: 'observation', id: `o${at}` }))
    const histories = await Promise.all(rows)
    reading = false
    expect(turns).toBeGreaterThan(0)
    const own = (at: number): Commit => ({ ...made, changes: made.changes.slice(at, at + 1) })
    expect(histories).toEqual([[own(0)], [later, own(17)], [own(2500)], [own(3999)]])
    expect(await store.history({ table: 'observation', id: 'o17', column: 'note' })).toEqual([own(17)])
  })

  it('is waited for by whoever closes the workbook meanwhile', async () => {
    const { store } = await newWorkbook()
    const made = await commit(
      store,
      Array.from({ length: 4000 }, (_, at) =>
        insert('observation', `o${at}`, {
          ...figure('lake', '2019', at),
          scope: `口径${at}`.padEnd(90, '长'),
        }),
      ),
    )
    const reading = store.history({ table: 'observation', id: 'o9' })
    await store.close()
    expect(await reading).toEqual([{ ...made, changes: [made.changes[9]] }])
  })
})
