import { describe, expect, it } from 'vitest'
import { parseTabbed, unfold } from '../../../renderer/grid/clipboard.ts'
import { findHeadings, withoutHeadings } from '../../../renderer/grid/headings.ts'
import { readValue } from '../../../renderer/grid/values.ts'
import type { Column } from '../../../shared/table/column.ts'
import { column, MONEY, row, SETTING, TOWN } from './sheets.ts'

const RATE: Column = { kind: 'number', title: '增速', unit: '%' }

const COLUMNS = [
  column('name', { kind: 'text', title: '项目名称' }),
  column('town', TOWN, { title: '所属镇' }),
  column('total', MONEY, { title: '总投资', group: '投资', unit: '万元' }),
  column('rate', RATE),
]

const find = (text: string, columns = COLUMNS) =>
  findHeadings(parseTabbed(text), columns, (one, of) => readValue(row('x', {}), of, one, SETTING).ok)

describe('headings on top of a pasted block', () => {
  it('are what repeats the sheet’s own', () => {
    expect(find('项目名称\t所属镇\t总投资\n甲\t壶镇镇\t3')).toMatchObject({ rows: 1 })
    expect(find('项目名称\n甲\n乙')).toMatchObject({ rows: 1 })
  })

  it('are words where figures belong, in as many rows as there are', () => {
    expect(find('名\t乡镇\t投资额（亿元）\t比上年（%）\n甲\t壶镇镇\t3\t5')).toEqual({
      rows: 1,
      units: [null, null, '亿元', '%'],
    })
    expect(find('2024年项目表\t\t\t\n单位：亿元\t\t\t\n名\t镇\t投资\t增速\n甲\t壶镇镇\t3\t5')).toEqual({
      rows: 3,
      units: [null, null, '亿元', null],
    })
  })

  it('are a merged title', () => {
    const cell = (text: string, columns = 1) => ({ text, rows: 1, columns })
    const block = unfold([
      [cell('壶镇镇项目', 4)],
      [cell('名称'), cell('镇'), cell('投资（亿元）'), cell('增速')],
      [cell('甲'), cell('壶镇镇'), cell('(3)'), cell('5')],
    ])
    const found = findHeadings(
      block ?? [],
      COLUMNS,
      (one, of) => readValue(row('x', {}), of, one, SETTING).ok,
    )
    expect(found?.rows).toBe(2)
    const data = withoutHeadings(block ?? [], found ?? { rows: 0, units: [] })
    expect(data.map((line) => line.map(({ text }) => text))).toEqual([['甲', '壶镇镇', '(3亿元)', '5']])
  })

  it('are none in data, in data with a word where a figure belongs, and in words alone', () => {
    expect(find('甲\t壶镇镇\t3\t5\n乙\t温溪镇\t4\t6')).toBeNull()
    expect(find('甲\t壶镇镇\t待定\t5\n乙\t温溪镇\t4\t6')).toBeNull()
    expect(find('甲\t壶镇镇\t\t\n乙\t温溪镇\t4\t6')).toBeNull()
    expect(find('待定\n待定', COLUMNS.slice(2))).toBeNull()
    expect(find('说明\n甲')).toBeNull()
    expect(find('项目名称\t所属镇\t总投资')).toBeNull()
  })

  it('leave cells alone that name a unit themselves, or none at all', () => {
    const block = parseTabbed('名\t镇\t投资（亿元）\n甲\t壶镇镇\t3500万元\n乙\t温溪镇\t—\n丙\t碧湖镇\t约1.2')
    const found = find('名\t镇\t投资（亿元）\n甲\t壶镇镇\t3')
    expect(withoutHeadings(block, found ?? { rows: 0, units: [] }).map((line) => line[2]?.text)).toEqual([
      '3500万元',
      '—',
      '约1.2亿元',
    ])
  })
})
