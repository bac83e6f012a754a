import type { Domain } from './series-scale.ts'

/** What is to be expected some years after the origin, in the data's unit: p2.5 ≤ p10 ≤ p50 ≤ p90 ≤ p97.5. */
export interface ForecastYear {
  readonly horizon: number
  readonly 'p2.5': number
  readonly p10: number
  readonly p50: number
  readonly p90: number
  readonly 'p97.5': number
}

/** A later year's band is at least this much wider: more years cannot make anything surer. */
const LEAST_WIDENING = 1.0002

/** The part of the room to an edge that may be taken, so that the edge itself stays beyond the band. */
const NEARLY_ALL = 0.99

type Ends = readonly [low: number, high: number]

/** The years with ordered ends and bands that widen in the data's unit, within the domain. */
export function widening(years: readonly ForecastYear[], domain: Domain): readonly ForecastYear[] {
  let narrow = domain.leastWidth
  let wide = domain.leastWidth
  return years.map((year) => {
    const [p10, p90] = atLeast(
      [Math.min(year.p10, year.p50), Math.max(year.p90, year.p50)],
      narrow * LEAST_WIDENING,
      domain,
    )
    const outer: Ends = [Math.min(year['p2.5'], p10), Math.max(year['p97.5'], p90)]
    const [far, top] = atLeast(outer, wide * LEAST_WIDENING, domain)
    narrow = p90 - p10
    wide = top - far
    return { ...year, 'p2.5': far, p10, p90, 'p97.5': top }
  })
}

/** Widened to both sides alike, by at most half of the room to the domain's edges; if that is not enough, by nearly all of it. */
function atLeast([low, high]: Ends, width: number, { from, to }: Domain): Ends {
  const lacking = width - (high - low)
  if (lacking <= 0) return [low, high]
  const [roomBelow, roomAbove] = [low - from, to - high]
  const below = Math.min(lacking / 2, roomBelow / 2)
  const above = Math.min(lacking - below, roomAbove / 2)
  const further = Math.min(lacking - below - above, (roomBelow - below) * NEARLY_ALL)
  const rest = Math.min(lacking - below - above - further, (roomAbove - above) * NEARLY_ALL)
  return [low - below - further, high + above + rest]
}
