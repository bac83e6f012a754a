import { expect, it } from 'vitest'
import type { RunNote } from '../../../shared/scenarios/note.ts'
import { wordNote } from '../../../shared/text/notes.ts'

const at = { name: '起始增速', region: '壶镇镇', indicator: '地区生产总值' }
const project = { project: '工业园', region: '温溪镇', year: 2024 }
const NOTES: readonly RunNote[] = [
  { code: 'unknown-scenario', scenario: 'x' },
  { code: 'name-not-in-model', name: 'a', scenario: '积极' },
  { code: 'unknown-town', name: 'a', town: '虎镇镇' },
  {
    code: 'outside-range',
    name: 'a',
    region: '壶镇镇',
    value: 30,
    min: -5,
    max: 20,
    unit: '%',
    scenario: '',
  },
  { code: 'no-such-indicator', name: 'a', indicator: 'b' },
  { code: 'no-such-feed', name: 'a', feed: 'b' },
  { code: 'units-differ', name: 'a', unit: '人', indicator: 'b', indicatorUnit: '亿元' },
  { code: 'figure-missing', ...at, year: 2022, used: 5, unit: '%' },
  { code: 'figure-missing', ...at, year: 2022, used: null, unit: '%' },
  { code: 'trend-missing', ...at, used: 5, unit: '%' },
  { code: 'city-for-county', ...at, county: '青田县', city: '丽水市' },
  { code: 'above-missing', ...at, used: null, unit: '%' },
  { code: 'project-idle', ...project, land: 505_000, money: 0 },
  { code: 'project-idle', ...project, land: 0, money: 123_450_000 },
  { code: 'project-unfinished', ...project, because: 2023 },
  { code: 'project-unfinished', ...project, because: null },
  { code: 'not-in-model', indicator: 'b' },
  { code: 'beyond-horizon', year: 2030, horizon: 2025 },
  { code: 'members-missing', who: ['壶镇镇', '碧湖镇'] },
  { code: 'not-aggregated', indicator: 'b' },
  { code: 'scopes-differ' },
  { code: 'bases-differ', year: 2023, own: 'real', county: 'nominal' },
  { code: 'above-unpublished', above: '青田县', indicator: 'b' },
  { code: 'county-carried', county: '缙云县', years: [2024, 2025] },
  { code: 'city-carried', city: '丽水市', year: 2023 },
  { code: 'falls-behind', year: 2025 },
  {
    code: 'other-scope',
    who: ['壶镇镇', '碧湖镇'],
    indicator: 'b',
    year: 2022,
    wanted: 'territorial',
    found: ['按所在县的规定', null],
  },
  { code: 'other-scope', who: ['壶镇镇'], indicator: 'b', year: 2022, wanted: 'county', found: ['属地'] },
  { code: 'other-formula', region: '壶镇镇', indicator: 'b', year: 2022, from: 'observed' },
  { code: 'other-formula', region: '壶镇镇', indicator: 'b', year: 2022, from: 'derived' },
  { code: 'half-done', year: 2024, value: 96, operator: 'at-least', aim: 130, unit: '座', credit: 0 },
  { code: 'half-done', year: 2024, value: 96, operator: 'at-least', aim: 130, unit: '座', credit: 96 / 130 },
  { code: 'demo' },
]

it.each(NOTES)('$code is worded in both languages, with nothing left open and nobody shouted at', (note) => {
  for (const language of ['zh-CN', 'en-US'] as const) {
    const words = wordNote(note, language)
    expect(words).not.toMatch(/undefined|null|NaN|\[object|[!！]/)
    expect(words.at(-1)).toBe(language === 'zh-CN' ? '。' : '.')
  }
})

it('a project without land or money is named with the year and exactly what it lacks', () => {
  const idle: RunNote = { code: 'project-idle', ...project, land: 505_000, money: 123_450_000 }
  expect(wordNote(idle, 'zh-CN')).toBe(
    '温溪镇项目“工业园”2024年缺新增建设用地 50.50 亩，缺资金 123.45 万元，当年不计投资、不计用地。',
  )
  expect(wordNote(idle, 'en-US')).toContain('50.50 mu of construction land and 123.45 ¥10k of funds in 2024')
})

it('a scope that is missing is named as the settings and the figures call it', () => {
  const other = {
    code: 'other-scope',
    who: ['壶镇镇', '碧湖镇'],
    indicator: '财政总收入',
    year: 2022,
  } as const
  const note: RunNote = { ...other, wanted: 'territorial', found: ['按所在县的规定', null] }
  expect(wordNote(note, 'zh-CN')).toContain(
    '壶镇镇、碧湖镇2022年“财政总收入”没有口径为“属地全部收入”的数，只有“按所在县的规定”、未写明口径的',
  )
  expect(wordNote(note, 'en-US')).toContain('“属地全部收入”')
})

it('what a half-done facility counts is never rounded up to all of it', () => {
  const half = { code: 'half-done', year: 2024, operator: 'at-least', aim: 130, unit: '座' } as const
  const share: RunNote = { ...half, value: 96, credit: 96 / 130 }
  expect(wordNote(share, 'zh-CN')).toBe('2024年已有 96座，要求 ≥ 130座，尚未达到；按设置，按完成比例计 74%。')
  expect(wordNote({ ...share, credit: 0.999 }, 'zh-CN')).toContain('计 99%')
  expect(wordNote({ ...share, credit: 0 }, 'zh-CN')).toContain('未建成不计分')
})
