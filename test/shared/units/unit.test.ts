import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  combine,
  conversion,
  convert,
  parseUnit,
  raise,
  sameDimensions,
  toHalfWidth,
} from '../../../shared/units/unit.ts'
import type { Unit } from '../../../shared/units/unit.ts'

function unit(text: string): Unit {
  const parsed = parseUnit(text)
  if (!parsed) throw new Error(`no unit ${text}`)
  return parsed
}

describe('units', () => {
  it.each([
    ['亿元', '万元', 1, 10_000],
    ['公顷', '亩', 1, 15],
    ['亩', '平方米', 3, 2000],
    ['平方公里', '亩', 1, 1500],
    ['万亩', '平方公里', 3, 20],
    ['万元/人', '元/人', 2.5, 25_000],
    ['亿元/万人', '元/人', 1, 10_000],
    ['亿元/平方公里', '万元/亩', 15, 100],
    ['人/亿元', '人/万元', 200, 0.02],
    ['年', '月', 2, 24],
    ['‰', '%', 6, 0.6],
    ['%', '', 7.5, 0.075],
    ['倍', '', 2, 2],
    ['万', '', 3, 30_000],
    ['百万元', '亿元', 250, 2.5],
    ['米²', '公顷', 500, 0.05],
    ['人·年', '人·月', 1, 12],
    ['元/人/年', '元/人/月', 120, 10],
  ])('%s becomes %s', (from, to, value, expected) => {
    expect(convert(value, unit(from), unit(to))).toBe(expected)
  })

  it.each([
    ['亿元', '万人'],
    ['家', '座'],
    ['%', '百分点'],
    ['百分点', '%'],
    ['元', '元/人'],
    ['天', '月'],
  ])('%s never becomes %s', (from, to) => {
    expect(convert(1, unit(from), unit(to))).toBeNull()
  })

  it.each([
    '亿圆',
    '元/',
    '/人',
    '%/年',
    '元/%',
    '百分点/年',
    '元//人',
    '万万元',
    '元人',
    '1/',
    '·',
    '元^',
    '年'.repeat(40),
  ])('%s is no unit', (text) => {
    expect(parseUnit(text)).toBeNull()
  })

  it('reads full-width signs, blanks and quotation marks', () => {
    expect(unit('「元 ／ 人」').text).toBe('元/人')
    expect(unit('％').kind).toBe('percent')
    expect(toHalfWidth('１２．５％　（Ａ）')).toBe('12.5% (A)')
  })

  it('shows products and quotients in words', () => {
    expect(combine(unit('亿元'), unit('万人'), -1)?.text).toBe('亿元/万人')
    expect(combine(unit('元/人'), unit('人'), 1)?.text).toBe('元')
    expect(combine(unit(''), unit('人'), -1)?.text).toBe('1/人')
    expect(raise(unit('米'), 2)?.text).toBe('米²')
  })

  it('refuses a unit of more than twelve factors instead of overflowing', () => {
    expect(raise(unit('万亿元'), 12)).not.toBeNull()
    expect(raise(unit('万亿元'), 13)).toBeNull()
  })

  const words = fc.constantFrom(
    '元',
    '万元',
    '亿元',
    '人',
    '万人',
    '亩',
    '公顷',
    '平方公里',
    '公里',
    '年',
    '座',
    '%',
  )
  const shares = fc.constantFrom('%', '‰', '', '倍')
  const simple = fc.oneof(words, shares)

  it('converting there and back gives the number again', () => {
    const pairs = fc.tuple(simple, simple).filter(([a, b]) => sameDimensions(unit(a), unit(b)))
    fc.assert(
      fc.property(pairs, fc.double({ min: -1e12, max: 1e12, noNaN: true }), ([a, b], value) => {
        const there = convert(value, unit(a), unit(b))
        const back = there === null ? NaN : convert(there, unit(b), unit(a))
        expect(back).toBeCloseTo(value, value === 0 ? 9 : 9 - Math.ceil(Math.log10(Math.abs(value) + 1)))
      }),
    )
  })

  it('a conversion is a fraction of whole numbers in lowest terms between units of tables', () => {
    const plain = fc.constantFrom('平方米', '亩', '公顷', '平方公里', '万亩', '万平方米')
    fc.assert(
      fc.property(plain, plain, (a, b) => {
        const there = conversion(unit(a), unit(b))
        const back = conversion(unit(b), unit(a))
        expect(there).toEqual({ multiply: back?.divide, divide: back?.multiply })
        expect(Number.isInteger(there?.multiply) && Number.isInteger(there?.divide)).toBe(true)
      }),
    )
  })

  it('the unit of a product does not hang on the order of its factors, and division undoes it', () => {
    const plain = words.filter((text) => text !== '%')
    fc.assert(
      fc.property(plain, plain, (a, b) => {
        const product = combine(unit(a), unit(b), 1)
        const turned = combine(unit(b), unit(a), 1)
        expect(product && turned && sameDimensions(product, turned)).toBe(true)
        const back = product && combine(product, unit(b), -1)
        expect(back && conversion(back, unit(a))).toEqual({ multiply: 1, divide: 1 })
      }),
    )
  })

  it('never throws on any text', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 80 }), (text) => void parseUnit(text)))
    const pieces = fc.array(fc.constantFrom('元', '/', '·', '万', '%', '^', '2', '²', '百分点', '「', ' '), {
      maxLength: 12,
    })
    fc.assert(fc.property(pieces, (parts) => void parseUnit(parts.join(''))))
  })
})
