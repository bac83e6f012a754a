// Texts that try to break the reader of models: made from a number, so that a failure can be made again.
import { readFileSync } from 'node:fs'
import { LIMITS, readForEditing } from '../../../shared/model/read.ts'
import { run } from '../../../shared/simulation/run.ts'
import { wordProblem } from '../../../shared/text/problems.ts'

const REGIONS = [
  { id: 'a', name: '甲镇' },
  { id: 'b', name: '乙镇' },
]

/** Throws with what is wrong unless the text is read, its problems worded and, if it is sound, its program run. */
export function survive(text: string): void {
  const { program, problems, names } = readForEditing(text)
  const must = (holds: boolean, what: string): void => {
    if (!holds) throw new Error(`${what}: ${JSON.stringify(text.slice(0, 2000))}`)
  }
  must((program === null) === problems.length > 0, 'a program or problems')
  must(problems.length <= LIMITS.problems, 'too many problems')
  const lines = problems.length > 0 ? text.split(/\r\n|\n|\r/) : []
  for (const problem of problems) {
    const { from, to, line, column } = problem.span
    must(from <= to && to <= text.length, 'a place outside the text')
    must(column - 1 <= (lines[line - 1] ?? '').length, 'a column outside its line')
    for (const language of ['zh-CN', 'en-US'] as const)
      must(
        !/undefined|NaN/.test(wordProblem(problem, language).replaceAll(/“[^”]*”/g, '')),
        'a sentence with a hole',
      )
  }
  must(program === null || program.names.length === names.length, 'names that are not the program’s')
  if (!program) return
  const { stepsPerYear } = program
  const { values } = run(program, {
    regions: REGIONS,
    baseYear: 2022,
    steps: 6,
    stepsPerYear,
    values: new Map(),
  })
  for (const figures of values.values())
    must(
      figures.every((figure) => Number.isFinite(figure) || Number.isNaN(figure)),
      'an infinite figure',
    )
}

const WORDS =
  '输入 假设 政策 变量 全域 variable 步长 stepping 季度 年 缺省 范围 相关 初值 误差 截断 每年 自相关 不变 镇间 共同 各镇 甲镇 ' +
  '观测 近年增速 项目 甲 乙 丙 年份 期数 上年 上季 IF MAX 合计 查表 三角 正态 经验分布 ' +
  '且 或 非 not 「 」 「甲」 ( ) （ [ ] 【 , ， : ： = ＝ .. + - * / ^ < >= % · // ※ # 1 2.5 -1 0.5 １２ 1e3 1e999 5% 3亩 亿元 百分点 元/人'

/** The words and signs of the language, and some characters that it has no use for. */
export const PIECES: readonly string[] = WORDS.split(' ').concat(
  ['\n', '\r\n', '\n  ', ' ', '　', '\t'],
  ['\u{20000}', '\ud800', '\ufeff'],
)

/** Sound and unsound texts: the examples of LANGUAGE.md. */
export const EXAMPLES: readonly string[] = [
  ...readFileSync(new URL('../../../LANGUAGE.md', import.meta.url), 'utf8').matchAll(
    /^```镇策\n([^]*?)^```$/gm,
  ),
].map((match) => match[1] ?? '')

function numbersFrom(seed: number): (below: number) => number {
  let state = seed >>> 0
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below
  }
}

/** A text of a kind that the number chooses: any characters, the language's words, a changed example, or changed lines. */
export function fuzzText(seed: number): string {
  const next = numbersFrom(seed)
  const pick = (from: readonly string[]): string => from[next(from.length)] ?? ''
  const kind = next(8)
  if (kind === 0)
    return Array.from({ length: next(300) }, () =>
      String.fromCharCode(next(next(2) === 0 ? 128 : 65536)),
    ).join('')
  if (kind <= 3) {
    const blank = pick(['', ' '])
    const head = pick(['', '变量 甲 = ', '假设 甲 : % = ', '全域 甲 : 亿元 = ', '政策 甲 = 1 '])
    return head + Array.from({ length: next(40) }, () => pick(PIECES)).join(blank)
  }
  let text = pick(EXAMPLES)
  if (kind === 7) {
    const lines = EXAMPLES.join('\n').split('\n')
    text = Array.from({ length: 1 + next(12) }, () => pick(lines)).join('\n')
  }
  for (let left = 1 + next(5); left > 0; left -= 1) {
    const place = next(text.length + 1)
    text = text.slice(0, place) + (next(4) === 0 ? '' : pick(PIECES)) + text.slice(place + next(7))
  }
  return text
}

function lines(count: number, line: (i: number) => string): string {
  return Array.from({ length: count }, (_, i) => line(i)).join('\n')
}

/** Texts up to the limits that cost the most to read. */
export const HARD_TEXTS: readonly (readonly [what: string, text: string])[] = [
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
  ['a megabyte of comments', '// 说明\n'.repeat(160_000)],
  ['a megabyte of line ends', '\r'.repeat(990_000)],
  ['a megabyte of declaration words', '变量\n'.repeat(330_000)],
  ['a megabyte of headings', '## 节\n'.repeat(190_000)],
  ['a megabyte of step lines', '步长 年\n'.repeat(190_000)],
  ['one long circle', lines(5000, (i) => `变量 v${i} = v${(i + 1) % 5000}`)],
  [
    'many circles',
    lines(
      300,
      (i) => `变量 v${i} = ${Array.from({ length: 60 }, (_, j) => `v${(i + j * 7) % 300}`).join('+')}`,
    ),
  ],
  [
    'everything needs everything',
    lines(
      200,
      (i) =>
        `变量 v${i} = ${Array.from({ length: 900 }, (_, j) => `v${j % 200}`)
          .join('+')
          .slice(0, 4900)}`,
    ),
  ],
  ['many unknown names', lines(3000, (i) => `变量 很长的名称${i}号 = 另一个很长的名称${i}号`)],
  [
    'many unknown names in many names',
    lines(9900, (i) => `变量 很长很长很长很长的名称${i}号 = 很长很长很长很长的各称${i}号 + 1`),
  ],
  ['broken operators', lines(200, () => `变量 x = ${'1 + * '.repeat(800)}`)],
  ['broken from the start', lines(200, () => `变量 ${'= 甲 ( ) '.repeat(500)}`)],
  ['broken at the end', lines(200, (i) => `变量 x${i} = MAX(${'甲, 1, '.repeat(800)} 乙 丙)`)],
  ['words without operators', lines(200, (i) => `变量 x${i} = ${'甲乙 '.repeat(1600)}`)],
  ['no declaration words', lines(200, () => '甲 '.repeat(2400))],
  ['broken clauses', lines(200, (i) => `假设 x${i} = 1 ${'范围 截断 各镇 '.repeat(500)}`)],
  [
    'long correlations',
    lines(
      200,
      (i) =>
        `假设 x${i} = 1 相关 ${Array.from({ length: 600 }, (_, j) => `x${j % 200} 0.1`)
          .join(', ')
          .slice(0, 4900)}`,
    ),
  ],
  [
    'long lists of towns',
    lines(
      200,
      (i) => `假设 x${i} = 1 各镇 ${Array.from({ length: 400 }, (_, j) => `镇${j} = 5`).join(', ')}`,
    ),
  ],
  [
    'sound: a megabyte of sums',
    lines(200, (i) => `变量 x${i} = ${Array.from({ length: 8 }, () => `(${'1+'.repeat(200)}1)`).join('+')}`),
  ],
  [
    'sound: a megabyte of products with units',
    lines(200, (i) => `变量 x${i} : 亿元 = MAX(${'3万元/2万人*5人, '.repeat(230)} 1亿元)`),
  ],
  [
    'sound: ten thousand declarations',
    lines(
      10_000,
      (i) => `变量 名称${i} : 亿元 = 名称${i}[上年] * (1 + 5%) + 3万元/2万人*5人 初值 3亿元 // 说明说明说明`,
    ),
  ],
  [
    'sound: ten thousand assumptions',
    lines(
      10_000,
      (i) =>
        `假设 名称${i} : % = 正态(6, 2百分点) 范围 -90 .. 90 截断 0 .. 每年 自相关 0.6 镇间 共同 各镇 甲镇 = 7 // 说明`,
    ),
  ],
  [
    'sound: tables',
    lines(
      200,
      (i) =>
        `变量 x${i} = 查表(年份, ${Array.from({ length: 127 }, (_, j) => `${2000 + j},${j * 3.5}`).join(', ')})`,
    ),
  ],
]
