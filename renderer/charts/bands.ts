import type { ChartShape } from './echarts.ts'
import { regionColour, type Palette } from './palette.ts'

/** The uncertainty of one region in one scenario: quantiles per year of the chart, null where nothing is projected. */
export interface Band {
  readonly region: string
  readonly isGroup: boolean
  readonly regionOrder: number
  readonly p5: readonly (number | null)[]
  readonly p25: readonly (number | null)[]
  readonly p50: readonly (number | null)[]
  readonly p75: readonly (number | null)[]
  readonly p95: readonly (number | null)[]
}

/** Opacity of the outer (P5–P95) and the inner (P25–P75) band. */
const OPACITY = { outer: 0.12, inner: 0.24 } as const

/**
 * The two bands of a fan as shapes of their own. Stacked areas, the usual way, break as soon as a value is negative,
 * as growth above the county's is half of the time.
 */
export function bandShapes(band: Band, palette: Palette): ChartShape[] {
  const colour = regionColour(band.region, band.isGroup, band.regionOrder, palette)
  return [
    bandShape(`${band.region}/outer`, band.p5, band.p95, colour, OPACITY.outer),
    bandShape(`${band.region}/inner`, band.p25, band.p75, colour, OPACITY.inner),
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

/** One band between two lines, as a filled shape; gaps stay open at its ends. */
export function bandShape(
  id: string,
  low: readonly (number | null)[],
  high: readonly (number | null)[],
  colour: string,
  opacity: number,
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
        style: { fill: colour, opacity },
      }
    },
  }
}
