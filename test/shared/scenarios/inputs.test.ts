import { describe, expect, it } from 'vitest'
import { NO_DRAFT } from '../../../shared/scenarios/draft.ts'
import { applyDraft, prepareInputs, toInputs } from '../../../shared/scenarios/inputs.ts'
import { run } from '../../../shared/simulation/run.ts'
import { valueAt } from '../../../shared/simulation/trajectories.ts'
import { observed } from '../indicators/statistics-rows.ts'
import { base, resolved, town, tried } from './given.ts'
import { MODEL, OBSERVATIONS, programOf, world } from './world.ts'

const program = programOf()

describe('the frame of a run', () => {
  it('is the towns, from the base year to the horizon of the settings', () => {
    const { inputs } = base()
    expect(inputs.regions.map(({ id }) => id)).toEqual(['east', 'west'])
    expect([inputs.baseYear, inputs.steps]).toEqual([2022, 4])
    const later = base(world({ setting: [{ key: 'horizon', value: '2030' }] })).inputs
    expect(later.steps).toBe(9)
  })

  it('holds an array of towns × years for every name that is given', () => {
    const { inputs } = base()
    const given = program.names.filter((name) => !program.declarations.get(name)?.kind.startsWith('variable'))
    expect([...inputs.values.keys()]).toEqual(given)
    expect([...inputs.values.values()].every(({ length }) => length === 8)).toBe(true)
  })

  it('in quarters has four steps a year after the base year, and a year’s figure in all of them', () => {
    const quarterly = programOf(`步长 季度\n${MODEL.replaceAll('[上年]', '[上季]')}`)
    const { inputs, resolved: names } = toInputs(quarterly, world(), 'base')
    expect([inputs.steps, inputs.stepsPerYear]).toEqual([13, 4])
    const county = names.find(({ name }) => name === '县增速')?.towns[0]?.values ?? []
    expect(county.slice(0, 6)).toEqual([5.2, 8, 8, 8, 8, county[5]])
    const result = run(quarterly, inputs)
    expect(valueAt(result, '地区生产总值', 0, 2022)).toBe(118)
    expect(valueAt(result, '地区生产总值', 0, 2025)).toBe(result.values.get('地区生产总值')?.[12])
  })

  it('runs', () => {
    const { inputs } = base()
    const result = run(program, inputs)
    expect(valueAt(result, '地区生产总值', 0, 2022)).toBe(118)
    const start = town(base(), '起始增速').values[0] ?? 0
    expect(valueAt(result, '地区生产总值', 0, 2023)).toBeCloseTo(118 * (1 + (start * 0.9 + 1) / 100), 9)
  })
})

describe('a value comes from', () => {
  const values = [
    { scenario: 'base', name: '起始增速', region: null, year: null, value: 4 },
    { scenario: 'bold', name: '起始增速', region: 'east', year: null, value: 7 },
    { scenario: 'bold', name: '起始增速', region: 'east', year: 2024, value: 8 },
  ]

  it('[情景-2] the draft, the scenario, its parent, the source, in this order', () => {
    const rows = world({ scenario_value: values })
    const bold = toInputs(program, rows, 'bold')
    expect(town(bold, '起始增速').values).toEqual([7, 7, 8, 7])
    expect(town(bold, '起始增速', 'west').values).toEqual([4, 4, 4, 4])
    expect(town(bold, '起始增速').origins[2]).toEqual({ kind: 'scenario', id: 'bold', name: '积极' })
    expect(town(bold, '起始增速', 'west').origins[2]).toMatchObject({ id: 'base' })
    const trying = toInputs(program, rows, 'bold', tried('起始增速', 9))
    expect(town(trying, '起始增速').values).toEqual([9, 9, 9, 9])
    expect(town(trying, '起始增速').origins[1]).toEqual({ kind: 'draft' })
    expect(town(trying, '起始增速').defaults[1]).toBeCloseTo(town(base(), '起始增速').values[1] ?? 0, 12)
  })

  it('what the model gives this town, before its source; a name of no town is told', () => {
    const own = programOf(
      `${MODEL}假设 甲 : % = 近年增速 地区生产总值 缺省 5 各镇 东镇 = 7, 虎镇 = 9\n政策 乙 = 1 范围 0 .. 5 各镇 西镇 = 3`,
    )
    const rows = world({ scenario_value: [{ scenario: 'bold', name: '乙', region: 'west', value: 4 }] })
    const given = toInputs(own, rows, 'base')
    expect(town(given, '甲')).toMatchObject({ defaults: [7, 7, 7, 7], explanation: { kind: 'declared' } })
    expect(town(given, '甲', 'west').explanation.kind).toBe('growth-trend')
    expect([town(given, '乙').values[0], town(given, '乙', 'west').values[0]]).toEqual([1, 3])
    expect(town(toInputs(own, rows, 'bold'), '乙', 'west').values[0]).toBe(4)
    expect(given.notes).toContainEqual({ code: 'unknown-town', name: '甲', town: '虎镇' })
  })

  it('the model’s own value, with its range, unit and origin for the slider', () => {
    expect(resolved(base(), '投资力度')).toMatchObject({ kind: 'lever', unit: '%', range: [0, 200] })
    expect(town(base(), '投资力度')).toMatchObject({
      defaults: [100, 100, 100, 100],
      origins: [{ kind: 'default' }, { kind: 'default' }, { kind: 'default' }, { kind: 'default' }],
      explanation: { kind: 'declared' },
    })
  })

  it('the base year’s observation that counts, converted into the declared unit', () => {
    const people = programOf('输入 人口 : 人 = 观测 常住人口\n变量 x : 人 = 人口')
    const rows = world({ observation: [observed('east', 'population', { id: 'p', value: 9.2 })] })
    const given = toInputs(people, rows, 'base')
    expect(town(given, '人口').values).toEqual([92_000, 92_000, 92_000, 92_000])
    expect(town(given, '人口').explanation).toMatchObject({ kind: 'observation', year: 2022 })
  })

  it('缺省 where the source has nothing, and is then no figure of the workbook', () => {
    expect(town(base(), '基年城镇化率')).toMatchObject({
      values: [60, 60, 60, 60],
      explanation: { kind: 'otherwise' },
    })
    expect(base().notes).toContainEqual({
      code: 'figure-missing',
      name: '基年城镇化率',
      region: '东镇',
      indicator: '常住人口城镇化率',
      year: 2022,
      used: 60,
      unit: '%',
    })
  })

  it('nowhere, and is then missing and named, not nought', () => {
    const given = base(world({ observation: OBSERVATIONS.filter(({ id }) => id !== 'w22') }))
    expect(town(given, '基年产值', 'west').values).toEqual([null, null, null, null])
    expect(resolved(given, '基年产值').array.slice(4)).toEqual(Float64Array.of(NaN, NaN, NaN, NaN))
    expect(given.notes).toContainEqual(
      expect.objectContaining({ code: 'figure-missing', region: '西镇', used: null }),
    )
  })
})

describe('notes', () => {
  it('name what a scenario sets and the model does not know, and inputs are not set by anybody', () => {
    const values = ['没有的名字', '基年产值'].map((name) => ({ scenario: 'base', name, value: 1 }))
    const given = base(world({ scenario_value: values }))
    expect(given.notes).toContainEqual({ code: 'name-not-in-model', name: '没有的名字', scenario: '基准' })
    expect(given.notes).toContainEqual({ code: 'name-not-in-model', name: '基年产值', scenario: '基准' })
    expect(town(given, '基年产值').values[0]).toBe(118)
  })

  it('name a value outside the declared range, which is used all the same', () => {
    const given = base(world(), tried('起始增速', 30, 'east'))
    expect(town(given, '起始增速').values[0]).toBe(30)
    expect(given.notes).toContainEqual(
      expect.objectContaining({
        code: 'outside-range',
        name: '起始增速',
        region: '东镇',
        value: 30,
        max: 20,
      }),
    )
  })

  it('name an indicator, a feed and a unit that do not fit', () => {
    const wrong = programOf(
      '输入 a : 亿元 = 观测 没有的指标\n输入 b : 亿元 = 项目 没有的合计\n输入 c : 人 = 观测 地区生产总值\n变量 x : 亿元 = a',
    )
    expect(toInputs(wrong, world(), 'base').notes.map(({ code }) => code)).toEqual([
      'no-such-indicator',
      'no-such-indicator',
      'units-differ',
      'units-differ',
      'no-such-feed',
    ])
  })

  it('say that a scenario is unknown; the defaults are run', () => {
    expect(toInputs(program, world(), 'gone').notes[0]).toEqual({
      code: 'unknown-scenario',
      scenario: 'gone',
    })
  })
})

it('a draft shares whatever it does not touch, and leaves the prepared scenario as it was', () => {
  const prepared = prepareInputs(program, world(), 'base')
  const before = applyDraft(prepared, NO_DRAFT)
  const after = applyDraft(prepared, tried('起始增速', 9))
  for (const [name, array] of after.inputs.values)
    expect(array === before.inputs.values.get(name)).toBe(name !== '起始增速')
  expect(applyDraft(prepared, NO_DRAFT)).toEqual(before)
})
