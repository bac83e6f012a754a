import { bandShape } from './bands.ts'
import type { ChartLine, ChartOption, ChartShape } from './echarts.ts'
import { endLabel, roomForLabels } from './end-label.ts'
import { lineKind, regionColour, type Palette } from './palette.ts'
import { textOnly, tooltipLook } from './tooltip.ts'

/** The chance of one target, or of all together, over the years; shares in %, null where it cannot be told. */
export interface ChanceLine {
  readonly id: string
  /** What it is called in the tooltip and the table. */
  readonly name: string
  /** What stands at the line's end: what tells it from the other lines; empty for none. */
  readonly label: string
  /** Null for all targets together. */
  readonly region: string | null
  readonly isGroup: boolean
  readonly regionOrder: number
  /** Place of the scenario among those drawn, for the kind of line. */
  readonly order: number
  readonly values: readonly (number | null)[]
  /** Standard errors in 百分点. */
  readonly errors: readonly (number | null)[]
}

/** Everything that a chart of chances shows. */
export interface ProbabilityData {
  readonly title: string
  readonly years: readonly number[]
  /** The year that the targets are due in; null where they differ. */
  readonly due: number | null
  readonly lines: readonly ChanceLine[]
  readonly words: {
    readonly due: string
    /** One line's chance in one year, in words. */
    readonly chance: (name: string, year: number, chance: string, error: string) => string
    readonly unknown: (name: string, year: number) => string
  }
}

/** The band around a line: two standard errors, which hold 95 % of what another seed would give. */
const ERRORS = 2
const BAND_OPACITY = 0.18

/** The ECharts option of a chart of chances: pure. The axis always goes from 0 to 100 %. */
export function probabilityOption(data: ProbabilityData, palette: Palette): ChartOption {
  return {
    animation: false,
    textStyle: { fontFamily: '"Noto Sans SC", sans-serif' },
    title: {
      text: data.title,
      left: 8,
      top: 4,
      textStyle: { fontSize: 13, fontWeight: 500, color: palette.ink },
    },
    grid: {
      left: 56,
      right: roomForLabels(
        data.lines.map(({ label }) => label),
        LABEL_ROOM,
      ),
      top: 36,
      bottom: 40,
    },
    tooltip: {
      ...tooltipLook(palette),
      trigger: 'axis',
      formatter: (params) =>
        textOnly(wordsOf(Array.isArray(params) ? (params[0]?.dataIndex ?? 0) : params.dataIndex, data)),
    },
    xAxis: {
      type: 'category',
      data: data.years.map(String),
      boundaryGap: false,
      axisLine: { lineStyle: { color: palette.line } },
      axisTick: { show: false },
      // Below the labels of lines that end at 0.
      axisLabel: { color: palette.muted, fontSize: 12, margin: 20 },
    },
    yAxis: {
      type: 'value',
      min: 0,
      max: 100,
      interval: 25,
      splitLine: { lineStyle: { color: palette.line, type: 'solid', width: 0.5 } },
      axisLabel: { color: palette.muted, fontSize: 12 },
    },
    series: [
      ...data.lines.map((line) => bandOf(line, palette)),
      ...data.lines.map((line) => lineOf(line, palette)),
      ...dueLine(data, palette),
    ],
  }
}

function colourOf({ region, isGroup, regionOrder }: ChanceLine, palette: Palette): string {
  return region === null ? palette.muted : regionColour(region, isGroup, regionOrder, palette)
}

function lineOf(line: ChanceLine, palette: Palette): ChartLine {
  const colour = colourOf(line, palette)
  return {
    type: 'line',
    id: line.id,
    name: line.name,
    data: [...line.values],
    symbol: 'circle',
    symbolSize: 5,
    lineStyle: { color: colour, width: 2, type: lineKind(line.order) },
    itemStyle: { color: colour },
    ...endLabel(line.label, colour),
    emphasis: { disabled: true },
  }
}

function bandOf(line: ChanceLine, palette: Palette): ChartShape {
  const edge = (sign: 1 | -1) =>
    line.values.map((value, at) => {
      const error = line.errors[at] ?? null
      return value === null || error === null
        ? null
        : Math.min(Math.max(value + sign * ERRORS * error, 0), 100)
    })
  return bandShape(`${line.id}/error`, edge(-1), edge(1), {
    fill: colourOf(line, palette),
    opacity: BAND_OPACITY,
  })
}

function dueLine({ due, years, words }: ProbabilityData, palette: Palette): ChartLine[] {
  if (due === null || !years.includes(due) || due === years.at(-1)) return []
  return [
    {
      type: 'line',
      id: 'due',
      data: years.map(() => null),
      silent: true,
      markLine: {
        silent: true,
        symbol: 'none',
        animation: false,
        data: [
          {
            xAxis: String(due),
            lineStyle: { color: palette.line, type: 'solid', width: 1 },
            label: { show: true, formatter: words.due, color: palette.muted, fontSize: 12 },
          },
        ],
      },
    },
  ]
}

/** The most that labels at lines' ends may take, in px. */
const LABEL_ROOM = 220

/** A share as it is read: nobody trusts a chance to more than a tenth of a percent. */
export function chanceText(value: number): string {
  return value.toFixed(1)
}

function wordsOf(at: number, { years, lines, words }: ProbabilityData): string {
  const year = years[at]
  if (year === undefined) return ''
  return lines
    .map(({ name, values, errors }) => {
      const [value, error] = [values[at] ?? null, errors[at] ?? null]
      return value === null || error === null
        ? words.unknown(name, year)
        : words.chance(name, year, chanceText(value), chanceText(error))
    })
    .join('\n')
}
