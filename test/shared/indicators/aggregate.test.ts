import { expect, it } from 'vitest'
import { groupValue, type GroupValue, type MemberFigure } from '../../../shared/indicators/aggregate.ts'
import { readStatistics } from '../../../shared/indicators/statistics.ts'
import { statisticsRows } from './statistics-rows.ts'

const statistics = readStatistics(statisticsRows([]))

function grouped(indicator: string, figures: Readonly<Record<string, number | MemberFigure>>): GroupValue {
  const definition = statistics.indicator(indicator)
  if (!definition) throw new Error(indicator)
  return groupValue(statistics, definition, ['east', 'west'], (region, id) => {
    const figure = figures[`${region} ${id}`]
    return typeof figure === 'object' ? figure : { value: figure ?? null, scope: null }
  })
}

it('[指标-5] a summable figure of a group is the sum', () => {
  expect(grouped('gdp', { 'east gdp': 120, 'west gdp': 95.5 })).toEqual({ kind: 'value', value: 215.5 })
})

it('[指标-5] a ratio of a group pools numerators and denominators instead of averaging', () => {
  const pooled = grouped('urbanisation', {
    'east urban': 60_000,
    'east population': 8,
    'west urban': 10_000,
    'west population': 2,
  })
  expect(pooled).toEqual({ kind: 'value', value: 70 })
})

it('[指标-5] a missing member makes the group missing and is named', () => {
  expect(grouped('gdp', { 'east gdp': 120 })).toEqual({ kind: 'missing', who: ['west'] })
  expect(grouped('urbanisation', { 'east urban': 1, 'west urban': 1, 'east population': 1 })).toEqual({
    kind: 'missing',
    who: ['west'],
  })
})

it('[指标-5] members of unlike scope, growth rates and amounts per head are not comparable', () => {
  const scopes = grouped('gdp', {
    'east gdp': { value: 120, scope: '全区' },
    'west gdp': { value: 30, scope: '区本级' },
  })
  expect(scopes).toEqual({ kind: 'incomparable', why: 'scopes' })
  const notAggregated = { kind: 'incomparable', why: 'not-aggregated' }
  expect(grouped('gdp-growth', { 'east gdp-growth': 7, 'west gdp-growth': 5 })).toEqual(notAggregated)
  expect(
    grouped('income-ratio', {
      'east urban-income': 60_000,
      'east rural-income': 30_000,
      'west urban-income': 50_000,
      'west rural-income': 28_000,
    }),
  ).toEqual(notAggregated)
})
