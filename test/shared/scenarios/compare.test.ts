import { expect, it } from 'vitest'
import { fourLines } from '../../../shared/scenarios/compare.ts'
import type { Draft } from '../../../shared/scenarios/draft.ts'
import { applyDraft, prepareInputs } from '../../../shared/scenarios/inputs.ts'
import { toTable } from '../../../shared/scenarios/trajectory-table.ts'
import { run } from '../../../shared/simulation/run.ts'
import { resolved } from './given.ts'
import { programOf, projectTables, world } from './world.ts'

const program = programOf()
const rows = world({
  ...projectTables([{ year: 2023, investment: 2e10 }]),
  scenario_value: [
    { scenario: 'base', name: '起始增速', value: 5 },
    { scenario: 'bold', name: '起始增速', value: 8 },
    { scenario: 'bold', name: '投资力度', value: 120 },
  ],
  scenario_project: [{ scenario: 'bold', project: 'plant', included: 0, shift_years: 0 }],
})

function linesOf(scenario: string, draft?: Draft) {
  const lines = fourLines(prepareInputs(program, rows, scenario), draft)
  return Object.fromEntries(
    Object.entries(lines).map(([line, given]) => {
      const value = (name: string) => resolved(given, name).array[1]
      return [line, [value('起始增速'), value('投资力度'), value('投资')]]
    }),
  )
}

it('four lines keep assumptions apart from levers and projects', () => {
  expect(linesOf('bold')).toEqual({
    base: [5, 100, 2],
    assumptions: [8, 100, 2],
    policy: [5, 120, 0],
    both: [8, 120, 0],
  })
})

it('a draft is split in the same way, also one on the base itself', () => {
  const draft: Draft = {
    values: [
      { name: '起始增速', region: null, year: null, value: 3 },
      { name: '投资力度', region: null, year: null, value: 80 },
    ],
    projects: [{ project: 'plant', included: true, shiftYears: 1 }],
  }
  expect(linesOf('bold', draft)).toEqual({
    base: [5, 100, 2],
    assumptions: [3, 100, 2],
    policy: [5, 80, 0],
    both: [3, 80, 0],
  })
  expect(linesOf('base', draft)['both']).toEqual([3, 80, 0])
  expect(linesOf('base', draft)['base']).toEqual([5, 100, 2])
})

it('the line of both is the scenario itself', () => {
  const prepared = prepareInputs(program, rows, 'bold')
  const { both } = fourLines(prepared)
  expect(both.inputs.values).toEqual(applyDraft(prepared, { values: [], projects: [] }).inputs.values)
})

it('the table under a chart has actual figures beside projected ones, for towns and for the group', () => {
  const { inputs } = applyDraft(prepareInputs(program, rows, 'base'), { values: [], projects: [] })
  const table = toTable(run(program, inputs), rows, { scenario: '基准', names: ['地区生产总值'], from: 2021 })
  const row = (region: string, year: number, state: string) =>
    table.find((one) => one.region === region && one.year === year && one.state === state)
  expect(row('east', 2021, 'actual')).toMatchObject({
    value: 110,
    demo: true,
    indicator: 'gdp',
    unit: '亿元',
  })
  expect(row('east', 2023, 'actual')).toBeUndefined()
  expect(row('east', 2023, 'projected')?.value).toBeGreaterThan(118)
  expect(row('group', 2022, 'actual')).toMatchObject({ value: 198, regionName: '两镇合计', scenario: '基准' })
  expect(row('group', 2022, 'projected')?.value).toBeCloseTo(198, 9)
  expect(table.every(({ value }) => value === null || Number.isFinite(value))).toBe(true)
})

it('the table holds regional variables under the group, and nothing that cannot be put together', () => {
  const model = programOf('变量 地区生产总值增速 : % = 5\n变量 甲 = 2\n全域 两镇甲 = 合计(甲)')
  const { inputs } = applyDraft(prepareInputs(model, rows, 'base'), { values: [], projects: [] })
  const table = toTable(run(model, inputs), rows, { scenario: '基准' })
  expect(table.filter(({ region }) => region === 'group').map(({ name, value }) => [name, value])).toEqual(
    Array.from({ length: 4 }, () => ['两镇甲', 4]),
  )
})
