import { barShapes, rangeOfValues, rowsFrame, type LyingBar } from './bar-rows.ts'
import type { ChartOption } from './echarts.ts'
import type { Palette } from './palette.ts'

/** One part of a difference. */
interface WaterfallPart {
  readonly name: string
  readonly part: number
  /** What stands at the end of its bar. */
  readonly text: string
  readonly sentence: string
}

/** Everything a waterfall shows. */
export interface WaterfallData {
  readonly title: string
  readonly subtitle: string
  /** The outcome on both sides, with its name and text. */
  readonly from: { readonly name: string; readonly value: number; readonly text: string }
  readonly to: { readonly name: string; readonly value: number; readonly text: string }
  readonly parts: readonly WaterfallPart[]
}

/** The ECharts option of a waterfall: from the first outcome step by step to the second; less is outlined. Pure. */
export function waterfallOption(data: WaterfallData, palette: Palette): ChartOption {
  const { title, subtitle, from, to, parts } = data
  let level = from.value
  const steps = parts.map(({ part, text }, at): LyingBar => {
    const before = level
    level += part
    return { row: at + 1, from: before, to: level, text, look: part < 0 ? 'outlined' : 'filled' }
  })
  // Both outcomes are marks, not bars from zero: what matters is the difference, which would vanish beside them.
  const range = rangeOfValues([from.value, to.value, ...steps.map((step) => step.to)])
  const width = (range[1] - range[0]) / 400
  const mark = (row: number, { value, text }: WaterfallData['from']): LyingBar => ({
    row,
    from: value - width,
    to: value + width,
    text,
    look: 'ink',
  })
  const names = [from.name, ...parts.map(({ name }) => name), to.name]
  const sentences = [
    `${from.name} ${from.text}`,
    ...parts.map(({ sentence }) => sentence),
    `${to.name} ${to.text}`,
  ]
  return {
    ...rowsFrame({ title, subtitle, names, sentences }, range, palette),
    series: [barShapes('bars', [mark(0, from), ...steps, mark(parts.length + 1, to)], palette)],
  }
}
