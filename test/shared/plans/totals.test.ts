import { describe, expect, it } from 'vitest'
import { fundTotals, projectTotals, projectTotalsBy, taskTotals } from '../../../shared/plans/totals.ts'
import { rowsOf } from '../rows.ts'

const rows = rowsOf({
  project: [
    { id: 'a', name: '大桥', region: 'huzhen', category: 'infrastructure', total_investment: 500, jobs: 10 },
    { id: 'b', name: '厂房', region: 'huzhen', category: 'economy', total_investment: 300 },
    { id: 'c', name: '学校', region: 'wenxi', category: 'social' },
  ],
  project_year: [
    { id: 'a23', project: 'a', year: 2023, investment: 100, completed: 90, new_land: 7 },
    { id: 'a24', project: 'a', year: 2024, investment: 200 },
    { id: 'b24', project: 'b', year: 2024, investment: 50, completed: 25, new_land: 3 },
  ],
  project_fund: [
    { project: 'a', year: 2023, source: 'county', planned: 100, confirmed: 100, received: 50 },
    { project: 'a', year: 2024, source: 'county', planned: 120 },
    { project: 'a', year: 2024, source: 'loan', planned: 80, received: 80 },
    { project: 'b', year: 2024, source: 'county', planned: 50, confirmed: 20, received: 10 },
  ],
  task: [
    { plan: 'p', region: 'huzhen', content: '甲', lead_office: 'o', due: '2024-12-31', light: 'done' },
    { plan: 'p', region: 'huzhen', content: '乙', clause: 'c' },
    { plan: 'q', region: 'wenxi', content: '丙', light: 'done' },
  ],
})

describe('totals of the plans', () => {
  it('of a year contain its projects, and completion only years that report it', () => {
    expect(projectTotals(rows, { year: 2024 })).toMatchObject({
      count: 2,
      totalInvestment: { sum: 800, missing: 0 },
      yearInvestment: { sum: 250 },
      completed: { sum: 25, missing: 1 },
      completion: 50,
      newLand: { sum: 3, missing: 1 },
      jobs: { sum: 10, missing: 1 },
    })
    expect(projectTotals(rows)).toMatchObject({ count: 3, totalInvestment: { sum: 800, missing: 1 } })
    expect(projectTotals(rows, { regions: ['wenxi'] })).toMatchObject({
      count: 1,
      yearInvestment: { sum: null },
      completion: null,
    })
  })

  it('are given by region and by category', () => {
    const regions = projectTotalsBy(rows, 'region')
    expect([...regions].map(([region, { count }]) => [region, count])).toEqual([
      ['huzhen', 2],
      ['wenxi', 1],
    ])
    expect([...projectTotalsBy(rows, 'category', { year: 2023 }).keys()]).toEqual(['infrastructure'])
    expect(projectTotals(rows, { category: 'economy' }).totalInvestment.sum).toBe(300)
  })

  it('of money stand by source', () => {
    expect(fundTotals(rows, { year: 2024 })).toMatchObject([
      {
        source: 'county',
        planned: { sum: 170 },
        confirmed: { sum: 20, missing: 1 },
        received: { sum: 10, missing: 1 },
        arrival: 20,
      },
      { source: 'loan', planned: { sum: 80 }, arrival: 100 },
    ])
    expect(fundTotals(rows, { regions: ['wenxi'] })).toEqual([])
  })

  it('of tasks count lights and gaps', () => {
    expect(taskTotals(rows, { regions: ['huzhen'], plan: 'p' })).toEqual({
      count: 2,
      lights: new Map([
        ['done', 1],
        ['', 1],
      ]),
      withoutOffice: 1,
      withoutDate: 1,
      withoutClause: 1,
    })
  })
})
