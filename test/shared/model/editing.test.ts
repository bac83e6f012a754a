import { describe, expect, it } from 'vitest'
import { completionAt, fitting } from '../../../shared/model/completion.ts'
import type { Vocabulary } from '../../../shared/model/completion.ts'
import { wordAt } from '../../../shared/model/cursor.ts'
import { FUNCTION_WORDS } from '../../../shared/model/functions.ts'
import { HARD_TEXTS, fuzzText } from './fuzz-texts.ts'
import { readForEditing, readModel } from '../../../shared/model/read.ts'
import { dependenciesOf } from '../../../shared/model/references.ts'
import {
  CLAUSE_WORDS,
  DECLARATION_WORDS,
  PREVIOUS_WORDS,
  SOURCE_WORDS,
  TIME_WORDS,
} from '../../../shared/model/words.ts'
import { wordMeaning } from '../../../shared/text/model-words.ts'

const TEXT = `输入 基年产值 : 亿元 = 观测 第二产业增加值
假设 增速 : % = 三角(4, 5, 8) 范围 0 .. 20
假设 折减 = 0.9
政策 用地 : 亩 = 300 范围 0 .. 1000
变量 产值 : 亿元 = 产值[上年] * (1 + 增速 * 折减 ^ 期数) + 带动 初值 基年产值
变量 带动 : 亿元 = 用地 * 50「万元/亩」
全域 总产值 : 亿元 = 合计(产值)
`
const VOCABULARY: Vocabulary = {
  names: readForEditing(TEXT).names,
  indicators: [
    { name: '第二产业增加值', unit: '亿元' },
    { name: '绿化覆盖率（建成区）', unit: '%' },
  ],
  towns: ['甲镇', '乙镇'],
}

/** Labels offered at the end of a line that is put behind the text. */
function offered(line: string, most = 100): string[] {
  const text = TEXT + line
  const completion = completionAt(text, text.length, VOCABULARY)
  return completion ? fitting(completion, null, most).map(({ label }) => label) : []
}

describe('what is offered while typing', () => {
  it.each([
    ['', '变量'],
    ['变', '变量'],
    ['lev', 'lever'],
    ['步长 ', '季度'],
    ['变量 ', '第二产业增加值'],
    ['变量 甲 : 亿', '亿元'],
    ['变量 甲 : 亿元 = 3万', '万元'],
    ['输入 甲 = ', '近年增速'],
    ['假设 甲 = ', '正态'],
    ['假设 甲 = tri', 'TRIANGULAR'],
    ['输入 甲 = 观测 ', '第二产业增加值'],
    ['输入 甲 = 项目 ', '有效投资'],
    ['变量 甲 = 增速 + 折', '折减'],
    ['变量 甲 = (', '四舍五入'],
    ['变量 甲 = 产值[', '上年'],
    ['变量 甲 = 产值[上年]\n  ', '初值'],
    ['假设 甲 = 5 ', '误差'],
    ['假设 甲 = 5 误差 ', '经验分布'],
    ['假设 甲 = 5 每年 ', '自相关'],
    ['假设 甲 = 5 镇间 ', '共同'],
    ['假设 甲 = 5 各镇 ', '甲镇'],
    ['假设 甲 = 5 各镇 甲镇 = 4, ', '乙镇'],
    ['假设 甲 = 5 相关 ', '折减'],
    ['全域 甲 = ', '合计'],
  ])('after “%s”: %s', (line, label) => {
    expect(offered(line)).toContain(label)
  })

  it.each([
    ['变量 甲 = 1 // 增'],
    ['## 增'],
    ['变量 '.repeat(1) + '新名'],
    ['变量 甲 = 增速', '合计'],
    ['假设 甲 = 5 范围 0 .. 9 ', '范围'],
    ['假设 甲 = 5 相关 ', '产值'],
    ['政策 甲 = 5 ', '误差'],
  ])('not after “%s”: %s', (line, label?: string) => {
    if (label === undefined) expect(offered(line)).toEqual([])
    else expect(offered(line)).not.toContain(label)
  })

  it('everything offered after a formula begins with or holds what is typed, best first', () => {
    expect(offered('变量 甲 = 产')).toEqual(['产值', '基年产值', '总产值'])
  })

  it('finds Chinese words by their spelling', () => {
    const text = `${TEXT}变量 甲 = zs`
    const completion = completionAt(text, text.length, VOCABULARY)
    const spell = (word: string) => ({ initials: word === '增速' ? 'zs' : 'x', full: 'x' })
    expect(completion && fitting(completion, spell, 9).map(({ label }) => label)).toEqual(['增速'])
  })

  it('puts names with brackets into 「」 and the cursor into the brackets of a function', () => {
    const at = (line: string) =>
      completionAt(TEXT + line, TEXT.length + line.length, VOCABULARY)?.offers ?? []
    expect(at('输入 甲 = 观测 ').find(({ label }) => label.startsWith('绿'))?.insert).toBe(
      '「绿化覆盖率（建成区）」',
    )
    expect(at('变量 甲 = ').find(({ label }) => label === '最大')).toMatchObject({
      insert: '最大()',
      back: 1,
    })
    expect(at('变量 甲 = 3').find(({ label }) => label === '万元/亩')?.insert).toBe('「万元/亩」')
  })
})

describe('the word at a place', () => {
  const text = '变量 「甲（乙）」 = ＡＢ + 丙[上年] // 丁\n'
  it.each([
    [0, '变量'],
    [2, '变量'],
    [4, '甲（乙）'],
    [13, 'AB'],
    [18, '丙'],
    [20, '上年'],
    [10, null],
    [26, null],
    [text.length, null],
  ])('%s: %s', (offset, name) => {
    const word = wordAt(text, offset)
    expect(word && word.name.replaceAll('(', '（').replaceAll(')', '）')).toBe(name)
  })
})

describe('no text can break the editor', () => {
  it('at any place of changed examples', () => {
    for (let seed = 0; seed < 1000; seed += 1) {
      const text = fuzzText(seed)
      for (let at = 0; at <= 5; at += 1) {
        const offset = Math.floor((text.length * at) / 5)
        const completion = completionAt(text, offset, VOCABULARY)
        if (completion) expect(completion.from + completion.typed.length).toBe(offset)
        const word = wordAt(text, offset)
        if (word) expect(word.from <= offset && offset <= word.to && word.to <= text.length).toBe(true)
      }
    }
  })

  it.each(HARD_TEXTS)('%s', (_, text) => {
    for (const offset of [0, text.length >> 1, text.length]) {
      expect(completionAt(text, offset, VOCABULARY)?.offers).not.toEqual([])
      expect(wordAt(text, offset)?.from ?? 0).toBeLessThanOrEqual(offset)
    }
  })
})

describe('what feeds a name and what it feeds', () => {
  const { program } = readModel(TEXT)
  if (!program) throw new Error('no program')

  it('tells what is read in the same year, before, or only at the start', () => {
    expect(dependenciesOf(program, '产值')).toEqual({
      feeds: [
        { name: '产值', when: 'before' },
        { name: '增速', when: 'now' },
        { name: '折减', when: 'now' },
        { name: '带动', when: 'now' },
        { name: '基年产值', when: 'start' },
      ],
      fed: [
        { name: '产值', when: 'before' },
        { name: '总产值', when: 'now' },
      ],
    })
    expect(dependenciesOf(program, '用地')).toEqual({ feeds: [], fed: [{ name: '带动', when: 'now' }] })
  })
})

it('every word of the language has its meaning in both languages, other words have none', () => {
  const words = [CLAUSE_WORDS, DECLARATION_WORDS, PREVIOUS_WORDS, SOURCE_WORDS, TIME_WORDS].flatMap((map) => [
    ...map.keys(),
  ])
  for (const word of [...words, ...FUNCTION_WORDS, '三角', '经验分布'])
    for (const language of ['zh-CN', 'en-US'] as const)
      expect([word, wordMeaning(word, language)]).not.toContain(null)
  expect(wordMeaning('产值', 'zh-CN')).toBeNull()
  expect(wordMeaning('constructor', 'zh-CN')).toBeNull()
})
