import { describe, expect, it } from 'vitest'
import type { Palette } from '../../../renderer/charts/palette.ts'
import { probabilityOption, type ChanceLine } from '../../../renderer/charts/probability.ts'

const palette: Palette = {
  ink: '#111111',
  muted: '#777777',
  line: '#dddddd',
  surface: '#ffffff',
  accent: '#3d4f9f',
  towns: {},
}

const line: ChanceLine = {
  id: '0/gdp',
  name: '三镇合计 地区生产总值 > 350亿元',
  label: '三镇合计',
  region: 'three-towns',
  isGroup: true,
  regionOrder: 0,
  order: 0,
  values: [0.5, null, 49.6],
  errors: [0.7, null, 0.7],
}

const option = probabilityOption(
  {
    title: '达标概率（%）',
    years: [2023, 2024, 2025],
    due: 2025,
    lines: [line, { ...line, id: '0/all', name: '<b>全部</b>', region: null, isGroup: false, order: 1 }],
    words: {
      due: '目标年',
      chance: (name, year, chance, error) => `${name} ${year} ${chance} ±${error}`,
      unknown: (name, year) => `${name} ${year} 无法判断`,
    },
  },
  palette,
)
const series = Array.isArray(option.series) ? option.series : []

describe('chart of chances', () => {
  it('always goes from 0 to 100 and leaves a gap where nothing can be told', () => {
    expect(option.yAxis).toMatchObject({ min: 0, max: 100 })
    expect(series.find(({ id }) => id === '0/gdp')?.data).toEqual([0.5, null, 49.6])
  })

  it('draws two sampling errors around a line, inside of 0 and 100', () => {
    const points = series.find(({ id }) => id === '0/gdp/error')?.data as readonly (readonly number[])[]
    expect(points.map(([at, value]) => [at, Number(value?.toFixed(9))])).toEqual([
      [0, 0],
      [0, 1.9],
      [2, 48.2],
      [2, 51],
    ])
  })

  it('speaks in words over a year, whatever names are made of', () => {
    const tooltip = Array.isArray(option.tooltip) ? option.tooltip[0] : option.tooltip
    const format = tooltip?.formatter
    if (typeof format !== 'function') throw new Error('no formatter')
    const told = (dataIndex: number): unknown => format([{ dataIndex }] as never, '', () => undefined)
    expect(told(2)).toContain('三镇合计 地区生产总值 &gt; 350亿元 2025 49.6 ±0.7')
    expect(told(1)).toContain('2024 无法判断')
    expect(told(2)).toContain('&lt;b&gt;全部&lt;/b&gt;')
  })
})
