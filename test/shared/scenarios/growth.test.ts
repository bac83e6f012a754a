import { describe, expect, it } from 'vitest'
import { toInputs } from '../../../shared/scenarios/inputs.ts'
import { observed } from '../indicators/statistics-rows.ts'
import { base, town } from './given.ts'
import { OBSERVATIONS, programOf, world } from './world.ts'

describe('[情景-6] the start growth', () => {
  it('draws own growth, freed from prices, towards what county and city publish', () => {
    const { explanation, values } = town(base(), '起始增速')
    const own = Math.log(118 / 110) - Math.log(1.01)
    const peers = (Math.log(1.052) + Math.log(1.083)) / 2
    const weight = 0.35 / 3
    expect(values[0]).toBeCloseTo(100 * Math.expm1(weight * own + (1 - weight) * peers), 9)
    expect(explanation).toMatchObject({
      kind: 'growth-trend',
      trend: {
        method: 'own-and-peers',
        own: [
          { year: 2022, ids: ['e21', 'e22'], from: 'levels', basis: 'nominal', deflatedBy: 1, demo: true },
        ],
        peers: [
          { region: 'county', year: 2022, ids: ['c22'], basis: 'real', deflatedBy: 0 },
          { region: 'city', year: 2021, ids: ['y21'] },
        ],
      },
    })
  })

  it('takes a published real rate of the town before a change of its levels', () => {
    const published = observed('east', 'gdp-growth', {
      id: 'e-real',
      value: 6,
      growth_basis: 'real',
      demo: 1,
    })
    const { explanation } = town(base(world({ observation: [...OBSERVATIONS, published] })), '起始增速')
    expect(explanation).toMatchObject({
      trend: { own: [{ ids: ['e-real'], from: 'published', deflatedBy: 0 }] },
    })
  })

  it('takes value added as real and other money as at current prices where a source states no basis', () => {
    const budget = programOf('假设 增速 : % = 近年增速 一般公共预算收入\n变量 x : % = 增速')
    const indicator = [
      ...world().all('indicator'),
      {
        id: 'budget',
        name: '一般公共预算收入',
        unit: '亿元',
        direction: 'up',
        kind: 'flow',
        aggregation: 'sum',
      },
    ].map(({ position: _position, ...cells }: Readonly<Record<string, string | number | null>>) => cells)
    const unstated = { growth: 6.8, growth_basis: 'unstated', missing: 'growth-only' }
    const observation = [observed('county', 'budget', unstated), observed('county', 'gdp', unstated)]
    const rows = world({ indicator, observation })
    expect(town(toInputs(budget, rows, 'base'), '增速').explanation).toMatchObject({
      trend: { method: 'peers-only', peers: [{ basis: 'nominal', basisAssumed: true, deflatedBy: 1 }] },
    })
    expect(town(base(rows), '起始增速').explanation).toMatchObject({
      trend: { peers: [{ basis: 'real', basisAssumed: true, deflatedBy: 0 }] },
    })
  })

  it('is 缺省 where neither town nor county nor city has any, and says so', () => {
    const given = base(world({ observation: [observed('east', 'gdp', { value: 118 })] }))
    expect(town(given, '起始增速')).toMatchObject({
      values: [5, 5, 5, 5],
      explanation: { kind: 'otherwise' },
    })
    expect(given.notes).toContainEqual(expect.objectContaining({ code: 'trend-missing', used: 5 }))
  })
})

it('the start of a share’s shift is taken from its logit, also where only its parts are known', () => {
  const parts = ['2021', '2022'].flatMap((period, index) => [
    observed('east', 'urban', { period, value: [60_000, 62_000][index] ?? null, demo: 1 }),
    observed('east', 'population', { period, value: 10, demo: 1 }),
  ])
  const { values, explanation } = town(base(world({ observation: parts })), '城镇化位移')
  expect(values[0]).toBeCloseTo(Math.log(0.62 / 0.38) - Math.log(0.6 / 0.4), 9)
  expect(explanation).toMatchObject({ kind: 'shift-trend', trend: { method: 'own-only' } })
})

describe('[情景-7] county growth', () => {
  it('is published year by year, then falls by a tenth a year', () => {
    const { values, explanation } = town(base(), '县增速')
    expect(values[0]).toBe(5.2)
    expect(values[1]).toBe(8)
    expect(values[2]).toBeCloseTo(7.2, 12)
    expect(values[3]).toBeCloseTo(6.48, 12)
    expect(explanation).toMatchObject({
      growth: {
        region: 'county',
        cityStandsIn: false,
        years: [{}, { how: 'published' }, { how: 'carried' }, {}],
      },
    })
  })

  it('is the city’s where the county publishes none in the scope of setting ③, with a note', () => {
    const core = { scope: '区本级', growth: 19.9, missing: 'growth-only' }
    const observation = [
      observed('county', 'gdp', core),
      observed('city', 'gdp', { growth: 4, missing: 'growth-only' }),
    ]
    const whole = base(world({ observation }))
    expect(town(whole, '县增速').values[0]).toBe(4)
    expect(whole.notes).toContainEqual(
      expect.objectContaining({ code: 'city-for-county', county: '某县', city: '某市', region: '东镇' }),
    )
    const setting = [{ key: 'county-scope', value: 'district-level' }]
    expect(town(base(world({ observation, setting })), '县增速').values[0]).toBe(19.9)
  })

  it('is missing where neither publishes any', () => {
    const given = base(world({ observation: [] }))
    expect(town(given, '县增速').values).toEqual([null, null, null, null])
    expect(given.notes).toContainEqual(expect.objectContaining({ code: 'above-missing', name: '县增速' }))
  })
})

it('a figure of the city goes on after its last published year', () => {
  const observation = [
    observed('city', 'urban-income', { period: '2021', value: 50_000 }),
    observed('city', 'rural-income', { period: '2021', value: 25_000 }),
    observed('city', 'income-ratio', { period: '2024', value: 1.9 }),
  ]
  expect(town(base(world({ observation })), '全市收入比').values).toEqual([2, 2, 1.9, 1.9])
})
