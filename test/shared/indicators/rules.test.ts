import { describe, expect, it } from 'vitest'
import { INDICATOR_HARD_RULES, INDICATOR_SOFT_RULES } from '../../../shared/indicators/rules.ts'
import type { RowChange } from '../../../shared/table/change.ts'
import type { Finding, Rejection } from '../../../shared/table/rejection.ts'
import type { Row } from '../../../shared/table/table.ts'
import { observed, statisticsRows, type Observed } from './statistics-rows.ts'

function stored(cells: Observed): Row {
  const row = statisticsRows([observed('county', 'gdp', { id: 'one', ...cells })]).get('observation', 'one')
  if (!row) throw new Error('the observation was not stored')
  return row
}

function refused(before: Row | null, after: Row | null): readonly Rejection[] {
  const change: RowChange = { table: 'observation', id: 'one', before, after }
  return INDICATOR_HARD_RULES.flatMap(({ check }) => check(statisticsRows([]), [change]))
}

function findings(observations: readonly Observed[], others?: Parameters<typeof statisticsRows>[1]) {
  const rows = statisticsRows(observations, others)
  return INDICATOR_SOFT_RULES.flatMap(({ check }): readonly Finding[] => check(rows))
}

it('[指标-2] a value together with a reason for missing is refused', () => {
  const growthOnly = stored({ missing: 'growth-only', growth: 20 })
  expect(refused(growthOnly, { ...growthOnly, value: 5 }).map(({ code }) => code)).toEqual([
    'value-and-missing',
  ])
  expect(refused(growthOnly, { ...growthOnly, missing: null, value: 5 })).toEqual([])
  expect(refused(null, growthOnly)).toEqual([])
})

describe('[指标-7] towns above their county', () => {
  const county = observed('county', 'gdp', { id: 'county-gdp', value: 200 })

  it('are found with both figures', () => {
    const found = findings([
      county,
      observed('east', 'gdp', { value: 120, demo: 1 }),
      observed('west', 'gdp', { value: 95, demo: 1 }),
    ])
    expect(found).toMatchObject([
      {
        rule: '指标-7',
        at: { id: 'county-gdp' },
        params: { region: '某县', towns: 215, county: 200, year: 2022 },
      },
    ])
  })

  it('are not found at equality, in another scope, or among ratios', () => {
    expect(findings([county, observed('east', 'gdp', { value: 200 })])).toEqual([])
    expect(findings([county, observed('east', 'gdp', { value: 300, scope: '属地' })])).toEqual([])
    const ratios = [
      observed('county', 'urbanisation', { value: 60 }),
      observed('east', 'urbanisation', { value: 70 }),
    ]
    expect(findings(ratios)).toEqual([])
  })
})

function sectors(tertiary: number, cells: Observed = {}): readonly Observed[] {
  return [
    observed('county', 'gdp-primary', { value: 13.05, ...cells }),
    observed('county', 'gdp-secondary', { value: 147.83, ...cells }),
    observed('county', 'gdp-tertiary', { value: tertiary, ...cells }),
  ]
}

describe('[指标-8] sectors that do not sum', () => {
  const total = observed('county', 'gdp', { value: 319.73 })

  it('are found', () => {
    expect(findings([total, ...sectors(168.86)])).toMatchObject([
      { rule: '指标-8', params: { region: '某县', total: 319.73 } },
    ])
  })

  it('are not found within rounding, or where they are of another vintage', () => {
    expect(findings([total, ...sectors(158.86)])).toEqual([])
    expect(findings([total, ...sectors(168.86, { vintage: 'final' })])).toEqual([])
  })
})

it('[指标-9] a published ratio that its parts contradict is found, with what they give', () => {
  const parts = [observed('east', 'urban', { value: 66_000 }), observed('east', 'population', { value: 10 })]
  expect(findings([...parts, observed('east', 'urbanisation', { value: 66.05 })])).toEqual([])
  expect(findings([...parts, observed('east', 'urbanisation', { value: 70 })])).toMatchObject([
    { rule: '指标-9', params: { published: 70, computed: 66 } },
  ])
})

it('[指标-10] a figure that lies two years behind the newest of the target regions is found once', () => {
  const clause = [{ id: 'c', number: '一', kind: 'part', heading: '总体要求' }]
  const goal = { clause: 'c', year: 2025, basis: 'absolute', operator: 'at-least', value: 1 }
  const target = [
    { id: 't1', region: 'group', indicator: 'gdp', ...goal },
    { id: 't2', region: 'east', indicator: 'population', ...goal },
  ]
  const found = findings(
    [
      observed('east', 'gdp', { period: '2023', value: 100 }),
      observed('west', 'gdp', { period: '2022', value: 80 }),
      observed('east', 'population', { period: '2021', value: 9 }),
      observed('county', 'gdp', { period: '2024', value: 330 }),
    ],
    { clause, target },
  )
  expect(found).toMatchObject([
    {
      rule: '指标-10',
      at: { id: 't2' },
      params: { region: '东镇', indicator: '常住人口', latest: 2021, newest: 2023 },
    },
  ])
})
