import type { ChartOption, ChartShape } from './echarts.ts'
import type { Palette } from './palette.ts'
import { textOnly, tooltipLook } from './tooltip.ts'

// What the tornado and the waterfall share: bars lying in named rows, with a tooltip in words.

/** A bar lying in a row. */
export interface LyingBar {
  readonly row: number
  readonly from: number
  readonly to: number
  /** What stands at the end of the bar. */
  readonly text: string
  readonly look: 'filled' | 'outlined' | 'ink'
  /** The side of the text where the bar has no length and so no direction. */
  readonly otherwise?: 'left' | 'right'
}

/** Height of a row and of what stands above and below the rows, in pixels. */
const ROW = 28
const HEAD = 64
const FOOT = 32

/** Share of a row that a bar fills. */
const THICKNESS = 0.6

/** The height of a chart with so many rows. */
export function heightOfRows(rows: number): number {
  return HEAD + FOOT + Math.max(rows, 1) * ROW
}

/** Width of a text in pixels: 12 a Chinese character, 7 a Latin one. */
function widthOf(text: string): number {
  let width = 0
  for (const character of text) width += character > '\u2e80' ? 12 : 7
  return width
}

/** Everything of such a chart but its bars. */
export function rowsFrame(
  {
    title,
    subtitle,
    names,
    sentences,
  }: {
    readonly title: string
    readonly subtitle: string
    readonly names: readonly string[]
    /** What the tooltip of a row says. */
    readonly sentences: readonly string[]
  },
  range: readonly [number, number],
  palette: Palette,
): ChartOption {
  const room = Math.min(190, Math.max(80, ...names.map((name) => widthOf(name) + 16)))
  return {
    animation: false,
    textStyle: { fontFamily: '"Noto Sans SC", sans-serif' },
    title: {
      text: title,
      subtext: subtitle,
      left: 8,
      top: 4,
      itemGap: 4,
      textStyle: { fontSize: 13, fontWeight: 500, color: palette.ink },
      subtextStyle: { fontSize: 12, color: palette.muted },
    },
    grid: { left: room, right: 72, top: HEAD - 8, bottom: FOOT },
    tooltip: {
      trigger: 'axis',
      axisPointer: { type: 'shadow', axis: 'y', shadowStyle: { color: palette.line, opacity: 0.35 } },
      ...tooltipLook(palette),
      formatter: (params) => {
        const [first] = Array.isArray(params) ? params : [params]
        const row = Array.isArray(first?.value) ? Number(first.value[1]) : -1
        return textOnly(sentences[row] ?? '')
      },
    },
    xAxis: {
      type: 'value',
      min: range[0],
      max: range[1],
      splitLine: { lineStyle: { color: palette.line, width: 0.5 } },
      axisLabel: {
        color: palette.muted,
        fontSize: 12,
        hideOverlap: true,
        showMinLabel: false,
        showMaxLabel: false,
      },
    },
    yAxis: {
      type: 'category',
      inverse: true,
      data: [...names],
      axisTick: { show: false },
      axisLine: { lineStyle: { color: palette.line } },
      axisLabel: { color: palette.ink, fontSize: 12, width: room - 12, overflow: 'truncate', interval: 0 },
    },
  }
}

/** An axis that holds all values, with a margin of 10 % on both sides for what stands at the ends. */
export function rangeOfValues(values: readonly number[]): readonly [number, number] {
  if (values.length === 0) return [0, 1]
  const [low, high] = [Math.min(...values), Math.max(...values)]
  const margin = (high - low || Math.abs(high) || 1) * 0.1
  return [low - margin, high + margin]
}

/** The bars as shapes of their own, so that they may begin anywhere. */
export function barShapes(id: string, bars: readonly LyingBar[], palette: Palette): ChartShape {
  return {
    type: 'custom',
    id,
    z: 3,
    data: bars.map(({ row, to }) => [to, row]),
    encode: { x: 0, y: 1 },
    renderItem: (params, api) => {
      const bar = bars[params.dataIndex]
      if (!bar) return null
      const [fromX = 0, y = 0] = api.coord([bar.from, bar.row])
      const [toX = 0] = api.coord([bar.to, bar.row])
      const height = ROW * THICKNESS
      const [left, width] = [Math.min(fromX, toX), Math.max(1, Math.abs(toX - fromX))]
      const colour = bar.look === 'ink' ? palette.ink : palette.accent
      const right = toX === fromX ? bar.otherwise !== 'left' : toX > fromX
      return {
        type: 'group',
        children: [
          {
            type: 'rect',
            shape: { x: left, y: y - height / 2, width, height },
            style:
              bar.look === 'outlined'
                ? { fill: palette.surface, stroke: colour, lineWidth: 1.5 }
                : { fill: colour },
          },
          {
            type: 'text',
            style: {
              x: toX + (right ? 4 : -4),
              y,
              text: bar.text,
              align: right ? 'left' : 'right',
              verticalAlign: 'middle',
              fill: palette.ink,
              fontSize: 12,
              fontFamily: '"Noto Sans SC", sans-serif',
            },
          },
        ],
      }
    },
  }
}

/** A line down through all rows, such as the outcome as things are. */
export function acrossRows(value: number, text: string, palette: Palette): ChartShape {
  return {
    type: 'custom',
    id: 'across',
    silent: true,
    z: 4,
    data: [[value, 0]],
    tooltip: { show: false },
    renderItem: (params, api) => {
      const [x = 0] = api.coord([value, 0])
      const system = params.coordSys as unknown as { readonly y: number; readonly height: number }
      return {
        type: 'group',
        children: [
          {
            type: 'line',
            shape: { x1: x, y1: system.y, x2: x, y2: system.y + system.height },
            style: { stroke: palette.ink, lineWidth: 1 },
          },
          {
            type: 'text',
            style: {
              x,
              y: system.y - 2,
              text,
              align: 'center',
              verticalAlign: 'bottom',
              fill: palette.ink,
              fontSize: 12,
              fontFamily: '"Noto Sans SC", sans-serif',
            },
          },
        ],
      }
    },
  }
}
