import { describe, expect, it } from 'vitest'
import { changesOf, familiesOf } from '../../../shared/indicators/series.ts'
import { readStatistics } from '../../../shared/indicators/statistics.ts'
import { observed, statisticsRows, type Observed } from './statistics-rows.ts'

function level(period: string, value: number | null, cells: Observed = {}): Observed {
  return observed('east', 'gdp', { period, value, ...cells })
}

function changes(
  observations: readonly Observed[],
  scopes?: readonly (string | null)[],
  onlyTheseScopes = false,
) {
  const options = scopes ? { scopes, onlyTheseScopes } : {}
  return changesOf(readStatistics(statisticsRows(observations)), 'east', 'gdp', options)
}

function report(year: number): Observed {
  return { source: `${year}年东镇统计年报` }
}

describe('[指标-4] yearly changes', () => {
  it('are taken between consecutive years of one vintage, scope and kind of source', () => {
    expect(changes([level('2020', 80), level('2021', 88), level('2022', 90)])).toMatchObject([
      { year: 2021, from: 80, to: 88 },
      { year: 2022, from: 88, to: 90 },
    ])
  })

  it.each([
    ['vintages', { vintage: 'final' }],
    ['scopes', { scope: '区本级' }],
    ['real and made-up figures', { demo: 1 }],
    ['sites', { source: 'https://other.example/a' }],
  ])('are never taken across %s', (_what, cells) => {
    expect(
      changes([level('2021', 80, { source: 'https://one.example/b' }), level('2022', 88, cells)]),
    ).toEqual([])
  })

  it('are not taken across a missing year', () => {
    expect(changes([level('2020', 80), level('2021', null), level('2022', 90)])).toEqual([])
  })

  it('belong to the same document of different years', () => {
    expect(changes([level('2021', 80, report(2021)), level('2022', 88, report(2022))])).toHaveLength(1)
  })

  it('take the higher vintage where two families know a year, and fill the others from the lower', () => {
    const found = changes([
      level('2020', 70),
      level('2021', 80),
      level('2022', 100),
      level('2021', 82, { vintage: 'final' }),
      level('2022', 90, { vintage: 'final' }),
    ])
    expect(found.map(({ year, from, to }) => [year, from, to])).toEqual([
      [2021, 70, 80],
      [2022, 82, 90],
    ])
  })

  it('keep to one scope for all years, the preferred one if it has any', () => {
    const core = { scope: '区本级' }
    const observations = [
      level('2020', 30, core),
      level('2021', 33, core),
      level('2021', 80),
      level('2022', 88),
    ]
    expect(changes(observations).map(({ year }) => year)).toEqual([2022])
    expect(changes(observations, ['区本级', null]).map(({ year }) => year)).toEqual([2021])
    expect(changes(observations, ['全区']).map(({ year }) => year)).toEqual([2021])
    expect(changes(observations, ['全区'], true)).toEqual([])
  })
})

it('[指标-4] quarters, expected figures and later years are no part of a family', () => {
  const statistics = readStatistics(
    statisticsRows([
      level('2021', 80),
      level('2022Q1', 20),
      level('2022', 95, { state: 'expected' }),
      level('2023', 99),
    ]),
  )
  const families = familiesOf(statistics, 'east', 'gdp', { upTo: 2022 })
  expect(families.map(({ points }) => points.map(({ year }) => year))).toEqual([[2021]])
})
