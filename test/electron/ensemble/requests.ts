// Requests that the tests of ensembles share.
import { expect } from 'vitest'
import type { SimulateOptions } from '../../../electron/ensemble/simulate.ts'
import { readModel } from '../../../shared/model/read.ts'
import type { Program } from '../../../shared/model/program.ts'
import type { EnsembleRequest } from '../../../shared/simulation/ensemble.ts'
import type { EnsembleTarget } from '../../../shared/simulation/ensemble-target.ts'
import type { Inputs } from '../../../shared/simulation/trajectories.ts'

/** A program of a text without problems. */
export function programOf(text: string): Program {
  const { program, problems } = readModel(text)
  expect(problems).toEqual([])
  if (!program) throw new Error('no program')
  return program
}

const TOWNS = ['甲镇', '乙镇', '丙镇'].map((name) => ({ id: name, name }))

/** Inputs of three towns, the same number for all of them and all years. */
export function inputsOf(values: Readonly<Record<string, number>>, steps = 4): Inputs {
  const given = Object.entries(values).map(
    ([name, value]) => [name, new Float64Array(3 * steps).fill(value)] as const,
  )
  return { regions: TOWNS, baseYear: 2022, steps, values: new Map(given) }
}

/** A request of everything that a text declares. */
export function requestOf(text: string, parts: Partial<EnsembleRequest> = {}): EnsembleRequest {
  const program = programOf(text)
  return {
    program,
    scenarios: [{ id: 'base', inputs: inputsOf({}) }],
    outputs: program.order.map(({ name }) => name),
    targets: [],
    draws: 20_000,
    seed: 42,
    quantiles: [0.05, 0.5, 0.95],
    ...parts,
  }
}

/** In the calling thread. */
export const HERE: SimulateOptions = { threads: 0 }
/** With regional variables, every kind of draw, and something missing. */
export const MIXED = `输入 b : 亿元 = 观测 产值 缺省 100
假设 甲 : % = 正态(5, 2) 相关 乙 0.6, 丙 -0.3
假设 乙 : % = 三角(1, 4, 9) 截断 2 .. 8 镇间 相关 0.4
假设 丙 : % = PERT(1, 4, 12) 每年 自相关 0.7
假设 丁 = 对数正态(2, 0.3) 镇间 共同 每年 不变
假设 戊 = 经验分布(-2, -1, 0, 0.5, 3)
变量 产值 : 亿元 = 产值[上年] * (1 + 甲) * (1 + 丙 - 乙) 初值 b
变量 根 = 平方根(戊)
全域 总 : 亿元 = 合计(产值)
变量 份额 : % = 产值 / 总 * 丁
变量 前年 : 亿元 = 产值 - 缺省值(产值[-2], 0亿元)`
/** One target of a town, and one of all. */
export const TARGETS: readonly EnsembleTarget[] = [
  {
    id: 'town',
    step: 3,
    tests: [{ measure: { kind: 'figure', name: '产值', region: 1 }, operator: 'at-least', value: 112 }],
  },
  {
    id: 'all',
    step: 2,
    tests: [
      {
        measure: { kind: 'sum', of: [0, 1, 2].map((region) => ({ kind: 'figure', name: '产值', region })) },
        operator: 'above',
        value: 325,
      },
      { measure: { kind: 'figure', name: '根', region: 0 }, operator: 'below', value: 1.5 },
    ],
  },
]
