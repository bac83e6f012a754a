import { describe, expect, it } from 'vitest'
import type { Backend } from '../../../electron/api/backend.ts'
import { dispatch } from '../../../electron/api/dispatch.ts'
import { CURRENT } from '../../../electron/store/schema.ts'
import type { Store } from '../../../electron/store/store.ts'
import type { ChangedCells, VersionComparison } from '../../../shared/api/compare.ts'
import { accepted, commit, figure, insert, newWorkbook, remove, set } from '../store/workbooks.ts'

async function workbook(): Promise<{ store: Store; backend: Backend }> {
  const { store } = await newWorkbook(undefined, CURRENT)
  const preferences = { read: async () => ({}), set: async () => ({}) } as unknown as Backend['preferences']
  return { store, backend: { store, preferences, reportBug: (_verb, error) => String(error) } }
}

async function call<T>(backend: Backend, verb: string, input: object): Promise<T> {
  const reply = await dispatch(backend, verb, input)
  expect(reply).toMatchObject({ kind: 'done' })
  return (reply as { value: T }).value
}

describe('[存稿-1] taking a snapshot over the boundary', () => {
  it('takes neither entry nor hash from the caller', async () => {
    const { store, backend } = await workbook()
    const forged = { name: '上会', stage: 'meeting', journal_seq: 1, journal_hash: 'f' }
    expect(await dispatch(backend, 'snapshot', forged)).toMatchObject({
      kind: 'rejected',
      rejections: [{ code: 'bad-request' }],
    })
    await call(backend, 'snapshot', { name: '上会', stage: 'meeting' })
    expect(store.rows().all('snapshot')).toMatchObject([
      { journal_seq: 1, journal_hash: store.hashOfEntry(1) },
    ])
  })
})

describe('[存稿-4] comparing over the boundary', () => {
  it('answers page by page and by table, with counts of all, whichever version is named first', async () => {
    const { store, backend } = await workbook()
    const from = store.info().seq
    const periods = ['2001', '2002', '2003', '2004', '2005']
    await commit(
      store,
      periods.map((period) => insert('observation', period, figure('lake', period, 1))),
    )
    await commit(store, [set('region', 'lake', 'name', '大湖镇')])
    const to = store.info().seq
    const all = await call<VersionComparison>(backend, 'compare', { from })
    expect(all).toMatchObject({ from, to, total: 6 })
    expect(all.tables).toEqual([
      { table: 'region', added: 0, deleted: 0, changed: 1, moved: 0, cells: 1 },
      { table: 'observation', added: 5, deleted: 0, changed: 0, moved: 0, cells: 0 },
    ])
    expect(all.entries.map(({ seq }) => seq).sort()).toEqual([to - 1, to])
    const ask = { from: to, to: from, table: 'observation', offset: 3, limit: 10 }
    const page = await call<VersionComparison>(backend, 'compare', ask)
    expect(page).toMatchObject({ from, to, total: 5, tables: all.tables })
    expect(page.rows.map(({ id }) => id)).toEqual(['2004', '2005'])
    expect(page.entries).toHaveLength(1)
    expect((await call<VersionComparison>(backend, 'compare', { from, to: 1_000_000 })).to).toBe(to)
  })

  it('sends the rows that are gone and that others are called by', async () => {
    const { store, backend } = await workbook()
    await commit(store, [insert('region', 'gone', { name: '撤并镇', level: 'town' })])
    await commit(store, [insert('observation', 'o', figure('gone', '2020', 1))])
    const from = store.info().seq
    await commit(store, [set('observation', 'o', 'value', 2)])
    const to = store.info().seq
    await commit(store, [remove('observation', 'o'), remove('region', 'gone')])
    // Neither version knows that the town is deleted; today does.
    const between = await call<VersionComparison>(backend, 'compare', { from, to })
    expect(between.gone).toMatchObject([{ table: 'region', row: { id: 'gone', name: '撤并镇' } }])
    accepted(await store.undo())
    expect((await call<VersionComparison>(backend, 'compare', { from, to })).gone).toEqual([])
  })
})

describe('[存稿-5] cells changed since', () => {
  it('are those of one table, with what they were and who changed them', async () => {
    const { store, backend } = await workbook()
    const from = store.info().seq
    const { seq } = await commit(store, [set('observation', 'lake-2020', 'value', 20)])
    await commit(store, [set('region', 'lake', 'name', '别名')])
    await commit(store, [insert('observation', 'new', figure('hill', '2022', 1))])
    const found = await call<ChangedCells>(backend, 'changedCells', { table: 'observation', from })
    expect(found).toMatchObject({
      until: store.info().seq,
      rows: [
        { id: 'lake-2020', added: false, cells: [['value', 12.5, seq]] },
        { id: 'new', added: true, cells: [] },
      ],
    })
    expect(found.entries).toHaveLength(2)
    expect(found.entries[0]).toMatchObject({ who: 'tester@here' })
    expect(await dispatch(backend, 'changedCells', { table: 'nothing', from })).toMatchObject({
      kind: 'rejected',
      rejections: [{ code: 'no-such-table' }],
    })
  })
})
