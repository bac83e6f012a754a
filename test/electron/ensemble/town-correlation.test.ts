import { afterAll, describe, expect, it } from 'vitest'
import { closePool } from '../../../electron/ensemble/pool.ts'
import { simulate } from '../../../electron/ensemble/simulate.ts'
import type { EnsembleResult } from '../../../electron/ensemble/result.ts'
import { readModel } from '../../../shared/model/read.ts'

afterAll(closePool)

async function simulated(text: string, draws = 20_000): Promise<EnsembleResult> {
  const { program, problems } = readModel(text)
  if (!program) throw new Error(JSON.stringify(problems))
  const regions = ['甲镇', '乙镇', '丙镇'].map((name) => ({ id: name, name }))
  const inputs = { regions, baseYear: 2022, steps: 4, values: new Map() }
  const outputs = program.order.map(({ name }) => name)
  const scenarios = [{ id: 'base', inputs }]
  return simulate(
    { program, scenarios, outputs, targets: [], draws, seed: 42, quantiles: [] },
    { threads: 0 },
  )
}

describe('correlation between towns', () => {
  // Mean over pairs of towns of the product of their normals: their correlation.
  it('draws towns correlated as stated, together with assumptions and years', async () => {
    const text = `假设 甲 = 正态(0, 1) 镇间 相关 0.5
假设 乙 = 正态(0, 1) 镇间 相关 0.7 每年 自相关 0.6
假设 丙 = 正态(0, 1) 镇间 相关 0.3 每年 不变 相关 丁 0.6
假设 丁 = 正态(0, 1) 镇间 相关 0.4
假设 戊 = 正态(0, 1) 相关 己 0.5
假设 己 = 正态(0, 1) 镇间 共同
全域 a = (合计(甲) ^ 2 - 合计(甲 ^ 2)) / 6
全域 b = (合计(乙) ^ 2 - 合计(乙 ^ 2)) / 6
全域 c = (合计(丙) ^ 2 - 合计(丙 ^ 2)) / 6
全域 d = (合计(丁) ^ 2 - 合计(丁 ^ 2)) / 6
全域 e = 最大(己) - 最小(己)
变量 p = 丙 * 丁
变量 q = 乙 * 乙[上年] 初值 0
变量 r = 丙 - 丙[上年] 初值 0
变量 s = 戊 * 己
变量 v = 乙 ^ 2`
    const { scenarios, correlationsMoved } = await simulated(text)
    const mean = (name: string, step: number): number =>
      scenarios[0]?.bands.find((band) => band.name === name)?.mean[step] ?? NaN
    const expected = { a: 0.5, b: 0.7, c: 0.3, d: 0.4, e: 0, p: 0.6, q: 0.6, r: 0, s: 0.5, v: 1 }
    for (const [name, value] of Object.entries(expected))
      expect([name, Math.abs(mean(name, 3) - value) < 0.04]).toEqual([name, true])
    expect([mean('e', 2), mean('r', 2)]).toEqual([0, 0])
    expect(correlationsMoved).toBe(0)
  })

  it('says so where towns cannot be correlated as stated', async () => {
    const text =
      '假设 甲 = 正态(0, 1) 每年 不变 相关 乙 0.5\n假设 乙 = 正态(0, 1) 镇间 共同\n变量 x = 甲 + 乙'
    const { correlationsMoved } = await simulated(text, 16)
    expect(correlationsMoved).toBeCloseTo(0.25, 12)
  })
})
