import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  logGrowth,
  logitShift,
  logOfPercent,
  OWN_WEIGHT,
  percentOfLog,
  recentChange,
} from '../../../shared/simulation/trend.ts'

const own = (...changes: readonly number[]) =>
  changes.map((change, index) => ({ year: 2023 - changes.length + index, change }))
const peer = (region: string, change: number, year = 2022) => ({ region, year, change })
const start = (changes: readonly number[], peers: readonly number[], weight: number = OWN_WEIGHT.other) =>
  recentChange(
    own(...changes),
    peers.map((change, index) => peer(`peer-${index}`, change)),
    2022,
    weight,
  )

describe('a start of a trend', () => {
  it('is 0.35 of the own last three changes and 0.65 of the median peer', () => {
    const trend = start([0.2, 0.09, 0.06, 0.03], [0.05, 0.04])
    expect(trend.start).toBeCloseTo(0.35 * 0.06 + 0.65 * 0.045, 12)
    expect(trend).toMatchObject({ method: 'own-and-peers', ownWeight: 0.35 })
    expect(trend.own.map(({ year }) => year)).toEqual([2020, 2021, 2022])
  })

  it('weighs own changes 0.75 for population', () => {
    expect(start([0.01, 0.01, 0.01], [0.03], OWN_WEIGHT.population).start).toBeCloseTo(0.015, 12)
  })

  it('leans on peers in proportion where fewer than three own changes are known', () => {
    expect(start([0.06], [0.03]).ownWeight).toBeCloseTo(0.35 / 3, 12)
    expect(start([], [0.03])).toMatchObject({ start: 0.03, method: 'peers-only', ownWeight: 0 })
  })

  it('is the own mean without peers, and missing without either', () => {
    expect(start([0.06, 0.02], [])).toMatchObject({ method: 'own-only', ownWeight: 1 })
    expect(start([0.06, 0.02], []).start).toBeCloseTo(0.04, 12)
    expect(start([], [])).toMatchObject({ start: null, method: 'none' })
  })

  it('looks neither past the base year nor further back than five years', () => {
    const trend = recentChange(
      [
        { year: 2016, change: 0.5 },
        { year: 2022, change: 0.04 },
        { year: 2023, change: 0.9 },
      ],
      [peer('county', 0.08, 2023), peer('city', 0.07, 2017)],
      2022,
      0.35,
    )
    expect(trend).toMatchObject({ start: 0.04, method: 'own-only', peers: [] })
  })

  it('lies between the own mean and the peer median', () => {
    const change = fc.double({ min: -0.5, max: 0.5, noNaN: true })
    fc.assert(
      fc.property(
        fc.array(change, { minLength: 1, maxLength: 5 }),
        fc.array(change, { minLength: 1 }),
        (a, b) => {
          const { start: value, ownMean, peerMedian } = start(a, b)
          const [low, high] = [
            Math.min(ownMean ?? 0, peerMedian ?? 0),
            Math.max(ownMean ?? 0, peerMedian ?? 0),
          ]
          expect(value).toBeGreaterThanOrEqual(low - 1e-12)
          expect(value).toBeLessThanOrEqual(high + 1e-12)
        },
      ),
    )
  })
})

describe('changes', () => {
  it('of growth are logarithms, and none where a level is not positive', () => {
    expect(logGrowth(100, 110)).toBeCloseTo(Math.log(1.1), 12)
    expect(logGrowth(0, 110)).toBeNull()
    expect(logGrowth(100, -1)).toBeNull()
    expect(percentOfLog(logOfPercent(7.5) ?? 0)).toBeCloseTo(7.5, 12)
    expect(logOfPercent(-100)).toBeNull()
  })

  it('of a share are shifts of its logit: 60.4 from 59.1 % is 0.054, none at the edges', () => {
    expect(logitShift(59.1, 60.4)).toBeCloseTo(0.054, 3)
    expect(logitShift(99, 100)).toBeNull()
    expect(logitShift(0, 10)).toBeNull()
  })
})
