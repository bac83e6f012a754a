import { describe, expect, it } from 'vitest'
import type { Commit } from '../../../shared/api/reply.ts'
import type { Store } from '../../../electron/store/store.ts'
import { commit, figure, insert, newWorkbook, set } from './workbooks.ts'

async function read(store: Store, from: number, to: number, table?: string): Promise<Commit[]> {
  const found: Commit[] = []
  for await (const part of store.stretch({ from, to, table })) found.push(part)
  return found
}

describe('a stretch of the journal', () => {
  it('holds the entries after one and up to another, newest first, of all tables or of one', async () => {
    const { store } = await newWorkbook()
    for (const name of ['一', '二', '三']) await commit(store, [set('region', 'lake', 'name', name)])
    await commit(store, [set('observation', 'lake-2020', 'value', 20), set('region', 'hill', 'name', '四')])
    const history = await store.history({})
    expect(await read(store, 1, 5)).toEqual(history.slice(0, 4))
    expect((await read(store, 2, 4)).map(({ seq }) => seq)).toEqual([4, 3])
    expect(await read(store, 5, 5)).toEqual([])
    expect(await read(store, 1, 5, 'observation')).toEqual(
      await store.history({ table: 'observation', limit: 1 }),
    )
  })

  it('brings an entry of many changes in parts, whatever its texts hold, while others work', async () => {
    const { store } = await newWorkbook()
    const texts = ['"},{"table":"x"', '\\', '\\"', '{[}],', '甲"乙\\', '\n']
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
    let [turns, reading] = [0, true]
    const turn = (): void => {
      turns += 1
      if (reading) setImmediate(turn)
    }
    setImmediate(turn)
    const parts = await read(store, 1, made.seq)
    reading = false
    expect(parts.length).toBeGreaterThan(1)
    expect(parts.flatMap(({ changes }) => changes)).toEqual(made.changes)
    expect(parts.every(({ seq, label }) => seq === made.seq && label.verb === 'edit')).toBe(true)
    expect(turns).toBeGreaterThan(0)
  })
})
