import { describe, expect, it } from 'vitest'
import { readForEditing, readModel } from '../../../shared/model/read.ts'
import type { Declaration, Program } from '../../../shared/model/program.ts'

function programOf(text: string): Program {
  const { program, problems } = readModel(text)
  expect(problems).toEqual([])
  if (!program) throw new Error('no program')
  return program
}

function declarationOf(text: string, name: string): Declaration {
  const declaration = programOf(text).declarations.get(name)
  if (!declaration) throw new Error(`no declaration of ${name}`)
  return declaration
}

describe('reading a model', () => {
  it('an empty text, blank lines and comments alone are a program without names', () => {
    for (const text of ['', ' \n\n', '// nothing\n# 标题\n', '\ufeff'])
      expect(programOf(text).names).toEqual([])
  })

  it('an input knows its source, unit, default, section and documentation', () => {
    const text = [
      '# 模型',
      '## 产业',
      '// 不属于任何声明',
      '',
      '// 基年二产',
      '※ 来自年报',
      '输入 基年二产 ： 亿元 ＝ 观测 第二产业增加值  缺省 ８０ // 暂用',
    ].join('\n')
    expect(declarationOf(text, '基年二产')).toEqual({
      kind: 'input',
      name: '基年二产',
      unit: '亿元',
      section: '产业',
      doc: '基年二产\n来自年报\n暂用',
      text: '输入 基年二产 ： 亿元 ＝ 观测 第二产业增加值  缺省 ８０',
      span: { from: 38, to: 70, line: 7, column: 1 },
      source: { kind: 'observation', of: '第二产业增加值' },
      otherwise: 80,
    })
  })

  it('an assumption knows its distribution, range and correlations, in its own unit', () => {
    const text = '假设 乙 = 1\n假设 甲 : % = 三角(4, 7%, 100‰) 范围 0 .. 20 相关 乙 -0.5\n'
    expect(declarationOf(text, '甲')).toMatchObject({
      kind: 'assumption',
      value: null,
      source: null,
      distribution: { kind: 'triangular', params: [4, 7, 10] },
      range: [0, 20],
      correlations: [{ with: '乙', coefficient: -0.5 }],
    })
  })

  it('an assumption knows how its draws lie, in its own unit', () => {
    const text = `假设 甲 : % = 近年增速 第二产业增加值 缺省 6 误差 经验分布(-150‰, 0, 2百分点)
  截断 .. 20 每年 自相关 0.6 镇间 共同 各镇 壶镇镇 = 7, 「温溪镇」 = 60‰`
    expect(declarationOf(text, '甲')).toMatchObject({
      distribution: null,
      error: { kind: 'empirical', params: [-15, 0, 2] },
      truncation: [null, 20],
      persistence: { kind: 'ar1', coefficient: 0.6 },
      acrossTowns: 1,
      towns: new Map([
        ['壶镇镇', { value: 7, distribution: null }],
        ['温溪镇', { value: 6, distribution: null }],
      ]),
    })
    const english =
      'assumption x : % = NORMAL(6, 2百分点) truncate 0 .. persistence constant across common towns 甲镇 = EMPIRICAL(1, 2)'
    expect(declarationOf(english, 'x')).toMatchObject({
      distribution: { kind: 'normal', params: [6, 2] },
      truncation: [0, null],
      persistence: { kind: 'once' },
      acrossTowns: 1,
      towns: new Map([['甲镇', { value: null, distribution: { kind: 'empirical', params: [1, 2] } }]]),
    })
    expect(declarationOf('假设 x = 正态(6, 2) 镇间 相关 0.4 相关 y 0.2\n假设 y = 1', 'x')).toMatchObject({
      acrossTowns: 0.4,
      correlations: [{ with: 'y', coefficient: 0.2 }],
    })
    expect(declarationOf('assumption x = NORMAL(6, 2) across correlate 1', 'x')).toMatchObject({
      acrossTowns: 1,
    })
    expect(declarationOf('假设 x = 正态(6, 2)', 'x')).toMatchObject({
      error: null,
      truncation: null,
      persistence: { kind: 'yearly' },
      acrossTowns: 0,
      towns: new Map(),
    })
  })

  it('a correlation may be stated on both sides', () => {
    expect(programOf('假设 甲 = 1 相关 乙 0.5\n假设 乙 = 1 相关 甲 0.5').names).toEqual(['甲', '乙'])
  })

  it('constants with units are converted to the declared unit', () => {
    expect(declarationOf('政策 地 : 亩 = 2公顷 范围 0 .. 1平方公里', '地')).toMatchObject({
      value: 30,
      range: [0, 1500],
    })
    expect(declarationOf('输入 x : 亿元 = 观测 投资 缺省 -500万元', 'x')).toMatchObject({ otherwise: -0.05 })
  })

  it('units that agree need no conversion node, others get one with an exact fraction', () => {
    const text = '变量 地 : 公顷 = 30亩 + 1公顷\n变量 地二 : 公顷 = 1公顷 + 1公顷'
    expect(declarationOf(text, '地')).toMatchObject({
      formula: { kind: 'convert', multiply: 1, divide: 15, of: { kind: 'binary' } },
    })
    expect(declarationOf(text, '地二')).toMatchObject({ formula: { kind: 'binary' } })
  })

  it('line ends of every system and no line end at the end are the same', () => {
    const lines = ['变量 a = 1', '变量 b = (a +', '1)', '变量 c = a', '  + b']
    for (const end of ['\n', '\r\n', '\r', '\n\n', '\n// 注释\n'])
      expect(programOf(lines.join(end)).names).toEqual(['a', 'b', 'c'])
  })

  it('a text that is indented as a whole reads the same', () => {
    expect(programOf('  变量 a = 1\n\t变量 b = a\n　变量 c = b').names).toEqual(['a', 'b', 'c'])
  })

  it('places count from 1 after Windows line ends, too', () => {
    expect(programOf('变量 a = 1\r\n变量 b = 2').declarations.get('b')?.span).toMatchObject({
      line: 2,
      column: 1,
    })
  })

  it('comment signs and brackets inside quoted names belong to the name', () => {
    const text = '变量 「a//b（c※」 = 1\n变量 d = 「a//b(c※」 * 2'
    expect(programOf(text).names).toEqual(['a//b(c※', 'd'])
  })

  it('names of JavaScript objects are ordinary names', () => {
    const names = ['constructor', '__proto__', 'toString', 'hasOwnProperty']
    const text = names.map((name, i) => `变量 ${name} = ${names[i - 1] ?? 1}`).join('\n')
    expect(programOf(text).names).toEqual(names)
    expect(readModel('变量 a = constructor(1)').problems.map(({ code }) => code)).toEqual([
      'unknown-function',
    ])
  })

  it('variables are ordered by what they need in the same year, with an order of its own for the base year', () => {
    const text = '变量 甲 : 人 = 乙 * 1人\n变量 乙 = 乙[上年] 初值 丙 / 1人\n变量 丙 : 人 = 甲 初值 3人'
    const { order, initialOrder } = programOf(text)
    expect(order.map(({ name }) => name)).toEqual(['乙', '甲', '丙'])
    expect(initialOrder.map(({ name }) => name)).toEqual(['丙', '乙', '甲'])
  })

  it('a chain of ten thousand variables is ordered', () => {
    const text = Array.from(
      { length: 10_000 },
      (_, i) => `变量 v${i} = ${i < 9999 ? `v${i + 1}` : '1'}`,
    ).join('\n')
    expect(programOf(text).order[0]?.name).toBe('v9999')
  })

  it('a look back inside 缺省值 needs no initial value', () => {
    expect(programOf('输入 a = 观测 投资\n变量 b = 缺省值(a[上年], 0)').names).toEqual(['a', 'b'])
  })

  it('tells the declared names also of a text with mistakes', () => {
    const text = '## 一\n// 说明\n变量 甲 : 亿元 = (\n变数 乙 = 1\n政策 丙 = 不对 范围 1 .. 2'
    expect(readForEditing(text).names).toMatchObject([
      { name: '甲', kind: 'variable', unit: '亿元', section: '一', doc: '说明', span: { line: 3 } },
      { name: '丙', kind: 'lever', unit: '', section: '一', doc: '', span: { line: 5 } },
    ])
  })
})
