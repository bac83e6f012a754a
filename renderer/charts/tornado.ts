import { acrossRows, barShapes, rangeOfValues, rowsFrame, type LyingBar } from './bar-rows.ts'
import type { ChartOption } from './echarts.ts'
import type { Palette } from './palette.ts'

/** One driver moved alone. */
interface TornadoRow {
  readonly name: string
  /** Outcomes at the low and the high end. */
  readonly low: number
  readonly high: number
  /** The driver's values there, as shown at the ends of the bars. */
  readonly lowText: string
  readonly highText: string
  readonly sentence: string
}

/** Everything a tornado shows. */
export interface TornadoData {
  readonly title: string
  readonly subtitle: string
  readonly present: number
  readonly presentText: string
  readonly rows: readonly TornadoRow[]
}

/** The ECharts option of a tornado: outlined towards the low end, filled towards the high end. Pure. */
export function tornadoOption(data: TornadoData, palette: Palette): ChartOption {
  const { title, subtitle, present, presentText, rows } = data
  const bars = rows.flatMap((row, at): LyingBar[] => [
    {
      row: at,
      from: present,
      to: row.low,
      text: row.lowText,
      look: 'outlined',
      otherwise: row.high > present ? 'left' : 'right',
    },
    {
      row: at,
      from: present,
      to: row.high,
      text: row.highText,
      look: 'filled',
      otherwise: row.low > present ? 'left' : 'right',
    },
  ])
  const names = rows.map(({ name }) => name)
  const sentences = rows.map(({ sentence }) => sentence)
  const range = rangeOfValues([present, ...rows.flatMap(({ low, high }) => [low, high])])
  return {
    ...rowsFrame({ title, subtitle, names, sentences }, range, palette),
    series: [barShapes('bars', bars, palette), acrossRows(present, presentText, palette)],
  }
}
