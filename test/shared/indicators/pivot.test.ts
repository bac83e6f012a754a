import { describe, expect, it } from 'vitest'
import { pivot, pivotEdits, type PivotPlace } from '../../../shared/indicators/pivot.ts'
import { observed, statisticsRows } from './statistics-rows.ts'

const rows = statisticsRows([
  observed('east', 'gdp', { id: 'e21', period: '2021', value: 110, demo: 1 }),
  observed('east', 'gdp', { id: 'e22', value: 118, demo: 1, vintage: 'flash' }),
  observed('east', 'gdp', { id: 'e22-final', value: 120, demo: 1, vintage: 'final' }),
  observed('county', 'gdp', { id: 'c22', value: 301.5, growth: 5.2, growth_basis: 'real', locked: 1 }),
  observed('county', 'gdp', { id: 'c22-core', value: 90, scope: '区本级' }),
  observed('county', 'gdp', { period: '2022Q1', value: 70 }),
  observed('west', 'population', { id: 'w22', missing: 'not-collected' }),
])

const place = (cells: Partial<PivotPlace>): PivotPlace => ({
  region: 'east',
  indicator: 'gdp',
  scope: null,
  year: 2022,
  measure: 'value',
  ...cells,
})

describe('the sheet of indicators', () => {
  it('has a row per region, indicator and scope in the order of regions and indicators', () => {
    const sheet = pivot(rows)
    expect(sheet.years).toEqual([2021, 2022])
    expect(sheet.rows.map(({ key }) => key)).toEqual([
      'county|gdp|',
      'county|gdp|区本级',
      'east|gdp|',
      'west|population|',
    ])
  })

  it('shows the figure that counts with its marks and how many others there are', () => {
    const [county, , east, west] = pivot(rows).rows
    expect(east?.cells.get(2022)).toMatchObject({ id: 'e22-final', value: 120, demo: true, others: 1 })
    expect(county?.cells.get(2022)).toMatchObject({
      id: 'c22',
      growth: 5.2,
      growthBasis: 'real',
      locked: true,
    })
    expect(west?.cells.get(2022)).toMatchObject({ value: null, absence: 'not-collected' })
  })

  it('offers empty rows and years for entry where asked', () => {
    const sheet = pivot(rows, { regions: ['west'], years: [2023], empty: true })
    expect(sheet.years).toEqual([2022, 2023])
    expect(sheet.rows).toHaveLength(rows.all('indicator').length)
  })
})

describe('editing the sheet', () => {
  it('sets the observation that is shown', () => {
    expect(pivotEdits(rows, [{ place: place({}), raw: '１２１.5' }])).toEqual([
      { kind: 'set', table: 'observation', id: 'e22-final', column: 'value', value: '１２１.5' },
    ])
  })

  it('makes a new report of an actual figure where there is none, and nothing from an empty cell', () => {
    const edits = pivotEdits(rows, [
      { place: place({ year: 2023 }), raw: '1,234.5' },
      { place: place({ year: 2024 }), raw: '' },
      { place: place({ year: 2024, region: 'west' }), raw: null },
    ])
    expect(edits).toEqual([
      {
        kind: 'insert',
        table: 'observation',
        values: {
          region: 'east',
          indicator: 'gdp',
          period: '2023',
          scope: null,
          vintage: 'report',
          state: 'actual',
          missing: null,
          value: '1,234.5',
        },
      },
    ])
  })

  it('puts value and growth of one new observation into one insertion', () => {
    const edits = pivotEdits(rows, [
      { place: place({ year: 2023, measure: 'growth' }), raw: 6 },
      { place: place({ year: 2023 }), raw: 130 },
    ])
    expect(edits).toHaveLength(1)
    expect(edits[0]).toMatchObject({ values: { value: 130, growth: 6, missing: null } })
  })

  it('[指标-2] says that only growth is known, and takes that back when a value comes', () => {
    const growth = pivotEdits(rows, [{ place: place({ year: 2023, measure: 'growth' }), raw: 6 }])
    expect(growth[0]).toMatchObject({ values: { missing: 'growth-only' } })
    const value = pivotEdits(rows, [{ place: place({ region: 'west', indicator: 'population' }), raw: 8 }])
    expect(value).toMatchObject([
      { id: 'w22', column: 'missing', value: null },
      { id: 'w22', column: 'value', value: 8 },
    ])
  })
})
