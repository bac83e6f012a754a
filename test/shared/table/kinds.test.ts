import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Rows } from '../../../shared/table/change.ts'
import type { Cell, Column } from '../../../shared/table/column.ts'
import { formatCell, parseCell } from '../../../shared/table/kinds.ts'
import type { Row } from '../../../shared/table/table.ts'
import { tableNamed } from '../../../shared/tables.ts'

const regions: Row[] = [
  { id: 'huzhen', position: 1, name: '壶镇镇', level: 'town' },
  { id: 'wenxi', position: 2, name: '温溪镇', level: 'town' },
  { id: 'liandu', position: 3, name: '莲都区', level: 'county' },
  { id: 'lishui', position: 4, name: '莲都新区', level: 'county' },
]
const clauses: Row[] = [{ id: 'c-1', position: 1, number: '二（二）', heading: '推进产业提质增效' }]
const rows: Rows = {
  all: (table) => (table === 'region' ? regions : table === 'clause' ? clauses : []),
  get: (table, id) => rows.all(table).find((row) => row.id === id),
}
const column = (table: string, name: string): Column => {
  const found = tableNamed(table)?.columns[name]
  if (!found) throw new Error(`no column ${table}.${name}`)
  return found
}
const read = (of: Column, raw: Cell, unit?: string): unknown => {
  const result = parseCell(of, raw, { at: {}, rows, ...(unit === undefined ? {} : { unit }) })
  return result.ok ? result.value : result.rejections[0]?.code
}
const figure: Column = { kind: 'number', title: '数值' }
const money: Column = { kind: 'quantity', measure: 'money', unit: '万元', title: '总投资', min: 0 }
const land: Column = { kind: 'quantity', measure: 'land', unit: '亩', title: '面积' }

describe('reading cells', () => {
  it.each([
    ['1,234.5', 1234.5],
    ['３．５', 3.5],
    ['（30）', -30],
    ['1.2亿', 1.2],
    ['3500万元', 0.35],
    ['约120', 120],
    ['—', null],
    ['/', null],
    ['', null],
    ['暂无数据', null],
    ['待定', 'not-a-number'],
    ['12万人', 'wrong-unit'],
  ])('a statistic in 亿元 written %s is %s', (raw, expected) => {
    expect(read(figure, raw, '亿元')).toBe(expected)
  })

  it.each([' ', '\u3000 ', '\n\t\r\n', '\u00a0', '\u200b\u2060', '\u0007', '\u200b \ufeff'])(
    'a text of which nothing can be seen is missing, whoever writes it: %j',
    (raw) => {
      expect(read({ kind: 'text', title: '备注' }, raw)).toBe(null)
      expect(read({ kind: 'text', title: '备注', required: true }, raw)).toBe('required')
    },
  )

  it('a text is kept without blanks around it and signs that no file holds', () => {
    expect(read({ kind: 'text', title: '备注' }, '\u3000甲\u0007路\r\n乙 \n')).toBe('甲路\n乙')
  })

  it('a share keeps its percent, a bare ratio takes it as a fraction, money refuses it', () => {
    expect(read(figure, '12.5%', '%')).toBe(12.5)
    expect(read(figure, '１２．５％', '%')).toBe(12.5)
    expect(read(figure, '12.5%', '倍')).toBe(0.125)
    expect(read(figure, '12.5%', '亿元')).toBe('wrong-unit')
    expect(read(figure, '12.5%', '百分点')).toBe('wrong-unit')
  })

  it.each([
    ['1.2亿', 12_000_000_000],
    ['3500', 3_500_000_000],
    ['3500.01元', 350_001],
    [33.333333, 33_333_333],
    ['0.001元', 'too-precise'],
    ['-5', 'too-small'],
    ['3亩', 'wrong-unit'],
    ['99999999999亿', 'too-large'],
  ])('money in 万元 written %s is stored as %s 分', (raw, expected) => {
    expect(read(money, raw)).toBe(expected)
  })

  it('亩, 公顷 and 平方米 are exact in the ledger', () => {
    expect(read(land, '3.5公顷')).toBe(525_000)
    expect(read(land, '52.5')).toBe(525_000)
    expect(read(land, '100㎡')).toBe(1500)
    expect(formatCell(land, 525_000, { rows, unit: '公顷', decimals: 4 })).toBe('3.5000')
  })

  it('a reference is found by id, label, number or the beginning of a label', () => {
    const region = column('observation', 'region')
    expect(read(region, 'huzhen')).toBe('huzhen')
    expect(read(region, '壶镇镇')).toBe('huzhen')
    expect(read(region, '温溪')).toBe('wenxi')
    expect(read(region, '莲都')).toBe('ambiguous-reference')
    expect(read(region, '龙泉')).toBe('no-such-reference')
    expect(read(column('task', 'clause'), '二(二)')).toBe('c-1')
    expect(formatCell(column('task', 'clause'), 'c-1', { rows })).toBe('二（二） 推进产业提质增效')
  })

  it('a choice is taken by its code and by its word', () => {
    const account = column('land_entry', 'account')
    expect(read(account, 'quota')).toBe('quota')
    expect(read(account, '批而未供')).toBe('approved-unsupplied')
    expect(read(account, '其它')).toBe('not-a-choice')
  })

  it('days and periods are read as written in the office', () => {
    const due = column('task', 'due')
    expect(read(due, '2025年3月31日')).toBe('2025-03-31')
    expect(read(due, '2025年底')).toBe('2025-12-31')
    expect(read(due, '2025-02-30')).toBe('not-a-date')
    expect(read(due, 45_000)).toBe('2023-03-15')
    expect(read(due, '45000')).toBe('2023-03-15')
    expect(read(due, '2024.3.1')).toBe('2024-03-01')
    expect(read(due, '2024/3/1 0:00')).toBe('2024-03-01')
    expect(read(due, '2024-03-01T00:00:00')).toBe('2024-03-01')
    expect(read(due, '2024/3/1 8:30')).toBe('not-a-date')
    expect(read(due, '二〇二四年三月二十一日')).toBe('2024-03-21')
    expect(read(due, '二○二四年十月十日')).toBe('2024-10-10')
    expect(read(due, '二零二四年十二月三十一日')).toBe('2024-12-31')
    expect(read(due, '二〇二四年底')).toBe('2024-12-31')
    expect(read(due, '12345')).toBe('not-a-date')
    const period = column('observation', 'period')
    expect(read(period, '2025年三季度')).toBe('2025Q3')
    expect(read(period, 2025)).toBe('2025')
    expect(read(period, '二〇二四年一季度')).toBe('2024Q1')
    expect(read(period, '二〇二四年十一月')).toBe('2024-11')
    expect(read(period, '')).toBe('required')
    expect(read(column('target', 'year'), '2025年')).toBe(2025)
  })
})

describe('reading what was shown', () => {
  const context = { at: {}, rows }

  it('gives back every amount of money and land, in every unit', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -(2 ** 50), max: 2 ** 50 }),
        fc.constantFrom('元', '万元', '亿元'),
        (steps, unit) => {
          const shown: Column = { kind: 'quantity', measure: 'money', unit: unit as '元', title: '' }
          expect(parseCell(shown, formatCell(shown, steps, { rows }), context)).toEqual({
            ok: true,
            value: steps,
          })
        },
      ),
    )
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 2 ** 40 }), (steps) => {
        expect(parseCell(land, formatCell(land, steps, { rows }), context)).toEqual({
          ok: true,
          value: steps,
        })
      }),
    )
  })

  it('gives back every statistic of up to six decimals', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -1e12, max: 1e12 }),
        fc.integer({ min: 0, max: 6 }),
        (digits, decimals) => {
          const value = digits / 10 ** decimals + 0
          expect(parseCell(figure, formatCell(figure, value, { rows }), context)).toEqual({ ok: true, value })
        },
      ),
    )
  })

  it('never throws, whatever the text', () => {
    const columns = [figure, money, land, ...Object.values(tableNamed('observation')?.columns ?? {})]
    fc.assert(
      fc.property(
        fc.constantFrom(...columns),
        fc.oneof(fc.string(), fc.string({ unit: 'binary' }), fc.double()),
        (of, raw) => {
          const result = parseCell(of, raw, context)
          if (result.ok && result.value !== null)
            expect(formatCell(of, result.value, { rows })).toBeTypeOf('string')
        },
      ),
      { numRuns: 2000 },
    )
  })
})

describe('grain capacity in the ledger of land', () => {
  it('is read in 公斤 where the cell is in 公斤, and never taken for an area', () => {
    expect(read(land, '186,000公斤', '公斤')).toBe(1_860_000_000)
    expect(read(land, '186吨', '公斤')).toBe(1_860_000_000)
    expect(read(land, '186000', '公斤')).toBe(1_860_000_000)
    expect(read(land, '12亩', '公斤')).toBe('wrong-unit')
    expect(read(land, '500公斤')).toBe('wrong-unit')
  })
})
