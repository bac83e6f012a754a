import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { BAND_WIDTHS, type BandWidths } from '../../../shared/simulation/band-widths.ts'
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
          const share = given.unit === '%'
          expect(row['p2.5']).toBeGreaterThanOrEqual(share ? 0 : Number.MIN_VALUE)
          if (given.unit === '%') expect(row['p97.5']).toBeLessThanOrEqual(100)
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
    ['that falls to nothing', series([3399.1, 0])],
    [
      'that has come to nothing',
      series([404, 700, 1099, 747, 827, 0], { indicator: '常住人口', unit: '万人' }),
    ],
    ['with figures below nothing', series([-5, 3, -2, 4])],
    [
      'of urbanisation near 100 %',
      series([99.2, 99.5, 99.8, 99.9, 100], { indicator: '城镇化率', unit: '%' }),
    ],
    [
      'of a share that leaps between nothing and a little',
      series([0.13, 0.01, 4.3, null, null, 0.01, 5.06], { indicator: '城镇化率', unit: '%', peerGrowth: 0 }),
    ],
    [
      'of a share that is all of it',
      series([100, 100, 100, 100, 100], { indicator: '常住人口城镇化率', unit: '%' }),
    ],
    ['of a share that is none of it', series([0, 0, 0, 0], { indicator: '一网通办率', unit: '%' })],
    ['of urbanisation as a part of 1', series([0.55, 0.57, 0.58], { indicator: '城镇化率', unit: '' })],
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

describe('a share', () => {
  it('that is all of it is expected to stay so, within what is published', () => {
    for (const row of years(series([100, 100, 100], { indicator: '城镇化率', unit: '%' }))) {
      expect(row.p50).toBe(100)
      expect(row.p90).toBe(100)
      expect(row.p10).toBeGreaterThan(99.5)
      expect(row.p10).toBeLessThanOrEqual(99.95)
    }
  })

  it('of 1 is forecast as the same share of 100', () => {
    const [part, percent] = [0.01, 1].map((times) =>
      years(
        series(
          [55, 57, 58, 60].map((value) => value * times),
          { indicator: '城镇化率', unit: times === 1 ? '%' : '' },
        ),
      ),
    )
    expect(part?.map(({ p50, p90 }) => [p50 * 100, p90 * 100].map((one) => one.toFixed(6)))).toEqual(
      percent?.map(({ p50, p90 }) => [p50, p90].map((one) => one.toFixed(6))),
    )
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

  it('of one figure grows as the peers do, else by less than is usual, and what was never measured stays', () => {
    const first = (more: Partial<ShortSeries>) => Math.log((years(series([100], more))[0]?.p50 ?? 0) / 100)
    expect(first({ peerGrowth: 0.1 })).toBeGreaterThan(first({ peerGrowth: 0.03 }))
    expect(first({})).toBeGreaterThan(0)
    expect(first({})).toBeLessThan(BAND_WIDTHS['gdp-published'].usual.growth)
    expect(first({ indicator: '建成区面积', unit: '平方公里' })).toBeCloseTo(0, 9)
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

  it('is wider for a county and a town: GDP by a half and twice, 第二产业 by a quarter, others by a quarter and a half', () => {
    // Of the usual size, where size itself adds nothing.
    const factor = (level: string, indicator: string, { usual }: BandWidths) => {
      const values = [0.751, 0.826, 0.909, 1].map((part) => part * Math.exp(usual.size))
      const at = (place: string) => width(series(values, { level: place, indicator }))
      return at(level) / at('地级')
    }
    const { 'gdp-published': gdp, secondary, tertiary } = BAND_WIDTHS
    expect(factor('县级', '地区生产总值', gdp)).toBeCloseTo(1.5, 6)
    expect(factor('镇', '地区生产总值', gdp)).toBeCloseTo(2, 6)
    expect(factor('镇', '第二产业增加值', secondary)).toBeCloseTo(1.25, 6)
    expect(factor('县级', '第三产业增加值', tertiary)).toBeCloseTo(1.25, 6)
    expect(factor('镇', '第三产业增加值', tertiary)).toBeCloseTo(1.5, 6)
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

  it('is measured for every class, with ends in order on both sides of the centre, wider every year', () => {
    expect(Object.keys(BAND_WIDTHS).toSorted()).toEqual(Object.keys(GROWTH_WEIGHTS).toSorted())
    for (const [name, { own, peers, basis, usual }] of Object.entries(BAND_WIDTHS)) {
      expect(basis.windows).toBeGreaterThan(200)
      expect(usual.spread).toBeGreaterThan(0)
      expect(peers === null).toBe(name === 'growth-rate')
      for (const widths of [own, peers]) {
        if (!widths) continue
        const { ends, exponents, sway } = widths
        expect([ends.length, sway.lower.length, sway.upper.length]).toEqual([4, 6, 6])
        expect([...ends, 0].toSorted((a, b) => a - b)).toEqual([ends[0], ends[1], 0, ends[2], ends[3]])
        expect(Math.min(exponents.lower, exponents.upper)).toBeGreaterThan(0)
        expect([...sway.lower, ...sway.upper].every((one) => Math.abs(one) < 1)).toBe(true)
      }
    }
    for (const { own, peers } of Object.values(GROWTH_WEIGHTS))
      expect([15, 30].includes(own.length) && [undefined, 35].includes(peers?.length)).toBe(true)
  })
})
