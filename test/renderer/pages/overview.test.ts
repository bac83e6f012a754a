import { describe, expect, it } from 'vitest'
import { allShort, boardOf, countStandings } from '../../../renderer/pages/overview/board.ts'
import { createTexts } from '../../../renderer/text/i18n.ts'
import {
  aimWords,
  figureWords,
  gapWithUnit,
  gapWords,
  requiredWords,
} from '../../../renderer/pages/overview/words.ts'
import type { TargetState } from '../../../shared/scenarios/target-state.ts'

function state(part: Partial<TargetState>): TargetState {
  return {
    target: `${part.region} ${part.indicator}`,
    clause: 'goal',
    region: 'huzhen',
    indicator: 'urbanisation',
    year: 2025,
    basis: 'absolute',
    operator: 'at-least',
    unit: '%',
    decimals: 1,
    aim: 75,
    base: null,
    latest: null,
    projected: null,
    gap: null,
    standing: 'gap',
    required: null,
    progress: null,
    compared: null,
    members: null,
    demo: false,
    notes: [],
    ...part,
  }
}

const clauses = [
  { id: 'first', position: 1 },
  { id: 'goal', position: 2 },
]

describe('the board', () => {
  it('puts the same aim of several towns on one line, under the clauses in their order', () => {
    const groups = boardOf(
      [
        state({ region: 'huzhen' }),
        state({ region: 'bihu', standing: 'reached' }),
        state({ region: 'bihu', clause: 'first', indicator: 'gdp' }),
      ],
      clauses,
    )
    expect(groups.map(({ clause }) => clause)).toEqual(['first', 'goal'])
    expect([...(groups[1]?.lines[0]?.states.keys() ?? [])]).toEqual(['huzhen', 'bihu'])
    expect([...(groups[1]?.counts ?? [])]).toEqual([
      ['reached', 1],
      ['gap', 1],
    ])
  })

  it('two aims on one indicator stay two lines', () => {
    const groups = boardOf([state({}), state({ basis: 'better-than-city' })], clauses)
    expect(groups[0]?.lines).toHaveLength(2)
  })

  it('names a line in which every town falls short, and none where one is missing', () => {
    const short = [state({ region: 'huzhen' }), state({ region: 'bihu' })]
    expect(allShort(boardOf(short, clauses), 2)).toHaveLength(1)
    expect(allShort(boardOf(short, clauses), 3)).toHaveLength(0)
    expect(countStandings(short).get('gap')).toBe(2)
  })
})

describe('figures in words', () => {
  it('missing is —, yes and no are words, a minus is a minus sign', async () => {
    const t = (await createTexts('zh-CN')).getFixedT('zh-CN', 'overview')
    expect(figureWords(null, state({}), t)).toBe('—')
    expect(figureWords(1, state({ unit: '是否', decimals: null }), t)).toBe('是')
    expect(figureWords(-1234.56, state({ decimals: 2 }), t)).toBe('-1,234.56')
    expect(gapWords(0.5, state({}), t)).toBe('+0.5')
    expect(gapWithUnit(state({ gap: -6.5 }), t, 'zh-CN')).toBe('-6.5 个百分点')
    expect(gapWithUnit(state({ gap: -3.6, unit: '亿元' }), t, 'zh-CN')).toBe('-3.6 亿元')
    expect(gapWithUnit(state({}), t, 'zh-CN')).toBe('—')
  })

  it('an aim is written as the policy writes it', async () => {
    const t = (await createTexts('zh-CN')).getFixedT('zh-CN', 'overview')
    expect(aimWords(state({ operator: 'above', aim: 350, decimals: 2 }), t, 'zh-CN')).toBe('> 350')
    expect(aimWords(state({ basis: 'above-county', aim: 0 }), t, 'zh-CN')).toBe('高于所在县')
    expect(aimWords(state({ operator: 'complete', aim: 1 }), t, 'zh-CN')).toBe('完成')
  })

  it('what is needed every year carries its own unit', async () => {
    const t = (await createTexts('zh-CN')).getFixedT('zh-CN', 'overview')
    expect(requiredWords(state({ required: { kind: 'growth', value: 8.46 } }), t)).toBe('+8.5%')
    expect(requiredWords(state({ required: { kind: 'points', value: 2 } }), t)).toBe('+2.0 个百分点')
    expect(requiredWords(state({}), t)).toBe('—')
  })
})
