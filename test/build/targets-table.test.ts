import { describe, expect, it } from 'vitest'
import { targetsTable } from '../../build/targets-table.ts'
import { layOut, widthOf } from '../../build/terminal-table.ts'
import { rowsOf, type Written } from '../shared/rows.ts'

const BOOK: Written = {
  setting: [{ key: 'base-year', value: '2022' }],
  region: [
    { id: 'group', name: '三镇合计', level: 'group' },
    { id: 'a', name: '甲镇', english_name: 'Jia', level: 'town', member_of: 'group' },
    { id: 'b', name: '乙镇', level: 'town', member_of: 'group' },
  ],
  indicator: [
    {
      id: 'seats',
      name: '座位',
      unit: '座',
      kind: 'count',
      direction: 'up',
      aggregation: 'sum',
      decimals: 0,
    },
    { id: 'scene', name: '场景', unit: '', kind: 'yesno', direction: 'up', aggregation: 'none' },
  ],
  target: [
    { region: 'group', indicator: 'seats', year: 2025, basis: 'absolute', operator: 'at-least', value: 1000 },
    { region: 'a', indicator: 'scene', year: 2025, basis: 'absolute', operator: 'complete', value: 1 },
    { region: 'b', indicator: 'scene', year: 2025, basis: 'absolute', operator: 'complete', value: 1 },
  ],
  observation: [
    {
      region: 'a',
      indicator: 'seats',
      period: '2022',
      value: 400,
      vintage: 'final',
      state: 'actual',
      demo: 1,
    },
    { region: 'b', indicator: 'seats', period: '2022', value: 100, vintage: 'final', state: 'actual' },
    { region: 'a', indicator: 'scene', period: '2022', value: 1, vintage: 'final', state: 'actual' },
    { region: 'b', indicator: 'scene', period: '2022', value: 0, vintage: 'final', state: 'actual' },
  ],
}

describe('the table that npm start prints', () => {
  it('has a line per target with a cell per town, its value, its state and what is missing', () => {
    const lines = targetsTable(rowsOf(BOOK), 'zh-CN').split('\n')
    expect(lines).toContain('座位  2025 ≥ 1,000 座  三镇合计 ■ 500 差 500 *')
    expect(lines.find((line) => line.startsWith('场景'))).toMatch(/^场景 +2025 是 +● 是 +■ 否$/)
    expect(lines).toContain('共 3 项：● 已达标 1  ■ 有差距 2')
  })

  it('says that it holds made-up data, and that no model runs', () => {
    expect(targetsTable(rowsOf(BOOK), 'zh-CN')).toContain('* 含演示数据（虚构）')
    expect(targetsTable(rowsOf(BOOK), 'zh-CN')).toContain('没有可运行的模型')
    const real = { ...BOOK, observation: (BOOK['observation'] ?? []).map((row) => ({ ...row, demo: 0 })) }
    expect(targetsTable(rowsOf(real), 'zh-CN')).not.toContain('虚构')
  })

  it('speaks English', () => {
    expect(targetsTable(rowsOf(BOOK), 'en-US')).toMatch(/Jia.*3 in all: ● reached 1  ■ gap 2/s)
  })

  it('says so if there are no targets', () => {
    expect(targetsTable(rowsOf({}), 'zh-CN')).toBe('工作簿中还没有目标。')
  })
})

describe('a table in the terminal', () => {
  it('counts Chinese characters and full-width signs as two columns', () => {
    expect(['镇', 'ab', '（≥）', '95.0%', '——'].map(widthOf)).toEqual([2, 2, 5, 5, 2])
  })

  it('lines its columns up, and lets a short row run on', () => {
    expect(
      layOut([
        ['甲', 'b', 'c'],
        ['aaa', '乙', 'd'],
        ['x', '长长长长长长'],
      ]),
    ).toEqual(['甲   b   c', '─'.repeat(17), 'aaa  乙  d', 'x    长长长长长长'])
  })
})
