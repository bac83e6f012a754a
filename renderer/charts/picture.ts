import { drawAside, type ChartOption, type DrawnChart } from './echarts.ts'

/** Kinds of picture that a chart is saved as. */
export type PictureKind = 'png' | 'svg'

/** Pixels per CSS pixel of a saved PNG: about 300 dpi on paper at the size of the screen. */
const PIXEL_RATIO = 3

/** A chart as a file: a picture of what is on the screen, with a mark where made-up data is in it. */
export function pictureOf(
  drawn: DrawnChart,
  option: ChartOption,
  kind: PictureKind,
  look: { background: string; mark: string | null },
): Blob {
  const marked = withMark(option, look.mark)
  const size = { width: drawn.getWidth(), height: drawn.getHeight() }
  const aside = drawAside(kind, size, PIXEL_RATIO)
  try {
    aside.chart.setOption({ ...marked, backgroundColor: look.background })
    return aside.picture()
  } finally {
    aside.chart.dispose()
  }
}

/** Puts the mark behind the title, where no cropping loses it. */
function withMark(option: ChartOption, mark: string | null): ChartOption {
  const { title } = option
  if (mark === null || !title || Array.isArray(title)) return option
  return { ...option, title: { ...title, text: `${title.text ?? ''}  ${mark}` } }
}
