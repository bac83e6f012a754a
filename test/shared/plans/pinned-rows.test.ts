import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { PlanTotals, pinnedPlanRows } from '../../../shared/plans/pinned-rows.ts'
import type { Row } from '../../../shared/table/table.ts'
import { MAX_STEPS } from '../../../shared/units/quantity.ts'
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
})

describe('totals below a sheet', () => {
  it('stand by year, never over years', () => {
    expect(pinnedPlanRows('project_year', rows.all('project_year'))).toMatchObject([
      { labels: { year: 2023 }, rows: 1, sums: { investment: { sum: 100 }, quarter_1: { sum: null } } },
      { labels: { year: 2024 }, rows: 2, sums: { investment: { sum: 250 }, completed: { missing: 1 } } },
    ])
    expect(pinnedPlanRows('project', rows.all('project'))).toMatchObject([
      { labels: {}, rows: 3, sums: { total_investment: { sum: 800, missing: 1 } } },
    ])
    expect(pinnedPlanRows('task', rows.all('task'))).toEqual([])
    expect(pinnedPlanRows('project', [])).toEqual([])
  })

  it('that follow a sheet are those that counting anew gives, whatever becomes of its rows', () => {
    const amount = fc.option(
      fc.oneof(fc.integer({ min: -1000, max: 1000 }), fc.constantFrom(MAX_STEPS, -MAX_STEPS)),
    )
    const made = fc.record({
      year: fc.constantFrom(2023, 2023, 2024),
      investment: amount,
      completed: amount,
      id: fc.constantFrom('a', 'b'),
    })
    const row = made.map((cells): Row => ({ position: 0, ...cells }))
    const sheet = fc.array(row, { minLength: 40, maxLength: 60 })
    const step = fc.oneof(
      // A cell or two that somebody has typed, and now and then other rows, or fewer.
      fc.record({ at: fc.nat(60), row }).map(
        ({ at, row: is }) =>
          (shown: readonly Row[]) =>
            shown.map((was, place) => (place === at ? is : was)),
      ),
      fc.record({ at: fc.nat(60), amount }).map(
        ({ at, amount: is }) =>
          (shown: readonly Row[]) =>
            shown.map((was, place) => (place === at ? { ...was, investment: is } : was)),
      ),
      sheet.map((other) => () => other),
      fc.nat(60).map((count) => (shown: readonly Row[]) => shown.slice(0, count)),
    )
    fc.assert(
      fc.property(sheet, fc.array(step, { maxLength: 12 }), (first, steps) => {
        const totals = new PlanTotals('project_year')
        let shown: readonly Row[] = first
        for (const next of [(same: readonly Row[]) => same, ...steps]) {
          shown = next(shown)
          expect(totals.of(shown)).toEqual(pinnedPlanRows('project_year', shown))
        }
      }),
    )
  })
})
