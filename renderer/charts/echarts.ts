import { CustomChart, LineChart } from 'echarts/charts'
import { GridComponent, MarkLineComponent, TitleComponent, TooltipComponent } from 'echarts/components'
import { init, use as register, type ComposeOption, type EChartsType } from 'echarts/core'
import { LabelLayout } from 'echarts/features'
import { CanvasRenderer } from 'echarts/renderers'
import type { CustomSeriesOption, LineSeriesOption } from 'echarts/charts'
import type { GridComponentOption, TitleComponentOption, TooltipComponentOption } from 'echarts/components'

// Only the parts of ECharts that our charts use; the whole library would double the bundle.
register([
  CustomChart,
  LineChart,
  GridComponent,
  MarkLineComponent,
  TitleComponent,
  TooltipComponent,
  LabelLayout,
  CanvasRenderer,
])

/** The option of one of our charts. */
export type ChartOption = ComposeOption<
  LineSeriesOption | CustomSeriesOption | GridComponentOption | TitleComponentOption | TooltipComponentOption
>
/** A line of a chart. */
export type ChartLine = LineSeriesOption
/** A shape of our own in a chart, such as a band. */
export type ChartShape = CustomSeriesOption
/** A drawn chart. */
export type DrawnChart = EChartsType

/** Draws an empty chart into an element. */
export function drawInto(element: HTMLElement): DrawnChart {
  return init(element, null, { renderer: 'canvas' })
}
