import { describe, expect, it } from 'vitest'
import { heightOfRows, rangeOfValues } from '../../../renderer/charts/bar-rows.ts'
import { leverMapOption } from '../../../renderer/charts/lever-map.ts'
import type { Palette } from '../../../renderer/charts/palette.ts'
import { tornadoOption } from '../../../renderer/charts/tornado.ts'
import { waterfallOption } from '../../../renderer/charts/waterfall.ts'

const palette: Palette = {
  ink: '#111111',
  muted: '#777777',
  line: '#dddddd',
  surface: '#ffffff',
  accent: '#3d4f9f',
  towns: {},
}

/** What the tooltip of a row says. */
function tooltipOf(option: ReturnType<typeof tornadoOption>, row: number): unknown {
  const tooltip = Array.isArray(option.tooltip) ? option.tooltip[0] : option.tooltip
  const format = tooltip?.formatter
  if (typeof format !== 'function') throw new Error('no formatter')
  return format([{ value: [0, row] }] as never, '', () => undefined)
}

const seriesOf = (option: ReturnType<typeof tornadoOption>) =>
  Array.isArray(option.series) ? option.series : option.series ? [option.series] : []

const row = {
  name: '新增用地',
  low: 340,
  high: 352,
  lowText: '0',
  highText: '1,000',
  sentence: '只动“新增用地”',
}

describe('chart of a tornado', () => {
  const option = tornadoOption(
    { title: '产值', subtitle: '', present: 346, presentText: '346.00', rows: [row, { ...row, name: 'b' }] },
    palette,
  )

  it('has two bars a row, one to each end, and a row for each driver in the order given', () => {
    expect(option.yAxis).toMatchObject({ inverse: true, data: ['新增用地', 'b'] })
    expect(seriesOf(option)[0]?.data).toEqual([
      [340, 0],
      [352, 0],
      [340, 1],
      [352, 1],
    ])
  })

  it('speaks in words over a row', () => {
    expect(tooltipOf(option, 0)).toBe('只动“新增用地”')
    expect(tooltipOf(option, 9)).toBe('')
    const hostile = { ...row, sentence: '<img src=x onerror=alert(1)>' }
    const data = { title: '', subtitle: '', present: 346, presentText: '', rows: [hostile] }
    expect(tooltipOf(tornadoOption(data, palette), 0)).toBe('&lt;img src=x onerror=alert(1)&gt;')
  })

  it('keeps every end and the present inside its axis', () => {
    expect(option.xAxis).toMatchObject({ min: 338.8, max: 353.2 })
    expect(rangeOfValues([])).toEqual([0, 1])
    expect(heightOfRows(10)).toBeGreaterThan(heightOfRows(2))
  })
})

describe('chart of a difference', () => {
  it('goes step by step from the first outcome to the second', () => {
    const part = (name: string, size: number) => ({ name, part: size, text: String(size), sentence: name })
    const option = waterfallOption(
      {
        title: '产值',
        subtitle: '',
        from: { name: '基准', value: 100, text: '100' },
        to: { name: '压力', value: 95, text: '95' },
        parts: [part('a', -8), part('b', 3)],
      },
      palette,
    )
    expect(option.yAxis).toMatchObject({ data: ['基准', 'a', 'b', '压力'] })
    const ends = ((seriesOf(option)[0]?.data ?? []) as [number, number][]).map(([to]) =>
      Number(to.toFixed(1)),
    )
    expect(ends).toEqual([100, 92, 95, 95])
    expect(tooltipOf(option, 3)).toBe('压力 95')
  })
})

describe('map of two drivers', () => {
  const axis = { unit: '亩', values: [0, 10], present: 5 }
  const cell = (x: number, y: number, outcome: number | null) => ({
    x,
    y,
    outcome,
    reached: outcome === 2,
    sentence: `${x}/${y}`,
  })
  const option = leverMapOption(
    {
      title: '产值',
      subtitle: '',
      stronger: 'high',
      x: { ...axis, name: '甲' },
      y: { ...axis, name: '乙', unit: '' },
      cells: [cell(0, 0, 1), cell(10, 0, 2), cell(0, 10, null), cell(10, 10, 2)],
      line: [
        [
          [5, 0],
          [5, 10],
        ],
      ],
      words: { line: '目标线', present: '目前' },
    },
    palette,
  )

  it('has a cell for every combination, the target line with gaps between its pieces, and the present point', () => {
    const [cells, line, present] = seriesOf(option)
    expect(cells?.data).toHaveLength(4)
    expect(line?.data).toEqual([
      [5, 0],
      [5, 10],
      ['-', '-'],
    ])
    expect(present?.data).toEqual([[5, 5]])
  })

  it('gives the cells at the ends their whole size and names axes with their unit', () => {
    expect(option.xAxis).toMatchObject({ min: -5, max: 15, name: '甲（亩）' })
    expect(option.yAxis).toMatchObject({ name: '乙' })
  })
})
