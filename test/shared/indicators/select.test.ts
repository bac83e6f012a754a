import { describe, expect, it } from 'vitest'
import { figureOf } from '../../../shared/indicators/figure.ts'
import { pick, pickGrowth, type Question } from '../../../shared/indicators/select.ts'
import { readStatistics } from '../../../shared/indicators/statistics.ts'
import { observed, statisticsRows, type Observed } from './statistics-rows.ts'

const asked: Question = { region: 'county', indicator: 'gdp', period: '2022' }

function chosen(observations: readonly Observed[], question: Partial<Question> = {}) {
  return pick(readStatistics(statisticsRows(observations)), { ...asked, ...question })
}

describe('the observation that counts', () => {
  it('[指标-3] is of the highest vintage, and says what it was preferred to', () => {
    const choice = chosen([
      observed('county', 'gdp', { id: 'flash', vintage: 'flash', value: 300 }),
      observed('county', 'gdp', { id: 'revised', vintage: 'revised', value: 310 }),
      observed('county', 'gdp', { id: 'final', vintage: 'final', value: 305 }),
      observed('county', 'gdp', { id: 'second-hand', vintage: 'secondary', value: 280 }),
    ])
    expect(choice?.observation.id).toBe('revised')
    expect(choice?.why).toBe('vintage')
    expect(choice?.passedOver.map(({ id }) => id)).toEqual(['final', 'flash', 'second-hand'])
  })

  it('[指标-3] has a value, even where a higher vintage published growth only', () => {
    const choice = chosen([
      observed('county', 'gdp', { id: 'level', vintage: 'preliminary', value: 300 }),
      observed('county', 'gdp', { id: 'growth', vintage: 'final', missing: 'growth-only', growth: 5.2 }),
    ])
    expect(choice?.observation.id).toBe('level')
  })

  it('[指标-3] is missing if a higher vintage says that the period is not comparable', () => {
    const choice = chosen([
      observed('county', 'gdp', { vintage: 'preliminary', value: 300 }),
      observed('county', 'gdp', { id: 'broken', vintage: 'revised', missing: 'incomparable' }),
    ])
    expect(choice?.observation.id).toBe('broken')
  })

  it('[指标-3] is never a superseded one, nor an expected or projected one unless asked', () => {
    const observations = [
      observed('county', 'gdp', { id: 'old', vintage: 'final', value: 300 }),
      observed('county', 'gdp', { id: 'new', vintage: 'preliminary', value: 301, supersedes: 'old' }),
      observed('county', 'gdp', { id: 'hope', vintage: 'revised', state: 'expected', value: 400 }),
    ]
    expect(chosen(observations)?.observation.id).toBe('new')
    expect(chosen(observations, { states: ['expected'] })?.observation.id).toBe('hope')
  })

  it('[指标-3] is of the preferred scope, else of another one and says so', () => {
    const whole = observed('county', 'gdp', { id: 'whole', scope: '全区', vintage: 'flash', value: 300 })
    const core = observed('county', 'gdp', { id: 'core', scope: '区本级', vintage: 'final', value: 90 })
    expect(chosen([whole, core], { scopes: ['全区', null] })).toMatchObject({
      observation: { id: 'whole' },
      why: 'scope',
    })
    expect(chosen([core], { scopes: ['全区', null] })?.observation.id).toBe('core')
    expect(chosen([core], { scopes: ['全区', null], onlyTheseScopes: true })).toBeNull()
  })

  it('[指标-3] is published rather than made up', () => {
    const choice = chosen([
      observed('county', 'gdp', { id: 'made-up', vintage: 'revised', value: 1, demo: 1 }),
      observed('county', 'gdp', { id: 'real', vintage: 'secondary', value: 300 }),
    ])
    expect(choice?.observation.id).toBe('real')
  })

  it('is nothing where nothing was entered', () => {
    expect(chosen([])).toBeNull()
  })
})

describe('published growth', () => {
  it('comes with the figure, or from the indicator of its growth', () => {
    const beside = readStatistics(
      statisticsRows([observed('county', 'gdp', { value: 301.5, growth: 5.2, growth_basis: 'real' })]),
    )
    const apart = readStatistics(
      statisticsRows([observed('county', 'gdp-growth', { value: 4.3, growth_basis: 'real' })]),
    )
    expect(pickGrowth(beside, asked)).toMatchObject({ growth: 5.2, basis: 'real' })
    expect(pickGrowth(apart, asked)).toMatchObject({ growth: 4.3, basis: 'real' })
    expect(pickGrowth(apart, { ...asked, indicator: 'gdp-growth' })).toMatchObject({ growth: 4.3 })
  })

  it('[指标-4] is not made from two levels', () => {
    const levels = readStatistics(
      statisticsRows([
        observed('county', 'gdp', { period: '2021', value: 280 }),
        observed('county', 'gdp', { period: '2022', value: 301.5 }),
      ]),
    )
    expect(pickGrowth(levels, asked)).toBeNull()
  })
})

describe('a figure', () => {
  it('[指标-6] of a ratio follows from its parts with their units converted, or is missing', () => {
    const statistics = readStatistics(
      statisticsRows([
        observed('county', 'urban', { value: 230_304, vintage: 'census', period: '2020' }),
        observed('county', 'population', { value: 40.5318, vintage: 'census', period: '2020' }),
        observed('county', 'urban', { value: 240_000, vintage: 'census' }),
        observed('county', 'population', { value: 40.6, vintage: 'report' }),
      ]),
    )
    const ratio = { region: 'county', indicator: 'urbanisation' }
    expect(figureOf(statistics, { ...ratio, period: '2020' })).toMatchObject({ from: 'derived', demo: false })
    expect(figureOf(statistics, { ...ratio, period: '2020' }).value).toBeCloseTo(56.82, 2)
    expect(figureOf(statistics, { ...ratio, period: '2022' })).toMatchObject({ value: null, absence: 'none' })
  })

  it('says why it is missing, and never becomes nought', () => {
    const statistics = readStatistics(
      statisticsRows([observed('county', 'gdp', { missing: 'growth-only', growth: 20 })]),
    )
    expect(figureOf(statistics, asked)).toMatchObject({ value: null, absence: 'growth-only' })
    expect(figureOf(statistics, { ...asked, period: '2021' })).toMatchObject({ value: null, absence: 'none' })
  })
})
