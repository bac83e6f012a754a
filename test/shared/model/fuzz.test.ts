import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { LIMITS, declaredNames, readModel } from '../../../shared/model/read.ts'
import { run } from '../../../shared/simulation/run.ts'
import { wordProblem } from '../../../shared/text/problems.ts'

const REGIONS = [
  { id: 'a', name: '甲镇' },
  { id: 'b', name: '乙镇' },
]

/** Reads a text, words its problems and runs it if it can be run; every place must lie inside the text. */
function survive(text: string): void {
  const { program, problems } = readModel(text)
  expect(program === null).toBe(problems.length > 0)
  expect(problems.length).toBeLessThanOrEqual(LIMITS.problems)
  const lines = text.split(/\r\n|\n|\r/)
  for (const problem of problems) {
    const { from, to, line, column } = problem.span
    expect(from <= to && to <= text.length).toBe(true)
    expect(column - 1).toBeLessThanOrEqual((lines[line - 1] ?? '').length)
    for (const language of ['zh-CN', 'en-US'] as const)
      expect(wordProblem(problem, language)).not.toContain('undefined')
  }
  declaredNames(text)
  if (!program) return
  const { values } = run(program, { regions: REGIONS, baseYear: 2022, steps: 3, values: new Map() })
  for (const figures of values.values())
    for (const figure of figures) expect(Number.isFinite(figure) || Number.isNaN(figure)).toBe(true)
}

const WORDS =
  '输入 假设 政策 变量 全域 variable 缺省 范围 相关 初值 观测 近年增速 项目 甲 乙 丙 年份 期数 上年 IF MAX 合计 查表 三角 ' +
  '且 或 非 not 「 」 「甲」 ( ) （ [ ] 【 , ， : ： = ＝ .. + - * / ^ < >= % · // ※ # 1 2.5 １２ 1e3 1e999 5% 3亩 亿元 百分点 元/人'
const PIECES = [...WORDS.split(' '), '\n', '\r\n', '\n  ', ' ', '　', '\t', '\u{20000}', '\ud800']

const examples = [
  ...readFileSync(new URL('../../../LANGUAGE.md', import.meta.url), 'utf8').matchAll(
    /^```镇策\n([^]*?)^```$/gm,
  ),
].map((match) => match[1] ?? '')

describe('no text can break the reader', () => {
  it('any characters at all', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 300 }), survive), { numRuns: 300 })
  })

  it('any sequence of the language’s own words and signs', () => {
    const words = fc.array(fc.constantFrom(...PIECES), { maxLength: 60 })
    fc.assert(
      fc.property(words, fc.boolean(), (pieces, blanks) => survive(pieces.join(blanks ? ' ' : ''))),
      { numRuns: 1000 },
    )
  })

  it('sound texts with pieces cut out, put in and exchanged', () => {
    const change = fc.record({ at: fc.nat(), cut: fc.nat({ max: 6 }), put: fc.constantFrom('', ...PIECES) })
    fc.assert(
      fc.property(
        fc.constantFrom(...examples),
        fc.array(change, { minLength: 1, maxLength: 5 }),
        (text, changes) => {
          let mutated = text
          for (const { at, cut, put } of changes) {
            const place = at % (mutated.length + 1)
            mutated = mutated.slice(0, place) + put + mutated.slice(place + cut)
          }
          survive(mutated)
        },
      ),
      { numRuns: 1000 },
    )
  })

  it.each([
    ['open brackets', '变量 x = ' + '('.repeat(4000)],
    ['open quotation marks', ('变量 x = ' + '「'.repeat(4000) + '\n').repeat(200)],
    ['minus signs', '变量 x = ' + '-'.repeat(4000) + '1'],
    ['powers', '变量 x = ' + '2^'.repeat(2000) + '1'],
    ['sums', '变量 x = ' + '1+'.repeat(2000) + '1'],
    ['nested calls', '变量 x = ' + 'ABS('.repeat(250) + '1' + ')'.repeat(250)],
    ['conditions', '变量 x = AND(' + '1,'.repeat(254) + '1)'],
    ['commas', '变量 x = MAX(' + ','.repeat(4000) + ')'],
    ['one line of a megabyte', '变量 x = ' + 'a'.repeat(990_000)],
    ['a megabyte of comment signs', '// '.repeat(330_000)],
    ['a megabyte of line ends', '\r'.repeat(990_000)],
    ['a megabyte of declaration words', '变量\n'.repeat(330_000)],
    ['one long circle', Array.from({ length: 5000 }, (_, i) => `变量 v${i} = v${(i + 1) % 5000}`).join('\n')],
    [
      'many circles',
      Array.from(
        { length: 300 },
        (_, i) => `变量 v${i} = ${Array.from({ length: 60 }, (__, j) => `v${(i + j * 7) % 300}`).join('+')}`,
      ).join('\n'),
    ],
    [
      'many unknown names',
      Array.from({ length: 3000 }, (_, i) => `变量 很长的名称${i}号 = 另一个很长的名称${i}号`).join('\n'),
    ],
  ])('%s', (_, text) => {
    survive(text)
  })
})
