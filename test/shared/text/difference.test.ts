import { describe, expect, it } from 'vitest'
import type { Player } from '../../../shared/scenarios/players.ts'
import { nameSubject } from '../../../shared/text/analyses.ts'
import { measured, tellParts, wordDifference, type Measure } from '../../../shared/text/difference.ts'

const subject = { name: nameSubject('三镇', '地区生产总值', 2025, 'zh-CN'), unit: '亿元', decimals: 2 }
const english = { name: nameSubject('the towns', 'GDP', 2025, 'en-US'), unit: '¥100m', decimals: 2 }
const names = {
  region: (id: string) => id,
  project: () => '产业园',
  unit: (unit: string) => unit,
  basis: (id: string) => (id === 'p' ? ['三（二） 用地', '盘活闲置地'] : []),
}
const land: Player = {
  kind: 'lever',
  id: 'value/新增用地',
  name: '新增用地',
  unit: '亩',
  doc: '县里每年给本镇的指标\n（条款三（二））。',
  changes: [{ region: '壶镇', years: [2025, 2026], from: 160, to: 80 }],
  origin: { kind: 'scenario', id: 's', name: '压力' },
}
const width: Player = {
  ...land,
  kind: 'width',
  id: 'width/增速',
  name: '增速',
  unit: '百分点',
  doc: '',
  changes: [{ region: null, years: null, from: 10, to: 4 }],
  origin: { kind: 'draft' },
}
const planned = { included: true, shiftYears: 0 }
const project: Player = { kind: 'project', id: 'project/p', project: 'p', from: planned, to: planned }

/** The only part of a difference that consists of it. */
function told(player: Player, part: number, measure: Measure = 'run', language: 'zh-CN' | 'en-US' = 'zh-CN') {
  const split = {
    from: 100,
    to: 100 + part,
    parts: [{ id: player.id, part, alone: part, error: null }],
    together: 0,
    exact: true,
    evaluations: 2,
  }
  const own = measured(language === 'zh-CN' ? subject : english, measure, language)
  const report = { players: [player], split, measure }
  const [only] = tellParts(report, names, own, language)
  return { ...only, whole: wordDifference(report, own, language) }
}

describe('sentences about a difference', () => {
  it('say what was changed, what it brings, and where it comes from', () => {
    const { sentence, source, whole } = told(land, -1.364)
    expect(sentence).toBe(
      '“新增用地”壶镇2025–2026年由 160亩 改为 80亩，使三镇2025年地区生产总值减少 1.36亿元，为总变化的 100.0%。',
    )
    expect(source).toBe('依据：县里每年给本镇的指标（条款三（二））；现值由情景“压力”设定。')
    expect(whole).toBe('三镇2025年地区生产总值由 100.00亿元 变为 98.64亿元，减少 1.36亿元。')
    expect(told(land, 0).sentence).toContain('不影响')
  })

  it('give a project its task and clause, or say that there is none', () => {
    const later = { ...project, to: { included: true, shiftYears: 1 } }
    expect(told(later, 1, 'run', 'en-US')).toMatchObject({
      sentence: expect.stringContaining('Project “产业园” 1 year later'),
      source: 'Basis: 三（二） 用地, 盘活闲置地.',
    })
    const out = { ...project, project: 'q', to: { included: false, shiftYears: 0 } }
    expect(told(out, 1)).toMatchObject({
      sentence: expect.stringContaining('项目“产业园”不纳入'),
      source: '该项目没有对应任务，找不到依据条款。',
    })
    expect(told({ kind: 'plan', id: 'plan' }, 1).source).toContain('上级情景')
  })

  it('[情景-21] say of widths why they move nothing without draws, and what they move with them', () => {
    const rest = told(width, 0)
    expect(rest.sentence).toBe(
      '“增速”的 80% 半宽由 10百分点 改为 4百分点：只改变不确定的范围，不抽样时三镇2025年地区生产总值不变。',
    )
    expect(rest.source).toBe('模型没有写明依据；现值是试算的。')
    expect(rest.whole).toContain('只有不确定的范围（80% 半宽）不同')
    const drawn = told(width, 7.84, 'chance')
    expect(drawn.sentence).toContain('使三镇2025年地区生产总值的达标概率增加 7.8个百分点')
    expect(drawn.whole).toBe('三镇2025年地区生产总值的达标概率由 100.0% 变为 107.8%，增加 7.8个百分点。')
    expect(told(width, 7.84, 'chance', 'en-US').whole).toContain('up by 7.8 percentage points')
    expect(told(width, -0.5, 'mean').whole).toContain('的抽样均值由 100.00亿元')
  })

  it('do not split what cannot be computed', () => {
    const split = { from: 1, to: null, parts: null, together: null, exact: true, evaluations: 2 }
    const words = wordDifference({ players: [land], split, measure: 'run' }, english, 'en-US')
    expect(words).toContain('cannot be split')
  })
})
