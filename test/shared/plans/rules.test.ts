import { describe, expect, it } from 'vitest'
import { PLAN_HARD_RULES, PLAN_SOFT_RULES } from '../../../shared/plans/rules.ts'
import type { RowChange, Rows } from '../../../shared/table/change.ts'
import type { Cell } from '../../../shared/table/column.ts'
import type { Finding } from '../../../shared/table/rejection.ts'
import { rowsOf, type Written } from '../rows.ts'

type Cells = Readonly<Record<string, Cell>>
/** 万元 in 分. */
const WAN = 1_000_000
/** 亩 in steps. */
const MU = 10_000

const sound: Cells = {
  id: 'bridge',
  name: '滨江大桥',
  region: 'huzhen',
  category: 'infrastructure',
  content: '桥长200米',
  start: '2023-03-01',
  finish: '2025-12-31',
  total_investment: 3000 * WAN,
  done_before: 0,
  stage: 'building',
}
const year = (cells: Cells): Cells => ({ project: 'bridge', year: 2024, investment: 1000 * WAN, ...cells })
const fund = (cells: Cells): Cells => ({
  project: 'bridge',
  year: 2024,
  source: 'county',
  planned: 1000 * WAN,
  ...cells,
})
const book = (written: Written): Rows =>
  rowsOf({
    region: [{ id: 'huzhen', name: '壶镇镇', level: 'town' }],
    plan: [{ id: 'plan', title: '2024年度计划', term: 'year', year: 2024, state: 'draft' }],
    project: [sound],
    project_year: [year({ id: 'y' })],
    project_fund: [fund({ id: 'f' })],
    ...written,
  })
const findings = (written: Written): readonly Finding[] => {
  const rows = book(written)
  return PLAN_SOFT_RULES.flatMap((rule) => rule.check(rows))
}
const short = (written: Written): readonly string[] =>
  findings(written).map(({ rule, severity, at }) => `${rule} ${severity} ${at.table} ${at.id} ${at.column}`)

const changeOf = (before: Rows, after: Rows, table: string, id: string): RowChange => ({
  table,
  id,
  before: before.get(table, id) ?? null,
  after: after.get(table, id) ?? null,
})
const refusals = (before: Written, after: Written, table: string, id: string): readonly unknown[] => {
  const [old, now] = [book(before), book(after)]
  return PLAN_HARD_RULES.flatMap((rule) => rule.check(now, [changeOf(old, now, table, id)]))
}
const ofQuarters = (...values: readonly (number | null)[]): readonly string[] =>
  short({
    project_year: [
      year({
        id: 'y',
        ...Object.fromEntries(
          values.map((value, index) => [`quarter_${index + 1}`, value === null ? null : value * WAN]),
        ),
      }),
    ],
  })
const ofTotals = (cells: Cells): readonly string[] => short({ project: [{ ...sound, ...cells }] })
const ofEstimate = (approved: number): readonly string[] =>
  short({
    project: [{ ...sound, feasibility_estimate: 3000 * WAN, approved_estimate: approved }],
  })
const atStage = (cells: Cells, source = 'county'): readonly string[] =>
  short({ project: [{ ...sound, ...cells }], project_fund: [fund({ source })] })
const reasonsFor = (cells: Cells, projectCells: Cells = {}): readonly unknown[] =>
  findings({
    project: [{ ...sound, ...projectCells }],
    project_year: [year({ id: 'y', ...cells })],
  }).map(({ rule, params }) => [rule, params['reason']])
const onLand = (cells: Cells): readonly string[] =>
  short({ project: [{ ...sound, land_total: 20 * MU }], project_year: [year({ id: 'y', ...cells })] })
const task: Cells = {
  id: 't',
  plan: 'plan',
  region: 'huzhen',
  content: '建设大桥',
  lead_office: 'o',
  due: '2024-12-31',
}

describe('tasks', () => {
  it('a sound plan has no findings', () => {
    expect(findings({ task: [task] })).toEqual([])
  })

  it('[计划-1] a task without owner or date is shown at the empty cells, graver once submitted', () => {
    const gaps = { task: [{ ...task, lead_office: null, due: null }] }
    expect(short(gaps)).toEqual(['计划-1 warn task t lead_office', '计划-1 warn task t due'])
    const issued = [{ id: 'plan', title: '计划', term: 'year', year: 2024, state: 'issued' }]
    expect(short({ ...gaps, plan: issued })[0]).toBe('计划-1 error task t lead_office')
  })

  const draft = [{ id: 'plan', title: '计划', term: 'year', year: 2024, state: 'draft' }]
  const meeting = [{ id: 'plan', title: '计划', term: 'year', year: 2024, state: 'meeting' }]
  const undated = [{ ...task, due: null }]
  const notReady = {
    code: 'task-not-ready',
    at: { table: 'task', id: 't', column: 'due' },
    task: task.content,
    missing: 'due',
  }

  it('[计划-1] a plan with an undated task does not leave the draft; the empty cell is named', () => {
    expect(
      refusals({ plan: draft, task: undated }, { plan: meeting, task: undated }, 'plan', 'plan'),
    ).toEqual([notReady])
    expect(refusals({ plan: draft, task: [task] }, { plan: meeting, task: [task] }, 'plan', 'plan')).toEqual(
      [],
    )
    expect(
      refusals({ plan: meeting, task: undated }, { plan: draft, task: undated }, 'plan', 'plan'),
    ).toEqual([])
  })

  it('[计划-1] the date is not taken from a task of a submitted plan, but a new row may be filled in later', () => {
    const taken = refusals({ plan: meeting, task: [task] }, { plan: meeting, task: undated }, 'task', 't')
    expect(taken).toEqual([notReady])
    expect(refusals({ plan: draft, task: [task] }, { plan: draft, task: undated }, 'task', 't')).toEqual([])
    expect(refusals({ plan: meeting, task: [] }, { plan: meeting, task: undated }, 'task', 't')).toEqual([])
  })
})

describe("a project's money", () => {
  it('[计划-2] sources sum to the year to the 分', () => {
    expect(findings({ project_fund: [fund({ planned: 1000 * WAN - 1 })] })).toEqual([
      {
        rule: '计划-2',
        severity: 'error',
        at: { table: 'project_year', id: 'y', column: 'investment' },
        params: {
          project: '滨江大桥',
          year: 2024,
          investment: 1000 * WAN,
          funds: 1000 * WAN - 1,
          sources: 1,
          difference: 1,
        },
      },
    ])
    const split = [fund({ planned: 400 * WAN }), fund({ source: 'loan', planned: 600 * WAN })]
    expect(findings({ project_fund: split })).toEqual([])
  })

  it('[计划-2] a year without sources and sources without a year are both found', () => {
    expect(short({ project_fund: [] })).toEqual(['计划-2 error project_year y investment'])
    expect(short({ project_year: [] })).toEqual(['计划-2 error project_fund f year'])
    expect(short({ project_year: [], project_fund: [fund({ planned: 0 })] })).toEqual([])
  })

  it('[计划-3] quarters sum to the year; empty quarters are not nought', () => {
    expect(ofQuarters(null, null, null, null)).toEqual([])
    expect(ofQuarters(100, 200, 300, 400)).toEqual([])
    expect(ofQuarters(100, 200, 300, 300)).toEqual(['计划-3 error project_year y investment'])
    expect(ofQuarters(100, 200, null, null)).toEqual(['计划-3 warn project_year y quarter_3'])
    expect(ofQuarters(500, 600, null, null)).toEqual(['计划-3 error project_year y investment'])
    expect(ofQuarters(1000, null, null, null)).toEqual([])
  })

  it('[计划-4] done and planned stay within the total, or within the approved estimate where there is one', () => {
    expect(ofTotals({ done_before: 2000 * WAN })).toEqual([])
    expect(ofTotals({ done_before: 2000 * WAN + 1 })).toEqual(['计划-4 warn project bridge total_investment'])
    expect(ofTotals({ approved_estimate: 900 * WAN })).toEqual([
      '计划-4 warn project bridge approved_estimate',
      '计划-4 warn project bridge total_investment',
    ])
    expect(ofTotals({ total_investment: null })).toEqual(['计划-8 warn project bridge total_investment'])
  })

  it('[计划-4] years that the cumulative figure contains are not counted again', () => {
    const project_year = [
      year({ year: 2022, investment: 1500 * WAN }),
      year({ year: 2023, investment: 1000 * WAN }),
      year({ id: 'y' }),
    ]
    const project_fund = [fund({}), fund({ year: 2023 }), fund({ year: 2022, planned: 1500 * WAN })]
    const at = (done_through: number | null): readonly string[] =>
      short({
        project: [{ ...sound, done_before: 2000 * WAN, done_through }],
        project_year,
        project_fund,
      })
    expect(at(2023)).toEqual([])
    expect(at(2022)).toEqual(['计划-4 warn project bridge total_investment'])
    expect(at(null)).toEqual(['计划-4 warn project bridge total_investment'])
  })

  it('[计划-9] an estimate of exactly a tenth more is not reported, one 分 above it is', () => {
    expect(ofEstimate(3300 * WAN)).toEqual([])
    expect(ofEstimate(3300 * WAN + 1)).toEqual(['计划-9 warn project bridge approved_estimate'])
  })

  it('[计划-10] more completed than planned is to be checked', () => {
    expect(short({ project_year: [year({ id: 'y', completed: 1000 * WAN })] })).toEqual([])
    expect(short({ project_year: [year({ id: 'y', completed: 1000 * WAN + 1 })] })).toEqual([
      '计划-10 warn project_year y completed',
    ])
  })
})

describe('projects in the annual plan', () => {
  it('[计划-5] government projects have an approved study or estimate; others and 前期 are exempt', () => {
    expect(atStage({ stage: 'feasibility' })).toEqual([])
    expect(atStage({ stage: 'proposal' })).toEqual(['计划-5 warn project bridge stage'])
    expect(atStage({ stage: null })).toEqual(['计划-5 warn project bridge stage'])
    expect(atStage({ stage: 'proposal', nature: 'preliminary' })).toEqual([])
    expect(atStage({ stage: 'proposal' }, 'enterprise')).toEqual([])
  })

  it('[计划-8] the contents of §16 are there', () => {
    const missing = { content: null, start: null, finish: null, total_investment: null }
    expect(short({ project: [{ ...sound, ...missing }] }).map((text) => text.split(' ').at(-1))).toEqual([
      'content',
      'start',
      'finish',
      'total_investment',
    ])
    expect(short({ project: [{ ...sound, ...missing }], project_year: [], project_fund: [] })).toEqual([])
  })

  it('[计划-11] nothing finishes before it starts', () => {
    expect(short({ project: [{ ...sound, finish: '2023-02-28' }] })).toEqual([
      '计划-11 error project bridge finish',
    ])
    expect(short({ project: [{ ...sound, finish: '2023-03-01' }] })).toEqual([])
  })

  it('[计划-12] paddy lies within farmland, farmland within new land, new land within the site', () => {
    expect(onLand({ new_land: 20 * MU, farmland: 20 * MU, paddy: 20 * MU })).toEqual([])
    expect(onLand({ new_land: 10 * MU, farmland: 11 * MU, paddy: 12 * MU })).toEqual([
      '计划-12 error project_year y paddy',
      '计划-12 error project_year y farmland',
    ])
    expect(onLand({ new_land: 20 * MU + 1 })).toEqual(['计划-12 warn project bridge land_total'])
    expect(onLand({ farmland: 5 * MU })).toEqual([])
  })

  it('[计划-13] large or basic farmland goes to the State Council', () => {
    expect(reasonsFor({ new_land: 525 * MU, farmland: 525 * MU })).toEqual([])
    expect(reasonsFor({ new_land: 526 * MU, farmland: 525 * MU + 1 })).toEqual([['计划-13', 'farmland']])
    expect(reasonsFor({ new_land: 1050 * MU + 1, farmland: 0 })).toEqual([['计划-13', 'other']])
    expect(reasonsFor({ new_land: 2000 * MU, land_way: 'stock' })).toEqual([])
    expect(reasonsFor({}, { on_basic_farmland: 1 })).toEqual([['计划-13', 'basic-farmland']])
  })
})
