import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

const CLI = fileURLToPath(new URL('../../electron/cli.ts', import.meta.url))

interface Ran {
  readonly exit: number
  readonly out: string
  readonly errors: string
}

describe('analyses on the command line', () => {
  let folder = ''
  /** Runs a verb on the sample workbook. */
  const zhence = (words: readonly string[]): Promise<Ran> =>
    new Promise((resolve) => {
      const env = { ...process.env, INIT_CWD: folder, ZHENCE_LANGUAGE: 'zh' }
      execFile(process.execPath, [CLI, ...words], { env }, (error, out, errors) =>
        resolve({ exit: typeof error?.code === 'number' ? error.code : 0, out, errors }),
      )
    })
  const answer = async (...words: readonly string[]) => {
    const { exit, out, errors } = await zhence(words)
    if (exit !== 0) throw new Error(`${words.join(' ')} ended with ${exit}: ${errors}`)
    return JSON.parse(out)
  }
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'zhence-test-'))
    await answer('new', 'a.zhence', '--sample')
  })
  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  it('tornado lists every driver, widest first, in words too', async () => {
    const told = await answer('tornado', 'a.zhence', '--region', '壶镇', '--year', '2025')
    expect(told).toMatchObject({
      scenarioName: '基准',
      outcome: { region: 'huzhen', unit: '亿元', year: 2025 },
    })
    expect(told.drivers.length).toBeGreaterThan(20)
    expect(told.drivers[0].swing).toBeGreaterThanOrEqual(told.drivers[1].swing)
    expect(told.drivers[0].message).toContain('只动')
    expect(told.label).toBe('演示数据（虚构）')
  })

  it('contribution adds up to the difference of two scenarios', async () => {
    const told = await answer('contribution', 'a.zhence', '--from', '积极', '--to', '压力')
    const sum = told.parts.reduce((total: number, { part }: { part: number }) => total + part, 0)
    expect(Math.abs(sum - (told.toValue - told.fromValue))).toBeLessThan(1e-9)
    expect(told.parts[0].message).toContain('使三镇合计2025年地区生产总值')
  })

  it('contribution of draws splits the chance of a target, and says where each part comes from', async () => {
    const words = ['contribution', 'a.zhence', '--to', '压力', '--target', 'target-gdp-three-towns']
    const told = await answer(...words, '--draws', '300')
    expect(told).toMatchObject({ measure: 'chance', draws: 300, unit: '%', fromName: '基准' })
    const sum = told.parts.reduce((total: number, { part }: { part: number }) => total + part, 0)
    expect(Math.abs(sum - told.difference)).toBeLessThan(1e-9)
    expect(told.message).toContain('的达标概率由')
    for (const { source } of told.parts) expect(source).toContain('依据：')
  })

  it('[情景-22] compare puts all scenarios side by side', async () => {
    const told = await answer('compare', 'a.zhence', '--base', '积极')
    expect(told.scenarios.length).toBeGreaterThanOrEqual(6)
    expect(told.scenarios[0].name).toBe('积极')
    const [gdp] = told.outcomes
    expect(gdp).toMatchObject({ kind: 'target', regionName: '三镇合计', differs: true })
    const [own, other] = gdp.values
    expect(own.difference).toBe(0)
    expect(other.difference).toBeCloseTo(other.value - own.value, 9)
    const two = await answer('compare', 'a.zhence', '--scenarios', '压力', '--all')
    expect(two.scenarios.map(({ name }: { name: string }) => name)).toEqual(['基准', '压力'])
    expect(two.settings.some(({ differs }: { differs: boolean }) => !differs)).toBe(true)
  })

  it('backcast tells what one driver, or each, takes to reach a target', async () => {
    const target = ['--target', 'target-gdp-three-towns'] as const
    const { drivers } = await answer('backcast', 'a.zhence', ...target)
    expect(new Set(drivers.map(({ kind }: { kind: string }) => kind)).has('reached')).toBe(true)
    const [only, ...others] = (await answer('backcast', 'a.zhence', ...target, '--driver', '招商引资'))
      .drivers
    expect([only.kind, others]).toEqual(['reached', []])
    expect(only.message).toContain('即达到目标')
  })

  it('grid tells which combinations reach the target', async () => {
    const words = ['grid', 'a.zhence', '--x', '新增用地', '--y', '招商引资', '--steps', '3']
    const told = await answer(...words, '--target', 'target-gdp-three-towns')
    expect(told.combinations).toHaveLength(9)
    expect(told.reached).toBe(told.combinations.filter(({ reached }: { reached: boolean }) => reached).length)
    expect((await answer(...words)).combinations[0]).not.toHaveProperty('reached')
  })

  it('sobol is the same for the same seed', async () => {
    const words = ['sobol', 'a.zhence', '--draws', '60', '--seed', '7']
    const [first, second] = [await answer(...words), await answer(...words)]
    expect(first).toEqual(second)
    expect(first).toMatchObject({ seed: 7, draws: 60, used: 60 })
  })

  it('refuses what the workbook does not have, and says what it has', async () => {
    const cases = [
      [['tornado', 'a.zhence', '--indicator', '幸福指数'], 1, '地区生产总值'],
      [['tornado', 'a.zhence', '--year', '1999'], 2, '--year'],
      [['backcast', 'a.zhence'], 2, '--target'],
      [['backcast', 'a.zhence', '--target', 'x'], 1, 'target-gdp-three-towns'],
      [['backcast', 'a.zhence', '--target', 'target-gdp-three-towns', '--driver', 'x'], 1, '招商引资'],
      [['grid', 'a.zhence', '--x', '招商引资'], 2, '--y'],
      [['contribution', 'a.zhence'], 2, '--to'],
      [['contribution', 'a.zhence', '--to', '压力', '--from', 'x'], 1, '基准'],
      [['sobol', 'a.zhence', '--draws', '3'], 2, '--draws'],
      [['compare', 'a.zhence', '--scenarios', '压力,x'], 1, '基准'],
      [['contribution', 'a.zhence', '--to', '压力', '--draws', '0'], 2, '--draws'],
      [['grid', 'a.zhence', '--x', '招商引资', '--y', '招商引资'], 2, '--y'],
    ] as const
    for (const [words, exit, told] of cases) {
      const ran = await zhence(words)
      expect([words, ran.exit, ran.errors.includes(told)]).toEqual([words, exit, true])
    }
  })
})
