import { describe, expect, it } from 'vitest'
import { CROSS_CHECKS } from '../../shared/cross-checks.ts'
import { projectReadiness, readinessBook, shiftYears, unreadyProjects } from '../../shared/readiness.ts'
import type { Rows } from '../../shared/table/change.ts'
import type { Cell } from '../../shared/table/column.ts'
import { rowsOf, type Written } from './rows.ts'

type Cells = Readonly<Record<string, Cell>>
const entry = (cells: Cells): Cells => ({
  date: '2024-05-01',
  year: 2024,
  account: 'quota',
  event: 'use',
  from_holder: 'huzhen',
  to_holder: 'bridge',
  ...cells,
})
const book = (written: Written = {}): Rows =>
  rowsOf({
    region: [{ id: 'huzhen', name: '壶镇镇', level: 'town' }],
    project: [{ id: 'bridge', name: '滨江大桥', region: 'huzhen', category: 'infrastructure' }],
    project_year: [
      { id: 'y24', project: 'bridge', year: 2024, investment: 100, new_land: 60, land_way: 'new' },
      { id: 'y25', project: 'bridge', year: 2025, investment: 200, new_land: 40, land_way: 'new' },
    ],
    project_fund: [
      { id: 'f24', project: 'bridge', year: 2024, source: 'county', planned: 100, confirmed: 70 },
      { id: 'f25', project: 'bridge', year: 2025, source: 'loan', planned: 150 },
    ],
    land_entry: [entry({ amount: 60 }), entry({ date: '2025-12-31', amount: 30 })],
    ...written,
  })
const short = (written: Written): readonly string[] => {
  const rows = book(written)
  return CROSS_CHECKS.flatMap((rule) => rule.check(rows)).map(
    ({ rule, at, params }) => `${rule} ${at.id} ${at.column} ${params['difference']}`,
  )
}

describe("readiness of a project's year", () => {
  it('[计划-6] a year with money and land is ready', () => {
    expect(projectReadiness(book(), 'bridge', 2024)).toEqual({
      investment: 100,
      funded: 100,
      landNeeded: 60,
      landHeld: 60,
      hasMoney: true,
      hasLand: true,
      moneyShort: 0,
      landShort: 0,
      missing: [],
    })
  })

  it('[计划-6] land is needed and held cumulatively, to the last day of the year', () => {
    expect(projectReadiness(book(), 'bridge', 2025)).toMatchObject({
      landNeeded: 100,
      landHeld: 90,
      landShort: 10,
      moneyShort: 50,
      missing: ['land', 'money'],
    })
  })

  it('only confirmed money counts if that is asked for; what is not confirmed is not there', () => {
    const confirmed = { money: 'confirmed' } as const
    expect(projectReadiness(book(), 'bridge', 2024, confirmed)).toMatchObject({ funded: 70, moneyShort: 30 })
    expect(projectReadiness(book(), 'bridge', 2025, confirmed)).toMatchObject({ funded: 0, moneyShort: 200 })
  })

  it('land of one account does not serve a need of the other', () => {
    const linkage = {
      id: 'y24',
      project: 'bridge',
      year: 2024,
      investment: 1,
      new_land: 20,
      land_way: 'linkage',
    }
    const rows = book({ project_year: [linkage] })
    expect(projectReadiness(rows, 'bridge', 2024)).toMatchObject({
      landNeeded: 20,
      landHeld: 0,
      landShort: 20,
    })
    const held = book({ project_year: [linkage], land_entry: [entry({ account: 'linkage', amount: 20 })] })
    expect(projectReadiness(held, 'bridge', 2024).hasLand).toBe(true)
  })

  it.each(['stock', 'transfer', 'none'])('a project whose land way is %s needs no index', (land_way) => {
    const project_year = [{ project: 'bridge', year: 2024, investment: 100, new_land: 60, land_way }]
    expect(projectReadiness(book({ project_year, land_entry: [] }), 'bridge', 2024).missing).toEqual([])
  })

  it('a project moved later waits for no land that it already has, and takes its money along', () => {
    const ready = readinessBook(book())
    const years = shiftYears(ready.years('bridge'), 1)
    expect(ready.of('bridge', 2024, { years })).toMatchObject({ investment: 0, landNeeded: 0, missing: [] })
    expect(ready.of('bridge', 2025, { years })).toMatchObject({
      investment: 100,
      funded: 100,
      landNeeded: 60,
      landHeld: 90,
      missing: [],
    })
    const earlier = shiftYears(ready.years('bridge'), -1)
    expect(ready.of('bridge', 2023, { years: earlier })).toMatchObject({ landHeld: 0, missing: ['land'] })
  })

  it('an unknown project or a year without a plan needs nothing', () => {
    expect(projectReadiness(book(), 'nobody', 2024).missing).toEqual([])
    expect(projectReadiness(book({ land_entry: [] }), 'bridge', 2020)).toMatchObject({
      investment: 0,
      missing: [],
    })
  })

  it('projects without land or money are listed', () => {
    expect(unreadyProjects(book()).map(({ project, year }) => [project, year])).toEqual([['bridge', 2025]])
    expect(unreadyProjects(book(), 2024)).toEqual([])
  })
})

describe('rules between the domains', () => {
  it('[计划-6] a need of land that the ledger does not cover is found at the year, with the shortfall', () => {
    expect(short({})).toEqual(['计划-6 y25 new_land 10'])
    expect(short({ land_entry: [] })).toEqual(['计划-6 y24 new_land 60', '计划-6 y25 new_land 100'])
  })

  it('[衔接-1] county and town money stands in the budget where lines name the project', () => {
    const line = { region: 'huzhen', year: 2024, book: 'general', side: 'expenditure', subject: '交通' }
    const paid = { ...line, project: 'bridge' }
    const land_entry = [entry({ amount: 100 })]
    expect(short({ land_entry, budget_line: [{ ...line, budget: 1 }] })).toEqual([])
    expect(short({ land_entry, budget_line: [{ ...paid, budget: 99 }] })).toEqual(['衔接-1 f24 planned 1'])
    expect(short({ land_entry, budget_line: [{ ...paid, budget: 1, adjusted: 100 }] })).toEqual([])
    expect(short({ land_entry, budget_line: [{ ...paid, side: 'revenue', budget: 1 }] })).toEqual([])
  })

  it('[衔接-2] occupied farmland and paddy are balanced by indices that the project holds', () => {
    const year = { id: 'y', project: 'bridge', year: 2024, investment: 1, farmland: 30, paddy: 10 }
    expect(short({ project_year: [{ ...year, land_way: 'new' }] })).toEqual([
      '衔接-2 y farmland 30',
      '衔接-2 y paddy 10',
    ])
    const land_entry = [entry({ account: 'farmland', amount: 30 }), entry({ account: 'paddy', amount: 9 })]
    expect(short({ project_year: [{ ...year, land_way: 'new' }], land_entry })).toEqual(['衔接-2 y paddy 1'])
    expect(short({ project_year: [{ ...year, land_way: 'linkage' }] })).toEqual([])
  })
})
