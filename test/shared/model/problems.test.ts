import { describe, expect, it } from 'vitest'
import { readModel } from '../../../shared/model/read.ts'
import type { Problem, ProblemCode } from '../../../shared/model/program.ts'
import { CASES as PLAIN_CASES } from './problem-cases.ts'
import { DRAW_CASES } from './problem-cases-draws.ts'
import { wordProblem } from '../../../shared/text/problems.ts'

const CASES = [...PLAIN_CASES, ...DRAW_CASES]

describe('problems of a model text', () => {
  it.each(CASES)('$code: $says', ({ code, text, at, params = {}, says }) => {
    const { program, problems } = readModel(text)
    expect(program).toBeNull()
    expect(problems.map((problem) => problem.code)).toEqual([code])
    const [problem] = problems as [Problem]
    expect([problem.span.line, problem.span.column]).toEqual(at)
    expect(problem.params).toMatchObject(params)
    const sentence = wordProblem(problem, 'zh-CN')
    expect(sentence).toContain(`第 ${at[0]} 行第 ${at[1]} 列：`)
    expect(sentence).toContain(says)
  })

  it('every code is tried above', () => {
    const every: Readonly<Record<ProblemCode, true>> = {
      syntax: true,
      'unknown-declaration': true,
      'unknown-name': true,
      'unknown-function': true,
      'unknown-unit': true,
      'unknown-source': true,
      'duplicate-name': true,
      'reserved-name': true,
      'duplicate-clause': true,
      'clause-not-here': true,
      'needs-value': true,
      'needs-source': true,
      'needs-constant': true,
      cycle: true,
      'unit-mismatch': true,
      'wrong-unit': true,
      'wrong-arguments': true,
      'aggregate-outside-regional': true,
      'regional-needs-aggregate': true,
      'no-initial-value': true,
      'bad-range': true,
      'bad-correlation': true,
      'unknown-choice': true,
      'bad-persistence': true,
      'bad-across': true,
      'two-distributions': true,
      'needs-distribution': true,
      'duplicate-town': true,
      'bad-step': true,
      'too-deep': true,
      'too-long': true,
      'too-many': true,
    }
    expect(new Set(CASES.map(({ code }) => code))).toEqual(new Set(Object.keys(every)))
  })

  it.each(CASES)('$code has whole sentences in both languages', ({ text }) => {
    const [problem] = readModel(text).problems as [Problem]
    const chinese = wordProblem(problem, 'zh-CN')
    const english = wordProblem(problem, 'en-US')
    expect(chinese).toMatch(/[。？；]$/)
    expect(english).toMatch(/^Line \d+, column \d+: .*[.?]$/)
    for (const sentence of [chinese, english]) expect(sentence).not.toMatch(/undefined|NaN|“”|\s{2}|[!！]/)
  })

  it('five mistakes in one text are five problems, each at its own place', () => {
    const { problems } = readModel(
      [
        '## 测试',
        '变量 甲 : 亿元 = 3亿元 + 2万人',
        '变量 乙 = (1 + 2',
        '变量 丙 = 甲 / 1亿元',
        '变量 丁 = 不存在的名称',
        '变数 戊 = 3',
        '变量 己 = 庚',
        '变量 庚 = 己',
      ].join('\n'),
    )
    expect(problems.map(({ code, span }) => `${span.line}:${span.column} ${code}`)).toEqual([
      '2:13 unit-mismatch',
      '3:8 syntax',
      '5:8 unknown-name',
      '6:1 unknown-declaration',
      '7:1 cycle',
    ])
  })

  it('a name whose own declaration is broken is not reported again where it is used', () => {
    const { problems } = readModel('变量 甲 : 亿圆 = 3\n变量 乙 = (\n变量 丙 = 甲 + 乙')
    expect(problems.map(({ code, span }) => `${span.line} ${code}`)).toEqual(['1 unknown-unit', '2 syntax'])
  })

  it('two circles that share a member are reported once, those apart each', () => {
    const { problems } = readModel('变量 a = b + c\n变量 b = a\n变量 c = a\n变量 d = e\n变量 e = d')
    expect(problems.map(({ params }) => params['members'])).toEqual([
      ['a', 'b'],
      ['d', 'e'],
    ])
  })
})
