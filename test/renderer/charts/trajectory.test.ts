import { describe, expect, it } from 'vitest'
import { slicesOf, type Band } from '../../../renderer/charts/bands.ts'
import type { Palette } from '../../../renderer/charts/palette.ts'
import {
  trajectoryOption,
  type TrajectoryData,
  type TrajectoryLine,
} from '../../../renderer/charts/trajectory.ts'

const PALETTE: Palette = {
  ink: '#111',
  muted: '#666',
  line: '#ddd',
  surface: '#fff',
  accent: '#00f',
  towns: { huzhen: '#0072b2' },
}
const line = (
  region: string,
  regionName: string,
  scenarioOrder: number,
  values: (number | null)[],
): TrajectoryLine => ({
  region,
  regionName,
  isGroup: false,
  regionOrder: 0,
  scenarioName: ['基准', '积极'][scenarioOrder] ?? '',
  scenarioOrder,
  values,
})
const DATA: TrajectoryData = {
  title: '地区生产总值',
  unit: '亿元',
  decimals: 2,
  years: [2022, 2023, 2024, 2025],
  lines: [line('huzhen', '壶镇镇', 0, [121.86, 130, 139, 148])],
  actuals: [
    {
      region: 'huzhen',
      regionName: '壶镇镇',
      isGroup: false,
      regionOrder: 0,
      values: [121.86, 129.6, null, null],
    },
  ],
  bands: [],
  outlined: null,
  targets: [{ value: 150, text: '目标 ≥ 150' }],
  lastActual: 2023,
  words: {
    actual: '实际',
    missing: '暂无数据',
    year: (year) => `${year}年`,
    actualUntil: (year) => `实际至${year}年`,
    range: (low, high) => `，九成在 ${low}–${high}`,
  },
}
interface Series {
  type: string
  id: string
  data: unknown[]
  lineStyle?: { color?: string; type?: unknown }
  endLabel?: { show?: boolean; formatter?: string }
}
const seriesOf = (data: TrajectoryData) => trajectoryOption(data, PALETTE).series as Series[]
const axisOf = (data: TrajectoryData) => trajectoryOption(data, PALETTE).yAxis as { min: number; max: number }

describe('a chart of trajectories', () => {
  it('draws towns in their own colour and scenarios by kinds of line', () => {
    const [base, other] = seriesOf({
      ...DATA,
      lines: [...DATA.lines, line('huzhen', '壶镇镇', 1, [121, 132, 143, 155])],
    })
    expect(base?.lineStyle).toMatchObject({ color: '#0072b2', type: 'solid' })
    expect(other?.lineStyle?.type).toEqual([10, 5])
    expect([base?.endLabel?.formatter, other?.endLabel?.formatter]).toEqual(['基准', '积极'])
  })

  it('names place and scenario at the ends of lines where both differ', () => {
    const lines = [...DATA.lines, line('wenxi', '温溪镇', 1, [97, 104, 110, 117])]
    expect(seriesOf({ ...DATA, lines })[1]?.endLabel?.formatter).toBe('温溪镇 积极')
  })

  it('names only the places where the labels of all lines would lie over one another', () => {
    const towns = ['huzhen', 'wenxi', 'bihu']
    const lines = (scenarios: number) =>
      towns.flatMap((id) =>
        Array.from({ length: scenarios }, (_, order) => line(id, `镇${id}`, order, [1, 2, 3, 4])),
      )
    const labels = (scenarios: number) =>
      seriesOf({ ...DATA, lines: lines(scenarios) }).flatMap(({ endLabel }) =>
        endLabel?.show === true ? [endLabel.formatter] : [],
      )
    expect(labels(5)).toHaveLength(15)
    expect(labels(6)).toEqual(['镇huzhen', '镇wenxi', '镇bihu'])
  })

  it('leaves gaps open where data is missing', () => {
    expect(seriesOf(DATA).find(({ id }) => id === 'huzhen/actual')?.data).toEqual([121.86, 129.6, null, null])
  })

  it('keeps target lines and bands inside the picture', () => {
    expect(axisOf({ ...DATA, targets: [{ value: 350, text: '' }] }).max).toBeGreaterThanOrEqual(350)
    const none = [null, null, null, null]
    const bands = [
      {
        region: 'huzhen',
        isGroup: false,
        regionOrder: 0,
        scenarioOrder: 0,
        p5: [null, 90, 80, 70],
        p25: none,
        p50: none,
        p75: none,
        p95: [null, 160, 190, 230],
      },
    ]
    expect(axisOf({ ...DATA, bands })).toSatisfy(({ min, max }) => min <= 70 && max >= 230)
  })

  it('has even steps of 1, 2 or 5 from end to end', () => {
    expect(axisOf({ ...DATA, targets: [] })).toMatchObject({ min: 120, max: 150, interval: 10 })
    const lines = [line('huzhen', '壶镇镇', 0, [-0.4, 0.1, null, 0.9])]
    expect(axisOf({ ...DATA, lines, actuals: [], targets: [] })).toMatchObject({
      min: -0.5,
      max: 1,
      interval: 0.5,
    })
  })

  it('draws a fan as two bands behind the lines, and none where nothing is projected', () => {
    expect(slicesOf([null, 1, 2], [null, 3, 4])).toEqual([
      [1, 1, 3],
      [2, 2, 4],
    ])
    const part = [null, 1, 2, 3]
    const bands = [
      {
        region: 'huzhen',
        isGroup: false,
        regionOrder: 0,
        scenarioOrder: 0,
        p5: part,
        p25: part,
        p50: part,
        p75: part,
        p95: part,
      },
    ]
    expect(
      seriesOf({ ...DATA, bands })
        .slice(0, 2)
        .map(({ type }) => type),
    ).toEqual(['custom', 'custom'])
  })

  describe('of several scenarios', () => {
    const bandOf = (scenarioOrder: number): Band => ({
      region: 'huzhen',
      isGroup: false,
      regionOrder: 0,
      scenarioOrder,
      p5: [null, null, 130, 135],
      p25: [null, null, 135, 140],
      p50: [null, null, 139, 148],
      p75: [null, null, 142, 152],
      p95: [null, null, 147, 161],
    })
    const lines = [0, 1, 2].map((order) => line('huzhen', '壶镇镇', order, [121, 132, 139, 148]))
    const bands = [0, 1, 2].map(bandOf)
    const shapesOf = (outlined: number | null) =>
      seriesOf({ ...DATA, lines, bands, outlined })
        .filter(({ type }) => type === 'custom')
        .map(({ id }) => id)

    it('fills the bands of the one in focus, outlines one other, and has a bar at the right end for each', () => {
      const bars = [0, 1, 2].map((order) => `huzhen/${order}/bar`)
      expect(shapesOf(null)).toEqual(['huzhen/outer', 'huzhen/inner', ...bars])
      expect(shapesOf(2)).toEqual([
        'huzhen/outer',
        'huzhen/inner',
        ...bars.slice(0, 2),
        'huzhen/2/outline',
        ...bars.slice(2),
      ])
    })

    it('leaves room for the bars before the labels, and none for a single scenario', () => {
      const right = (data: TrajectoryData) =>
        (trajectoryOption(data, PALETTE).grid as { right: number }).right
      const three = right({ ...DATA, lines, bands })
      expect(three).toBeGreaterThan(right({ ...DATA, lines }))
      expect(right({ ...DATA, bands: [bandOf(0)] })).toBe(right(DATA))
      expect(seriesOf({ ...DATA, bands: [bandOf(0)] }).some(({ id }) => id.endsWith('/bar'))).toBe(false)
    })

    it('says after each figure where nine of ten draws lie, and nothing of the base year', () => {
      const { formatter } = trajectoryOption({ ...DATA, lines, bands: bands.slice(0, 2) }, PALETTE)
        .tooltip as { formatter: (params: unknown) => string }
      expect(formatter({ dataIndex: 3 }).split('\n')).toEqual([
        '2025年',
        '壶镇镇 基准  148.00 亿元，九成在 135.00–161.00',
        '壶镇镇 积极  148.00 亿元，九成在 135.00–161.00',
        '壶镇镇   148.00 亿元',
      ])
      expect(formatter({ dataIndex: 0 })).not.toContain('九成')
    })
  })

  it('says figures in words, with their unit, and what is missing', () => {
    const { formatter } = trajectoryOption(DATA, PALETTE).tooltip as {
      formatter: (params: unknown) => string
    }
    expect(formatter([{ dataIndex: 1 }])).toBe('2023年\n壶镇镇 实际  129.60 亿元\n壶镇镇 基准  130.00 亿元')
    expect(formatter({ dataIndex: 3 })).toBe('2025年\n壶镇镇 基准  148.00 亿元')
  })
})
