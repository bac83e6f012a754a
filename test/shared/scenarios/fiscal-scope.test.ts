import { describe, expect, it } from 'vitest'
import { SETTINGS } from '../../../shared/policy/settings.ts'
import { toInputs } from '../../../shared/scenarios/inputs.ts'
import { toTable } from '../../../shared/scenarios/trajectory-table.ts'
import { run } from '../../../shared/simulation/run.ts'
import { observed } from '../indicators/statistics-rows.ts'
import { town } from './given.ts'
import { rowsWith, stateOf, type Cells } from './setting-rows.ts'
import { programOf } from './world.ts'

describe('[情景-10] 财政总收入 of a town, setting ④', () => {
  const COUNTY = '按所在县的规定'
  const WHOLE = '属地全部收入'
  const TERRITORIAL = { 'fiscal-scope': 'territorial' }
  const fiscal = (region: string, period: string, value: number, scope: string | null) =>
    observed(region, 'fiscal', { id: `${region}-${period}-${scope}`, period, value, scope })
  const both = [
    fiscal('east', '2021', 6, COUNTY),
    fiscal('east', '2022', 6.6, COUNTY),
    fiscal('east', '2023', 7, COUNTY),
    fiscal('east', '2021', 10, WHOLE),
    fiscal('east', '2022', 12, WHOLE),
  ]
  const aim = { indicator: 'fiscal', value: 20 }
  const model = '输入 起点 : 亿元 = 观测 财政总收入\n变量 财政总收入 : 亿元 = 起点'
  const growth = programOf('假设 增速 : % = 近年增速 财政总收入\n变量 x : % = 增速')
  const other = { code: 'other-scope', indicator: '财政总收入' }

  it('is looked up in the scope that the setting’s own words name', () => {
    const options: Readonly<Record<string, string>> | undefined = SETTINGS.find(
      ({ key }) => key === 'fiscal-scope',
    )?.options
    expect(options).toEqual({ county: COUNTY, territorial: WHOLE })
  })

  it('is taken in the chosen scope for the base, the latest figure and the run, and not mixed', () => {
    expect(stateOf(rowsWith(both, aim), model)).toMatchObject({
      base: { year: 2022, value: 6.6 },
      latest: { year: 2023, value: 7 },
      projected: 6.6,
      notes: [],
    })
    expect(stateOf(rowsWith(both, aim, TERRITORIAL), model)).toMatchObject({
      base: { year: 2022, value: 12 },
      latest: { year: 2022, value: 12 },
      projected: 12,
      notes: [{ ...other, who: ['东镇'], year: 2023, wanted: 'territorial', found: [COUNTY] }],
    })
  })

  it('grows as the figures of the chosen scope do, published or of two levels', () => {
    const change = (observation: readonly Cells[], settings = {}) => {
      const { explanation } = town(toInputs(growth, rowsWith(observation, aim, settings), 'base'), '增速')
      return 'trend' in explanation ? explanation.trend.own.map(({ ids }) => ids) : null
    }
    expect(change(both)).toEqual([[`east-2021-${COUNTY}`, `east-2022-${COUNTY}`]])
    expect(change(both, TERRITORIAL)).toEqual([[`east-2021-${WHOLE}`, `east-2022-${WHOLE}`]])
    const county = both.filter(({ scope }) => scope === COUNTY)
    expect(change(county, TERRITORIAL)).toEqual([])
    const published = observed('east', 'fiscal-growth', { id: 'rate', value: 3, scope: COUNTY })
    expect(change([published])).toEqual([['rate']])
    expect(change([published], TERRITORIAL)).toEqual([])
  })

  it('is 不可比 where there is only the other scope, which is named and not used', () => {
    const county = both.filter(({ scope }) => scope === COUNTY)
    const rows = rowsWith(county, aim, TERRITORIAL)
    const state = stateOf(rows, model)
    expect(state).toMatchObject({ standing: 'incomparable', base: null, latest: null, projected: null })
    expect(state.notes).toContainEqual({
      ...other,
      who: ['东镇'],
      year: 2023,
      wanted: 'territorial',
      found: [COUNTY],
    })
    const given = toInputs(programOf(model), rows, 'base')
    expect(town(given, '起点').values[0]).toBeNull()
    expect(given.notes.map(({ code }) => code)).toEqual(['figure-missing', 'other-scope', 'figure-missing'])
    const whole = both.filter(({ scope }) => scope === WHOLE)
    expect(stateOf(rowsWith(whole, aim), model)).toMatchObject({ standing: 'incomparable', projected: null })
  })

  it('of a county’s definition may go by any name or none, but not by 属地', () => {
    for (const scope of [null, '某县财政局口径'])
      expect(stateOf(rowsWith([fiscal('east', '2022', 5, scope)], aim)).latest?.value).toBe(5)
    const whole = fiscal('east', '2022', 5, '属地征收')
    expect(stateOf(rowsWith([whole], aim)).latest).toBeNull()
    expect(stateOf(rowsWith([whole], aim, TERRITORIAL)).latest?.value).toBe(5)
    const unstated = rowsWith([fiscal('east', '2022', 5, null)], aim, TERRITORIAL)
    expect(stateOf(unstated).notes).toContainEqual(expect.objectContaining({ found: [null] }))
  })

  it('is not summed over towns of unlike scope; those without the chosen one are named', () => {
    const joint = { ...aim, region: 'group' }
    const west = fiscal('west', '2022', 4, COUNTY)
    expect(stateOf(rowsWith([...both, west], joint), model)).toMatchObject({
      base: { value: 10.6 },
      projected: 10.6,
    })
    const state = stateOf(rowsWith([...both, west], joint, TERRITORIAL), model)
    expect(state).toMatchObject({ standing: 'incomparable', latest: null, projected: null })
    expect(state.members?.map(({ latest }) => latest?.value)).toEqual([12, undefined])
    expect(state.notes).toContainEqual(expect.objectContaining({ ...other, who: ['东镇'], year: 2023 }))
  })

  it('is compared with the county’s by growth of the chosen scope only', () => {
    const growing = (region: string, scope: string | null, value: number) =>
      observed(region, 'fiscal-growth', { period: '2023', value, scope, growth_basis: 'nominal' })
    const target = {
      indicator: 'fiscal-growth',
      basis: 'above-county',
      operator: 'above',
      value: 0,
      year: 2023,
    }
    const observation = [growing('east', COUNTY, 9), growing('east', WHOLE, 3), growing('county', null, 5)]
    const differences = (rows: readonly Cells[], settings = {}) =>
      stateOf(rowsWith(rows, target, settings)).compared?.years.map(({ difference }) => difference)
    expect(differences(observation)).toEqual([4])
    expect(differences(observation, TERRITORIAL)).toEqual([-2])
    const [county, , official] = observation
    expect(
      differences(
        [county, official].filter((row) => row !== undefined),
        TERRITORIAL,
      ),
    ).toEqual([null])
  })

  it('leaves county, city and every other figure alone', () => {
    const gdp = observed('east', 'gdp', { value: 100, scope: COUNTY })
    const rows = rowsWith([gdp], { indicator: 'gdp', value: 90 }, TERRITORIAL)
    expect(stateOf(rows)).toMatchObject({ standing: 'reached', latest: { value: 100 } })
    const county = rowsWith([fiscal('county', '2022', 50, null)], { ...aim, region: 'county' }, TERRITORIAL)
    expect(stateOf(county)).toMatchObject({ standing: 'reached', latest: { value: 50 } })
  })
})

it('the table under a chart shows the actual figures that the settings let count', () => {
  const model = programOf('输入 起点 : 亿元 = 观测 财政总收入\n变量 财政总收入 : 亿元 = 起点')
  const observation = ['按所在县的规定', '属地全部收入'].map((scope, index) =>
    observed('east', 'fiscal', { value: 5 + index, scope }),
  )
  const values = (settings = {}) => {
    const rows = rowsWith(observation, { indicator: 'fiscal', value: 9 }, settings)
    const table = toTable(run(model, toInputs(model, rows, 'base').inputs), rows, { scenario: '基准' })
    return table.filter(({ region, year }) => region === 'east' && year === 2022).map(({ value }) => value)
  }
  expect(values()).toEqual([5, 5])
  expect(values({ 'fiscal-scope': 'territorial' })).toEqual([6, 6])
})
