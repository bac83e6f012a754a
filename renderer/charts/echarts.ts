import { CustomChart, LineChart } from 'echarts/charts'
import { GridComponent, MarkLineComponent, TitleComponent, TooltipComponent } from 'echarts/components'
import { init, use as register, type ComposeOption, type EChartsType } from 'echarts/core'
import { LabelLayout } from 'echarts/features'
import { CanvasRenderer, SVGRenderer } from 'echarts/renderers'
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
  SVGRenderer,
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

/** Draws a chart beside the page, for a file; dispose of it afterwards. */
export function drawAside(
  kind: 'png' | 'svg',
  { width, height }: { width: number; height: number },
  pixelRatio: number,
): { readonly chart: EChartsType; readonly picture: () => Blob } {
  if (kind === 'svg') {
    const chart = init(null, null, { renderer: 'svg', ssr: true, width, height })
    return { chart, picture: () => new Blob([chart.renderToSVGString()], { type: 'image/svg+xml' }) }
  }
  const canvas = document.createElement('canvas')
  const chart = init(canvas, null, { renderer: 'canvas', devicePixelRatio: pixelRatio, width, height })
  return { chart, picture: () => fromDataUrl(chart.getDataURL({ type: 'png', pixelRatio })) }
}

/** The bytes of a data URL; fetching it would ask the page's policy for a leave that nothing else needs. */
function fromDataUrl(url: string): Blob {
  const [head = '', body = ''] = url.split(',')
  const bytes = Uint8Array.from(atob(body), (character) => character.codePointAt(0) ?? 0)
  return new Blob([bytes], { type: /data:([^;]+)/.exec(head)?.[1] ?? 'image/png' })
}
