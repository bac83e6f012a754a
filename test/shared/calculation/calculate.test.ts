import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { calculate } from '../../../shared/calculation/calculate.ts'
import type { Cell, Column } from '../../../shared/table/column.ts'
import { parseCell } from '../../../shared/table/kinds.ts'
import { wordRejection } from '../../../shared/text/rejections.ts'

const MONEY: Column = { kind: 'quantity', measure: 'money', unit: '万元', title: '投资' }
const LAND: Column = { kind: 'quantity', measure: 'land', unit: '亩', title: '面积', min: 0 }
const SHARE: Column = { kind: 'number', unit: '%', title: '占比' }
const YEAR: Column = { kind: 'integer', title: '年度' }
const PEOPLE: Column = { kind: 'number', unit: '万人', title: '人口' }

const rows = { all: () => [], get: () => undefined }

function stored(column: Column, raw: Cell, unit?: string): Cell | string {
  const result = parseCell(column, raw, { at: {}, rows, calculate, ...(unit === undefined ? {} : { unit }) })
  if (result.ok) return result.value
  const [rejection] = result.rejections
  return rejection ? wordRejection(rejection, 'zh-CN') : ''
}

/** 分 */
const YUAN = 100
const WAN = 10_000 * YUAN
/** 0.0001 亩 */
const MU = 10_000

describe('arithmetic in cells', () => {
  it.each([
    [MONEY, '=1200*1.08', 1296 * WAN],
    [MONEY, '=1,234*2', 2468 * WAN],
    [MONEY, '=（１，２３４．５＋1,000,000）*2', 2_002_469 * WAN],
    [MONEY, '=1,200万元+合计(1,234)*1万元', 1435 * WAN],
    [MONEY, '＝１２００＊１．０８', 1296 * WAN],
    [MONEY, '=1.2亿元/4', 3000 * WAN],
    [MONEY, '=1.2亿/4', 3000 * WAN],
    [MONEY, '=0.1+0.2', 0.3 * WAN],
    [MONEY, '=1200×（1＋8%）', 1296 * WAN],
    [MONEY, '=200*5%', 10 * WAN],
    [MONEY, '=12345元', 12_345 * YUAN],
    [MONEY, '=-(3-5)^2', -4 * WAN],
    [MONEY, '=合计(1, 2, 3.5)', 6.5 * WAN],
    [MONEY, '=四舍五入(1234.5678, 2)', 1234.57 * WAN],
    [MONEY, '=ROUND(10000元/3, 0)', 3333 * YUAN],
    [MONEY, '=如果(3>2, 100, 0)', 100 * WAN],
    [LAND, '=120亩+3.5公顷', 172.5 * MU],
    [LAND, '=3.5ha', 52.5 * MU],
    [LAND, '=1/3*3', MU],
    [LAND, '=0.0015公顷+15平方米', 0.045 * MU],
    [SHARE, '=60万人/80万人', 75],
    [SHARE, '=8%+2%', 10],
    [SHARE, '=5%*(1+8%)', 5.4],
    [SHARE, '=2.5*2', 5],
    [PEOPLE, '=3.2万+8000人', 4],
    [YEAR, '=2025+1', 2026],
  ])('%o %s', (column, raw, value) => {
    expect(stored(column, raw)).toBe(value)
  })

  it('rounds an amount to the step that is stored, halves away from nought', () => {
    expect(stored(LAND, '=1/3')).toBe(3333)
    expect(stored(LAND, '=0.00005')).toBe(1)
    expect(stored(MONEY, '=-0.005元')).toBe(-1)
    expect(stored(MONEY, '=1/3 [元]')).toBe(33)
  })

  it('takes plain numbers in the unit that the cell shows, or in the one that the text names', () => {
    expect(stored(MONEY, '=3*2', '亿元')).toBe(60_000 * WAN)
    expect(stored(MONEY, '=3*2 [亿元]')).toBe(60_000 * WAN)
    expect(stored(MONEY, '=3*2 [亩]')).toMatch(/单位与本列不符/)
  })

  it.each([
    [LAND, '=120亩+3万元', '第 2 个字符：“亩”与“万元”单位不合'],
    [LAND, '=3万元', '算式得到“万元”，而此处的单位是“亩”'],
    [MONEY, '=1.2亿+3000', '“亿元”与无单位的数单位不合'],
    [MONEY, '=10亩/2亩', '算式得到不带单位的数，而此处的单位是“万元”'],
    [MONEY, '=A1+3', '“A1”不是数字'],
    [MONEY, '=3+4/(2-2)', '第 4 个字符：除数是 0'],
    [MONEY, '=SQRT(0-2)', '算不出结果'],
    [MONEY, '=9^9^9', '算出的数太大'],
    [MONEY, '=3+', '公式没有写完'],
    [MONEY, '=1,23*2', '第 3 个字符：看不懂“,”'],
    [MONEY, '=1,234*2+A1', '第 10 个字符'],
    [MONEY, '=1,234*2//3', '第 9 个字符'],
    [MONEY, '=', '公式没有写完'],
    [MONEY, '=3//4', '看不懂“//”'],
    [MONEY, '=观测 GDP', '前面缺少运算符'],
    [MONEY, '=3 范围 0 .. 5', '看不懂“范围”'],
    [MONEY, '=FOO(3)', '没有“FOO”这个函数'],
    [MONEY, '=99999999999亿元', '数值不能大于'],
    [LAND, '=3-5', '数值不能小于 0亩'],
    [YEAR, '=5/2', '“2.5”不是整数'],
    [MONEY, `=${'('.repeat(300)}1${')'.repeat(300)}`, '超过 256 层'],
    [MONEY, `=${'1+'.repeat(2000)}1`, '超过 256 层'],
    [MONEY, `=${'1'.repeat(9000)}`, '超过 8192 个字符'],
  ])('refuses %o %s', (column, raw, words) => {
    expect(stored(column, raw)).toContain(words)
  })

  it('leaves texts alone that only begin with the sign', () => {
    expect(stored({ kind: 'text', title: '备注' }, '=1+1')).toBe('=1+1')
  })

  it('words every refusal in English', () => {
    for (const raw of [
      '=120亩+3',
      '=3万元',
      '=x',
      '=1/0',
      '=LN(0)',
      '=2^99999',
      '=(1',
      `=${'1'.repeat(9000)}`,
    ]) {
      const result = parseCell(LAND, raw, { at: {}, rows, calculate })
      const [rejection] = result.ok ? [] : result.rejections
      expect(rejection && wordRejection(rejection, 'en-US')).toMatch(/^Character \d+: [A-Z“].{10,}\.$/)
    }
  })
})

/** A sum or product with its value as a fraction that the test works out on its own. */
interface Sum {
  readonly text: string
  readonly numerator: bigint
  readonly denominator: bigint
}

const number: fc.Arbitrary<Sum> = fc
  .tuple(fc.integer({ min: 0, max: 99_999 }), fc.integer({ min: 0, max: 999 }))
  .map(([whole, thousandths]) => ({
    text: `${whole}.${String(thousandths).padStart(3, '0')}`,
    numerator: BigInt(whole) * 1000n + BigInt(thousandths),
    denominator: 1000n,
  }))

function joined(sign: string, a: Sum, b: Sum): Sum {
  const text = `(${a.text} ${sign} ${b.text})`
  const crossed = { text, denominator: a.denominator * b.denominator }
  if (sign === '+')
    return { ...crossed, numerator: a.numerator * b.denominator + b.numerator * a.denominator }
  if (sign === '-')
    return { ...crossed, numerator: a.numerator * b.denominator - b.numerator * a.denominator }
  if (sign === '*') return { ...crossed, numerator: a.numerator * b.numerator }
  return { text, numerator: a.numerator * b.denominator, denominator: a.denominator * b.numerator }
}

const { sum } = fc.letrec<{ sum: Sum }>((tie) => ({
  sum: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    number,
    fc
      .tuple(fc.constantFrom('+', '-', '*', '/'), tie('sum'), tie('sum'))
      .filter(([sign, , b]) => sign !== '/' || b.numerator > 0n)
      .map(([sign, a, b]) => joined(sign, a, b)),
  ),
}))

describe('arithmetic on generated expressions', () => {
  it('gives the exact fraction', () => {
    fc.assert(
      fc.property(sum, ({ text, numerator, denominator }) => {
        const result = calculate(text, '')
        if ('code' in result) throw new Error(`${text} was refused: ${result.code}`)
        expect(result.exact).toBe(true)
        expect(result.value.numerator * denominator).toBe(numerator * result.value.denominator)
      }),
      { numRuns: 400 },
    )
  })

  it('stores the nearest step of an amount', () => {
    fc.assert(
      fc.property(sum, ({ text, numerator, denominator }) => {
        const value = stored({ kind: 'quantity', measure: 'land', unit: '亩', title: 'x' }, `=${text}`)
        const size = (numerator < 0n ? -numerator : numerator) * BigInt(MU)
        const below = denominator < 0n ? -denominator : denominator
        const nearest = (2n * size + below) / (2n * below)
        if (nearest > 2n ** 51n) expect(value).toMatch(/数值不能大于/)
        else expect(value).toBe(Number(numerator < 0n !== denominator < 0n ? -nearest : nearest) + 0)
      }),
      { numRuns: 400 },
    )
  })

  it('adds amounts in different units to the step', () => {
    const amount = fc.tuple(
      fc.integer({ min: 0, max: 100_000 }),
      fc.constantFrom('亩', '公顷', '平方米', '平方公里'),
    )
    const steps: Record<string, number> = { 亩: 10_000, 公顷: 150_000, 平方米: 15, 平方公里: 15_000_000 }
    fc.assert(
      fc.property(fc.array(amount, { minLength: 1, maxLength: 20 }), (amounts) => {
        const text = amounts.map(([count, unit]) => `${count}${unit}`).join('+')
        const total = amounts.reduce((sum, [count, unit]) => sum + count * (steps[unit] ?? 0), 0)
        expect(stored(LAND, `=${text}`)).toBe(total)
      }),
      { numRuns: 200 },
    )
  })

  it('never hangs and never throws on any text', () => {
    const signs = fc.constantFrom(
      ...'0123456789.+-*/^()（）%亩元万亿公顷,，eE= <>「」[]',
      'ROUND(',
      'IF(',
      '合计(',
      '//',
      '\n',
    )
    fc.assert(
      fc.property(fc.array(signs, { maxLength: 60 }), (parts) => {
        expect(stored(MONEY, `=${parts.join('')}`)).not.toBeNaN()
      }),
      { numRuns: 2000 },
    )
  })
})
