import type { ChartLine, ChartOption, ChartShape } from './echarts.ts'
import type { Palette } from './palette.ts'
import { textOnly, tooltipLook } from './tooltip.ts'

/** An axis of the map: a driver and its values. */
interface MapAxis {
  readonly name: string
  readonly unit: string
  readonly values: readonly number[]
  readonly present: number
}

/** One combination of the map. */
interface MapCell {
  readonly x: number
  readonly y: number
  readonly outcome: number | null
  /** Null where there is no aim. */
  readonly reached: boolean | null
  readonly sentence: string
}

/** Everything a map of two drivers shows. */
export interface LeverMapData {
  readonly title: string
  readonly subtitle: string
  readonly x: MapAxis
  readonly y: MapAxis
  readonly cells: readonly MapCell[]
  /** Which outcomes are drawn stronger. */
  readonly stronger: 'high' | 'low'
  /** Pieces of the line on which the target is just met. */
  readonly line: readonly (readonly [readonly [number, number], readonly [number, number]])[]
  /** What the line and the present point are called. */
  readonly words: { readonly line: string; readonly present: string }
}

/** The ECharts option of a map of two drivers: the stronger the colour the better the outcome; pure. */
export function leverMapOption(data: LeverMapData, palette: Palette): ChartOption {
  const { title, subtitle, x, y, cells } = data
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
    grid: { left: 72, right: 32, top: 72, bottom: 48 },
    tooltip: {
      trigger: 'item',
      ...tooltipLook(palette),
      formatter: (params) =>
        Array.isArray(params) || params.seriesId !== 'cells'
          ? textOnly(data.words.present)
          : textOnly(cells[params.dataIndex]?.sentence ?? ''),
    },
    xAxis: { ...axis(x, palette), nameLocation: 'middle', nameGap: 28 },
    yAxis: { ...axis(y, palette), nameLocation: 'end' },
    series: [cellShapes(data, palette), targetLine(data, palette), presentPoint(data, palette)],
  }
}

/** Half a step beyond both ends, so that every value has a whole cell. */
function axis({ name, unit, values }: MapAxis, palette: Palette) {
  const half = stepOf(values) / 2
  return {
    type: 'value' as const,
    name: unit === '' ? name : `${name}（${unit}）`,
    nameTextStyle: { color: palette.ink, fontSize: 12 },
    min: (values[0] ?? 0) - half,
    max: (values.at(-1) ?? 0) + half,
    splitLine: { show: false },
    axisLine: { lineStyle: { color: palette.line } },
    axisLabel: {
      color: palette.muted,
      fontSize: 12,
      hideOverlap: true,
      showMinLabel: false,
      showMaxLabel: false,
    },
  }
}

function stepOf(values: readonly number[]): number {
  const [first, second] = values
  return first === undefined || second === undefined ? 1 : second - first
}

function cellShapes({ x, y, cells, stronger }: LeverMapData, palette: Palette): ChartShape {
  const known = cells.flatMap(({ outcome }) => (outcome === null ? [] : [outcome]))
  const [low, high] = [Math.min(...known), Math.max(...known)]
  const [stepX, stepY] = [stepOf(x.values), stepOf(y.values)]
  return {
    type: 'custom',
    id: 'cells',
    data: cells.map((cell) => [cell.x, cell.y]),
    renderItem: (params, api) => {
      const cell = cells[params.dataIndex]
      if (!cell) return null
      const [left = 0, top = 0] = api.coord([cell.x - stepX / 2, cell.y + stepY / 2])
      const [right = 0, bottom = 0] = api.coord([cell.x + stepX / 2, cell.y - stepY / 2])
      const rank = cell.outcome === null || high === low ? 0 : (cell.outcome - low) / (high - low)
      const share = stronger === 'high' ? rank : 1 - rank
      // Reached and not reached differ in colour, and beside the line in a leap of strength that print keeps.
      const style =
        cell.outcome === null
          ? { fill: palette.surface, stroke: palette.line }
          : cell.reached === false
            ? { fill: palette.muted, opacity: 0.06 + 0.24 * share }
            : {
                fill: palette.accent,
                opacity: cell.reached === null ? 0.1 + 0.7 * share : 0.42 + 0.43 * share,
              }
      return {
        type: 'rect',
        shape: { x: left, y: top, width: right - left - 0.5, height: bottom - top - 0.5 },
        style,
      }
    },
  }
}

function targetLine({ line, words }: LeverMapData, palette: Palette): ChartLine {
  return {
    type: 'line',
    id: 'line',
    name: words.line,
    silent: true,
    symbol: 'none',
    connectNulls: false,
    data: line.flatMap(([from, to]) => [[...from], [...to], ['-', '-']]),
    lineStyle: { color: palette.ink, width: 2, type: 'solid' },
    z: 5,
  }
}

function presentPoint({ x, y, words }: LeverMapData, palette: Palette): ChartLine {
  return {
    type: 'line',
    id: 'present',
    name: words.present,
    data: [[x.present, y.present]],
    symbol: 'circle',
    symbolSize: 10,
    lineStyle: { width: 0 },
    itemStyle: { color: palette.surface, borderColor: palette.ink, borderWidth: 2 },
    label: { show: true, formatter: words.present, position: 'right', color: palette.ink, fontSize: 12 },
    z: 6,
  }
}
