import { afterAll, describe, expect, it } from 'vitest'
import { closePool } from '../../../electron/ensemble/pool.ts'
import { simulate } from '../../../electron/ensemble/simulate.ts'
import type { EnsembleTarget } from '../../../shared/simulation/ensemble-target.ts'
import { baseline } from '../../bench/baseline.ts'
import { OUTPUTS, TOWN40_TEXT, town40Inputs } from '../../bench/town40.ts'
import { HERE, MIXED, TARGETS, inputsOf, programOf, requestOf } from './requests.ts'

afterAll(closePool)

function jointTests(regions: readonly number[]): EnsembleTarget['tests'] {
  const of = regions.map((region) => ({ kind: 'figure' as const, name: '产值', region }))
  return [{ measure: { kind: 'sum', of }, operator: 'above', value: 215 }]
}

/** Targets of several towns at once: sums in another order, a rate of all, a town's share, all towns by themselves. */
const JOINT: readonly EnsembleTarget[] = (() => {
  const output = (region: number) => ({ kind: 'figure' as const, name: '产值', region })
  const sum = (regions: readonly number[]) => ({ kind: 'sum' as const, of: regions.map(output) })
  const roots = [0, 1, 2].map((region) => ({ kind: 'figure' as const, name: '根', region, times: 100 }))
  const target = (id: string, ...tests: EnsembleTarget['tests']): EnsembleTarget => ({ id, step: 2, tests })
  const test = (measure: EnsembleTarget['tests'][number]['measure'], value: number) =>
    ({ measure, operator: 'above', value }) as const
  const ratio = (over: EnsembleTarget['tests'][number]['measure'], times: number) =>
    ({ kind: 'ratio', over, under: sum([1, 2, 0]), times }) as const
  const years = [1, 2, 3].map((step) => ({ step, less: 300, known: null }))
  return [
    target('reversed', test(sum([2, 1, 0]), 325)),
    target('rate', test(ratio({ kind: 'sum', of: roots }, 1), 0.9)),
    target('share', test(ratio(output(1), 3), 1)),
    target('years', test({ kind: 'least', of: sum([0, 2, 1]), steps: years }, 10)),
    target('each', ...[0, 1, 2].map((region) => test(output(region), 105))),
    target('none'),
  ]
})()

describe('an ensemble', () => {
  it('gives the check values of the reference model', async () => {
    const { scenarios } = await simulate(
      {
        program: programOf(TOWN40_TEXT),
        scenarios: [{ id: 'base', inputs: town40Inputs() }],
        outputs: OUTPUTS,
        targets: [],
        draws: 10_000,
        seed: 42,
        quantiles: [],
      },
      HERE,
    )
    const mean = (name: string, region: number): number =>
      scenarios[0]?.bands.find((band) => band.name === name && band.region === region)?.mean[10] ?? NaN
    expect(mean('GDP', 0)).toBeCloseTo(274.6149559979, 9)
    expect(mean('Score', 2)).toBeCloseTo(0.9906972744, 10)
    // And so does what the bench compares with.
    const script = baseline(programOf(TOWN40_TEXT)).run(10_000, 42)
    expect(script('GDP', 0)).toBeCloseTo(274.6149559979, 9)
    expect(script('Score', 2)).toBeCloseTo(0.9906972744, 10)
  })

  it('gives the same bytes for any number of threads, any block size and any amount of memory', async () => {
    const request = requestOf(MIXED, { draws: 3333, targets: TARGETS })
    const result = await simulate(request, HERE)
    for (const { name, missing } of result.scenarios[0]?.bands ?? [])
      expect(missing.slice(1).every((share) => share > 0)).toBe(name === '根')
    const expected = JSON.stringify(result)
    for (const options of [
      { threads: 1 },
      { threads: 2 },
      { threads: 7 },
      { threads: 2, lanes: 256 },
      { threads: 0, lanes: 16 },
      { threads: 0, lanes: 4096 },
    ])
      expect(JSON.stringify(await simulate(request, options))).toBe(expected)
    const separable = {
      ...requestOf(MIXED.replace(/^全域.*$/m, '变量 总 : 亿元 = 3 * 产值')),
      targets: [...TARGETS, ...JOINT],
    }
    const once = JSON.stringify(await simulate(separable, HERE))
    for (const threads of [0, 1, 2, 7])
      for (const lanes of [16, 512])
        expect(JSON.stringify(await simulate(separable, { threads, lanes, seriesBytes: 1 }))).toBe(once)
  })

  it('takes towns that hang together one after the other where they do not all fit, to the same bytes', async () => {
    const [target] = TARGETS
    const request = requestOf(
      `${MIXED}\n全域 前三 : 亿元 = 最大(产值[-3]) + 总[上年] 初值 0\n变量 差 = 份额 - 100 * 产值[上年] / 总[上年] 初值 0`,
      {
        draws: 3333,
        targets: target ? [target, { ...target, id: 'joint', tests: jointTests([0, 2]) }, ...JOINT] : [],
        scenarios: [5, 6].map((rate) => ({ id: `${rate}`, inputs: inputsOf({ 甲: rate }) })),
      },
    )
    const result = await simulate(request, HERE)
    // Every target is missed in some draws and reached in others, but the one that asks for nothing.
    for (const { id, steps } of result.scenarios[0]?.targets ?? [])
      if (id === 'none') expect(steps[2]?.probability).toBe(1)
      else expect([id, steps[2]?.probability]).toSatisfy(([, chance]) => chance > 0.02 && chance < 0.98)
    const together = JSON.stringify(result)
    for (const options of [
      { threads: 0 },
      { threads: 2 },
      { threads: 3, lanes: 16 },
      { threads: 0, lanes: 1024 },
    ])
      expect(JSON.stringify(await simulate(request, { ...options, seriesBytes: 1 }))).toBe(together)
  })

  it('changes with the seed, and only with it', async () => {
    const [first, other] = await Promise.all(
      [1, 2].map((seed) => simulate(requestOf(MIXED, { draws: 100, seed }), HERE)),
    )
    expect(first?.scenarios[0]?.bands[0]?.mean[3]).not.toBe(other?.scenarios[0]?.bands[0]?.mean[3])
  })

  it('draws scenarios alike: what differs is what was changed', async () => {
    const request = requestOf('假设 甲 = 正态(5, 2)\n变量 x = 甲', {
      scenarios: [
        { id: 'a', inputs: inputsOf({}) },
        { id: 'b', inputs: inputsOf({ 甲: 6 }) },
      ],
    })
    const { scenarios } = await simulate(request, HERE)
    const [a, b] = scenarios.map(({ bands }) => bands[0])
    expect((b?.mean[2] ?? 0) - (a?.mean[2] ?? 0)).toBeCloseTo(1, 12)
    expect((b?.quantiles[0]?.[2] ?? 0) - (a?.quantiles[0]?.[2] ?? 0)).toBeCloseTo(1, 12)
    expect(b?.deviation[2]).toBeCloseTo(a?.deviation[2] ?? 0, 12)
    // Nothing has been drawn yet in the base year.
    expect([a?.mean[0], a?.deviation[0], b?.mean[0]]).toEqual([5, 0, 6])
  })

  // Mean, deviation and median in closed form; 20,000 draws, four standard errors.
  it.each([
    ['正态(5, 2)', 5, 2, 5],
    ['对数正态(3, 0.4)', 3 * Math.exp(0.08), 3 * Math.exp(0.08) * Math.sqrt(Math.exp(0.16) - 1), 3],
    ['均匀(2, 8)', 5, Math.sqrt(3), 5],
    ['三角(1, 2, 6)', 3, Math.sqrt(14 / 12), 6 - Math.sqrt(0.5 * 5 * 4)],
    ['PERT(0, 0, 10)', 10 / 6, 10 * Math.sqrt(5 / (36 * 7)), 10 * (1 - 0.5 ** 0.2)],
    ['经验分布(1, 3, 2, 7)', 3.25, Math.sqrt(4.4375), 2.5],
    ['正态(0, 1) 截断 0 ..', Math.sqrt(2 / Math.PI), Math.sqrt(1 - 2 / Math.PI), 0.6744897501960817],
    ['三角(0, 1, 2) 截断 .. 1', 2 / 3, Math.sqrt(1 / 18), Math.SQRT1_2],
  ])('draws of %s have its moments and median', async (distribution, mean, deviation, median) => {
    const { scenarios } = await simulate(requestOf(`假设 甲 = ${distribution}\n变量 x = 甲`), HERE)
    const bands = scenarios[0]?.bands ?? []
    expect(bands).toHaveLength(3)
    for (const band of bands) {
      const error = deviation / Math.sqrt(20_000)
      expect(Math.abs((band.mean[1] ?? NaN) - mean)).toBeLessThan(4 * error)
      expect(Math.abs((band.deviation[1] ?? NaN) / deviation - 1)).toBeLessThan(0.035)
      expect(Math.abs((band.quantiles[1]?.[1] ?? NaN) - median)).toBeLessThan(8 * error)
    }
  })

  it('draws correlated as stated, also over years and towns', async () => {
    const text = `假设 甲 = 正态(0, 1) 相关 乙 0.6
假设 乙 = 正态(0, 1)
假设 丙 = 正态(0, 1) 每年 自相关 0.8
假设 丁 = 正态(0, 1) 每年 不变
假设 戊 = 正态(0, 1) 镇间 共同
变量 p = 甲 * 乙
变量 q = 丙 * 丙[上年] 初值 0
变量 r = 丁 - 丁[上年] 初值 0
变量 s = 甲 * 甲[上年] 初值 0
全域 t = 最大(戊) - 最小(戊)
全域 u = 最小(甲) * 最大(甲)`
    const { scenarios } = await simulate(requestOf(text), HERE)
    const mean = (name: string, step: number): number =>
      scenarios[0]?.bands.find((band) => band.name === name)?.mean[step] ?? NaN
    expect(Math.abs(mean('p', 2) - 0.6)).toBeLessThan(0.04)
    expect(Math.abs(mean('q', 3) - 0.8)).toBeLessThan(0.04)
    expect(mean('r', 2)).toBe(0)
    expect(Math.abs(mean('s', 2))).toBeLessThan(0.03)
    expect(mean('t', 2)).toBe(0)
    expect(mean('u', 2)).toBeLessThan(-0.3)
  })

  it('repairs correlations that no numbers can have, and says how far', async () => {
    const text =
      '假设 甲 = 正态(0, 1) 相关 乙 0.9, 丙 -0.9\n假设 乙 = 正态(0, 1) 相关 丙 0.9\n假设 丙 = 正态(0, 1)\n变量 p = 甲 * 乙\n变量 v = 丙 ^ 2'
    const { correlationsMoved, scenarios } = await simulate(requestOf(text), HERE)
    expect(correlationsMoved).toBeGreaterThan(0.1)
    const [p, , , v] = scenarios[0]?.bands ?? []
    expect(p?.mean[1]).toBeGreaterThan(0.2)
    expect(scenarios[0]?.bands.find(({ name }) => name === 'v')?.mean[1]).toBeCloseTo(1, 1)
    expect(v).toBeDefined()
    expect((await simulate(requestOf(MIXED, { draws: 10 }), HERE)).correlationsMoved).toBe(0)
  })

  it('takes what towns have of their own', async () => {
    const text = '假设 甲 = 正态(0, 1) 各镇 乙镇 = 5, 丙镇 = 均匀(10, 12)\n变量 x = 甲'
    const { scenarios } = await simulate(requestOf(text), HERE)
    const [a, b, c] = scenarios[0]?.bands ?? []
    expect([b?.mean[1], b?.deviation[1]]).toEqual([5, 0])
    expect(a?.mean[1]).toBeCloseTo(0, 1)
    expect(c?.mean[1]).toBeCloseTo(11, 1)
    expect(c?.deviation[1]).toBeCloseTo(Math.sqrt(1 / 3), 1)
  })

  it('tells how likely targets are, one by one and together, with the error of that', async () => {
    const text = '假设 甲 = 均匀(0, 1)\n假设 乙 = 均匀(0, 1)\n变量 x = 甲\n变量 y = 乙\n变量 无 = 1 / (x - x)'
    const test = (name: string, value: number): EnsembleTarget['tests'][number] => ({
      measure: { kind: 'figure', name, region: 0 },
      operator: 'at-most',
      value,
    })
    const targets = [
      { id: 'x', step: 2, tests: [test('x', 0.3)] },
      { id: 'y', step: 3, tests: [test('y', 0.5)] },
    ]
    const result = await simulate(requestOf(text, { targets }), HERE)
    const [x] = result.scenarios[0]?.targets ?? []
    const { together } = result.scenarios[0] ?? {}
    expect(x?.steps.map(({ probability }) => Math.round((probability ?? 9) * 20) / 20)).toEqual([
      0, 0.3, 0.3, 0.3,
    ])
    expect(x?.steps[2]?.standardError).toBeCloseTo(Math.sqrt((0.3 * 0.7) / 20_000), 4)
    expect(Math.abs((together?.probability ?? 9) - 0.15)).toBeLessThan(0.011)
    // Nothing is drawn in the base year, where 0.5 is above one aim; afterwards both hold in 15 of 100 draws.
    const jointly = result.scenarios[0]?.jointly.map(({ probability }) => probability ?? 9) ?? []
    expect(jointly[0]).toBe(0)
    expect(jointly.slice(1).every((share) => Math.abs(share - 0.15) < 0.011)).toBe(true)
    const missing = await simulate(
      requestOf(text, { targets: [{ id: 'z', step: 1, tests: [test('无', 3)] }] }),
      HERE,
    )
    expect(missing.scenarios[0]?.together).toEqual({
      probability: null,
      standardError: null,
      unknown: 20_000,
    })
    expect(missing.scenarios[0]?.bands.find(({ name }) => name === '无')).toMatchObject({
      mean: [null, null, null, null],
      missing: [1, 1, 1, 1],
    })
  })

  it('reports progress, and stops when it is told to', async () => {
    const shares: number[] = []
    await simulate(requestOf(MIXED, { draws: 200_000 }), {
      threads: 2,
      onProgress: (share) => shares.push(share),
    })
    expect(shares.at(-1)).toBe(1)
    expect(shares).toEqual(shares.toSorted((a, b) => a - b))
    const control = new AbortController()
    const seen: number[] = []
    const stopped = simulate(requestOf(MIXED, { draws: 400_000 }), {
      threads: 2,
      signal: control.signal,
      onProgress: (share) => {
        seen.push(share)
        control.abort(new Error('enough'))
      },
    })
    await expect(stopped).rejects.toThrow('enough')
    // The threads have let go of what was left: nobody hears of it any more.
    expect(seen.length).toBe(1)
    expect(seen.at(-1)).toBeLessThan(0.9)
    await expect(simulate(requestOf(MIXED, { draws: 0 }), HERE)).rejects.toThrow('0 draws')
    expect((await simulate(requestOf(MIXED, { draws: 100 }), { threads: 2 })).draws).toBe(100)
  })
})
