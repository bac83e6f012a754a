import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { rawFor } from '../../../renderer/grid/copying.ts'
import { titleOf } from '../../../renderer/grid/reading.ts'
import {
  editText,
  exactText,
  exactValue,
  readValue,
  shownText,
  unitOf,
} from '../../../renderer/grid/values.ts'
import { formatCell, parseCell } from '../../../shared/table/kinds.ts'
import { column, LAND, MONEY, NUMBER, row, SETTING, TOWN } from './sheets.ts'

const amount = column('a', MONEY)

describe('the unit of a cell', () => {
  it('hangs on the row only for numbers whose column has none', () => {
    const observed = row('r', {}, { unit: '亿元' })
    expect(unitOf(observed, column('v', NUMBER))).toBe('亿元')
    expect(unitOf(observed, column('g', { kind: 'number', title: '增速', unit: '%' }))).toBe('%')
    expect(unitOf(observed, amount)).toBe('万元')
    expect(unitOf(observed, column('a', MONEY, { unit: '亿元' }))).toBe('亿元')
  })

  it('is called as the heading calls it, and in the language of the window where it hangs on the row', () => {
    const headed = column('a', MONEY, { unit: '万元', unitTitle: 'RMB 10k' })
    expect(titleOf('万元', headed, 'en-US')).toBe('RMB 10k')
    expect(titleOf('亿元', column('v', NUMBER), 'en-US')).toBe('¥100m')
    expect(titleOf('亿元', column('v', NUMBER), 'zh-CN')).toBe('亿元')
  })
})

describe('the text of a cell', () => {
  it('has the decimals of the row, while its editor has every digit', () => {
    const gdp = row('r', { v: 1234.5678 }, { unit: '亿元', decimals: 1 })
    expect(shownText(gdp, column('v', NUMBER), SETTING)).toBe('1,234.6')
    expect(editText(gdp, column('v', NUMBER), SETTING)).toBe('1234.5678')
    expect(exactText(gdp, column('v', NUMBER))).toBe('1234.5678亿元')
  })

  it('is edited in the unit that is shown, and in the finest where that one has no finite decimals', () => {
    const plot = row('r', { a: 10_000 })
    expect(editText(plot, column('a', LAND), SETTING)).toBe('1')
    expect(editText(plot, column('a', LAND, { unit: '公顷' }), SETTING)).toBe('1亩')
    expect(editText(row('r', { a: 150_000 }), column('a', LAND, { unit: '公顷' }), SETTING)).toBe('1')
  })

  it('is empty where the value is missing', () => {
    expect(shownText(row('r', { a: null }), amount, SETTING)).toBe('')
    expect(editText(row('r', {}), amount, SETTING)).toBe('')
    expect(exactText(row('r', {}), amount)).toBeUndefined()
  })

  it('is the label of what a reference points at', () => {
    expect(shownText(row('r', { t: 'wenxi' }), column('t', TOWN), SETTING)).toBe('温溪镇')
  })
})

describe('what is read back', () => {
  it('is the amount that was stored, from its exact form and from its editor, in every unit', () => {
    const steps = fc.integer({ min: -(2 ** 51), max: 2 ** 51 })
    const shown = fc.constantFrom(
      amount,
      column('a', MONEY, { unit: '亿元' }),
      column('a', LAND),
      column('a', LAND, { unit: '公顷' }),
    )
    fc.assert(
      fc.property(steps, shown, (value, inColumn) => {
        const held = row('r', { a: value })
        const edited = readValue(held, inColumn, editText(held, inColumn, SETTING), SETTING)
        expect(edited).toEqual({ ok: true, value })
        const sent = parseCell(inColumn.column, exactValue(inColumn, value), { at: {}, rows: SETTING.lookup })
        expect(sent).toEqual({ ok: true, value })
      }),
    )
  })

  it('is the number that was stored, from its editor', () => {
    const finite = fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e12, max: 1e12 })
    fc.assert(
      fc.property(finite, (value) => {
        const held = row('r', { v: value }, { unit: '亿元', decimals: 1 })
        const read = readValue(
          held,
          column('v', NUMBER),
          editText(held, column('v', NUMBER), SETTING),
          SETTING,
        )
        expect(read).toEqual({ ok: true, value: value + 0 })
      }),
    )
  })

  it('takes the unit of the row, and refuses one that cannot stand for it', () => {
    const gdp = row('r', {}, { unit: '亿元' })
    expect(readValue(gdp, column('v', NUMBER), '3500万元', SETTING)).toEqual({ ok: true, value: 0.35 })
    const refused = readValue(gdp, column('v', NUMBER), '12.5%', SETTING)
    expect(refused.ok ? null : refused.rejection.code).toBe('wrong-unit')
  })

  it('shows what the declared kinds show', () => {
    const held = row('r', { a: 12_345_678 })
    expect(shownText(held, amount, SETTING)).toBe(formatCell(MONEY, 12_345_678, { rows: SETTING.lookup }))
  })
})

describe('a pasted cell', () => {
  it('is taken by its unrounded figure in a column of figures, and by its words elsewhere', () => {
    const copied = { text: '1,234.6', exact: '1234.5678亿元' }
    expect(rawFor(copied, NUMBER)).toBe('1234.5678亿元')
    expect(rawFor(copied, { kind: 'text', title: '备注' })).toBe('1,234.6')
  })

  it('holds a merged word for each row, and a merged amount for the first only', () => {
    expect(rawFor({ text: '壶镇镇', merged: true }, TOWN)).toBe('壶镇镇')
    expect(rawFor({ text: '2024', merged: true }, { kind: 'integer', title: '年度' })).toBe('2024')
    expect(rawFor({ text: '1,200', merged: true }, MONEY)).toBeNull()
    expect(rawFor({ text: '1,200' }, MONEY)).toBe('1,200')
  })
})
