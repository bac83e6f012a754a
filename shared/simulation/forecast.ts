import { bandErrors, type Restlessness } from './bands.ts'
import { BAND_WIDTHS, type BandWidths } from './band-widths.ts'
import { GROWTH_WEIGHTS, type GrowthWeights, type IndicatorClass } from './growth-weights.ts'
import { indicatorKind, placeSize, type IndicatorKind, type PlaceSize } from './indicator-class.ts'
import { clamp, growthReadings, mean, median, rateReadings, stepsOf, type Readings } from './readings.ts'
import { scaleFor, type SeriesScale } from './series-scale.ts'
import { widening, type ForecastYear } from './widening.ts'

// Forecast of a bare short series. The centre is the last level and a weighted sum of six readings of recent growth (and
// the peers' growth), with weights by indicator and horizon; the band is what the errors of such forecasts were elsewhere,
// wider for a restless series and a small place. Needs no fitting and so works from one figure on.

/** One year's figure in the data's unit; null or not finite where there is none. */
interface YearlyFigure {
  readonly year: number
  readonly value: number | null
}

/** A short annual series of one region and indicator. */
export interface ShortSeries {
  readonly indicator: string
  readonly unit: string
  /** 省级, 地级, 县级, 镇 or the English code of a workbook; decides how much wider the band is. */
  readonly level: string
  readonly figures: readonly YearlyFigure[]
  /** Last year that is known; horizons count from here. */
  readonly origin: number
  /** Logarithmic growth of the peers into the origin year, null if it is not known. */
  readonly peerGrowth: number | null
}

/** Years ahead for which errors were measured. */
export const HORIZONS = [1, 2, 3, 4, 5] as const

/** What growth beyond the fifth year keeps of the year before. */
const LATER_DECAY = 0.9
/** Peers that grow faster than e^±0.5 a year are a slip of the pen. */
const PEER_LIMIT = 0.5
/** A share's logit moves by about this much where its logarithm moves by 1 (measured for urbanisation), at most SHARE_PEER_LIMIT. */
const LOGIT_PER_LOG = 2.4
const SHARE_PEER_LIMIT = 0.06

/** The weights and widths that a forecast rests on; shipped as they were measured, and open to be edited. */
export interface ForecastParameters {
  readonly weights: Readonly<Record<IndicatorClass, GrowthWeights>>
  readonly widths: Readonly<Record<IndicatorClass, BandWidths>>
}

const SHIPPED: ForecastParameters = { weights: GROWTH_WEIGHTS, widths: BAND_WIDTHS }

/** What a series says of its future before any parameter is applied, on the scale on which it moves. */
export interface SeriesReading {
  readonly kind: IndicatorKind
  readonly scale: SeriesScale
  readonly place: PlaceSize
  /** Whether the peers' growth is known and means anything here. */
  readonly withPeers: boolean
  /** Readings by year in the order of the weights, the peers' last. */
  readonly readings: Readings
  /** Last known value. */
  readonly end: number
  readonly restless: Restlessness
  /** Years from the last known value to the origin. */
  readonly behind: number
}

/** The forecast for horizons 1 to 5, or null if the series has no figure up to its origin. */
export function forecast(
  series: ShortSeries,
  parameters: ForecastParameters = SHIPPED,
): readonly ForecastYear[] | null {
  const reading = readSeries(series)
  return reading && forecastFrom(reading, parameters)
}

/** The forecast from what a series says. */
function forecastFrom(reading: SeriesReading, parameters: ForecastParameters): readonly ForecastYear[] {
  const { kind, scale, place, withPeers, end, restless, behind } = reading
  const widths = parameters.widths[kind.class]
  const weights = parameters.weights[kind.class]
  const years = HORIZONS.map((horizon) => {
    const centre = Math.max(scale.bottom, end + changeAt(weights, reading, horizon + behind))
    const [far, low, high, top] = bandErrors(widths, kind, place, withPeers, restless, horizon + behind)
    return {
      horizon,
      'p2.5': scale.toUnit(centre + far),
      p10: scale.toUnit(centre + low),
      p50: scale.toUnit(centre),
      p90: scale.toUnit(centre + high),
      'p97.5': scale.toUnit(centre + top),
    }
  })
  return widening(years, scale.domain)
}

/** Reads a series; null if it has no figure up to its origin. */
export function readSeries(series: ShortSeries): SeriesReading | null {
  const figures = usable(series)
  const last = figures.at(-1)
  if (!last) return null
  const named = indicatorKind(series.indicator, series.unit)
  const { kind, scale } = scaleFor(
    named,
    figures.map(({ value }) => value),
  )
  const path = filled(figures, scale)
  const peers = peersOf(series, kind, scale)
  const growths = kind.scale === 'rate' ? [] : growthsOf(path, assumedGrowth(kind, scale, peers))
  const behind = series.origin - last.year
  const end = path.at(-1) ?? 0
  const known =
    kind.scale === 'rate'
      ? rateReadings(path, HORIZONS.length)
      : growthReadings(
          growths,
          (value) => scale.toUnit(value + end),
          (value) => scale.fromUnit(value) - end,
          HORIZONS.length,
        )
  const withPeers = peers !== null
  return {
    kind,
    scale,
    place: placeSize(series.level),
    withPeers,
    readings: withPeers ? known.map((year) => [...year, peers]) : known,
    end,
    restless: restlessness(kind, path, growths, last.value),
    behind,
  }
}

/** Figures up to the origin, one per year (the later row counts), oldest first. */
function usable({ figures, origin }: ShortSeries): readonly { year: number; value: number }[] {
  const byYear = new Map<number, number>()
  for (const { year, value } of figures)
    if (value !== null && Number.isFinite(value) && Math.abs(value) < 1e200 && year <= origin)
      byYear.set(year, value)
  return [...byYear].map(([year, value]) => ({ year, value })).toSorted((a, b) => a.year - b.year)
}

/** The series on its scale, one value a year; a gap is bridged evenly. */
function filled(figures: readonly { year: number; value: number }[], scale: SeriesScale): readonly number[] {
  return figures.flatMap(({ year, value }, index) => {
    const before = figures[index - 1]
    const to = scale.fromUnit(value)
    if (!before) return [to]
    const from = scale.fromUnit(before.value)
    const gap = Math.min(year - before.year, 50)
    return Array.from({ length: gap }, (_, step) => from + ((to - from) * (step + 1)) / gap)
  })
}

function peersOf({ peerGrowth }: ShortSeries, kind: IndicatorKind, scale: SeriesScale): number | null {
  if (peerGrowth === null || !Number.isFinite(peerGrowth) || !scale.takesPeers) return null
  const growth = clamp(peerGrowth, PEER_LIMIT)
  return kind.scale === 'share' ? clamp(growth * LOGIT_PER_LOG, SHARE_PEER_LIMIT) : growth
}

/** The steps of a path; of a single figure those that are assumed. */
function growthsOf(path: readonly number[], assumed: number): readonly number[] {
  return path.length > 1 ? stepsOf(path) : [assumed, assumed, assumed]
}

/** The part of the usual growth that a single figure is taken to have grown by: growth has kept falling (least errors since 2013). */
const STILL_USUAL = 0.7

/** How a place is taken to have grown of which one figure is known: as its peers, else by less than usual, else not at all. */
function assumedGrowth(kind: IndicatorKind, { takesPeers }: SeriesScale, peers: number | null): number {
  return peers ?? (kind.measured && takesPeers ? STILL_USUAL * BAND_WIDTHS[kind.class].usual.growth : 0)
}

/** Change of the centre from the last figure to some years later, on the scale of the series. */
export function changeAt(
  { own, peers }: GrowthWeights,
  { withPeers, readings }: SeriesReading,
  years: number,
): number {
  const weights: readonly number[] = (withPeers ? peers : null) ?? own
  const at = (year: number) => {
    const now = readings[year - 1] ?? []
    return now.reduce(
      (sum, reading, index) => sum + reading * (weights[(year - 1) * now.length + index] ?? 0),
      0,
    )
  }
  if (years <= HORIZONS.length) return at(years)
  const yearly = at(HORIZONS.length) - at(HORIZONS.length - 1)
  const later = years - HORIZONS.length
  return at(HORIZONS.length) + (yearly * LATER_DECAY * (1 - LATER_DECAY ** later)) / (1 - LATER_DECAY)
}

function restlessness(
  kind: IndicatorKind,
  path: readonly number[],
  growths: readonly number[],
  last: number,
): Restlessness {
  const rates = kind.scale === 'rate'
  const moves = rates ? path.slice(-8) : growths.slice(-7)
  const end = moves.at(-1) ?? 0
  return {
    count: moves.length,
    growths: path.length - 1,
    deviation: path.length < 2 || moves.length < 2 ? null : deviation(moves),
    recent: moves.length === 0 ? 0 : mean(moves.slice(-3)),
    jump: moves.length === 0 ? 0 : end - (rates ? mean(moves) : median(moves.slice(-5))),
    last,
  }
}

function deviation(values: readonly number[]): number {
  const centre = mean(values)
  return Math.sqrt(values.reduce((sum, value) => sum + (value - centre) ** 2, 0) / (values.length - 1))
}
