import { describe, expect, it } from 'vitest'
import { PACKS, packNamed } from '../../../shared/packs/packs.ts'
import { HARD_RULES, SOFT_RULES } from '../../../shared/rules.ts'
import { TABLES } from '../../../shared/tables.ts'
import { opened } from './workbook.ts'

const plain = opened(false)
const sample = opened(true)
const policyIds = new Set(plain.edits.map(({ id }) => id))
/** Tables without a flag for made-up rows: there the text itself says so. */
const WORDED = ['plan', 'scenario', 'scenario_value', 'scenario_project']

describe('the pack of 72号', () => {
  it('is found by its id', () => {
    expect(PACKS.map(({ id }) => id)).toEqual(['lishui-2022-72'])
    expect(packNamed('lishui-2022-72')?.title).toContain('丽政办发〔2022〕72号')
    expect(packNamed('none')).toBeUndefined()
  })

  it('parses cell by cell, every reference resolves, and rows only point at earlier ones', () => {
    expect(plain.rejections).toEqual([])
    expect(sample.rejections).toEqual([])
  })

  it('gives every row an id of its own', () => {
    const ids = sample.edits.map(({ id }) => id)
    expect(new Set(ids).size).toBe(ids.length)
    expect(ids).not.toContain(undefined)
  })

  it('keeps the unique sets of all tables', () => {
    for (const table of TABLES)
      for (const columns of table.unique) {
        const keys = sample.rows
          .all(table.name)
          .map((row) => columns.map((column) => row[column] ?? '').join('\n'))
        expect(new Set(keys).size, `${table.name} ${columns.join()}`).toBe(keys.length)
      }
  })

  it('breaks no hard rule', () => {
    for (const { rows, changes } of [plain, sample])
      expect(HARD_RULES.flatMap(({ check }) => check(rows, changes))).toEqual([])
  })
})

describe('made-up rows', () => {
  it('carry the flag, every one of them, and no published row does', () => {
    const wrong = sample.edits.filter(({ table, id, values }) => {
      if (WORDED.includes(table) || values['demo'] === undefined) return false
      return (values['demo'] === 1) === policyIds.has(id)
    })
    expect(wrong).toEqual([])
    const unflagged = sample.edits.filter(
      ({ table, id, values }) => !policyIds.has(id) && !WORDED.includes(table) && values['demo'] !== 1,
    )
    expect(unflagged).toEqual([])
    expect(plain.edits.filter(({ values }) => values['demo'] === 1)).toEqual([])
  })

  it('say so in words where a table has no flag', () => {
    for (const table of ['plan', 'scenario'])
      for (const row of sample.rows.all(table).filter(({ id }) => !policyIds.has(id)))
        expect(row['note']).toContain('演示')
  })

  it('are as many as a first look needs', () => {
    const count = (table: string) => sample.rows.all(table).length
    expect(count('task')).toBeGreaterThanOrEqual(24)
    expect(count('project')).toBeGreaterThanOrEqual(24)
    expect(count('land_entry')).toBeGreaterThanOrEqual(30)
    expect(count('budget_line')).toBeGreaterThanOrEqual(40)
    expect(plain.rows.all('task').length + plain.rows.all('project').length).toBe(0)
  })

  it('leave a few things to find, and only those that were meant', () => {
    const findings = SOFT_RULES.flatMap(({ check }) => check(sample.rows))
    const counts = Object.fromEntries(
      [...Map.groupBy(findings, ({ rule }) => rule)].map(([rule, list]) => [rule, list.length]),
    )
    // Two tasks without date or office, two projects short of money, one without land (quota, farmland, paddy), one overspent line.
    expect(counts).toEqual({ '计划-1': 2, '计划-2': 2, '计划-6': 1, '衔接-2': 2, '预算-4': 1 })
  })

  it('[计划-2] have sources that sum to the year, except the two that are short on purpose', () => {
    const short = sample.rows.all('project_year').filter((year) => {
      const funds = sample.rows
        .all('project_fund')
        .filter((fund) => fund['project'] === year['project'] && fund['year'] === year['year'])
      return funds.reduce((sum, { planned }) => sum + Number(planned), 0) !== year['investment']
    })
    expect(short.map(({ id }) => id)).toEqual(['project-014-2025', 'project-023-2025'])
  })

  it('have sectors that sum to the gross product and no more urban than resident people', () => {
    const value = (region: string, indicator: string, year: number) =>
      Number(sample.rows.get('observation', `demo-${region}-${indicator}-${year}`)?.['value'])
    for (const town of ['huzhen', 'wenxi', 'bihu'])
      for (let year = 2018; year <= 2024; year += 1) {
        const sectors = ['gdp-primary', 'gdp-secondary', 'gdp-tertiary'].map((sector) =>
          value(town, sector, year),
        )
        expect(sectors.reduce((sum, one) => sum + one)).toBeCloseTo(value(town, 'gdp', year), 9)
        expect(value(town, 'urban-population', year)).toBeLessThan(value(town, 'resident-population', year))
        expect(value(town, 'employed', year)).toBeLessThan(value(town, 'resident-population', year))
      }
  })
})

describe('published figures', () => {
  const published = plain.rows.all('observation')
  const one = (id: string) => plain.rows.get('observation', id)

  it('carry their source, are locked, and say why a value is missing', () => {
    expect(published.length).toBe(147)
    for (const row of published) {
      expect([row.id, row['locked'], row['demo']]).toEqual([row.id, 1, 0])
      expect(row['source']).toBeTruthy()
      expect([row.id, row['missing']]).toEqual([row.id, row['value'] === null ? 'growth-only' : null])
      expect([row.id, row['growth'] === null]).toEqual([row.id, row['growth_basis'] === null])
    }
  })

  it('have the growth that was published, not one computed from two levels', () => {
    const rates = [
      ['obs-jinyun-gdp-2022', 301.5, 5.2, 'real'],
      ['obs-jinyun-gdp-2023', 319.73, 8, 'real'],
      ['obs-lishui-gdp-2023', 1964.4, 7.5, 'real'],
      ['obs-lishui-gdp-2024', 2181.18, 6.6, 'real'],
      ['obs-liandu-gdp-2024', 596.86, 5.4, 'unstated'],
      ['obs-liandu-gdp-2022', null, 4.3, 'unstated'],
      ['obs-jinyun-investment-2022', null, 20, 'unstated'],
      ['obs-liandu-investment-2024-district', 94.2, 19.9, 'unstated'],
      ['obs-jinyun-fiscal-revenue-2023', 37.7, 18.6, 'unstated'],
      ['obs-jinyun-budget-revenue-2022', 21.35, 6.8, 'unstated'],
      ['obs-lishui-gdp-2023h1', 900.3, 7.6, 'unstated'],
      ['obs-jinyun-gdp-2014', 187.3, null, null],
      ['obs-liandu-gdp-2020-sectors', 406.96, null, null],
    ]
    for (const [id, value, growth, basis] of rates) {
      const row = one(String(id))
      expect([id, row?.['value'], row?.['growth'], row?.['growth_basis']]).toEqual([id, value, growth, basis])
    }
    expect(published.filter(({ growth }) => growth !== null).length).toBe(42 + 16)
  })

  it('keep scope, vintage, unit and note of their source', () => {
    expect(one('obs-liandu-investment-2022-district')).toMatchObject({
      scope: '区本级',
      missing: 'growth-only',
      growth: 33.4,
    })
    expect(one('obs-jinyun-resident-population-2020')).toMatchObject({ value: 40.5318, vintage: 'census' })
    expect(one('obs-qingtian-budget-revenue-2000-as-named')).toMatchObject({
      value: 0.8926,
      scope: '地方财政收入（来源用名）',
    })
    expect(one('obs-wenxi-registered-population-2019')).toMatchObject({ value: 4.8801 })
    expect(one('obs-lishui-gdp-2020-counties')).toMatchObject({ vintage: 'secondary', scope: '九县市区合计' })
    expect(one('obs-jinyun-urbanisation-2023')?.['note']).toContain('比上年提高1.3个百分点')
    expect(one('obs-lishui-gdp-2024')?.['note']).toContain('base revision likely')
  })
})
