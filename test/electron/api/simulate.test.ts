import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Backend } from '../../../electron/api/backend.ts'
import { dispatch } from '../../../electron/api/dispatch.ts'
import { createStore, type Store } from '../../../electron/store/store.ts'
import type { SimulationReport } from '../../../shared/api/verbs.ts'
import { packNamed } from '../../../shared/packs/packs.ts'

let folder: string
let store: Store
let backend: Backend

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'simulate-'))
  const edits = packNamed('lishui-2022-72')?.edits(true) ?? []
  store = await createStore(join(folder, 'a.zhence'), { who: 'test', packId: 'lishui-2022-72', edits })
  const preferences = { read: async () => ({}), set: async () => ({}) } as unknown as Backend['preferences']
  backend = { store, preferences, reportBug: (_verb, error) => `${String(error)}` }
})
afterAll(async () => {
  await store.close()
  rmSync(folder, { recursive: true, force: true })
})

const request = {
  id: 'one',
  scenarios: [{ id: 'base' }],
  outputs: ['地区生产总值', '三镇地区生产总值'],
  draws: 2000,
  seed: 7,
  quantiles: [0.05, 0.5, 0.95],
}

async function report(input: object): Promise<SimulationReport> {
  const reply = await dispatch(backend, 'simulate', input)
  expect(reply.kind).toBe('done')
  return (reply as { value: SimulationReport }).value
}

describe('simulate', () => {
  it('gives bands and chances, and the same ones again for the same seed', async () => {
    const first = await report(request)
    const joint = first.scenarios[0]?.bands.find(({ name }) => name === '三镇地区生产总值')
    const [low, middle, high] = joint?.quantiles.map((steps) => steps.at(-1) ?? 0) ?? []
    expect(low).toBeLessThan(middle ?? 0)
    expect(middle).toBeLessThan(high ?? 0)
    const chance = first.scenarios[0]?.targets.find(({ id }) => id === 'target-gdp-three-towns')?.steps.at(-1)
    expect(chance?.probability).toBeGreaterThan(0.2)
    expect(chance?.probability).toBeLessThan(0.8)
    expect(await report({ ...request, id: 'two' })).toEqual(first)
    expect(await report({ ...request, seed: 8 })).not.toEqual(first)
  })

  it('shares its draws between scenarios, so that a scenario equals itself and a better one is better in every draw', async () => {
    const draft = { values: [{ name: '产业增速调整', region: null, year: null, value: 1 }], projects: [] }
    const { scenarios } = await report({
      ...request,
      scenarios: [{ id: 'base' }, { id: 'base' }, { id: 'base', draft }],
    })
    expect(scenarios[1]?.bands).toEqual(scenarios[0]?.bands)
    const end = (at: number) =>
      scenarios[at]?.bands.find(({ region }) => region === 0)?.quantiles.map((steps) => steps.at(-1) ?? 0) ??
      []
    expect(end(2).every((value, at) => value > (end(0)[at] ?? Infinity))).toBe(true)
  })

  it('can be cancelled, and then has changed nothing', async () => {
    const before = store.info().seq
    const long = dispatch(backend, 'simulate', { ...request, id: 'long', draws: 1_000_000 })
    let share: number | null = null
    while (share === null) {
      await new Promise((resolve) => setTimeout(resolve, 5))
      const asked = await dispatch(backend, 'progress', { id: 'long' })
      share = asked.kind === 'done' ? (asked.value as { share: number | null }).share : null
    }
    await dispatch(backend, 'progress', { id: 'long', cancel: true })
    expect(await long).toEqual({ kind: 'rejected', rejections: [{ at: {}, code: 'cancelled' }] })
    expect(store.info().seq).toBe(before)
    expect(await dispatch(backend, 'progress', { id: 'long' })).toEqual({
      kind: 'done',
      value: { share: null },
    })
  })

  it('refuses what is not there: a scenario, a name of the model', async () => {
    const refused = async (part: object) => {
      const reply = await dispatch(backend, 'simulate', { ...request, ...part })
      return reply.kind === 'rejected' ? reply.rejections[0]?.code : reply.kind
    }
    expect(await refused({ scenarios: [{ id: 'nowhere' }] })).toBe('no-such-row')
    expect(await refused({ outputs: ['没有这个'] })).toBe('unknown-name')
    expect(await refused({ draws: 1.5 })).toBe('bad-request')
  })
})
