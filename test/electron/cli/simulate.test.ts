import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { SIMULATE_VERBS } from '../../../electron/cli/simulate.ts'
import { createStore } from '../../../electron/store/store.ts'
import { packNamed } from '../../../shared/packs/packs.ts'

let folder = ''
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'zhence-test-'))
  const edits = packNamed('lishui-2022-72')?.edits(true) ?? []
  const store = await createStore(join(folder, 'a.zhence'), { who: 'test', packId: 'lishui-2022-72', edits })
  await store.close()
  writeFileSync(
    join(folder, 'dice.txt'),
    '假设 增速 : % = 正态(6, 2)   每年 不变\n变量 产值 : 亿元 = 产值[上年] * (1 + 增速)   初值 100亿元\n',
  )
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

async function answer(words: string, file: string, options: Readonly<Record<string, string>> = {}) {
  const verb = SIMULATE_VERBS.find((one) => one.words === words)
  if (!verb) throw new Error(`no verb ${words}`)
  const { exit, value } = await verb.run({
    language: 'zh-CN',
    arguments: [join(folder, file)],
    options,
    readInput: async () => '',
  })
  return {
    exit,
    value: value as {
      bands: readonly Record<string, unknown>[]
      targets: readonly Record<string, unknown>[]
      label?: string
    },
  }
}

describe('zhence simulate', () => {
  it('tells bands and chances of scenarios with common draws, labelled where data is made up', async () => {
    const { exit, value } = await answer('simulate', 'a.zhence', {
      scenario: '基准,积极',
      draws: '1000',
      seed: '3',
    })
    expect(exit).toBe(0)
    expect(value.label).toBe('演示数据（虚构）')
    const due = value.targets.filter(({ due, target }) => due === true && target === 'target-gdp-three-towns')
    expect(due.map(({ scenario }) => scenario)).toEqual(['基准', '积极'])
    expect(Number(due[1]?.['probability'])).toBeGreaterThan(Number(due[0]?.['probability']))
    expect(await answer('simulate', 'a.zhence', { scenario: '基准,积极', draws: '1000', seed: '3' })).toEqual(
      { exit, value },
    )
  })

  it('names the scenarios there are when asked for another', async () => {
    expect((await answer('simulate', 'a.zhence', { scenario: '没有' })).exit).toBe(1)
  })

  it('draws a model file alone: the quantiles of a normal growth are those of its own', async () => {
    const { value } = await answer('model simulate', 'dice.txt', {
      draws: '20000',
      seed: '1',
      quantiles: '10,50,90',
      years: '2022-2023',
    })
    const end = value.bands.find(({ indicator, year }) => indicator === '产值' && year === 2023)
    const quantiles = end?.['quantiles'] as Record<string, number>
    // 6 ± 1.2816 × 2 %, within four Monte Carlo standard errors of a quantile.
    expect(quantiles['50']).toBeCloseTo(106, 0)
    expect(quantiles['10']).toBeGreaterThan(103.437 - 0.12)
    expect(quantiles['10']).toBeLessThan(103.437 + 0.12)
    expect(quantiles['90']).toBeLessThan(108.563 + 0.12)
  })
})
