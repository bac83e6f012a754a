import { indicatorKind } from '../../../shared/simulation/indicator-class.ts'
import { HORIZONS, type ShortSeries } from '../../../shared/simulation/forecast.ts'

/** Annual figures of one indicator in one region. */
interface PanelSeries {
  readonly region: string
  readonly level: string
  readonly indicator: string
  readonly unit: string
  readonly values: ReadonlyMap<number, number>
}

/** A full window of figures and what came in the five years after it. */
export interface Window {
  readonly region: string
  readonly length: number
  readonly series: ShortSeries
  /** The figures of the window, oldest first. */
  readonly values: readonly number[]
  /** What came 1 to 5 years after the origin, null where it is not known. */
  readonly actuals: readonly (number | null)[]
}

/** Reads a panel with the columns region, level, year, indicator, value, unit; no cell may hold a comma. */
export function readPanel(text: string): readonly PanelSeries[] {
  const [head = '', ...lines] = text.split(/\r?\n/)
  const columns = head.replace('\uFEFF', '').split(',')
  const made = new Map<string, PanelSeries & { readonly values: Map<number, number> }>()
  for (const line of lines) {
    const cells = line.split(',')
    const cell = (name: string) => cells[columns.indexOf(name)] ?? ''
    const [region, level, indicator, unit] = ['region', 'level', 'indicator', 'unit'].map(cell)
    const value = Number(cell('value'))
    if (!region || !level || !indicator || unit === undefined || cell('value') === '') continue
    if (!Number.isFinite(value)) continue
    const key = `${region}\n${indicator}`
    const series = made.get(key) ?? { region, level, indicator, unit, values: new Map<number, number>() }
    series.values.set(Number(cell('year')), value)
    made.set(key, series)
  }
  return [...made.values()]
}

/** Every window of a length without a gap, from every origin after which something is known (rolling origins). */
export function windowsOf(panel: readonly PanelSeries[], length: number, peersToo: boolean): Window[] {
  const peers = peersToo ? peerGrowths(panel) : null
  return panel.flatMap(({ region, level, indicator, unit, values }) =>
    [...values.keys()]
      .toSorted((a, b) => a - b)
      .flatMap((origin): Window[] => {
        const figures = Array.from({ length }, (_, index) => {
          const year = origin - length + 1 + index
          return { year, value: values.get(year) ?? null }
        })
        const known = figures.flatMap(({ value }) => (value === null ? [] : [value]))
        const actuals = HORIZONS.map((horizon) => values.get(origin + horizon) ?? null)
        if (known.length < length || actuals.every((value) => value === null)) return []
        const peerGrowth = peers?.(region, level, indicator, origin) ?? null
        if (peersToo && peerGrowth === null) return []
        const series = { indicator, unit, level, figures, origin, peerGrowth }
        return [{ region, length, series, values: known, actuals }]
      }),
  )
}

/** Median growth into a year of the other regions of a level; null for growth rates, and where fewer than four are known. */
function peerGrowths(panel: readonly PanelSeries[]) {
  const growths = new Map<string, { readonly region: string; readonly growth: number }[]>()
  const keyOf = (level: string, indicator: string, year: number) => [level, indicator, year].join('\n')
  for (const { region, level, indicator, unit, values } of panel) {
    if (indicatorKind(indicator, unit).scale === 'rate') continue
    for (const [year, value] of values) {
      const before = values.get(year - 1)
      if (before === undefined || before <= 0 || value <= 0) continue
      const key = keyOf(level, indicator, year)
      const found = growths.get(key) ?? []
      found.push({ region, growth: Math.log(value / before) })
      growths.set(key, found)
    }
  }
  return (region: string, level: string, indicator: string, year: number): number | null => {
    const others = (growths.get(keyOf(level, indicator, year)) ?? [])
      .filter((one) => one.region !== region)
      .map(({ growth }) => growth)
      .toSorted((a, b) => a - b)
    return others.length < 4 ? null : (others[Math.floor(others.length / 2)] ?? null)
  }
}
