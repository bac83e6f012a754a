import { describe, expect, it } from 'vitest'
import { observed } from '../indicators/statistics-rows.ts'
import { rowsWith, stateOf, type Cells } from './setting-rows.ts'

describe('[情景-12] a facility that is half done, setting ⑦', () => {
  const SHARE = { 'half-done': 'share' }
  const seats = (value: number, settings = {}, target: Cells = {}) =>
    stateOf(
      rowsWith(
        [observed('east', 'seats', { value })],
        { indicator: 'seats', value: 130, ...target },
        settings,
      ),
    )

  it('counts nothing until it is complete, or the share that is there; the standing is the same', () => {
    expect(seats(96)).toMatchObject({ progress: 0, standing: 'gap', gap: -34 })
    expect(seats(96, SHARE)).toMatchObject({ progress: 96 / 130, standing: 'gap', gap: -34 })
    for (const settings of [{}, SHARE]) {
      expect(seats(130, settings)).toMatchObject({ progress: 1, standing: 'reached', notes: [] })
      expect(seats(0, settings)).toMatchObject({ progress: 0, standing: 'gap', notes: [] })
    }
  })

  it('is named with what is there and what that counts', () => {
    const note = { code: 'half-done', year: 2022, value: 96, operator: 'at-least', aim: 130, unit: '座' }
    expect(seats(96).notes).toEqual([{ ...note, credit: 0 }])
    expect(seats(96, SHARE).notes).toEqual([{ ...note, credit: 96 / 130 }])
  })

  it('has no credit while nothing is known, and does not concern what is no facility', () => {
    expect(stateOf(rowsWith([], { indicator: 'seats', value: 130 }, SHARE)).progress).toBeNull()
    const gdp = [
      observed('east', 'gdp', { value: 60 }),
      observed('east', 'gdp', { period: '2023', value: 70 }),
    ]
    for (const settings of [{}, SHARE])
      expect(stateOf(rowsWith(gdp, { indicator: 'gdp', value: 80 }, settings)).progress).toBe(0.5)
  })
})
