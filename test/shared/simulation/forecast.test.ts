import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { BAND_WIDTHS } from '../../../shared/simulation/band-widths.ts'
import { forecast, HORIZONS, type ShortSeries } from '../../../shared/simulation/forecast.ts'
import { GROWTH_WEIGHTS } from '../../../shared/simulation/growth-weights.ts'

const ORIGIN = 2020

/** A series whose last value is that of the origin. */
function series(values: readonly (number | null)[], more: Partial<ShortSeries> = {}): ShortSeries {
  const figures = values.map((value, index) => ({ year: ORIGIN - values.length + 1 + index, value }))
  return {
    indicator: '地区生产总值',
    unit: '亿元',
    level: '地级',
    figures,
    origin: ORIGIN,
    peerGrowth: null,
    ...more,
  }
}

function years(given: ShortSeries) {
  return forecast(given) ?? []
}

const INDICATORS = [
  ['地区生产总值(修订序列)', '亿元'],
  ['第二产业增加值', '万元'],
  ['常住人口', '万人'],
  ['常住人口城镇化率', '%'],
  ['一网通办率', '%'],
  ['地区生产总值增速', '%'],
  ['GDP指数(上年=100)', '%'],
  ['建成区面积', '平方公里'],
  ['没有见过的指标', '没有见过的单位'],
] as const

const anySeries = fc
  .record({
    named: fc.constantFrom(...INDICATORS),
    values: fc.array(
      fc.oneof(
        { weight: 6, arbitrary: fc.double({ min: 0.01, max: 99.99, noNaN: true }) },
        { weight: 1, arbitrary: fc.constant(null) },
      ),
      { minLength: 1, maxLength: 12 },
    ),
    level: fc.constantFrom('省级', '地级', '县级', '镇', 'town', ''),
    peerGrowth: fc.oneof(fc.constant(null), fc.double({ min: -2, max: 2, noNaN: true })),
  })
  .filter(({ values }) => values.some((value) => value !== null))
  .map(({ named: [indicator, unit], values, level, peerGrowth }) =>
    series(values, { indicator, unit, level, peerGrowth }),
  )

/** Ordered, finite, wider from year to year. */
function expectSound(given: ShortSeries): void {
  const rows = years(given)
  expect(rows.map(({ horizon }) => horizon)).toEqual([...HORIZONS])
  for (const [index, row] of rows.entries()) {
    const ends = [row['p2.5'], row.p10, row.p50, row.p90, row['p97.5']]
    expect(ends.every(Number.isFinite)).toBe(true)
    expect(ends).toEqual(ends.toSorted((a, b) => a - b))
    const before = rows[index - 1]
    if (!before) continue
    expect(row.p90 - row.p10).toBeGreaterThan(before.p90 - before.p10)
    expect(row['p97.5'] - row['p2.5']).toBeGreaterThan(before['p97.5'] - before['p2.5'])
  }
}

describe('a forecast of any short series', () => {
  it('is finite, ordered and wider from year to year', () => {
    fc.assert(fc.property(anySeries, expectSound), { numRuns: 500 })
  })

  it('keeps shares between 0 and 100 and levels positive', () => {
    fc.assert(
      fc.property(anySeries, (given) => {
        for (const row of years(given)) {
          if (/增速|指数/.test(given.indicator)) continue
          expect(row['p2.5']).toBeGreaterThan(0)
          if (given.unit === '%') expect(row['p97.5']).toBeLessThan(100)
        }
      }),
      { numRuns: 500 },
    )
  })

  it('grows with the unit: the same series in 万元 gives the same forecast times 10,000', () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: 1, max: 5000, noNaN: true }), { minLength: 1, maxLength: 9 }),
        (values) => {
          const inYi = years(series(values))
          const inWan = years(
            series(
              values.map((value) => value * 10_000),
              { unit: '万元' },
            ),
          )
          for (const [index, row] of inYi.entries()) {
            expect(inWan[index]?.p50).toBeCloseTo(row.p50 * 10_000, 3)
            expect((inWan[index]?.p90 ?? 0) / (row.p90 * 10_000)).toBeCloseTo(1, 9)
          }
        },
      ),
    )
  })
})

describe('a difficult series', () => {
  it.each([
    ['without variance', series([100, 100, 100, 100, 100])],
    ['that shrinks', series([100, 80, 60, 45, 30, 20, 12, 7])],
    ['with gaps', series([100, null, null, 130, null])],
    ['of one figure', series([100])],
    ['of two figures', series([100, 108])],
    ['that ends years before its origin', series([100, 110, 120, null, null, null])],
    ['with figures of nothing', series([0, 0, 3, 0])],
    ['with figures below nothing', series([-5, 3, -2, 4])],
    [
      'of urbanisation near 100 %',
      series([99.2, 99.5, 99.8, 99.9, 100], { indicator: '城镇化率', unit: '%' }),
    ],
    [
      'of a share that leaps between nothing and a little',
      series([0.13, 0.01, 4.3, null, null, 0.01, 5.06], { indicator: '城镇化率', unit: '%', peerGrowth: 0 }),
    ],
    ['of a share that exceeds 100', series([80, 101, 120], { indicator: '完成率', unit: '%' })],
    ['of a negative rate', series([8, 3, -6, -4], { indicator: '投资增速', unit: '%' })],
    ['of enormous figures', series([1e14, 1e15, 1e18, 3e18])],
  ])('%s is answered soundly', (_, given) => {
    expectSound(given)
  })

  it('without any figure up to its origin has no forecast', () => {
    expect(forecast(series([null, null]))).toBeNull()
    expect(forecast({ ...series([100, 110]), origin: 2000 })).toBeNull()
  })

  it('takes the later of two rows of one year, and nothing after the origin', () => {
    const [plain] = years(series([100, 110, 121]))
    const figures = [
      { year: 2019, value: 500 },
      ...series([100, 110, 121]).figures,
      { year: 2021, value: 900 },
    ]
    expect(years({ ...series([]), figures })[0]).toEqual(plain)
  })
})

describe('the centre', () => {
  it('of two figures is the weighted sum of its readings, by hand', () => {
    // One growth g = ln 1.1 from 110 to 121. Damped Holt: level −0.01 g, trend 0.927 g, of which 0.9 is left. Theta with a
    // smoothing of 0.99: level 120.89, half the slope 5.5 times (1 − 0.01²) / 0.99.
    const g = Math.log(1.1)
    const theta = Math.log((120.89 + (5.5 * (1 - 0.01 ** 2)) / 0.99) / 121)
    const readings = [g, g, g, g, -0.01 * g + 0.9 * 0.927 * g, theta]
    const weights: readonly number[] = GROWTH_WEIGHTS['gdp-published'].own
    const sum = readings.reduce((total, reading, index) => total + reading * (weights[index] ?? 0), 0)
    expect(years(series([110, 121]))[0]?.p50).toBeCloseTo(121 * Math.exp(sum), 9)
  })

  it('is damped: five years of growth add less than five times the last', () => {
    for (const [indicator] of [
      ['地区生产总值'],
      ['第二产业增加值'],
      ['地方税收收入'],
      ['资产总额'],
    ] as const) {
      const [first, , , , fifth] = years(series([100, 110, 121, 133.1, 146.41], { indicator }))
      expect(fifth?.p50).toBeLessThan(146.41 * 1.1 ** 5)
      expect(fifth?.p50).toBeGreaterThan(first?.p50 ?? 0)
    }
  })

  it('follows the peers where their growth is given, and leaves them out of growth rates', () => {
    const with_ = (peerGrowth: number) => years(series([100, 110, 121, 133.1], { peerGrowth }))[4]?.p50 ?? 0
    expect(with_(0.12)).toBeGreaterThan(with_(0.02))
    const rate = series([8, 7, 6, 5], { indicator: '地区生产总值增速', unit: '%' })
    expect(forecast({ ...rate, peerGrowth: 0.3 })).toEqual(forecast(rate))
  })

  it('of one figure moves as the peers do', () => {
    const growing = years(series([100], { peerGrowth: 0.1 }))[0]?.p50 ?? 0
    expect(growing).toBeGreaterThan(100)
    expect(years(series([100]))[0]?.p50).toBeCloseTo(100, 9)
  })
})

describe('the band', () => {
  const width = (given: ShortSeries) => {
    const [row] = years(given)
    return row ? Math.log(row.p90 / row.p10) : 0
  }
  const calm = [5000, 5500, 6050, 6655, 7320.5]

  it('is wider for a restless series', () => {
    expect(width(series([5000, 6000, 5600, 7000, 7320.5]))).toBeGreaterThan(width(series(calm)))
  })

  it('is half as wide again for a county and twice as wide for a town, a quarter for 第二产业', () => {
    const at = (level: string, indicator: string, values = [1000, 1100, 1210, 1331]) =>
      width(series(values, { level, indicator }))
    // Of the usual size, where size itself adds nothing: e^7.11 亿元 of GDP and e^6.28 of the secondary sector.
    const gdp = BAND_WIDTHS['gdp-published'].usual.size
    const secondary = BAND_WIDTHS.secondary.usual.size
    const usual = (size: number) => [0.751, 0.826, 0.909, 1].map((part) => part * Math.exp(size))
    expect(at('县级', '地区生产总值', usual(gdp)) / at('地级', '地区生产总值', usual(gdp))).toBeCloseTo(
      1.5,
      6,
    )
    expect(at('镇', '地区生产总值', usual(gdp)) / at('地级', '地区生产总值', usual(gdp))).toBeCloseTo(2, 6)
    expect(
      at('镇', '第二产业增加值', usual(secondary)) / at('地级', '第二产业增加值', usual(secondary)),
    ).toBeCloseTo(1.25, 6)
  })

  it('is wider for a small city than for a large one, within limits', () => {
    const scaled = (factor: number) => width(series(calm.map((value) => value * factor)))
    expect(scaled(0.05)).toBeGreaterThan(scaled(1))
    expect(scaled(1e-6)).toBeCloseTo(scaled(1e-9), 9)
  })

  it('is wider where only one or two growths are known', () => {
    const grown = [5000, 5500, 6050, 6655]
    const [one, two, three] = [2, 3, 4].map((count) => width(series(grown.slice(-count))))
    expect(one).toBeGreaterThan(two ?? 0)
    expect(two).toBeGreaterThan(three ?? 0)
  })

  it('has parameters that are ordered, on both sides of the centre and wider every year, in every row', () => {
    for (const [name, { own, peers, basis }] of Object.entries(BAND_WIDTHS)) {
      expect(basis.windows).toBeGreaterThan(200)
      for (const widths of [own, peers]) {
        if (!widths) continue
        expect(widths.sway).toHaveLength(10)
        expect(widths.errors).toHaveLength(20)
        for (const [index, error] of widths.errors.slice(4).entries())
          expect(Math.abs(error)).toBeGreaterThan(Math.abs(widths.errors[index] ?? 0))
        for (let year = 0; year < 5; year++) {
          const [far = 0, low = 0, high = 0, top = 0] = widths.errors.slice(year * 4, year * 4 + 4)
          expect({ name, year, ordered: far < low && low < 0 && 0 < high && high < top }).toMatchObject({
            ordered: true,
          })
        }
      }
    }
    for (const { own, peers } of Object.values(GROWTH_WEIGHTS))
      expect([15, 30].includes(own.length) && [undefined, 35].includes(peers?.length)).toBe(true)
  })
})
