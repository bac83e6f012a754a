import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { SOFT_RULES } from '../../../shared/rules.ts'
import type { Finding } from '../../../shared/table/rejection.ts'
import { wordFinding, WORDED_RULES } from '../../../shared/text/findings.ts'
import { rowsOf } from '../rows.ts'

const SHARED = fileURLToPath(new URL('../../../shared', import.meta.url))
/** 万元 in 分, 亩 in steps. */
const [WAN, MU] = [1_000_000, 10_000]

/** A workbook in which nearly every rule is broken. */
const broken = rowsOf({
  region: [
    { id: 'jinyun', name: '缙云县', level: 'county' },
    { id: 'huzhen', name: '壶镇镇', level: 'town', parent: 'jinyun' },
  ],
  plan: [{ id: 'plan', title: '2024年度计划', term: 'year', year: 2024, state: 'issued' }],
  task: [{ id: 't', plan: 'plan', region: 'huzhen', content: '建设大桥' }],
  project: [
    {
      id: 'bridge',
      name: '滨江大桥',
      region: 'huzhen',
      category: 'infrastructure',
      stage: 'proposal',
      start: '2024-05-01',
      finish: '2024-01-01',
      total_investment: 1200 * WAN,
      feasibility_estimate: 900 * WAN,
      approved_estimate: 1000 * WAN,
      land_total: 5 * MU,
      on_basic_farmland: 1,
    },
  ],
  project_year: [
    {
      id: 'y',
      project: 'bridge',
      year: 2024,
      investment: 1500 * WAN + 1,
      quarter_1: 100 * WAN,
      quarter_2: 100 * WAN,
      completed: 1600 * WAN,
      new_land: 2000 * MU,
      farmland: 600 * MU,
      paddy: 700 * MU,
    },
    { id: 'y25', project: 'bridge', year: 2025, investment: 10 * WAN },
  ],
  project_fund: [{ id: 'f', project: 'bridge', year: 2024, source: 'county', planned: 1500 * WAN }],
  land_entry: [
    {
      id: 'e',
      date: '2024-01-01',
      year: 2024,
      account: 'quota',
      event: 'sell',
      from_holder: 'bridge',
      amount: 125_050,
    },
    {
      id: 'r',
      date: '2024-02-01',
      year: 2024,
      account: 'quota',
      event: 'reverse',
      to_holder: 'bridge',
      amount: 1,
    },
    {
      id: 'o',
      date: '2024-03-01',
      year: 2024,
      account: 'idle',
      event: 'opening',
      from_holder: 'huzhen',
      amount: 1,
    },
    {
      id: 'c',
      date: '2024-02-01',
      year: 2024,
      account: 'quota',
      event: 'carry-over',
      to_holder: 'huzhen',
      amount: 7,
    },
  ],
  budget_line: [
    {
      id: 'b1',
      region: 'huzhen',
      year: 2024,
      book: 'general',
      side: 'revenue',
      subject: '税收',
      budget: 100 * WAN,
    },
    {
      id: 'b2',
      region: 'huzhen',
      year: 2024,
      book: 'general',
      side: 'expenditure',
      subject_code: '227',
      subject: '预备费',
      budget: 50 * WAN,
      final: 60 * WAN,
    },
    {
      id: 'b3',
      region: 'huzhen',
      year: 2024,
      book: 'general',
      side: 'expenditure',
      subject_code: '214',
      subject: '交通',
      budget: 9 * WAN,
    },
    {
      id: 'b4',
      region: 'huzhen',
      year: 2024,
      book: 'general',
      side: 'expenditure',
      subject_code: '21401',
      subject: '公路',
      budget: 8 * WAN,
      adjusted: 9 * WAN,
      project: 'bridge',
    },
    {
      id: 'b5',
      region: 'huzhen',
      year: 2024,
      book: 'general',
      side: 'expenditure',
      subject: '新增',
      adjusted: 1 * WAN,
    },
  ],
  indicator: [
    indicator('gdp', '地区生产总值', 'sum'),
    indicator('primary', '第一产业增加值', 'sum'),
    indicator('secondary', '第二产业增加值', 'sum'),
    indicator('tertiary', '第三产业增加值', 'sum'),
    {
      ...indicator('rate', '城镇化率', 'pooled'),
      kind: 'ratio',
      unit: '%',
      numerator: 'primary',
      denominator: 'gdp',
    },
  ],
  observation: [
    observation('jinyun', 'gdp', 320),
    observation('huzhen', 'gdp', 400.5),
    observation('huzhen', 'primary', 100),
    observation('huzhen', 'secondary', 100),
    observation('huzhen', 'tertiary', 100),
    observation('huzhen', 'rate', 80),
    { ...observation('huzhen', 'stale', 1), period: '2018' },
  ],
  target: [
    { clause: 'c', region: 'huzhen', indicator: 'gdp', year: 2025, basis: 'absolute', operator: 'above' },
    { clause: 'c', region: 'huzhen', indicator: 'stale', year: 2025, basis: 'absolute', operator: 'above' },
  ],
})

function indicator(id: string, name: string, aggregation: string): Record<string, string | number> {
  return { id, name, unit: '亿元', direction: 'up', kind: 'flow', aggregation, decimals: 1 }
}

function observation(region: string, of: string, value: number): Record<string, string | number> {
  return { region, indicator: of, period: '2023', vintage: 'report', state: 'actual', value }
}

const found = SOFT_RULES.flatMap((rule) => rule.check(broken))
const word = (rule: string, language: 'zh-CN' | 'en-US'): readonly string[] =>
  found.filter((finding) => finding.rule === rule).map((finding) => wordFinding(finding, language))

describe('the sentences of findings', () => {
  it('there is one for every rule that the sources number', () => {
    const files = readdirSync(SHARED, { recursive: true, encoding: 'utf8' }).filter(
      (path) => path.endsWith('.ts') && !path.startsWith('text'),
    )
    const numbers = files.flatMap((path) =>
      [...readFileSync(`${SHARED}/${path}`, 'utf8').matchAll(/'(\p{Script=Han}+-\d+)'/gu)].map(
        ([, number]) => number ?? '',
      ),
    )
    expect(numbers.length).toBeGreaterThan(20)
    expect(WORDED_RULES.toSorted()).toEqual([...new Set(numbers)].toSorted())
  })

  it('every kind of finding can be provoked and is worded in both languages without holes', () => {
    expect(WORDED_RULES.filter((rule) => !found.some((finding) => finding.rule === rule))).toEqual([])
    for (const finding of found)
      for (const language of ['zh-CN', 'en-US'] as const) {
        const sentence = wordFinding(finding, language)
        expect(sentence).not.toMatch(/undefined|NaN|null|\[object|[!！]/)
        expect(sentence.length).toBeGreaterThan(20)
        expect(sentence.endsWith(language === 'zh-CN' ? '。' : '.')).toBe(true)
      }
  })

  it('name the figure, its unit, the year and what to do', () => {
    expect(word('计划-2', 'zh-CN')).toEqual([
      '项目“滨江大桥”2024年资金来源合计 1,500.00万元，比年度计划投资 1,500.000001万元少 0.000001万元。请核对并落实其余资金。',
      '项目“滨江大桥”2025年计划投资 10.00万元，没有资金来源。请核对并落实其余资金。',
    ])
    expect(word('计划-1', 'en-US')).toEqual([
      'Task “建设大桥” has no lead office and cannot be submitted. Please fill it in.',
      'Task “建设大桥” has no due date and cannot be submitted. Please fill it in.',
    ])
    expect(word('土地-4', 'zh-CN')).toEqual([
      '“期初”的分录通常不是转到外部（转入方空）。请核对事项、转出方和转入方。',
    ])
    expect(word('土地-6', 'zh-CN')[0]).toContain(
      '滨江大桥2024年度“新增建设用地计划”用出的比取得的多 12.5049亩',
    )
    expect(word('预算-5', 'en-US')[0]).toContain(
      '(original budget): 9.00 ¥10k, but its parts sum to 8.00 ¥10k',
    )
    expect(word('指标-7', 'zh-CN')[0]).toContain('各镇合计 400.5亿元，超过全县 320亿元')
  })

  it('a finding without its parameters is a bug, not a sentence with a hole', () => {
    const finding: Finding = { rule: '计划-1', severity: 'warn', at: { table: 'task' }, params: {} }
    expect(() => wordFinding(finding, 'zh-CN')).toThrow('no parameter')
    expect(() => wordFinding({ ...finding, rule: '计划-99' }, 'zh-CN')).toThrow('no sentence')
  })
})
