import { describe, expect, it } from 'vitest'
import { columnOf, outcomeRows, settingRows } from '../../../shared/scenarios/comparison.ts'
import type { AskedScenario } from '../../../shared/scenarios/draft.ts'
import { toInputs } from '../../../shared/scenarios/inputs.ts'
import { widthName } from '../../../shared/scenarios/widths.ts'
import { run } from '../../../shared/simulation/run.ts'
import { valueAt } from '../../../shared/simulation/trajectories.ts'
import { MODEL, programOf, projectTables, world } from './world.ts'

const program = programOf(`${MODEL}\n假设 外部环境 : 百分点 = 正态(0, 1)\n`)
const value = (scenario: string, name: string, number: number, region: string | null = null) => ({
  scenario,
  name,
  value: number,
  region,
  year: null,
})
const rows = world({
  ...projectTables([{ year: 2023, investment: 500_000_000_00 }]),
  scenario: ['base', 'a', 'b', 'c', 'd', 'e'].map((id) => ({
    id,
    name: id,
    parent: id === 'base' ? null : 'base',
  })),
  scenario_value: [
    value('a', '价格涨幅', 0),
    value('b', '投资力度', 60, 'east'),
    { ...value('c', '价格涨幅', 2), year: 2024 },
    value('d', widthName('外部环境'), 4),
  ],
  scenario_project: [
    { scenario: 'b', project: 'plant', included: 0, shift_years: 2 },
    { scenario: 'e', project: 'plant', included: 1, shift_years: 1 },
  ],
  target: [
    {
      id: 'both-gdp',
      region: 'group',
      indicator: 'gdp',
      year: 2025,
      basis: 'absolute',
      operator: 'above',
      value: 240,
    },
  ],
})
const all: readonly AskedScenario[] = ['base', 'a', 'b', 'c', 'd', 'e'].map((id) => ({ id }))
const columns = (asked = all) => asked.map((one) => columnOf(program, rows, one))
const gdp = (id: string, year: number) => {
  const result = run(program, toInputs(program, rows, id).inputs)
  return [0, 1].reduce((sum, town) => sum + (valueAt(result, '地区生产总值', town, year) ?? NaN), 0)
}

describe('scenarios side by side', () => {
  it('[情景-22] tell what comes out of six of them, and how far each lies from the one compared with', () => {
    const told = outcomeRows(rows, columns(), 1, { region: 'group', year: 2024 })
    expect(told.map(({ kind, indicator, year }) => [kind, indicator, year]).slice(0, 2)).toEqual([
      ['target', 'gdp', 2025],
      ['figure', 'gdp', 2024],
    ])
    for (const row of told.slice(0, 2))
      for (const [column, { value: found, difference }] of row.cells.entries()) {
        const id = all[column]?.id ?? ''
        expect(found).toBeCloseTo(gdp(id, row.year), 9)
        expect(difference).toBeCloseTo(gdp(id, row.year) - gdp('a', row.year), 9)
      }
    expect(told[0]).toMatchObject({ aim: { operator: 'above', value: 240 }, differs: true })
    expect(told[0]?.cells.every(({ standing }) => standing !== null)).toBe(true)
    expect(told[1]?.cells[1]).toMatchObject({ difference: 0, standing: null })
  })

  it('[情景-22] tell what each is given, by town and by year where these differ, widths and projects too', () => {
    const changed = settingRows(columns(), 0).filter(({ differs }) => differs)
    expect(changed.map(({ id }) => id)).toEqual([
      'assumption/价格涨幅',
      'lever/投资力度/east',
      'width/外部环境',
      'project/plant',
    ])
    const [price, effort, width, plant] = changed
    const whole = (number: number) => [{ years: null, value: number }]
    expect(price).toMatchObject({ region: null, unit: '%' })
    expect(price?.cells).toEqual([
      whole(1),
      whole(0),
      whole(1),
      [
        { years: [2023, 2023], value: 1 },
        { years: [2024, 2024], value: 2 },
        { years: [2025, 2025], value: 1 },
      ],
      whole(1),
      whole(1),
    ])
    expect(effort).toMatchObject({ region: 'east' })
    expect(effort?.cells[2]).toEqual(whole(60))
    expect(width?.cells[4]).toEqual(whole(4))
    const planned = { included: true, shiftYears: 0 }
    expect(plant?.cells).toEqual([
      planned,
      planned,
      { included: false, shiftYears: 0 },
      planned,
      planned,
      { included: true, shiftYears: 1 },
    ])
  })

  it('say that nothing differs where nothing does, and keep everything to be shown all the same', () => {
    const twice = columns([{ id: 'base' }, { id: 'base' }])
    const settings = settingRows(twice, 0)
    expect(settings.length).toBeGreaterThan(4)
    const outcomes = outcomeRows(rows, twice, 0, { region: 'east', year: 2025 })
    expect([...settings, ...outcomes].some(({ differs }) => differs)).toBe(false)
    expect(outcomeRows(rows, twice, 0, { region: 'gone', year: 2025 }).map(({ kind }) => kind)).toEqual([
      'target',
    ])
  })

  it('put what is tried out beside what is saved', () => {
    const draft = { values: [{ name: '价格涨幅', region: null, year: null, value: 3 }], projects: [] }
    const tried = columns([{ id: 'base' }, { id: 'base', draft }])
    const [only, ...others] = settingRows(tried, 0).filter(({ differs }) => differs)
    expect([only?.id, others]).toEqual(['assumption/价格涨幅', []])
  })
})
