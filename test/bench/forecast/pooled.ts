import { indicatorKind } from '../../../shared/simulation/indicator-class.ts'
import { scaleFor } from '../../../shared/simulation/series-scale.ts'
import { OWN_METHODS } from './baselines.ts'
import type { Window } from './panel.ts'
import type { Bands } from './score.ts'

type Banded = (one: Window) => { readonly centres: readonly number[]; readonly bands: Bands }

/** Usual spread counts as eight observations against the window's own. */
const PRIOR = 8

/**
 * Bands around decay3 and around the mean of three methods: `pooled`, of the same relative width everywhere, and `mix`,
 * with the window's own spread of growth in it. Their widths come from other windows of the same indicator and length.
 */
export function pooledBands(train: readonly Window[]): ReadonlyMap<string, Banded> {
  return new Map(
    (['decay3', 'comb'] as const).flatMap((method) =>
      (['pooled', 'mix'] as const).map((kind): [string, Banded] => [
        `${kind} ${method}`,
        around(method, kind === 'mix', train),
      ]),
    ),
  )
}

function around(method: 'decay3' | 'comb', mix: boolean, train: readonly Window[]): Banded {
  const groups = Map.groupBy(train, keyOf)
  const known = new Map(
    [...groups].map(([key, windows]) => {
      const usual = Math.sqrt(mean(windows.map((one) => spreadOf(one) ** 2)))
      const errors = [0, 1, 2, 3, 4].map((year) =>
        windows
          .flatMap((one) => {
            const actual = one.actuals[year]
            if (actual === null || actual === undefined || actual <= 0) return []
            const { scale } = scaled(one)
            const error = scale.fromUnit(actual) - scale.fromUnit(OWN_METHODS[method](one)[year] ?? NaN)
            return [Math.abs(error) / (mix ? factor(one, usual) : 1)]
          })
          .toSorted((a, b) => a - b),
      )
      const widths = errors.map((sorted) => [at(sorted, 0.8), at(sorted, 0.95)] as const)
      return [key, { usual, widths }] as const
    }),
  )
  return (one) => {
    const centres = OWN_METHODS[method](one)
    const { scale } = scaled(one)
    const { usual, widths } = known.get(keyOf(one)) ?? { usual: 1, widths: [] }
    const k = mix ? factor(one, usual) : 1
    const bands = centres.map((centre, year) => {
      const [inner, outer] = widths[year] ?? [1, 2]
      const middle = scale.fromUnit(centre)
      const [far, low, high, top] = [-outer, -inner, inner, outer].map((width) =>
        scale.toUnit(middle + k * width),
      )
      return [far ?? 0, low ?? 0, high ?? 0, top ?? 0] as const
    })
    return { centres, bands }
  }
}

function keyOf({ series, length }: Window): string {
  return `${series.indicator}\n${length}`
}

function scaled({ series, values }: Window) {
  return scaleFor(indicatorKind(series.indicator, series.unit), values)
}

/** Standard deviation of the window's growths (of a rate: of its values). */
function spreadOf(one: Window): number {
  const { kind, scale } = scaled(one)
  const path = one.values.map(scale.fromUnit)
  const moves = kind.scale === 'rate' ? path : path.slice(1).map((value, index) => value - (path[index] ?? 0))
  const centre = mean(moves)
  return Math.sqrt(moves.reduce((sum, value) => sum + (value - centre) ** 2, 0) / (moves.length - 1))
}

function factor(one: Window, usual: number): number {
  const known = one.values.length - 2
  return Math.sqrt((PRIOR + known * (spreadOf(one) / usual) ** 2) / (PRIOR + known))
}

function at(sorted: readonly number[], part: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(part * sorted.length))] ?? 0
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length
}
