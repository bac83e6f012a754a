import { describe, expect, it } from 'vitest'
import {
  comparisonText,
  tellOutcome,
  tellSetting,
} from '../../../renderer/pages/scenarios/side-by-side/told-rows.ts'
import { createTexts } from '../../../renderer/text/i18n.ts'
import type { OutcomeRow, SettingRow } from '../../../shared/scenarios/comparison.ts'
import type { Language } from '../../../shared/text/language.ts'
import { world } from '../../shared/scenarios/world.ts'

const target = { region: 'east', indicator: 'gdp', year: 2025, operator: 'above' } as const
const rows = world({
  target: [
    { ...target, id: 'gdp', basis: 'absolute', value: 150 },
    { ...target, id: 'growth', basis: 'above-county', value: 0 },
  ],
})

const telling = async (language: Language = 'zh-CN') => ({
  rows,
  language,
  t: (await createTexts(language)).getFixedT(null, 'comparison'),
})

const gdp: OutcomeRow = {
  ...target,
  id: 'gdp',
  kind: 'target',
  unit: '亿元',
  decimals: 2,
  aim: { operator: 'above', value: 150 },
  cells: [
    { value: 148.2, difference: 0, standing: 'gap' },
    { value: 151, difference: 2.8, standing: 'on-path' },
    { value: 148.2001, difference: 0.0001, standing: 'gap' },
    { value: null, difference: null, standing: 'no-data' },
  ],
  differs: true,
}

describe('rows of the comparison', () => {
  it('tell a target with its aim, every figure and how far it lies from the one compared with', async () => {
    const told = tellOutcome(gdp, 0, await telling())
    expect(told.under).toMatch(/2025 · > 150亿元$/)
    expect(tellOutcome(gdp, 0, { ...(await telling()), language: 'en-US' }).under).toMatch(/> 150 ¥100m$/)
    expect(told.cells.map(({ text, difference }) => [text, difference])).toEqual([
      ['148.20', ''],
      ['151.00', '+2.80'],
      ['148.20', '≈0'],
      ['—', ''],
    ])
    const growth = { ...gdp, id: 'growth', unit: '百分点', aim: { operator: 'above', value: 0 } } as const
    expect(tellOutcome(growth, 0, await telling()).under).toContain('高于所在县 · 百分点')
  })

  it('tell settings by year where they change, and projects in words', async () => {
    const lever: SettingRow = {
      kind: 'lever',
      id: 'lever/新增用地/east',
      name: '新增用地',
      unit: '亩',
      region: 'east',
      differs: true,
      cells: [
        [{ years: null, value: 160 }],
        [{ years: null, value: 80 }],
        [
          { years: [2023, 2024], value: 160 },
          { years: [2025, 2025], value: 40 },
        ],
      ],
    }
    const told = tellSetting(lever, 0, await telling())
    expect(told.cells.map(({ text, difference }) => [text, difference])).toEqual([
      ['160', ''],
      ['80', '-80'],
      ['160（2023–2024年），40（2025年）', ''],
    ])
    const planned = { included: true, shiftYears: 0 }
    const project: SettingRow = {
      kind: 'project',
      id: 'project/p',
      project: 'p',
      differs: true,
      cells: [planned, { included: true, shiftYears: 1 }, { included: false, shiftYears: 0 }],
    }
    const words = (language: Language) =>
      telling(language).then((how) => tellSetting(project, 0, how).cells.map(({ text }) => text))
    expect(await words('zh-CN')).toEqual(['按计划', '推迟 1 年', '不纳入'])
    expect(await words('en-US')).toEqual(['As planned', '1 year(s) later', 'Left out'])
  })

  it('are copied as a table with figures first and differences after them', async () => {
    const words = { demo: '演示', item: '项目', under: '单位', against: '与甲相差' }
    const text = comparisonText([tellOutcome(gdp, 0, await telling())], ['甲', '乙', '丙', '丁'], words)
    const [demo, head, line] = text.split('\n').map((one) => one.split('\t'))
    expect(demo).toEqual(['演示'])
    expect(head?.slice(2, 8)).toEqual(['甲', '乙', '丙', '丁', '甲 与甲相差', '乙 与甲相差'])
    expect(line?.slice(2)).toEqual(['148.20', '151.00', '148.20', '—', '', '+2.80', '≈0', ''])
  })
})
