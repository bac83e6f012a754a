import { indicatorKind } from '../../../shared/simulation/indicator-class.ts'
import { scaleFor } from '../../../shared/simulation/series-scale.ts'
import type { Window } from './panel.ts'

// The methods that the forecast is measured against. Each gives the levels 1 to 5 years ahead in the data's unit.

const YEARS = [1, 2, 3, 4, 5] as const

/** Methods that look at the own series only. */
export const OWN_METHODS = {
  naive: (one: Window) => YEARS.map(() => one.values.at(-1) ?? NaN),
  average: averageGrowth,
  gm11,
  holt: dampedHolt,
  theta,
  decay3: (one: Window) => decayed(one, recentGrowth(one)),
  comb,
} satisfies Readonly<Record<string, (one: Window) => readonly number[]>>

/** Methods that also look at the peers' growth. */
export const PEER_METHODS = { shrink }

function scaled({ series, values }: Window) {
  const found = scaleFor(indicatorKind(series.indicator, series.unit), values)
  return { ...found, path: values.map(found.scale.fromUnit) }
}

function averageGrowth(one: Window): readonly number[] {
  const { kind, scale, path } = scaled(one)
  const last = path.at(-1) ?? 0
  if (kind.scale === 'rate') return YEARS.map(() => scale.toUnit(mean(path)))
  const growth = (last - (path[0] ?? 0)) / (path.length - 1)
  return YEARS.map((year) => scale.toUnit(last + growth * year))
}

/** Grey model GM(1,1): accumulated sums follow x' + a x = b. Of a rate the values are no sums, so the last stands in. */
function gm11(one: Window): readonly number[] {
  const { values } = one
  if (values.some((value) => value <= 0)) return OWN_METHODS.naive(one)
  let sum = values[0] ?? 0
  const means: number[] = []
  for (const value of values.slice(1)) {
    means.push(sum + value / 2)
    sum += value
  }
  const later = values.slice(1)
  const [zBar, xBar] = [mean(means), mean(later)]
  const over = means.reduce((total, z, index) => total + (z - zBar) * ((later[index] ?? 0) - xBar), 0)
  const under = means.reduce((total, z) => total + (z - zBar) ** 2, 0)
  const a = -over / under
  const b = xBar + a * zBar
  const first = values[0] ?? 0
  const at = (k: number) =>
    Math.abs(a) < 1e-9 ? b : (first - b / a) * (Math.exp(-a * k) - Math.exp(-a * (k - 1)))
  return YEARS.map((year) => at(values.length - 1 + year))
}

/** Holt's trend with α 0.9, β 0.3, φ 0.9 on the scale of the series. */
function dampedHolt(one: Window): readonly number[] {
  const { kind, scale, path } = scaled(one)
  const [alpha, beta, damping] = [0.9, 0.3, 0.9]
  let level = path[0] ?? 0
  let trend = kind.scale === 'rate' ? 0 : (path[1] ?? level) - level
  for (const value of path.slice(1)) {
    const next = alpha * value + (1 - alpha) * (level + damping * trend)
    trend = beta * (next - level) + (1 - beta) * damping * trend
    level = next
  }
  let added = 0
  let weight = 1
  return YEARS.map(() => {
    weight *= damping
    added += weight * trend
    return scale.toUnit(level + added)
  })
}

/** Theta (Assimakopoulos and Nikolopoulos): exponential smoothing with half of the line's slope as drift, in the data's unit. */
function theta({ values }: Window): readonly number[] {
  const n = values.length
  const middle = (n - 1) / 2
  const under = values.reduce((sum, _, index) => sum + (index - middle) ** 2, 0)
  const slope = values.reduce((sum, value, index) => sum + (index - middle) * value, 0) / under
  const smoothed = (alpha: number) => {
    let level = values[0] ?? 0
    let error = 0
    for (const value of values.slice(1)) {
      error += (value - level) ** 2
      level += alpha * (value - level)
    }
    return { level, error }
  }
  const alphas = [0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.99]
  const best = alphas
    .map((alpha) => ({ alpha, ...smoothed(alpha) }))
    .reduce((least, now) => (now.error < least.error ? now : least))
  return YEARS.map((year) => best.level + (slope / 2) * (year - 1 + (1 - (1 - best.alpha) ** n) / best.alpha))
}

/** Damping of decay3 by indicator, as in the reference. */
function dampingOf({ series }: Window): number {
  if (/城镇化率/.test(series.indicator)) return 1
  return /税收|预算|固定资产投资/.test(series.indicator) ? 0.8 : 0.9
}

/** Mean of the last three growths on the scale of the series; of a rate none. */
function recentGrowth(one: Window): number {
  const { kind, path } = scaled(one)
  if (kind.scale === 'rate') return 0
  const growths = path.slice(1).map((value, index) => value - (path[index] ?? value))
  return mean(growths.slice(-3))
}

function decayed(one: Window, growth: number): readonly number[] {
  const { scale, path } = scaled(one)
  const damping = dampingOf(one)
  const last = path.at(-1) ?? 0
  let added = 0
  let now = growth
  return YEARS.map(() => {
    now *= damping
    added += now
    return scale.toUnit(last + added)
  })
}

function comb(one: Window): readonly number[] {
  const parts = [dampedHolt(one), theta(one), OWN_METHODS.decay3(one)]
  return YEARS.map((_, index) => mean(parts.map((part) => part[index] ?? NaN)))
}

/** decay3 from 0.35 of the own growth and 0.65 of the peers' (people: 0.75 and 0.25). */
function shrink(one: Window): readonly number[] {
  const { peerGrowth } = one.series
  const own = recentGrowth(one)
  if (peerGrowth === null || scaled(one).kind.scale === 'rate') return decayed(one, own)
  const weight = one.series.indicator.endsWith('人口') ? 0.75 : 0.35
  const last = one.values.at(-1) ?? 0
  // A share's logit moves 1/(1−p) as fast as its logarithm.
  const peers = /城镇化率/.test(one.series.indicator) ? peerGrowth / (1 - last / 100) : peerGrowth
  return decayed(one, weight * own + (1 - weight) * peers)
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length
}
