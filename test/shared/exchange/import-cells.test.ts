import { describe, expect, it } from 'vitest'
import { calculate } from '../../../shared/calculation/calculate.ts'
import {
  likeness,
  readHeading,
  unitMentioned,
  unitsAtEdges,
  unitsInLine,
} from '../../../shared/exchange/import/heading-text.ts'
import type { ColumnReading } from '../../../shared/exchange/import/cell-reading.ts'
import { readCell } from '../../../shared/exchange/import/read-cell.ts'
import { convertible, SHARE, unitChoices } from '../../../shared/exchange/import/units.ts'
import {
  cellAddress,
  columnLetters,
  errorCell,
  isError,
  looksLikeError,
  NO_RESULT,
  shownCell,
} from '../../../shared/exchange/import/source.ts'
import { withFormula } from '../../../shared/exchange/import/read-arithmetic.ts'
import type { Column } from '../../../shared/table/column.ts'
import { rowsOf } from '../rows.ts'

const MONEY: Column = { kind: 'quantity', measure: 'money', unit: '万元', title: '总投资' }
const LAND: Column = { kind: 'quantity', measure: 'land', unit: '亩', title: '用地' }
const RATE: Column = { kind: 'number', unit: '%', title: '增速' }
const PEOPLE: Column = { kind: 'number', unit: '万人', title: '人口' }
const START: Column = { kind: 'date', title: '开工' }
const END: Column = { kind: 'date', title: '竣工' }
const YEAR: Column = { kind: 'integer', title: '年度', min: 2000, max: 2100 }

function reading(column: Column, unit: string | null = null, round = false): ColumnReading {
  return { name: 'x', column, unit, round, rows: rowsOf({}), calculate }
}

describe('headings of other people’s tables', () => {
  it.each([
    ['总投资（万元）', '总投资', '万元'],
    ['总投资\n(亿元)', '总投资', '亿元'],
    ['总投资/万元', '总投资', '万元'],
    ['总投资(单位：万元)', '总投资', '万元'],
    ['用地面积，公顷', '用地面积', '公顷'],
    ['增速（%）', '增速', '%'],
    ['增减（个百分点）', '增减', '百分点'],
    ['项目（工程）名称', '项目（工程）名称', null],
    ['＊ 总 投 资', '总投资', null],
    ['（亿元）总投资', '总投资', '亿元'],
    ['总投资（亿元', '总投资', '亿元'],
    ['投资额/亿元', '投资额', '亿元'],
    ['投资额：亿元', '投资额', '亿元'],
    ['投资额[亿元]', '投资额', '亿元'],
    ['投资额-亿元', '投资额', '亿元'],
    ['投资额|亿元', '投资额', '亿元'],
    ['投资（单位：亿 元）', '投资', '亿元'],
    ['投资额 单位:亿元', '投资额', '亿元'],
    ['投资额（人民币，百万元）', '投资额', '百万元'],
    ['投资额（万元人民币）', '投资额', '万元'],
    ['投资额（RMB万元）', '投资额', '万元'],
    ['出口额（万美元）', '出口额', '万美元'],
    ['出口额/万美元', '出口额', '万美元'],
    ['用地面积（㎡）', '用地面积', '平方米'],
    ['用地面积（万m²）', '用地面积', '万平方米'],
    ['面积（平方公里）', '面积', '平方公里'],
    ['面积(km²)', '面积', '平方公里'],
    ['面积（ha）', '面积', '公顷'],
    ['人口（万人）', '人口', '万人'],
    ['增减（个百分点）', '增减', '百分点'],
    ['比上年+-%', '比上年+%', null],
    ['万元GDP能耗', '万元gdp能耗', null],
    ['A-B项目', 'ab项目', null],
    ['项目/年度', '项目/年度', null],
  ])('%s is %s in %s', (text, name, unit) => {
    expect(readHeading(text)).toEqual({ name, unit })
  })

  it('names the units of the line above the table', () => {
    expect(unitsInLine('单位：万元')).toEqual(['万元'])
    expect(unitsInLine('填报单位：某镇          单位：万元、亩')).toEqual(['万元', '亩'])
    expect(unitsInLine('（计量单位：亿元）')).toEqual(['亿元'])
    expect(unitsInLine('金额单位：人民币元')).toEqual(['元'])
    expect(unitsInLine('单位：人民币万元')).toEqual(['万元'])
    expect(unitsInLine('填报单位：壶镇镇人民政府')).toEqual([])
    expect(unitsInLine('责任单位')).toEqual([])
  })

  it.each([
    ['亿元总投资', [{ name: '总投资', unit: '亿元' }]],
    ['总投资百万元', [{ name: '总投资', unit: '百万元' }]],
    ['用地面积公顷', [{ name: '用地面积', unit: '公顷' }]],
    ['人口万人', [{ name: '人口', unit: '万人' }]],
    ['总投资', []],
    ['亿元', []],
  ])('%s may be %j', (text, names) => expect(unitsAtEdges(text)).toEqual(names))

  it.each([
    ['亿元以上项目总投资', '亿元'],
    ['总投资（亩）', '亩'],
    ['亩均税收', null],
    ['元旦前完成', null],
    ['项目名称', null],
  ])('%s speaks of %s', (text, unit) => expect(unitMentioned(text)).toBe(unit))

  it('tells like from unlike', () => {
    expect(likeness('总投资额', '总投资')).toBeGreaterThan(0.6)
    expect(likeness('建设单位', '责任单位')).toBeLessThan(0.6)
  })
})

describe('cells of other people’s tables', () => {
  it.each([
    [MONEY, 1234.5, null, 1_234_500_000],
    [MONEY, '１，２３４．５', null, 1_234_500_000],
    [MONEY, '1.2亿', null, 12_000_000_000],
    [MONEY, 1.2, '亿元', 12_000_000_000],
    [MONEY, '3500万元', '亿元', 3_500_000_000],
    [MONEY, 35_000_000, '元', 3_500_000_000],
    [MONEY, '（30）', null, -30_000_000],
    [LAND, 2, '公顷', 300_000],
    [LAND, '1200公斤', null, 12_000_000],
    [RATE, '12.5%', null, 12.5],
    [RATE, 0.125, SHARE, 12.5],
    [RATE, '12.5%', SHARE, 12.5],
    [PEOPLE, 35_200, '人', 3.52],
    [PEOPLE, '35200人', null, 3.52],
    [START, '2025年6月', null, '2025-06-01'],
    [END, '2025年6月', null, '2025-06-30'],
    [END, '2025', null, '2025-12-31'],
    [END, '2025-06-30 08:30', null, '2025-06-30'],
    [END, 45_838, null, '2025-06-30'],
    [YEAR, '2025年度', null, 2025],
    [MONEY, '—', null, null],
    [MONEY, null, null, null],
  ])('%j reads %j in %s as %s', (column, raw, unit, value) => {
    const read = readCell(raw, reading(column, unit))
    expect(read.stop).toBeUndefined()
    expect(read.value).toBe(value)
  })

  it.each([
    [MONEY, '很多', 'not-a-number'],
    [MONEY, '3亩', 'wrong-unit'],
    [MONEY, 1 / 3, 'too-precise'],
    [RATE, '#DIV/0!', 'formula-error'],
    [MONEY, NO_RESULT, 'no-result'],
    [END, '长期', 'not-a-date'],
    [YEAR, 1200, 'too-small'],
  ])('%j refuses %j: %s', (column, raw, code) => {
    expect(readCell(raw, reading(column))).toMatchObject({ value: null, stop: { code } })
  })

  it('joins a name that was broken to fit its cell, and keeps the lines of a long text and of several names', () => {
    const name: Column = { kind: 'text', title: '名称' }
    const broken = (column: Column) => readCell('甲路\n改造', reading(column)).value
    expect(broken(name)).toBe('甲路改造')
    expect(broken({ ...name, long: true })).toBe('甲路\n改造')
    expect(broken({ ...name, names: { from: [], several: true } })).toBe('甲路、改造')
    expect(readCell('A\nB', reading(name)).value).toBe('A B')
  })

  it('takes a text of the form of an error where texts are kept, but no error', () => {
    const name: Column = { kind: 'text', title: '名称' }
    expect(readCell('#REF!', reading(name))).toEqual({ value: '#REF!' })
    expect(readCell('#REF!', { ...reading(name), textsOnly: true })).toEqual({
      value: '#REF!',
      look: { code: 'like-error', text: '#REF!' },
    })
    const stop = { code: 'formula-error', text: '#REF!' }
    expect(readCell(errorCell('#REF!'), reading(name))).toEqual({ value: null, stop })
    expect(readCell('#REF!', reading(MONEY))).toEqual({ value: null, stop })
  })

  it('knows an area again that has no end of decimals in 公顷, and no other', () => {
    const inHectares = reading(LAND, '公顷')
    for (const raw of [86 / 15, 5.73333333333333, '5.7333333333333334'])
      expect(readCell(raw, inHectares)).toEqual({ value: 860_000 })
    for (const raw of [5.733333, 5.73333333333433, '5.7333333333343334'])
      expect(readCell(raw, inHectares)).toMatchObject({ value: null, stop: { code: 'too-precise' } })
    expect(readCell('1234567890123.456', reading(MONEY, '元'))).toMatchObject({
      stop: { code: 'too-precise' },
    })
  })

  it('rounds what the books cannot hold only when it is told to', () => {
    expect(readCell(1 / 3, reading(MONEY, null, true))).toEqual({ value: 333_333 })
  })

  it.each([
    ['1200（含土地）', 1_200_000_000, 'remark'],
    ['1200*', 1_200_000_000, 'remark'],
    ['1200[注1]', 1_200_000_000, 'remark'],
    ['12①', 12_000_000, 'remark'],
    ['25²', 25_000_000, 'remark'],
    ['1,200余万元', 1_200_000_000, 'approximate'],
    ['30左右', 30_000_000, 'approximate'],
    ['1200（万元）', 1_200_000_000, undefined],
    ['1 200 000.5', 1_200_000_500_000, undefined],
  ])('takes the figure out of %s', (text, value, look) => {
    const read = readCell(text, reading(MONEY))
    expect(read.value).toBe(value)
    expect(read.look?.code).toBe(look)
  })

  it.each(['800-1000', '800~1000', '12①3', '（含土地）'])('makes no figure of %s', (text) =>
    expect(readCell(text, reading(MONEY))).toMatchObject({ value: null, stop: { code: expect.any(String) } }),
  )

  it('says that a figure is approximate, and that a month is no day', () => {
    expect(readCell('约120', reading(MONEY)).look).toEqual({ code: 'approximate', text: '约120' })
    expect(readCell('2025年6月', reading(END)).look).toEqual({ code: 'whole-period', text: '2025年6月' })
  })

  it.each([
    [MONEY, '=1200*1.08', null, 1_296_000_000, '=1200*1.08'],
    [MONEY, '＝1200×1.08', '亿元', 12_960_000_000_000, '=1200×1.08 [亿元]'],
    [LAND, '=120亩+3.5公顷', null, 1_725_000, '=120亩+3.5公顷'],
    [PEOPLE, '=30000+5200', '人', 3.52, '=(30000+5200)*0.0001'],
    [PEOPLE, '=3万人+5200人', '人', 3.52, '=3万人+5200人'],
    [RATE, '=5/40', SHARE, 12.5, '=(5/40)*100'],
  ])('%j reads %j in %s and keeps the arithmetic', (column, raw, unit, value, typed) => {
    expect(readCell(raw, reading(column, unit))).toEqual({ value, typed })
  })

  it('refuses arithmetic that points at other cells', () => {
    const { stop } = readCell('=A1+2', reading(MONEY))
    expect(stop).toMatchObject({ code: 'bad-calculation', params: { name: 'A1' } })
  })

  it.each([
    ['1200*1.08', 1296, '=1200*1.08'],
    ['1200*1.08', NO_RESULT, '=1200*1.08'],
    // The file says another result than its formula comes to: the result is what a person has seen.
    ['1200*1.08', 1300, undefined],
    ['1/3', 1 / 3, '=1/3'],
    ['B2*1.08', 1296, undefined],
    ['SUM(B2:B9)', 1296, undefined],
    ['', 1296, undefined],
  ])('a formula %j with the result %s keeps %s', (formula, raw, typed) => {
    const one = reading(MONEY)
    expect(withFormula(readCell(raw, one), raw, formula, one, null).typed).toBe(typed)
  })

  it('takes only units that measure the same', () => {
    expect(convertible(MONEY, '亩')).toBe(false)
    expect(convertible(RATE, '百分点')).toBe(false)
    for (const column of [MONEY, LAND, RATE, PEOPLE])
      for (const unit of unitChoices(column))
        expect([column.title, unit, convertible(column, unit)]).toContain(true)
    expect(unitChoices(START)).toEqual([])
  })
})

describe('addresses', () => {
  it('are those of a spreadsheet', () => {
    expect([0, 25, 26, 701, 702, 16_383].map(columnLetters)).toEqual(['A', 'Z', 'AA', 'ZZ', 'AAA', 'XFD'])
    expect(cellAddress('Sheet1', 6, 2)).toBe('Sheet1!C7')
    expect(cellAddress("项目 '25", 0, 0)).toBe("'项目 ''25'!A1")
    expect(cellAddress('项目表', 0, 0)).toBe('项目表!A1')
  })

  it('and errors are known by their form', () => {
    expect(['#DIV/0!', '#N/A', '#REF!', NO_RESULT].every(looksLikeError)).toBe(true)
    expect(['#1 厂房', '# ', 'DIV/0!', 3].some(looksLikeError)).toBe(false)
    expect(['#DIV/0!', NO_RESULT, errorCell('#REF!')].map(isError)).toEqual([false, true, true])
    expect(shownCell(errorCell('#REF!'))).toBe('#REF!')
  })
})
