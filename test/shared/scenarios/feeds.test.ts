import { describe, expect, it } from 'vitest'
import type { Draft, DraftProject } from '../../../shared/scenarios/draft.ts'
import { toInputs } from '../../../shared/scenarios/inputs.ts'
import type { Cell } from '../../../shared/table/column.ts'
import { programOf, projectTables, world } from './world.ts'

const program = programOf()
const YI = 1e10 // 分 in 亿元

function given(
  tables: Readonly<Record<string, readonly Readonly<Record<string, Cell>>[]>>,
  project?: DraftProject,
) {
  const draft: Draft = { values: [], projects: project ? [project] : [] }
  const { inputs, notes } = toInputs(program, world(tables), 'base', draft)
  const of = (name: string) => [...(inputs.values.get(name) ?? [])]
  return { of, notes: notes.filter(({ code }) => code.startsWith('project')) }
}

const years = [
  { year: 2023, investment: 2 * YI },
  { year: 2024, investment: 3 * YI },
]
const built = { jobs: 1500, output_indicator: 'hospitals', output_amount: 1 }

describe('[情景-4] projects of a scenario', () => {
  it('bring their investment in its years, jobs in the year of completion, and what they were built for from then on', () => {
    const { of, notes } = given(projectTables(years, built))
    expect(of('投资')).toEqual([0, 2, 3, 0, 0, 0, 0, 0])
    expect(of('就业')).toEqual([0, 0, 0.15, 0, 0, 0, 0, 0])
    expect(of('新医院')).toEqual([0, 0, 1, 1, 0, 0, 0, 0])
    expect(notes).toEqual([])
  })

  it('without money in a year yield nothing in it, and never complete; the note says what lacks', () => {
    const tables = projectTables(years, built, 1)
    const poor = { ...tables, project_fund: tables['project_fund']?.slice(0, 1) ?? [] }
    const { of, notes } = given(poor)
    expect(of('投资').slice(0, 4)).toEqual([0, 2, 0, 0])
    expect(of('新医院')).toEqual([0, 0, 0, 0, 0, 0, 0, 0])
    const at = { project: '工业园', region: '东镇', year: 2024 }
    expect(notes).toEqual([
      { code: 'project-idle', ...at, land: 0, money: 3 * YI },
      { code: 'project-unfinished', ...at, because: 2024 },
    ])
  })

  it('without land in a year yield nothing in it until the ledger has it', () => {
    const needing = projectTables([
      { year: 2023, investment: YI, land: 500_000 },
      { year: 2024, investment: YI },
    ])
    const entry = { account: 'quota', event: 'use', year: 2024, from_holder: 'east', to_holder: 'plant' }
    const late = { ...needing, land_entry: [{ ...entry, date: '2024-03-01', amount: 500_000 }] }
    const { of, notes } = given(late)
    expect(of('投资').slice(0, 4)).toEqual([0, 0, 1, 0])
    expect(notes).toEqual([
      { code: 'project-idle', project: '工业园', region: '东镇', year: 2023, land: 500_000, money: 0 },
    ])
    const early = { ...needing, land_entry: [{ ...entry, date: '2023-03-01', amount: 500_000 }] }
    expect(given(early).of('用地').slice(0, 4)).toEqual([0, 50, 0, 0])
  })

  it('count nothing where the scenario leaves them out, and in other years where it shifts them', () => {
    const tables = projectTables(years, built)
    const left = given(tables, { project: 'plant', included: false, shiftYears: 0 })
    expect(left.of('投资').every((value) => value === 0)).toBe(true)
    const shifted = given(tables, { project: 'plant', included: true, shiftYears: 1 })
    expect(shifted.of('投资').slice(0, 4)).toEqual([0, 0, 2, 3])
    expect(shifted.of('新医院').slice(0, 4)).toEqual([0, 0, 0, 1])
    const saved = [{ scenario: 'base', project: 'plant', included: 1, shift_years: 1 }]
    expect(
      given({ ...tables, scenario_project: saved })
        .of('投资')
        .slice(0, 4),
    ).toEqual([0, 0, 2, 3])
  })

  it('leave the plan as the root scenario has it, so that what is left undone can be seen', () => {
    const planned = programOf(
      '输入 计划 : 亿元 = 项目 计划投资\n输入 有效 : 亿元 = 项目 有效投资\n变量 x : 亿元 = 有效 - 计划',
    )
    const left = { project: 'plant', included: false, shiftYears: 0 }
    const tried = toInputs(planned, world(projectTables(years)), 'base', { values: [], projects: [left] })
    expect([...(tried.inputs.values.get('计划') ?? [])].slice(0, 4)).toEqual([0, 2, 3, 0])
    expect([...(tried.inputs.values.get('有效') ?? [])].slice(0, 4)).toEqual([0, 0, 0, 0])
  })

  it('that were finished by the base year are in its figures already', () => {
    const { of, notes } = given(
      projectTables([{ year: 2021, investment: YI }], { ...built, finish: '2022-06-30' }),
    )
    expect(of('新医院')).toEqual([0, 0, 0, 0, 0, 0, 0, 0])
    expect(notes).toEqual([])
  })

  it('that are to provide something without any year of investment are named', () => {
    const { of, notes } = given(projectTables([], built))
    expect(of('新医院')).toEqual([0, 0, 0, 0, 0, 0, 0, 0])
    expect(notes).toMatchObject([{ code: 'project-unfinished', year: 2024, because: null }])
  })
})
