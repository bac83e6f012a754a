import { describe, expect, it } from 'vitest'
import { explain, formulaText } from '../../../shared/model/explain.ts'
import { readModel } from '../../../shared/model/read.ts'
import { run } from '../../../shared/simulation/run.ts'

const TEXT = `输入 起点 : 亿元 = 观测 第二产业增加值
假设 增速 : % = 三角(4, 5, 8)  范围 0 .. 20
// 按增速推演
变量 产值 : 亿元 = (产值[上年] + 10000万元) * (1 + 增速)
  初值 起点
全域 总产值 : 亿元 = 合计(产值) * 1
变量 占比 : % = IF(年份 > 2022, 产值 / 总产值, 0)
`

const { program } = readModel(TEXT)
if (!program) throw new Error('the model of this test does not check')
const result = run(program, {
  regions: [
    { id: 'a', name: '甲镇' },
    { id: 'b', name: '乙镇' },
  ],
  baseYear: 2022,
  steps: 3,
  values: new Map([['起点', Float64Array.of(100, 100, 100, NaN, NaN, NaN)]]),
})

describe('explaining a figure', () => {
  it('shows the formula as written with every name’s figure, unit and year', () => {
    const explanation = explain(result, '产值', 0, 2023)
    expect(explanation).toMatchObject({
      kind: 'variable',
      unit: '亿元',
      region: 0,
      part: 'formula',
      doc: '按增速推演',
    })
    expect(explanation.value).toBeCloseTo(106.05, 10)
    expect(explanation.uses).toEqual(['产值', '增速'])
    expect(explanation.tokens).toEqual([
      { kind: 'text', text: '(' },
      {
        kind: 'reference',
        text: '产值[上年]',
        name: '产值',
        unit: '亿元',
        year: 2022,
        quarter: null,
        figures: [{ region: 0, value: 100 }],
      },
      { kind: 'text', text: ' + 10000万元) * (1 + ' },
      {
        kind: 'reference',
        text: '增速',
        name: '增速',
        unit: '%',
        year: 2023,
        quarter: null,
        figures: [{ region: 0, value: 5 }],
      },
      { kind: 'text', text: ')' },
    ])
  })

  it('shows the initial value in the base year, and a missing figure as null', () => {
    expect(explain(result, '产值', 1, 2022)).toMatchObject({
      part: 'initial',
      value: null,
      tokens: [{ kind: 'reference', name: '起点', figures: [{ region: 1, value: null }] }],
    })
  })

  it('shows every town inside an aggregation, and no town for a regional name', () => {
    expect(explain(result, '总产值', 1, 2022)).toMatchObject({
      region: null,
      tokens: [
        { kind: 'text', text: '合计(' },
        {
          name: '产值',
          figures: [
            { region: 0, value: 100 },
            { region: 1, value: null },
          ],
        },
        { kind: 'text', text: ') * 1' },
      ],
    })
    const shares = explain(result, '占比', 0, 2023).tokens.filter((token) => token.kind === 'reference')
    expect(shares.map(({ name, figures }) => [name, figures[0]?.region])).toEqual([
      ['产值', 0],
      ['总产值', null],
    ])
  })

  it('shows the year as a number', () => {
    expect(explain(result, '占比', 0, 2024).tokens[1]).toEqual({ kind: 'time', text: '年份', value: 2024 })
  })

  it('shows the right side of a declaration that has no formula', () => {
    expect(explain(result, '增速', 0, 2023)).toMatchObject({
      part: 'given',
      value: 5,
      tokens: [{ kind: 'text', text: '三角(4, 5, 8)  范围 0 .. 20' }],
      uses: [],
    })
  })

  it('the tokens of every figure put together are the text of its formula', () => {
    for (const [name, declaration] of program.declarations) {
      const { tokens } = explain(result, name, 0, 2024)
      expect(tokens.map(({ text }) => text).join('')).toBe(formulaText(declaration))
    }
  })

  it('goes by quarters in a model of quarters', () => {
    const quarterly = readModel('步长 季度\n变量 x = x[上季] + x[上年] * 0 + 季度 初值 1').program
    if (!quarterly) throw new Error('no program')
    const regions = [{ id: 'a', name: '甲镇' }]
    const inputs = { regions, baseYear: 2022, steps: 9, stepsPerYear: 4, values: new Map() } as const
    const { year, quarter, tokens } = explain(run(quarterly, inputs), 'x', 0, 2024, 1)
    expect([year, quarter]).toEqual([2024, 1])
    expect(tokens).toMatchObject([
      { name: 'x', year: 2023, quarter: 4 },
      { text: ' + ' },
      { name: 'x', year: 2023, quarter: 1 },
      { text: ' * 0 + ' },
      { kind: 'time', value: 1 },
    ])
  })

  it('a name that is not declared is a bug of the caller', () => {
    expect(() => explain(result, '没有', 0, 2022)).toThrow('没有')
  })
})
