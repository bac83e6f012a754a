import { Decimal } from 'decimal.js'
import { describe, expect, it } from 'vitest'
import { clearedBy, planSeries } from '../../../renderer/grid/fill.ts'
import { continued, type FillValue } from '../../../renderer/grid/series.ts'
import { viewOf } from '../../../renderer/grid/view.ts'
import { column, NUMBER, row, SETTING } from './sheets.ts'

/** A value as it is written here: a number, a day, a period with `p:`, else a text; null is an empty cell. */
function value(given: number | string | null): FillValue {
  if (given === null) return { kind: 'empty' }
  if (typeof given === 'number')
    return { kind: 'number', amount: new Decimal(given), unit: '', one: new Decimal(1), decimals: null }
  if (/^\d{4}-\d{2}-\d{2}$/.test(given)) return { kind: 'date', day: given }
  if (given.startsWith('p:')) return { kind: 'period', period: given.slice(2) }
  return { kind: 'text', text: given }
}

function written(filled: FillValue): number | string | null {
  switch (filled.kind) {
    case 'empty':
      return null
    case 'number':
      return filled.amount.toNumber()
    case 'date':
      return filled.day
    case 'period':
      return `p:${filled.period}`
    default:
      return filled.text
  }
}

const follow = (
  line: readonly (number | string | null)[],
  count = 3,
  { backwards = false, toggled = false } = {},
) => continued(line.map(value), count, { backwards, toggled }).map(written)

describe('a line goes on', () => {
  it.each<[(number | string | null)[], (number | string | null)[]]>([
    [[7], [7, 7, 7]],
    [
      [1, 2],
      [3, 4, 5],
    ],
    [
      [0.1, 0.2],
      [0.3, 0.4, 0.5],
    ],
    [
      [10, 8],
      [6, 4, 2],
    ],
    [
      [1, 2, 4],
      [5.33333333333333, 6.83333333333333, 8.33333333333333],
    ],
    [['2024-01-30'], ['2024-01-31', '2024-02-01', '2024-02-02']],
    [
      ['2024-01-01', '2024-01-08'],
      ['2024-01-15', '2024-01-22', '2024-01-29'],
    ],
    [
      ['2024-01-15', '2024-02-15'],
      ['2024-03-15', '2024-04-15', '2024-05-15'],
    ],
    [
      ['2024-01-31', '2024-02-29'],
      ['2024-03-31', '2024-04-30', '2024-05-31'],
    ],
    [
      ['2024-12-31', '2025-12-31'],
      ['2026-12-31', '2027-12-31', '2028-12-31'],
    ],
    [
      ['2024-02-29', '2025-02-28'],
      ['2026-02-28', '2027-02-28', '2028-02-29'],
    ],
    [['p:2024Q3'], ['p:2024Q4', 'p:2025Q1', 'p:2025Q2']],
    [['p:2024-11'], ['p:2024-12', 'p:2025-01', 'p:2025-02']],
    [['p:2024H2'], ['p:2025H1', 'p:2025H2', 'p:2026H1']],
    [
      ['p:2020', 'p:2025'],
      ['p:2030', 'p:2035', 'p:2040'],
    ],
    [['一月'], ['二月', '三月', '四月']],
    [['11月'], ['12月', '1月', '2月']],
    [['第1标段'], ['第2标段', '第3标段', '第4标段']],
    [
      ['壶镇第09组', '壶镇第11组'],
      ['壶镇第13组', '壶镇第15组', '壶镇第17组'],
    ],
    [['第三季度'], ['第四季度', '第一季度', '第二季度']],
    [['Q3'], ['Q4', 'Q1', 'Q2']],
    [['2024年3季度'], ['2024年4季度', '2025年1季度', '2025年2季度']],
    [['2024年一季度'], ['2024年二季度', '2024年三季度', '2024年四季度']],
    [['2024Q4'], ['2025Q1', '2025Q2', '2025Q3']],
    [['2024年11月'], ['2024年12月', '2025年1月', '2025年2月']],
    [['2024年上半年'], ['2024年下半年', '2025年上半年', '2025年下半年']],
    [['2024年'], ['2025年', '2026年', '2027年']],
    [['周六'], ['周日', '周一', '周二']],
    [
      ['星期一', '星期三'],
      ['星期五', '星期日', '星期二'],
    ],
    [['Mon'], ['Tue', 'Wed', 'Thu']],
    [['MAY'], ['JUN', 'JUL', 'AUG']],
    [['甲'], ['乙', '丙', '丁']],
    [['项目1'], ['项目2', '项目3', '项目4']],
    [
      ['项目1', '项目3'],
      ['项目5', '项目7', '项目9'],
    ],
    [['A-098'], ['A-099', 'A-100', 'A-101']],
    [['3号地块'], ['4号地块', '5号地块', '6号地块']],
    [['通济堰'], ['通济堰', '通济堰', '通济堰']],
    [
      ['甲方', '乙方'],
      ['甲方', '乙方', '甲方'],
    ],
    [['3.5公顷'], ['3.5公顷', '3.5公顷', '3.5公顷']],
    [
      [1, null],
      [2, null, 3],
    ],
    [
      [1, '合计', 10, 20],
      [2, '合计', 30],
    ],
  ])('%j', (line, expected) => expect(follow(line)).toEqual(expected))

  it('backwards, the nearest first', () => {
    expect(follow([5, 6], 3, { backwards: true })).toEqual([4, 3, 2])
    expect(follow(['2024-03-01'], 2, { backwards: true })).toEqual(['2024-02-29', '2024-02-28'])
    expect(follow(['一月'], 2, { backwards: true })).toEqual(['十二月', '十一月'])
    expect(follow(['2024Q1'], 1, { backwards: true })).toEqual(['2023Q4'])
    // As Excel counts below nought.
    expect(follow(['项目1'], 3, { backwards: true })).toEqual(['项目0', '项目1', '项目2'])
    expect(follow([1, 'x', 3, 4], 4, { backwards: true })).toEqual([2, 1, 'x', 0])
  })

  it('the other way while Ctrl is held', () => {
    const toggled = { toggled: true }
    expect(follow([7], 3, toggled)).toEqual([8, 9, 10])
    expect(follow([1, 2], 3, toggled)).toEqual([1, 2, 1])
    expect(follow(['2024-01-30'], 2, toggled)).toEqual(['2024-01-30', '2024-01-30'])
    expect(follow(['项目1'], 2, toggled)).toEqual(['项目1', '项目1'])
    expect(follow([1, 2], 3, { toggled: true, backwards: true })).toEqual([2, 1, 2])
  })

  it('without crossing units, and to the step that a cell can hold', () => {
    const money = (amount: number, unit: string): FillValue => ({
      kind: 'number',
      amount: new Decimal(amount),
      unit,
      one: new Decimal(10_000),
      decimals: 2,
    })
    expect(
      continued([money(1, '元'), money(2, '元'), money(4, '元')], 1, {
        backwards: false,
        toggled: false,
      }).map(written),
    ).toEqual([5.33])
    expect(
      continued([money(1, '元'), money(5, '公斤')], 2, { backwards: false, toggled: false }).map(written),
    ).toEqual([10_001, 10_005])
  })
})

describe('the handle dragged back into the selection', () => {
  const source = { top: 2, left: 1, bottom: 5, right: 3 }
  it.each([
    [{ row: 5, column: 3 }, null],
    [
      { row: 3, column: 3 },
      { top: 4, left: 1, bottom: 5, right: 3 },
    ],
    [
      { row: 5, column: 1 },
      { top: 2, left: 2, bottom: 5, right: 3 },
    ],
    [
      { row: 2, column: 1 },
      { top: 3, left: 1, bottom: 5, right: 3 },
    ],
    [{ row: 1, column: 3 }, null],
    [{ row: 6, column: 3 }, null],
  ])('at %o empties %o', (point, cleared) => {
    expect(clearedBy(source, point)).toEqual(cleared)
  })
})

it('a column is filled of more cells than a call takes arguments', () => {
  const rows = Array.from({ length: 150_000 }, (_, at) => row(`r${at}`, { a: at === 0 ? 7 : null }))
  const view = viewOf({ rows, columns: [column('a', NUMBER)] })
  const source = { top: 0, left: 0, bottom: 0, right: 0 }
  const target = { top: 1, left: 0, bottom: rows.length - 1, right: 0 }
  const wanted = planSeries(view, SETTING, { source, target, to: 'down' }, false)
  expect(wanted).toHaveLength(149_999)
  expect(wanted.at(-1)).toMatchObject({ point: { row: 149_999, column: 0 } })
})
