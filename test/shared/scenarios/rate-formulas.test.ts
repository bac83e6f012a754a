import { describe, expect, it } from 'vitest'
import { toInputs } from '../../../shared/scenarios/inputs.ts'
import { observed } from '../indicators/statistics-rows.ts'
import { town } from './given.ts'
import { rowsWith, stateOf } from './setting-rows.ts'
import { programOf } from './world.ts'

describe('[情景-11] a rate whose formula the policy leaves open, setting ⑤', () => {
  const REPORTED = { 'rate-formulas': 'reported' }
  const parts = (period: string, done: number, requests: number) => [
    observed('east', 'done', { period, value: done }),
    observed('east', 'requests', { period, value: requests }),
  ]
  const reported = (period: string, value: number) => observed('east', 'online', { period, value })
  const name = '依申请政务办件一网通办率'
  const model = `输入 起点 : % = 观测 ${name}\n变量 ${name} : % = 起点 + 1 * 期数`
  const aim = { indicator: 'online', value: 95 }

  it('is numerator ÷ denominator for the board and the base of the run, or as reported', () => {
    const rows = [...parts('2022', 905, 1000), reported('2022', 91)]
    expect(stateOf(rowsWith(rows, aim), model)).toMatchObject({ base: { value: 90.5 }, notes: [] })
    expect(stateOf(rowsWith(rows, aim, REPORTED), model)).toMatchObject({ base: { value: 91 }, notes: [] })
    const base = (settings = {}) =>
      town(toInputs(programOf(model), rowsWith(rows, aim, settings), 'base'), '起点').values[0]
    expect(base()).toBe(90.5)
    expect(base(REPORTED)).toBe(91)
  })

  it('says so where only the other kind is known, which is used', () => {
    const note = { code: 'other-formula', region: '东镇', indicator: name, year: 2022 }
    const onlyReported = rowsWith([reported('2022', 91)], aim)
    expect(stateOf(onlyReported)).toMatchObject({
      latest: { value: 91 },
      notes: [{ ...note, from: 'observed' }],
    })
    const onlyParts = rowsWith(parts('2022', 905, 1000), aim, REPORTED)
    expect(stateOf(onlyParts)).toMatchObject({
      latest: { value: 90.5 },
      notes: [{ ...note, from: 'derived' }],
    })
    const given = toInputs(programOf(model), onlyReported, 'base')
    expect(given.notes).toContainEqual({ ...note, from: 'observed' })
  })

  it('moves from year to year as the same kind of figure does', () => {
    const rows = [
      ...parts('2021', 880, 1000),
      ...parts('2022', 905, 1000),
      reported('2021', 90),
      reported('2022', 91),
    ]
    const shift = programOf(`假设 位移 = 近年位移 ${name}\n变量 x = 位移`)
    const own = (settings = {}) => {
      const { explanation } = town(toInputs(shift, rowsWith(rows, aim, settings), 'base'), '位移')
      return 'trend' in explanation ? explanation.trend.own.map(({ change }) => change) : null
    }
    const logit = (p: number) => Math.log(p / (1 - p))
    expect(own()?.[0]).toBeCloseTo(logit(0.905) - logit(0.88), 9)
    expect(own(REPORTED)?.[0]).toBeCloseTo(logit(0.91) - logit(0.9), 9)
    expect(own()).toHaveLength(1)
    const [, , ...lacking] = rows
    const { explanation } = town(toInputs(shift, rowsWith(lacking, aim), 'base'), '位移')
    expect('trend' in explanation && explanation.trend.own[0]?.change).toBeCloseTo(
      logit(0.91) - logit(0.9),
      9,
    )
  })

  it('of a group stays pooled, which the note says where reported rates are wanted', () => {
    const joint = { ...aim, region: 'group' }
    const rows = [
      ...parts('2022', 905, 1000),
      observed('west', 'done', { value: 300 }),
      observed('west', 'requests', { value: 500 }),
    ]
    expect(stateOf(rowsWith(rows, joint))).toMatchObject({ notes: [] })
    expect(stateOf(rowsWith(rows, joint, REPORTED)).notes).toMatchObject([
      { code: 'other-formula', region: '两镇合计', from: 'derived' },
    ])
  })

  it('is every other ratio’s published figure, whatever the setting', () => {
    const rows = [
      observed('east', 'urbanisation', { value: 60 }),
      observed('east', 'urban', { value: 50_000 }),
      observed('east', 'population', { value: 10 }),
    ]
    for (const settings of [{}, REPORTED])
      expect(stateOf(rowsWith(rows, { indicator: 'urbanisation', value: 75 }, settings))).toMatchObject({
        latest: { value: 60 },
        notes: [],
      })
  })
})
