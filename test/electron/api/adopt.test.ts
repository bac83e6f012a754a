import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Backend } from '../../../electron/api/backend.ts'
import { dispatch } from '../../../electron/api/dispatch.ts'
import { closePool } from '../../../electron/ensemble/pool.ts'
import { createStore, type Store } from '../../../electron/store/store.ts'
import type { Commit } from '../../../shared/api/reply.ts'
import type { AdoptionCheck } from '../../../shared/api/adoption.ts'
import { packNamed } from '../../../shared/packs/packs.ts'

let folder: string
let store: Store
let backend: Backend

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'adopt-'))
  const edits = packNamed('lishui-2022-72')?.edits(true) ?? []
  store = await createStore(join(folder, 'a.zhence'), { who: 'test', packId: 'lishui-2022-72', edits })
  const preferences = { read: async () => ({}), set: async () => ({}) } as unknown as Backend['preferences']
  backend = { store, preferences, reportBug: (_verb, error) => `${String(error)}` }
})
afterAll(async () => {
  await closePool()
  await store.close()
  rmSync(folder, { recursive: true, force: true })
})

async function call<T>(verb: string, input: object): Promise<T> {
  const reply = await dispatch(backend, verb, input)
  expect(reply).toMatchObject({ kind: 'done' })
  return (reply as { value: T }).value
}

const asked = { id: 'one', scenario: 'base', draws: 1000, seed: 42 }

function adoptionOf(commit: Commit): string {
  return commit.changes.find(({ table }) => table === 'adoption')?.id ?? ''
}

describe('[情景-19] adopting a scenario', () => {
  it('freezes figures and chances with seed, model and place in the journal, in one commit that undo takes back', async () => {
    const before = store.info().seq
    const commit = await call<Commit>('adopt', asked)
    expect(commit).toMatchObject({ seq: before + 1, label: { verb: 'adopt-scenario', name: '基准' } })
    const own = store.rows().get('adoption', adoptionOf(commit))
    expect(own).toMatchObject({ scenario: 'base', draws: 1000, seed: 42, journal_seq: before, demo: 1 })
    expect(own?.['journal_hash']).toBe(store.hashOfEntry(before))
    expect(own?.['model_hash']).toMatch(/^[0-9a-f]{64}$/)
    const figures = store.rows().all('adopted_figure')
    const joint = figures.find(
      (row) => row['region'] === 'three-towns' && row['indicator'] === 'gdp' && row['year'] === 2025,
    )
    expect(Number(joint?.['p5'])).toBeLessThan(Number(joint?.['median']))
    const chance = figures.find((row) => row['target'] === 'target-gdp-three-towns' && row['year'] === 2025)
    expect(chance).toMatchObject({ aim: 350, median: null })
    expect(Number(chance?.['standard_error'])).toBeCloseTo(
      Math.sqrt((Number(chance?.['probability']) * (100 - Number(chance?.['probability']))) / 1000),
      9,
    )
    await call('undo', {})
    expect(store.rows().all('adoption')).toEqual([])
    expect(store.rows().all('adopted_figure')).toEqual([])
    await call('redo', {})
    expect(store.rows().all('adopted_figure')).toEqual(figures)
  })

  it('gives the same bytes again after everything else has changed, and tells what comes out today', async () => {
    const adoption = store.rows().all('adoption')[0]?.id ?? ''
    const same = await call<AdoptionCheck>('adopted', { id: 'check', adoption })
    expect(same).toMatchObject({ journalKept: true, modelKept: true, modelSame: true })
    expect(same.today?.differences).toEqual([])
    const text = String(store.rows().get('model', 'small-city')?.['text'])
    await call('command', {
      name: 'saveModel',
      args: { id: 'small-city', text: text.replace('假设 价格涨幅 : % = 0.5', '假设 价格涨幅 : % = 1.5') },
    })
    const setting = store
      .rows()
      .all('setting')
      .find((row) => row['key'] === 'growth-years')
    await call('edit', {
      edits: [{ kind: 'set', table: 'setting', id: setting?.id, column: 'value', value: 'average' }],
    })
    const checked = await call<AdoptionCheck>('adopted', { id: 'check', adoption })
    expect(checked).toMatchObject({ journalKept: true, modelKept: true, modelSame: false })
    expect(checked.again?.figures).toBeGreaterThan(500)
    expect(checked.again?.differences).toEqual([])
    expect(checked.again?.together.same).toBe(true)
    const moved = checked.today?.differences.find(
      (one) => one.indicator === 'gdp' && one.target === null && one.region === 'huzhen' && one.year === 2025,
    )
    expect(moved?.now?.median ?? 0).toBeGreaterThan(moved?.frozen?.median ?? Infinity)
  })

  it('is written by the program alone, and taken back as a whole', async () => {
    const [own] = store.rows().all('adoption')
    const [figure] = store.rows().all('adopted_figure')
    const edit = { table: 'adopted_figure', id: figure?.id, column: 'median', kind: 'set', value: 1 }
    expect(await dispatch(backend, 'edit', { edits: [edit] })).toMatchObject({
      kind: 'rejected',
      rejections: [{ code: 'derived' }],
    })
    expect(
      await dispatch(backend, 'command', { name: 'deleteScenario', args: { id: 'base' } }),
    ).toMatchObject({ kind: 'rejected' })
    await call('command', { name: 'withdrawAdoption', args: { id: own?.id } })
    expect(store.rows().all('adopted_figure')).toEqual([])
    expect(await store.verify()).toMatchObject({ ok: true })
  })

  it('is refused where the workbook changed while it was drawn, or nothing runs', async () => {
    const meanwhile = dispatch(backend, 'adopt', { ...asked, draws: 20_000 })
    await call('edit', {
      edits: [{ kind: 'set', table: 'scenario', id: 'base', column: 'note', value: '改' }],
    })
    expect(await meanwhile).toMatchObject({
      kind: 'rejected',
      rejections: [{ code: 'changed-meanwhile' }],
    })
    expect(await dispatch(backend, 'adopt', { ...asked, scenario: 'gone' })).toMatchObject({
      kind: 'rejected',
      rejections: [{ code: 'no-such-row' }],
    })
    expect(store.rows().all('adoption')).toEqual([])
  })
})
