import { describe, expect, it } from 'vitest'
import type { BackCast } from '../../../shared/simulation/backcast.ts'
import {
  amountText,
  nameSubject,
  wordBackCast,
  wordDifference,
  wordPart,
  wordPlayer,
  wordShare,
  wordSwing,
} from '../../../shared/text/analyses.ts'

const subject = { name: nameSubject('三镇', '地区生产总值', 2025, 'zh-CN'), unit: '亿元', decimals: 2 }
const english = { name: nameSubject('the towns', 'GDP', 2025, 'en-US'), unit: '¥100m', decimals: 2 }
const land = { id: '新增用地', unit: '亩', present: 160, bounds: [0, 1000] } as const
const aim = { operator: 'above', value: 350 } as const
const names = { region: (id: string) => id, project: () => '产业园', unit: (unit: string) => unit }

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
      'Out of reach: with “新增用地” between 0 and 1,000 亩, at least 351.80 ¥100m (at 1,000 亩), 1.80 ¥100m short of the target of ≤ 350 ¥100m.',
    )
    expect(wordBackCast({ kind: 'no-effect', margin: null }, land, aim, subject, 'zh-CN')).toContain('算不出')
    expect(wordBackCast({ kind: 'met', margin: 1, monotone: true }, land, aim, subject, 'zh-CN')).toContain(
      '已达到目标 > 350亿元',
    )
  })

  it('say what was changed and what it brings', () => {
    const change = wordPlayer(
      {
        kind: 'lever',
        id: 'value/x',
        name: '新增用地',
        unit: '亩',
        doc: '',
        changes: [{ region: '壶镇', years: [2025, 2026], from: 160, to: 80 }],
      },
      names,
      'zh-CN',
    )
    expect(change).toBe('“新增用地”壶镇2025–2026年由 160亩 改为 80亩')
    expect(wordPart(change, { part: -1.364, error: null }, -28.826, subject, 'zh-CN')).toBe(
      '“新增用地”壶镇2025–2026年由 160亩 改为 80亩，使三镇2025年地区生产总值减少 1.36亿元，为总变化的 4.7%。',
    )
    expect(wordPart(change, { part: 0, error: null }, 0, subject, 'zh-CN')).toContain('不影响')
    const project = { kind: 'project', id: 'project/p', project: 'p' } as const
    const planned = { included: true, shiftYears: 0 }
    expect(
      wordPlayer({ ...project, from: planned, to: { included: true, shiftYears: 1 } }, names, 'en-US'),
    ).toBe('Project “产业园” 1 year later')
    expect(
      wordPlayer({ ...project, from: planned, to: { included: false, shiftYears: 0 } }, names, 'zh-CN'),
    ).toBe('项目“产业园”不纳入')
  })

  it('never round an effect to nothing', () => {
    expect(amountText(0.00123, 2)).toBe('0.00123')
    expect(amountText(-0.0000001, 2)).toBe('-1e-7')
    expect(amountText(0, 2)).toBe('0.00')
    expect(amountText(12345.678, 1)).toBe('12,345.7')
  })

  it('tell swings, whole differences and shares of the variance in both languages', () => {
    const swing = { ...land, lowValue: 0, highValue: 1000, low: 340, high: 352, swing: 12 }
    const moved = { ...swing, driver: {} as never }
    expect(wordSwing(moved, land, subject, 'zh-CN')).toBe(
      '只动“新增用地”：取 0亩 时三镇2025年地区生产总值为 340.00亿元，取 1,000亩 时为 352.00亿元。',
    )
    expect(wordSwing({ ...moved, low: null, swing: null }, land, english, 'en-US')).toContain(
      'cannot be computed',
    )
    const whole = { from: 346.39, to: 317.57, parts: [], together: 0, exact: true, evaluations: 1 }
    expect(wordDifference(whole, subject, 'zh-CN')).toContain('减少 28.82亿元')
    expect(wordDifference({ ...whole, to: null }, english, 'en-US')).toContain('cannot be split')
    const share = { id: 'x', first: { share: 0.5, error: 0.01 }, total: { share: 0.6, error: 0.02 } }
    expect(wordShare(share, english, 'en-US')).toContain('50.0%')
    expect(wordShare({ ...share, first: null }, subject, 'zh-CN')).toContain('没有变动')
  })
})
