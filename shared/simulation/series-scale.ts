import type { IndicatorKind } from './indicator-class.ts'

/** The numbers that a figure can be. */
export interface Domain {
  readonly from: number
  readonly to: number
  /** No band is narrower: figures are not published more exactly. */
  readonly leastWidth: number
}

/** How figures become values in which changes add up, and back. */
export interface SeriesScale {
  readonly fromUnit: (value: number) => number
  readonly toUnit: (value: number) => number
  readonly domain: Domain
  /** No forecast is centred below, on the scale: where an edge cuts the scale off, bands open from the edge. */
  readonly bottom: number
  /** Whether the peers' logarithmic growth means anything here. */
  readonly takesPeers: boolean
}

/** Shares nearer to 0 or to all than this part count as this near: all itself has no logit. */
const SHARE_MARGIN = 0.0005
/** Logits up to here are taken as they are; beyond, they are squeezed so that no band fills all of 0 to 100. */
const PLAIN_LOGIT = 6
/** The logit of the margin, which is never reached. */
const LAST_LOGIT = Math.log((1 - SHARE_MARGIN) / SHARE_MARGIN)
/** Beyond e^±60 times the last level nothing is a figure any more. */
const EXPONENT_LIMIT = 60

/**
 * The scale of a series: logarithm for positive levels, logit for shares, the rate itself for growth rates. A share that
 * exceeds 100 is taken as a level, and a level that is not positive throughout moves by differences instead of ratios.
 * A share without a unit that never exceeds 1 is a part of 1.
 */
export function scaleFor(
  named: IndicatorKind,
  values: readonly number[],
): { readonly kind: IndicatorKind; readonly scale: SeriesScale } {
  if (named.scale === 'rate') return { kind: named, scale: rateScale(named.offset) }
  const all = named.bare && values.every((value) => value <= 1) ? 1 : 100
  if (named.scale === 'share' && values.every((value) => value >= 0 && value <= all))
    return { kind: named, scale: shareScale(all, values.at(-1) ?? 0) }
  const kind: IndicatorKind =
    named.scale === 'share' ? { ...named, class: 'level', scale: 'level', measured: false } : named
  return { kind, scale: values.every((value) => value > 0) ? logScale(values) : linearScale(values) }
}

function rateScale(offset: number): SeriesScale {
  return {
    fromUnit: (value) => (value - offset) / 100,
    toUnit: (value) => value * 100 + offset,
    domain: { from: Number.NEGATIVE_INFINITY, to: Number.POSITIVE_INFINITY, leastWidth: 0 },
    bottom: Number.NEGATIVE_INFINITY,
    takesPeers: false,
  }
}

/** Of a share of 1 or of 100. Only where the last figure lies at an edge may a forecast reach it. */
function shareScale(all: number, last: number): SeriesScale {
  const [atNone, atAll] = [last <= all * SHARE_MARGIN, last >= all * (1 - SHARE_MARGIN)]
  return {
    fromUnit: (value) => {
      const part = Math.min(1 - SHARE_MARGIN, Math.max(SHARE_MARGIN, value / all))
      return Math.log(part / (1 - part))
    },
    toUnit: (value) => {
      if (atAll && value >= LAST_LOGIT) return all
      if (atNone && value <= -LAST_LOGIT) return 0
      return all / (1 + Math.exp(-squeezed(value)))
    },
    domain: { from: 0, to: all, leastWidth: all * SHARE_MARGIN },
    bottom: Number.NEGATIVE_INFINITY,
    takesPeers: true,
  }
}

function squeezed(logit: number): number {
  const beyond = Math.abs(logit) - PLAIN_LOGIT
  if (beyond <= 0) return logit
  const room = LAST_LOGIT - PLAIN_LOGIT
  return Math.sign(logit) * (PLAIN_LOGIT + room * Math.tanh(beyond / room))
}

function logScale(values: readonly number[]): SeriesScale {
  const last = values.at(-1) ?? 1
  return {
    fromUnit: (value) => Math.log(value / last),
    toUnit: (value) => last * Math.exp(Math.min(EXPONENT_LIMIT, Math.max(-EXPONENT_LIMIT, value))),
    domain: { from: 0, to: Number.POSITIVE_INFINITY, leastWidth: 0 },
    bottom: Number.NEGATIVE_INFINITY,
    takesPeers: true,
  }
}

function linearScale(values: readonly number[]): SeriesScale {
  const size = values.reduce((sum, value) => sum + Math.abs(value), 0) / values.length || 1
  const from = values.every((value) => value >= 0) ? 0 : Number.NEGATIVE_INFINITY
  return {
    fromUnit: (value) => value / size,
    toUnit: (value) => Math.max(from, value * size),
    domain: { from, to: Number.POSITIVE_INFINITY, leastWidth: 0 },
    bottom: from,
    takesPeers: false,
  }
}
