import { bandShapes, barRoom, outlineShapes, rangeBar, type Band } from './bands.ts'
import type { ChartLine, ChartOption } from './echarts.ts'
import { endLabel, roomForLabels } from './end-label.ts'
import { lineKind, regionColour, type Palette } from './palette.ts'
import { textOnly, tooltipLook } from './tooltip.ts'

/** One projected line: a region in a scenario. */
export interface TrajectoryLine {
  readonly region: string
  readonly regionName: string
  readonly isGroup: boolean
  /** Place of the region among all regions, for its colour. */
  readonly regionOrder: number
  readonly scenarioName: string
  /** Place among the scenarios shown, for the kind of line. */
  readonly scenarioOrder: number
  /** One value per year of the chart; null is a gap. */
  readonly values: readonly (number | null)[]
}

/** What was observed of a region. */
export interface ActualPoints {
  readonly region: string
  readonly regionName: string
  readonly isGroup: boolean
  readonly regionOrder: number
  readonly values: readonly (number | null)[]
}

/** A target line: a value with the words at its right end. */
export interface TargetLine {
  readonly value: number
  readonly text: string
}

/** Everything a trajectory chart shows of one indicator. */
export interface TrajectoryData {
  readonly title: string
  readonly unit: string
  readonly decimals: number
  readonly years: readonly number[]
  readonly lines: readonly TrajectoryLine[]
  readonly actuals: readonly ActualPoints[]
  /** Uncertainty of the scenarios, as far as they have been simulated. */
  readonly bands: readonly Band[]
  /** Place of the scenario whose outer band is outlined beside the fan of the one in focus; null for none. */
  readonly outlined: number | null
  readonly targets: readonly TargetLine[]
  /** Last year with an observation; the boundary between actual and projected stands after it. */
  readonly lastActual: number | null
  /** Words for the tooltip. */
  readonly words: {
    readonly actual: string
    readonly missing: string
    readonly year: (year: number) => string
    /** Said at the boundary: up to this year the figures are actual. */
    readonly actualUntil: (year: number) => string
    /** Where nine of ten draws lie, said after a figure. */
    readonly range: (low: string, high: string) => string
  }
}

/** The ECharts option of a trajectory chart: pure. */
export function trajectoryOption(data: TrajectoryData, palette: Palette): ChartOption {
  const years = data.years.map(String)
  const actuals = data.actuals.map((points) => actualSeries(points, palette))
  const bars = barRoom(scenariosWithBands(data))
  const bands = data.bands.flatMap((band) => [
    ...(band.scenarioOrder === 0 ? bandShapes(band, palette) : []),
    ...(band.scenarioOrder !== 0 && band.scenarioOrder === data.outlined ? outlineShapes(band, palette) : []),
    ...(bars === 0 ? [] : rangeBar(band, palette)),
  ])
  const lines = data.lines.map((line) => projectedSeries(line, data, palette, bars))
  return {
    animation: false,
    textStyle: { fontFamily: '"Noto Sans SC", sans-serif' },
    title: {
      text: data.unit ? `${data.title}（${data.unit}）` : data.title,
      left: 8,
      top: 4,
      textStyle: { fontSize: 13, fontWeight: 500, color: palette.ink },
    },
    grid: {
      left: 56,
      right:
        roomForLabels(
          data.lines.map((line) => lineLabel(line, data)),
          LABEL_ROOM,
        ) + bars,
      top: 36,
      bottom: 28,
    },
    tooltip: {
      ...tooltipLook(palette),
      trigger: 'axis',
      formatter: (params) =>
        textOnly(tooltipText(Array.isArray(params) ? (params[0]?.dataIndex ?? 0) : params.dataIndex, data)),
    },
    xAxis: {
      type: 'category',
      data: years,
      boundaryGap: false,
      axisLine: { lineStyle: { color: palette.line } },
      axisTick: { show: false },
      axisLabel: { color: palette.muted, fontSize: 12 },
    },
    yAxis: {
      type: 'value',
      scale: true,
      splitLine: { lineStyle: { color: palette.line, type: 'solid', width: 0.5 } },
      axisLabel: { color: palette.muted, fontSize: 12 },
      ...rangeOf(data),
    },
    series: [...bands, ...lines, ...actuals, ...frameSeries(data, palette)],
  }
}

/** The most that labels at lines' ends may take, in px. */
const LABEL_ROOM = 170

/** About how many steps the vertical axis has. */
const STEPS = 5

/** Keeps target lines and bands inside the picture; both ends stand on the axis's own even steps of 1, 2 or 5. */
function rangeOf(data: TrajectoryData): { min: number; max: number; interval: number } | object {
  const all = [...data.lines, ...data.actuals].flatMap(({ values }) => values)
  const spread = data.bands.flatMap(({ p5, p95 }) => [...p5, ...p95])
  const figures = [...all, ...spread, ...data.targets.map(({ value }) => value)].filter(
    (value) => value !== null,
  )
  if (figures.length === 0) return {}
  const [low, high] = [Math.min(...figures), Math.max(...figures)]
  const interval = evenStep((high - low || Math.abs(high) || 1) / STEPS)
  const exact = (steps: number) => Number((steps * interval).toPrecision(12))
  return { min: exact(Math.floor(low / interval)), max: exact(Math.ceil(high / interval)), interval }
}

/** The next of 1, 2, 5 × 10^k that is not smaller. */
function evenStep(rough: number): number {
  const power = 10 ** Math.floor(Math.log10(rough))
  const factor = [1, 2, 5, 10].find((one) => one * power >= rough * 0.999) ?? 10
  return Number((factor * power).toPrecision(6))
}

/** So many labels fit beneath one another in the lowest of our charts. */
const MOST_LABELS = 16

/**
 * What stands at a line's end: the place, and the scenario where several are drawn. Where so many would lie over one
 * another, only the places at the lines of the scenario in focus: the kinds of line are named beside the chart.
 */
function lineLabel(line: TrajectoryLine, data: TrajectoryData): string {
  if (data.lines.length > MOST_LABELS) return line.scenarioOrder === 0 ? line.regionName : ''
  const several = data.lines.some(({ scenarioOrder }) => scenarioOrder !== line.scenarioOrder)
  const places = data.lines.some(({ region }) => region !== line.region)
  if (!several) return line.regionName
  return shorten(places ? `${line.regionName} ${line.scenarioName}` : line.scenarioName)
}

/** How many scenarios have bands. */
function scenariosWithBands({ bands }: TrajectoryData): number {
  return new Set(bands.map(({ scenarioOrder }) => scenarioOrder)).size
}

function projectedSeries(
  line: TrajectoryLine,
  data: TrajectoryData,
  palette: Palette,
  bars: number,
): ChartLine {
  const colour = regionColour(line.region, line.isGroup, line.regionOrder, palette)
  const label = lineLabel(line, data)
  return {
    type: 'line',
    id: `${line.region}/${line.scenarioOrder}`,
    name: label,
    data: [...line.values],
    showSymbol: false,
    lineStyle: { color: colour, width: 2, type: lineKind(line.scenarioOrder) },
    itemStyle: { color: colour },
    // Behind the bars of the last year.
    ...endLabel(label, colour, { offset: bars }),
    emphasis: { disabled: true },
  }
}

function shorten(text: string): string {
  return text.length > 14 ? `${text.slice(0, 13)}…` : text
}

function actualSeries(points: ActualPoints, palette: Palette): ChartLine {
  const colour = regionColour(points.region, points.isGroup, points.regionOrder, palette)
  return {
    type: 'line',
    id: `${points.region}/actual`,
    name: points.regionName,
    data: [...points.values],
    symbol: 'circle',
    symbolSize: 6,
    showSymbol: true,
    lineStyle: { width: 0 },
    itemStyle: { color: palette.surface, borderColor: colour, borderWidth: 2 },
    emphasis: { disabled: true },
    z: 4,
  }
}

/** The target lines and the boundary between actual and projected, on an empty series of their own. */
function frameSeries(data: TrajectoryData, palette: Palette): ChartLine[] {
  const boundary =
    data.lastActual === null
      ? []
      : [
          {
            xAxis: String(data.lastActual),
            lineStyle: { color: palette.muted, type: [2, 3], width: 1 },
            label: {
              show: true,
              // At the foot of the line: at its head the words of a target may stand.
              position: 'start' as const,
              distance: -16,
              padding: [0, 4],
              align: 'right' as const,
              textBorderColor: palette.surface,
              textBorderWidth: 3,
              formatter: data.words.actualUntil(data.lastActual),
              color: palette.muted,
              fontSize: 11,
            },
          },
        ]
  const targets = data.targets.map(({ value, text }) => ({
    yAxis: value,
    lineStyle: { color: palette.ink, type: 'solid' as const, width: 1 },
    label: {
      show: true,
      position: 'insideEndTop' as const,
      formatter: text,
      color: palette.ink,
      fontSize: 12,
      // Bands and lines may pass behind it.
      textBorderColor: palette.surface,
      textBorderWidth: 3,
    },
  }))
  return [
    {
      type: 'line',
      id: 'frame',
      data: data.years.map(() => null),
      silent: true,
      markLine: { silent: true, symbol: 'none', animation: false, data: [...boundary, ...targets] },
    },
  ]
}

/** A year's figures in words: actuals first, then each scenario's projection. */
function tooltipText(index: number, data: TrajectoryData): string {
  const year = data.years[index]
  if (year === undefined) return ''
  const figure = (value: number | null | undefined) =>
    value === null || value === undefined
      ? data.words.missing
      : `${value.toFixed(data.decimals)} ${data.unit}`
  const observed = data.actuals
    .filter(({ values }) => values[index] !== null && values[index] !== undefined)
    .map(({ regionName, values }) => `${regionName} ${data.words.actual}  ${figure(values[index])}`)
  const projected = data.lines.map(({ region, scenarioOrder, regionName, scenarioName, values }) => {
    const band = data.bands.find((one) => one.region === region && one.scenarioOrder === scenarioOrder)
    const [low, high] = [band?.p5[index] ?? null, band?.p95[index] ?? null]
    // In the base year nothing is drawn yet.
    const isRange = low !== null && high !== null && low < high
    const range = isRange ? data.words.range(low.toFixed(data.decimals), high.toFixed(data.decimals)) : ''
    return `${regionName} ${scenarioName}  ${figure(values[index])}${range}`
  })
  return [data.words.year(year), ...observed, ...projected].join('\n')
}
