import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readModel } from '../../../shared/model/read.ts'
import type { Program } from '../../../shared/model/program.ts'
import { centralValue, declaredValue, run } from '../../../shared/simulation/run.ts'
import { valueAt } from '../../../shared/simulation/trajectories.ts'
import type { Trajectories } from '../../../shared/simulation/trajectories.ts'

const REGIONS = [
  { id: 'a', name: '甲镇' },
  { id: 'b', name: '乙镇' },
]
const STEPS = 4

function programOf(text: string): Program {
  const { program, problems } = readModel(text)
  expect(problems).toEqual([])
  if (!program) throw new Error('no program')
  return program
}

function runText(
  text: string,
  values: Readonly<Record<string, readonly number[]>> = {},
  regions = REGIONS,
): Trajectories {
  const given = new Map(Object.entries(values).map(([name, figures]) => [name, Float64Array.from(figures)]))
  return run(programOf(text), { regions, baseYear: 2022, steps: STEPS, values: given })
}

/** The value of one formula in the base year. */
function valueOf(formula: string): number | null {
  return valueAt(runText(`变量 x = ${formula}`), 'x', 0, 2022)
}

describe('a run', () => {
  it('takes the inputs per region and year, and lays results out the same way', () => {
    const result = runText('输入 a : 亿元 = 观测 投资 缺省 9\n变量 b : 万元 = a\n全域 s : 亿元 = 合计(a)', {
      a: [1, 2, 3, 4, 10, 20, NaN, 40],
    })
    expect([...(result.values.get('b') ?? [])]).toEqual([1e4, 2e4, 3e4, 4e4, 1e5, 2e5, NaN, 4e5])
    expect([...(result.values.get('s') ?? [])]).toEqual([11, 22, NaN, 44])
    expect(valueAt(result, 'b', 1, 2024)).toBeNull()
    expect(valueAt(result, 's', 1, 2025)).toBe(44)
    expect(valueAt(result, 'b', 0, 2021)).toBeNull()
    expect(valueAt(result, 'b', 0, 2026)).toBeNull()
    expect(valueAt(result, 'no such name', 0, 2022)).toBeNull()
  })

  it('falls back to what is declared for names that the inputs lack', () => {
    const text =
      '输入 a = 观测 投资\n输入 b = 观测 投资 缺省 2\n假设 c = 近年增速 投资 缺省 3\n假设 d = 正态(4, 1)\n政策 e = 5 范围 0 .. 9'
    const result = runText(text)
    expect(['a', 'b', 'c', 'd', 'e'].map((name) => valueAt(result, name, 1, 2025))).toEqual([
      null,
      2,
      3,
      4,
      5,
    ])
  })

  it.each([
    ['正态(6, 2)', 6],
    ['对数正态(7, 0.1)', 7],
    ['三角(4, 7, 10)', 7],
    ['均匀(4, 10)', 7],
    ['PERT(4, 6, 10)', 6],
    ['8', 8],
    ['8 误差 正态(0, 2)', 8],
    ['经验分布(1, 9, 2)', 2],
    ['经验分布(9, 1, 2, 4)', 3],
    ['正态(6, 2) 截断 7 ..', 7],
    ['对数正态(7, 0.1) 截断 .. 5', 5],
    ['三角(4, 7, 10) 截断 5 .. 9', 7],
    ['近年增速 投资 缺省 9 截断 0 .. 6', 6],
    ['近年增速 投资 缺省 9', 9],
    ['近年增速 投资', null],
  ])('the central value of %s is %s', (value, centre) => {
    const declaration = programOf(`假设 x = ${value}`).declarations.get('x')
    if (declaration?.kind !== 'assumption') throw new Error('not an assumption')
    expect(centralValue(declaration)).toBe(centre)
    expect(declaredValue(declaration)).toBe(centre)
  })

  it('a town has what the model gives it, the others what all have', () => {
    const text =
      '假设 x = 三角(4, 7, 10) 截断 .. 20 各镇 甲镇 = 均匀(10, 50)\n政策 y = 1 范围 0 .. 9 各镇 乙镇 = 5\n变量 z = x * y'
    const result = runText(text)
    expect([0, 1].map((region) => valueAt(result, 'x', region, 2024))).toEqual([20, 7])
    expect([0, 1].map((region) => valueAt(result, 'z', region, 2024))).toEqual([20, 35])
  })

  it('a model of quarters counts quarters, and needs inputs of quarters', () => {
    const text = `步长 季度
变量 年 : 年 = 年份
变量 季 = 季度
变量 期 = 期数
变量 x = x[上季] + 1 初值 0
变量 比上年 = 缺省值(x - x[上年], -1)`
    const program = programOf(text)
    expect(program.stepsPerYear).toBe(4)
    const inputs = { regions: REGIONS, baseYear: 2022, steps: 9, values: new Map() }
    expect(() => run(program, inputs)).toThrow('steps a year')
    const { values } = run(program, { ...inputs, stepsPerYear: 4 })
    const first = (name: string): number[] => [...(values.get(name) ?? [])].slice(0, 9)
    expect(first('年')).toEqual([2022, 2023, 2023, 2023, 2023, 2024, 2024, 2024, 2024])
    expect(first('季')).toEqual([4, 1, 2, 3, 4, 1, 2, 3, 4])
    expect(first('期')).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8])
    expect(first('比上年')).toEqual([-1, -1, -1, -1, 4, 4, 4, 4, 4])
  })

  it('does not change what it is given, and gives the same again', () => {
    const text = '输入 a = 观测 投资\n变量 x = x[上年] * a + 期数 初值 a'
    const figures = [1, 2, 3, 4, 5, 6, 7, 8]
    const first = runText(text, { a: figures })
    expect([...(first.inputs.values.get('a') ?? [])]).toEqual(figures)
    expect(run(first.program, first.inputs).values).toEqual(first.values)
  })

  it('refuses inputs of the wrong length: that is a bug of the caller', () => {
    expect(() => runText('输入 a = 观测 投资', { a: [1, 2, 3] })).toThrow('a has 3 values instead of 8')
  })

  it('one town works as well as many, and none gives missing totals', () => {
    const text = '变量 a = 2\n全域 s = 合计(a)\n变量 share : % = a / s'
    expect(valueAt(runText(text, {}, REGIONS.slice(0, 1)), 'share', 0, 2025)).toBe(100)
    expect(valueAt(runText(text, {}, []), 's', 0, 2025)).toBeNull()
  })

  it('looks back one and two years, per town and over all towns, and never before the base year', () => {
    const text =
      '输入 a = 观测 投资\n变量 one = a[上年] 初值 0\n变量 two = 缺省值(a[-2], -1)\n全域 s = 合计(a)\n全域 before = s[-1] 初值 0'
    const result = runText(text, { a: [1, 2, 3, 4, 5, 6, 7, 8] })
    expect([...(result.values.get('one') ?? [])]).toEqual([0, 1, 2, 3, 0, 5, 6, 7])
    expect([...(result.values.get('two') ?? [])]).toEqual([-1, -1, 1, 2, -1, -1, 5, 6])
    expect([...(result.values.get('before') ?? [])]).toEqual([0, 6, 8, 10])
  })
})

describe('functions', () => {
  it.each([
    ['ROUND(2.5)', 3],
    ['ROUND(-2.5)', -3],
    ['ROUND(1.005, 2)', 1.01],
    ['ROUND(-1.005, 2)', -1.01],
    ['ROUND(1234.5, -2)', 1200],
    ['ROUND(0.1 + 0.2, 15)', 0.3],
    ['ROUND(1e300, 2)', 1e300],
    ['ROUND(12, 400)', 12],
    ['ROUND(12, -400)', 0],
    ['INT(-8.9)', -9],
    ['INT(8.9)', 8],
    ['MOD(3, 2)', 1],
    ['MOD(-3, 2)', 1],
    ['MOD(3, -2)', -1],
    ['MOD(3, 0)', null],
    ['ABS(-4)', 4],
    ['EXP(0)', 1],
    ['EXP(1000)', null],
    ['LN(0)', null],
    ['LN(-1)', null],
    ['SQRT(9)', 3],
    ['SQRT(-9)', null],
    ['LOGIT(0.5)', 0],
    ['LOGIT(1)', null],
    ['LOGIT(0)', null],
    ['LOGIT(1.5)', null],
    ['SIGMOID(0)', 0.5],
    ['SIGMOID(-1000)', 0],
    ['SIGMOID(1000)', 1],
    ['2 ^ -1', 0.5],
    ['(-8) ^ (1 / 3)', null],
    ['0 ^ -1', null],
    ['1e200 * 1e200', null],
    ['1e308 + 1e308', null],
    ['5 / (1e200 * 1e200)', null],
    ['1 / 0', null],
    ['0 / 0', null],
    ['(1 / 0) ^ 0', null],
    ['(1 / 0) > 3', null],
    ['(1 / 0) 或 1', null],
    ['非 (1 / 0)', null],
    ['MIN(1, 1 / 0)', null],
    ['MAX(3, 1, 2, 1 / 0)', null],
    ['MAX(3, 1, 5, 2)', 5],
    ['IF(1 / 0, 1, 2)', null],
    ['IF(2, 3, 1 / 0)', 3],
    ['IF(0, 1 / 0, 4)', 4],
    ['缺省值(1 / 0, 1 / 0)', null],
    ['CLAMP(5, 0, 3)', 3],
    ['CLAMP(-5, 0, 3)', 0],
    ['查表(0, 1, 10, 2, 20)', 10],
    ['查表(1.5, 1, 10, 2, 20)', 15],
    ['查表(2, 1, 10, 2, 20, 4, 0)', 20],
    ['查表(3, 1, 10, 2, 20, 4, 0)', 10],
    ['查表(9, 1, 10, 2, 20)', 20],
    ['查表(1 / 0, 1, 10, 2, 20)', null],
    ['1 = 1', 1],
    ['1 <> 1', 0],
    ['2 <= 1', 0],
    ['1 且 0', 0],
    ['0 或 -2', 1],
  ])('%s = %s', (formula, expected) => {
    expect(valueOf(formula)).toBe(expected)
  })

  it('no result is ever infinite, whatever the inputs', () => {
    const formulas = [
      'a + b',
      'a - b',
      'a * b',
      'a / b',
      'a ^ b',
      'EXP(a)',
      'LN(a)',
      'SQRT(a)',
      'LOGIT(a)',
      'SIGMOID(a)',
    ]
    const more = [
      'MOD(a, b)',
      'ROUND(a, b)',
      'INT(a)',
      'CLAMP(a, b, a)',
      '查表(a, b, a, b + 1, 1)',
      'IF(a > b, a, b)',
    ]
    const program = programOf(
      ['a', 'b'].map((name) => `输入 ${name} = 观测 投资`).join('\n') +
        [...formulas, ...more]
          .map((formula, i) => `\n变量 v${i} = ${formula}\n全域 s${i} = 加权平均(v${i}, b)`)
          .join(''),
    )
    const figures = fc.array(fc.double({ noDefaultInfinity: true }), { minLength: 8, maxLength: 8 })
    fc.assert(
      fc.property(figures, figures, (a, b) => {
        const values = new Map([
          ['a', Float64Array.from(a)],
          ['b', Float64Array.from(b)],
        ])
        const result = run(program, { regions: REGIONS, baseYear: 2022, steps: STEPS, values })
        for (const all of result.values.values())
          expect(all.every((figure) => Number.isFinite(figure) || Number.isNaN(figure))).toBe(true)
      }),
    )
  })
})
