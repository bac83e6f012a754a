import type { ChartShape } from './echarts.ts'
import { lineKind, regionColour, type Palette } from './palette.ts'

/** The uncertainty of one region in one scenario: quantiles per year of the chart, null where nothing is projected. */
export interface Band {
  readonly region: string
  readonly isGroup: boolean
  readonly regionOrder: number
  /** Place of the scenario among those drawn; 0 is the one in focus. */
  readonly scenarioOrder: number
  readonly p5: readonly (number | null)[]
  readonly p25: readonly (number | null)[]
  readonly p50: readonly (number | null)[]
  readonly p75: readonly (number | null)[]
  readonly p95: readonly (number | null)[]
}

/** Opacity of the outer (P5–P95) and the inner (P25–P75) band. */
const OPACITY = { outer: 0.12, inner: 0.24 } as const

/** The colour of a band: its region's. */
function colourOf({ region, isGroup, regionOrder }: Band, palette: Palette): string {
  return regionColour(region, isGroup, regionOrder, palette)
}

/**
 * The two bands of a fan as shapes of their own. Stacked areas, the usual way, break as soon as a value is negative,
 * as growth above the county's is half of the time.
 */
export function bandShapes(band: Band, palette: Palette): ChartShape[] {
  const colour = colourOf(band, palette)
  return [
    bandShape(`${band.region}/outer`, band.p5, band.p95, { fill: colour, opacity: OPACITY.outer }),
    bandShape(`${band.region}/inner`, band.p25, band.p75, { fill: colour, opacity: OPACITY.inner }),
  ]
}

/** The outer band of a scenario beside the one in focus: its two edges in the scenario's kind of line, hardly filled. */
export function outlineShapes(band: Band, palette: Palette): ChartShape[] {
  const [colour, kind] = [colourOf(band, palette), lineKind(band.scenarioOrder)]
  const id = `${band.region}/${band.scenarioOrder}/outline`
  return [
    bandShape(id, band.p5, band.p95, {
      fill: 'none',
      stroke: colour,
      lineWidth: 1,
      opacity: 0.9,
      ...(kind === 'solid' ? {} : { lineDash: kind }),
    }),
  ]
}

/** How wide the bars at the right end are, for one scenario, with the gap before them; in px. */
const BAR = { column: 10, gap: 8 } as const

/** Room that the bars of some scenarios take between the picture and the labels. */
export function barRoom(scenarios: number): number {
  return scenarios < 2 ? 0 : BAR.gap + scenarios * BAR.column
}

/**
 * Where the draws of the last year lie, beside the picture: a line from P5 to P95 in the scenario's kind of line, and a
 * box from P25 to P75. So all scenarios can be compared, and the bands of only one or two need to lie over one another.
 */
export function rangeBar(band: Band, palette: Palette): ChartShape[] {
  const at = band.p95.findLastIndex((value) => value !== null)
  const end = (values: readonly (number | null)[]) => values[at] ?? null
  const [p5, p25, p75, p95] = [end(band.p5), end(band.p25), end(band.p75), end(band.p95)]
  if (p5 === null || p25 === null || p75 === null || p95 === null) return []
  const [colour, kind] = [colourOf(band, palette), lineKind(band.scenarioOrder)]
  const isFocus = band.scenarioOrder === 0
  return [
    {
      type: 'custom',
      id: `${band.region}/${band.scenarioOrder}/bar`,
      silent: true,
      z: 3,
      clip: false,
      data: [[at, p95]],
      tooltip: { show: false },
      renderItem: (_params, api) => {
        const y = (value: number) => api.coord([at, value])[1] ?? 0
        const x = (api.coord([at, p95])[0] ?? 0) + BAR.gap + BAR.column * band.scenarioOrder
        return {
          type: 'group',
          children: [
            {
              type: 'line',
              shape: { x1: x + 3, x2: x + 3, y1: y(p5), y2: y(p95) },
              style: { stroke: colour, lineWidth: 1.5, ...(kind === 'solid' ? {} : { lineDash: kind }) },
            },
            {
              type: 'rect',
              shape: { x, width: 6, y: y(p75), height: Math.max(y(p25) - y(p75), 1) },
              style: { fill: isFocus ? colour : palette.surface, stroke: colour, lineWidth: 1 },
            },
          ],
        }
      },
    },
  ]
}

/** A point of a band: index of the year, lower and upper value. */
type Slice = readonly [number, number, number]

/** The years in which both ends are known. */
export function slicesOf(
  low: readonly (number | null)[],
  high: readonly (number | null)[],
): readonly Slice[] {
  return low.flatMap((from, at): Slice[] => {
    const to = high[at]
    return from === null || to === null || to === undefined ? [] : [[at, from, to]]
  })
}

/** How a band is painted. */
interface BandStyle {
  readonly fill: string
  readonly opacity: number
  readonly stroke?: string
  readonly lineWidth?: number
  readonly lineDash?: number[]
}

/** One band between two lines, as a shape; gaps stay open at its ends. */
export function bandShape(
  id: string,
  low: readonly (number | null)[],
  high: readonly (number | null)[],
  style: BandStyle,
): ChartShape {
  const slices = slicesOf(low, high)
  return {
    type: 'custom',
    id,
    silent: true,
    z: 1,
    // One item draws the whole band; the data only tells the axis how far it reaches.
    data: slices.flatMap(([at, from, to]) => [
      [at, from],
      [at, to],
    ]),
    tooltip: { show: false },
    renderItem: (params, api) => {
      if (params.dataIndex !== 0) return null
      const upper = slices.map(([at, , to]) => api.coord([at, to]))
      const lower = slices.map(([at, from]) => api.coord([at, from])).toReversed()
      return {
        type: 'polygon',
        shape: { points: [...upper, ...lower] },
        style,
      }
    },
  }
}
