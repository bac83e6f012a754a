import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { backTest, errorsOf } from '../../../shared/simulation/backtest.ts'
import { forecast, type ShortSeries } from '../../../shared/simulation/forecast.ts'

function series(values: readonly (number | null)[], more: Partial<ShortSeries> = {}): ShortSeries {
  const figures = values.map((value, index) => ({ year: 2015 + index, value }))
  const origin = 2014 + values.length
  return {
    indicator: '地区生产总值',
    unit: '亿元',
    level: 'town',
    figures,
    origin,
    peerGrowth: null,
    ...more,
  }
}

function tested(given: ShortSeries) {
  const points = backTest(given)
  return { points, errors: errorsOf(given, points) }
}

/** The errors of a back-test by plain loops over the years, from the forecasts alone. */
function reckoned(given: ShortSeries) {
  const value = new Map(given.figures.flatMap((one) => (one.value === null ? [] : [[one.year, one.value]])))
  const years = [...value.keys()]
  const [errors, parts, multiples, held]: [number[], number[], number[], number[]] = [[], [], [], []]
  for (let origin = 3; origin < years.length; origin += 1) {
    const before = years.slice(0, origin)
    const now = before.at(-1) ?? 0
    let moved = 0
    for (let at = 1; at < before.length; at += 1)
      moved += Math.abs((value.get(before[at] ?? 0) ?? 0) - (value.get(before[at - 1] ?? 0) ?? 0))
    const bands = forecast({
      ...given,
      origin: now,
      figures: before.map((year) => ({ year, value: value.get(year) ?? null })),
    })
    for (const year of years.slice(origin)) {
      const band = bands?.find(({ horizon }) => horizon === year - now)
      const came = value.get(year) ?? 0
      if (!band) continue
      errors.push(Math.abs(band.p50 - came))
      parts.push((100 * Math.abs(band.p50 - came)) / came)
      multiples.push(Math.abs(band.p50 - came) / (moved / (before.length - 1)))
      held.push(band.p10 <= came && came <= band.p90 ? 1 : 0)
    }
  }
  if (errors.length === 0) return null
  const mean = (all: readonly number[]) => expect.closeTo(all.reduce((a, b) => a + b, 0) / all.length, 6)
  const still = multiples.some((one) => !Number.isFinite(one))
  return {
    n: errors.length,
    mape: mean(parts),
    mae: mean(errors),
    mase: still ? null : mean(multiples),
    coverage80: mean(held),
  }
}

describe('the back-test of a series', () => {
  it('needs four figures: of three nothing can be left out', () => {
    expect(tested(series([100, 110, 121]))).toEqual({ points: [], errors: null })
    expect(tested(series([100, null, 110, 121]))).toEqual({ points: [], errors: null })
    expect(tested(series([100, 110, 121, 133])).points).toHaveLength(1)
  })

  it('forecasts every year left out from what was known before it, at most five years ahead', () => {
    const years = tested(series([1, 2, 3, 4, 5, 6, 7, 8, 9])).points.map(({ origin, year }) => [origin, year])
    expect(years).toHaveLength(5 + 5 + 4 + 3 + 2 + 1)
    expect(years.slice(0, 6)).toEqual([
      [2017, 2018],
      [2017, 2019],
      [2017, 2020],
      [2017, 2021],
      [2017, 2022],
      [2018, 2019],
    ])
  })

  it('knows nothing of the years left out', () => {
    const growing = fc.array(fc.double({ min: 1, max: 1000, noNaN: true }), { minLength: 4, maxLength: 9 })
    fc.assert(
      fc.property(growing, (values) => {
        const given = series(values)
        for (const { origin, year, forecast: expected } of backTest(given)) {
          const figures = given.figures.filter((one) => one.year <= origin)
          expect(expected).toBe(forecast({ ...given, figures, origin })?.[year - origin - 1]?.p50)
        }
      }),
      { numRuns: 50 },
    )
  })

  it('tells MAPE, MASE and coverage as they are reckoned by hand', () => {
    // The forecast from 100, 100, 100 is 100; 125 came: 20 % off, beyond the band; the past never changed.
    const flat = tested(series([100, 100, 100, 150], { level: 'city' }))
    expect(flat.errors).toEqual({
      n: 1,
      mape: expect.closeTo(100 / 3, 9),
      mae: expect.closeTo(50, 9),
      mase: null,
      coverage80: 0,
    })
    // From 100, 110, 100 the usual change is 10.
    const moved = tested(series([100, 110, 100, 104]))
    const [point] = moved.points
    expect(moved.errors?.mase).toBeCloseTo(Math.abs((point?.forecast ?? 0) - 104) / 10, 9)
    expect(moved.errors?.coverage80).toBe(1)
  })

  it('tells the same errors as a reckoning of its own, year by year, with gaps and rows given twice', () => {
    const figure = fc.oneof(
      { weight: 5, arbitrary: fc.double({ min: 1, max: 1000, noNaN: true }) },
      { weight: 1, arbitrary: fc.constant(null) },
    )
    const given = fc.record({
      values: fc.array(figure, { minLength: 4, maxLength: 10 }),
      again: fc.boolean(),
    })
    fc.assert(
      fc.property(given, ({ values, again }) => {
        const plain = series(values)
        const first = plain.figures.slice(0, 2).map(({ year }) => ({ year, value: 7 }))
        const own = { ...plain, figures: again ? [...first, ...plain.figures] : plain.figures }
        expect(tested(own).errors).toEqual(reckoned(plain))
      }),
      { numRuns: 200 },
    )
  })

  it('has no MAPE of a growth rate, and none where nothing came', () => {
    expect(tested(series([5, 4, 3, 0.1], { indicator: '投资增速', unit: '%' })).errors).toMatchObject({
      mape: null,
    })
    expect(tested(series([5, 4, 3, 0], { indicator: '应建数', unit: '个' })).errors).toMatchObject({
      mape: null,
    })
  })
})
