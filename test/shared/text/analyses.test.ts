import { describe, expect, it } from 'vitest'
import type { BackCast } from '../../../shared/simulation/backcast.ts'
import { amountText, nameSubject, wordBackCast, wordShare, wordSwing } from '../../../shared/text/analyses.ts'

const subject = { name: nameSubject('三镇', '地区生产总值', 2025, 'zh-CN'), unit: '亿元', decimals: 2 }
const english = { name: nameSubject('the towns', 'GDP', 2025, 'en-US'), unit: '¥100m', decimals: 2 }
const land = { id: '新增用地', unit: '亩', present: 160, bounds: [0, 1000] } as const
const aim = { operator: 'above', value: 350 } as const

describe('sentences about analyses', () => {
  it('say to what value a driver has to go, or how close it comes', () => {
    const reached: BackCast = { kind: 'reached', value: 354.6, rounded: 355, margin: 0, monotone: true }
    expect(wordBackCast(reached, land, aim, subject, 'zh-CN')).toBe(
      '“新增用地”由 160亩 提高到 355亩，三镇2025年地区生产总值即达到目标 > 350亿元。',
    )
    const short: BackCast = { kind: 'out-of-reach', value: 1000, margin: -1.8, monotone: true }
    expect(wordBackCast(short, land, aim, subject, 'zh-CN')).toBe(
      '达不到：“新增用地”在 0～1,000亩 之间，最多到 348.20亿元（取 1,000亩），离目标 > 350亿元 还差 1.80亿元。',
    )
    expect(wordBackCast(short, land, { operator: 'at-most', value: 350 }, english, 'en-US')).toBe(
      'Out of reach: with “新增用地” between 0 and 1,000 mu, at least 351.80 ¥100m (at 1,000 mu), 1.80 ¥100m short of the target of ≤ 350 ¥100m.',
    )
    expect(wordBackCast({ kind: 'no-effect', margin: null }, land, aim, subject, 'zh-CN')).toContain('算不出')
    expect(wordBackCast({ kind: 'met', margin: 1, monotone: true }, land, aim, subject, 'zh-CN')).toContain(
      '已达到目标 > 350亿元',
    )
  })

  it('never round an effect to nothing', () => {
    expect(amountText(0.00123, 2)).toBe('0.00123')
    expect(amountText(-0.0000001, 2)).toBe('-1e-7')
    expect(amountText(0, 2)).toBe('0.00')
    expect(amountText(12345.678, 1)).toBe('12,345.7')
  })

  it('tell swings and shares of the variance in both languages', () => {
    const swing = { ...land, lowValue: 0, highValue: 1000, low: 340, high: 352, swing: 12 }
    expect(wordSwing(swing, land, subject, 'zh-CN')).toBe(
      '只动“新增用地”：取 0亩 时三镇2025年地区生产总值为 340.00亿元，取 1,000亩 时为 352.00亿元。',
    )
    expect(wordSwing({ ...swing, low: null, swing: null }, land, english, 'en-US')).toContain(
      'cannot be computed',
    )
    const share = { id: 'x', first: { share: 0.5, error: 0.01 }, total: { share: 0.6, error: 0.02 } }
    expect(wordShare(share, english, 'en-US')).toContain('50.0%')
    expect(wordShare({ ...share, first: null }, subject, 'zh-CN')).toContain('没有变动')
  })
})
