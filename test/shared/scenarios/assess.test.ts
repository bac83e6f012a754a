import { describe, expect, it } from 'vitest'
import { assessTargets, targetAssessor } from '../../../shared/scenarios/assess.ts'
import { toInputs } from '../../../shared/scenarios/inputs.ts'
import type { TargetState } from '../../../shared/scenarios/target-state.ts'
import { run } from '../../../shared/simulation/run.ts'
import type { Trajectories } from '../../../shared/simulation/trajectories.ts'
import type { Rows } from '../../../shared/table/change.ts'
import type { Cell } from '../../../shared/table/column.ts'
import { observed } from '../indicators/statistics-rows.ts'
import { programOf, world } from './world.ts'

type Cells = Readonly<Record<string, Cell>>

const CLAUSE = [{ id: 'goal', number: '一', kind: 'part', heading: '总体要求' }]

function target(cells: Cells): Cells {
  const absolute = { clause: 'goal', region: 'east', year: 2025, basis: 'absolute', operator: 'at-least' }
  return { ...absolute, ...cells }
}

function rowsWith(
  cells: Cells,
  observation: readonly Cells[],
  tables: Readonly<Record<string, readonly Cells[]>> = {},
) {
  return world({ clause: CLAUSE, target: [target(cells)], observation, ...tables })
}

/** A run of a model that takes base values on by a fixed growth; only what the target needs. */
function projected(rows: Rows, model: string): Trajectories {
  const program = programOf(model)
  return run(program, toInputs(program, rows, 'base').inputs)
}

function stateOf(rows: Rows, model: string | null): TargetState {
  const [state] = assessTargets(rows, model === null ? null : projected(rows, model))
  if (!state) throw new Error('no target was assessed')
  return state
}

function codes({ notes }: TargetState): readonly string[] {
  return notes.map(({ code }) => code)
}

const GDP = (growth: number): string =>
  `输入 起点 : 亿元 = 观测 地区生产总值\n变量 地区生产总值 : 亿元 = 地区生产总值[上年] * (1 + ${growth}%) 初值 起点`

describe('[情景-8] a target', () => {
  const rows = rowsWith({ indicator: 'gdp', operator: 'above', value: 121 }, [
    observed('east', 'gdp', { value: 100 }),
    observed('east', 'gdp', { period: '2023', value: 104, demo: 1 }),
  ])

  it('is 可达标 if the run meets it, with base, latest, gap, progress and what is required', () => {
    const state = stateOf(rows, GDP(10))
    expect(state).toMatchObject({
      standing: 'on-path',
      aim: 121,
      unit: '亿元',
      base: { year: 2022, value: 100 },
      latest: { year: 2023, value: 104 },
      demo: true,
    })
    expect(state.projected).toBeCloseTo(133.1, 9)
    expect(state.gap).toBeCloseTo(12.1, 9)
    expect(state.progress).toBeCloseTo(4 / 21, 9)
    expect(state.required?.value).toBeCloseTo((Math.sqrt(121 / 104) - 1) * 100, 9)
    expect(codes(state)).toEqual(['demo'])
  })

  it('is 有差距 if the run falls short, and at the very value of a strict one', () => {
    expect(stateOf(rows, GDP(5))).toMatchObject({ standing: 'gap' })
    expect(stateOf(rows, GDP(5)).gap).toBeCloseTo(100 * 1.05 ** 3 - 121, 9)
    const strict = rowsWith({ indicator: 'gdp', operator: 'above', value: 100 }, [
      observed('east', 'gdp', { value: 100 }),
    ])
    expect(stateOf(strict, GDP(0))).toMatchObject({ standing: 'gap', gap: 0 })
  })

  it('is 已达标 by the actual figure, unless the run loses it before the target year', () => {
    const met = rowsWith({ indicator: 'gdp', value: 90 }, [observed('east', 'gdp', { value: 100 })])
    expect(stateOf(met, GDP(1))).toMatchObject({ standing: 'reached', required: null })
    expect(stateOf(met, null)).toMatchObject({ standing: 'reached', gap: 10 })
    const lost = stateOf(met, GDP(-10))
    expect(lost.standing).toBe('gap')
    expect(codes(lost)).toEqual(['falls-behind'])
  })

  it('is decided by the actual figure of the target year, whatever the run says', () => {
    const over = rowsWith({ indicator: 'gdp', value: 110 }, [
      observed('east', 'gdp', { value: 100 }),
      observed('east', 'gdp', { period: '2025', value: 109 }),
    ])
    expect(stateOf(over, GDP(10))).toMatchObject({ standing: 'gap', gap: -1, required: null })
  })

  it('is 无数据 without figures, and 不可比 where the figure is marked so', () => {
    expect(stateOf(rowsWith({ indicator: 'gdp', value: 90 }, []), GDP(1)).standing).toBe('no-data')
    const broken = rowsWith({ indicator: 'gdp', value: 90 }, [
      observed('east', 'gdp', { missing: 'incomparable' }),
    ])
    expect(stateOf(broken, null).standing).toBe('incomparable')
  })

  it('that the model does not project is judged by the actual figure, and says so', () => {
    const hospital = rowsWith({ indicator: 'hospitals', value: 1 }, [
      observed('east', 'hospitals', { value: 0 }),
    ])
    expect(stateOf(hospital, GDP(1))).toMatchObject({
      standing: 'gap',
      gap: -1,
      required: { kind: 'amount' },
    })
    expect(codes(stateOf(hospital, GDP(1)))).toEqual(['not-in-model'])
  })

  it('of yes or no is complete at 1', () => {
    const team = (value: number) =>
      rowsWith({ indicator: 'one-team', operator: 'complete', value: null }, [
        observed('east', 'one-team', { value }),
      ])
    expect(stateOf(team(1), null).standing).toBe('reached')
    expect(stateOf(team(0), null)).toMatchObject({ standing: 'gap', aim: 1, required: null })
  })

  it('of a falling ratio counts downwards', () => {
    const ratio = rowsWith({ indicator: 'income-ratio', operator: 'at-most', value: 1.6 }, [
      observed('east', 'income-ratio', { value: 1.8 }),
    ])
    const state = stateOf(ratio, '变量 城乡居民收入比 : 倍 = 1.8 - 0.1 * 期数')
    expect(state.standing).toBe('on-path')
    expect(state.gap).toBeCloseTo(0.1, 9)
  })

  it('after the horizon says so and has no projection', () => {
    const late = rowsWith({ indicator: 'gdp', value: 900, year: 2035 }, [
      observed('east', 'gdp', { value: 100 }),
    ])
    expect(stateOf(late, GDP(10))).toMatchObject({ projected: null, standing: 'gap' })
    expect(codes(stateOf(late, GDP(10)))).toEqual(['beyond-horizon'])
  })
})

it('an assessor that read the rows once judges run after run as a fresh comparison does', () => {
  const rows = rowsWith({ indicator: 'gdp', value: 121 }, [observed('east', 'gdp', { value: 100 })])
  const assess = targetAssessor(rows)
  for (const growth of [5, 10, 5]) {
    const result = projected(rows, GDP(growth))
    expect(assess(result)).toEqual(assessTargets(rows, result))
  }
})

describe('[情景-9] a joint target', () => {
  const observation = [observed('east', 'gdp', { value: 200 }), observed('west', 'gdp', { value: 120 })]
  const joint = { region: 'group', indicator: 'gdp', operator: 'above', value: 350 }

  it('is met by the sum of the towns, who are shown with their parts', () => {
    const state = stateOf(rowsWith(joint, observation), GDP(5))
    expect(state).toMatchObject({ standing: 'on-path', latest: { value: 320 } })
    expect(state.projected).toBeCloseTo(320 * 1.05 ** 3, 9)
    expect(state.members?.map(({ region, latest }) => [region, latest?.value])).toEqual([
      ['east', 200],
      ['west', 120],
    ])
  })

  it('is asked of every town where the setting says so; the worst decides', () => {
    const setting = [{ key: 'joint-target', value: 'each' }]
    const state = stateOf(rowsWith(joint, observation, { setting }), GDP(30))
    expect(state).toMatchObject({ region: 'group', standing: 'gap', latest: { value: 120 } })
    expect(state.members?.map(({ standing }) => standing)).toEqual(['on-path', 'gap'])
  })

  it('is without data while a town has none, and names it', () => {
    const state = stateOf(rowsWith(joint, observation.slice(0, 1)), GDP(5))
    expect(state.standing).toBe('no-data')
    expect(state.notes).toContainEqual({ code: 'members-missing', who: ['西镇'] })
  })

  it('of a ratio pools the towns’ parts', () => {
    const parts = [
      observed('east', 'urban', { value: 70_000 }),
      observed('east', 'population', { value: 10 }),
      observed('west', 'urban', { value: 40_000 }),
      observed('west', 'population', { value: 10 }),
    ]
    const state = stateOf(rowsWith({ region: 'group', indicator: 'urbanisation', value: 75 }, parts), null)
    expect(state).toMatchObject({ latest: { year: 2022, value: 55 }, standing: 'gap' })
  })
})

describe('[情景-7] growth above the county’s', () => {
  const above = { indicator: 'gdp-growth', basis: 'above-county', operator: 'above', value: 0 }
  const county = [
    observed('county', 'gdp', { missing: 'growth-only', growth: 5, growth_basis: 'real' }),
    observed('county', 'gdp', { period: '2023', missing: 'growth-only', growth: 8, growth_basis: 'real' }),
    observed('county', 'gdp', { period: '2024', missing: 'growth-only', growth: 5, growth_basis: 'real' }),
  ]
  const model = (growth: number) => `变量 地区生产总值增速 : % = ${growth}`

  it('is asked for in every year, the published ones and those carried on; the average stands beside', () => {
    const state = stateOf(rowsWith(above, county), model(7))
    expect(state).toMatchObject({ standing: 'gap', unit: '百分点', aim: 0, gap: -1 })
    expect(state.compared).toMatchObject({
      reading: 'every',
      years: [
        { year: 2023, own: 7, county: 8, difference: -1, countyFrom: 'published', ownFrom: 'projected' },
        { year: 2024, difference: 2 },
        { year: 2025, county: 4.5, difference: 2.5, countyFrom: 'carried' },
      ],
    })
    expect(state.compared?.other).toBeCloseTo(3.5 / 3, 9)
    expect(state.notes).toContainEqual({ code: 'county-carried', county: '某县', years: [2025] })
  })

  it('is asked for on average where the setting says so', () => {
    const setting = [{ key: 'growth-years', value: 'average' }]
    const state = stateOf(rowsWith(above, county, { setting }), model(7))
    expect(state).toMatchObject({ standing: 'on-path', compared: { reading: 'average', other: -1 } })
    expect(state.gap).toBeCloseTo(3.5 / 3, 9)
  })

  it('is strict: the same growth is not above', () => {
    expect(stateOf(rowsWith(above, county), model(8)).standing).toBe('gap')
    expect(stateOf(rowsWith(above, county), model(8.01)).standing).toBe('on-path')
  })

  it('takes what is published for the town before the run', () => {
    const own = [8.5, 6, 5].map((value, index) =>
      observed('east', 'gdp-growth', { period: String(2023 + index), value, growth_basis: 'real' }),
    )
    const final = observed('county', 'gdp', {
      period: '2025',
      missing: 'growth-only',
      growth: 4,
      growth_basis: 'real',
    })
    const state = stateOf(rowsWith(above, [...county, ...own, final]), model(0))
    expect(state).toMatchObject({ standing: 'reached', latest: { year: 2025, value: 1 }, gap: 0.5 })
  })

  it('is 不可比 with another basis, in another scope, or where only the city publishes; the city’s is shown', () => {
    const nominal = county.map((row) => ({ ...row, growth_basis: 'nominal' }))
    expect(stateOf(rowsWith(above, nominal), model(9)).standing).toBe('incomparable')
    expect(codes(stateOf(rowsWith(above, nominal), model(9)))).toContain('bases-differ')
    const core = county.map((row) => ({ ...row, scope: '区本级' }))
    const city = observed('city', 'gdp', { missing: 'growth-only', growth: 4, growth_basis: 'real' })
    const state = stateOf(rowsWith(above, [...core, city]), model(9))
    expect(state.standing).toBe('incomparable')
    expect(state.compared?.years[0]).toMatchObject({ own: 9, county: 3.6, difference: null })
    expect(codes(state)).toContain('above-unpublished')
    const setting = [{ key: 'county-scope', value: 'district-level' }]
    expect(stateOf(rowsWith(above, core, { setting }), model(9)).standing).toBe('on-path')
  })

  it('is without data while neither run nor statistics have the town’s growth', () => {
    expect(stateOf(rowsWith(above, county), GDP(1)).standing).toBe('no-data')
  })
})

describe('better than the city', () => {
  const better = { indicator: 'income-ratio', basis: 'better-than-city', operator: 'below', value: 0 }
  const own = observed('east', 'income-ratio', { value: 1.8 })
  const city = observed('city', 'income-ratio', { period: '2023', value: 1.9 })
  const model = (ratio: number) => `变量 城乡居民收入比 : 倍 = ${ratio}`

  it('compares with the city’s latest published figure, strictly, and says which year that is of', () => {
    const state = stateOf(rowsWith(better, [own, city]), model(1.75))
    expect(state).toMatchObject({ standing: 'reached', aim: 1.9 })
    expect(state.gap).toBeCloseTo(0.15, 9)
    expect(state.notes).toEqual([{ code: 'city-carried', city: '某市', year: 2023 }])
    expect(stateOf(rowsWith(better, [own, city]), model(1.9)).standing).toBe('gap')
  })

  it('is without data while the city publishes nothing', () => {
    const state = stateOf(rowsWith(better, [own]), model(1.75))
    expect(state).toMatchObject({ standing: 'no-data', aim: null, latest: { value: 1.8 } })
    expect(codes(state)).toEqual(['above-unpublished'])
  })
})
