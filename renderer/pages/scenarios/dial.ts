import type { Resolved, ResolvedTown } from '../../../shared/scenarios/resolve.ts'

// What a slider shows of an assumption or lever: the value in the first projected year.

/** Index of the first projected year; the base year's value is history. */
const FIRST = 1

/** The value of one town, or the span of all towns' values. */
export interface DialValue {
  readonly low: number
  readonly high: number
  /** The towns' own values for the ticks under the slider. */
  readonly towns: readonly { readonly region: string; readonly value: number }[]
}

/** The towns that a dial is about: one, or all. */
function townsOf({ towns }: Resolved, region: string | null): readonly ResolvedTown[] {
  return region === null ? towns : towns.filter((town) => town.region === region)
}

/** What a dial shows; null if no town has a value. */
export function dialValue(resolved: Resolved, region: string | null): DialValue | null {
  const towns = townsOf(resolved, region).flatMap((town) => {
    const value = town.values[FIRST] ?? town.values[0]
    return value === null || value === undefined ? [] : [{ region: town.region, value }]
  })
  if (towns.length === 0) return null
  const values = towns.map(({ value }) => value)
  return { low: Math.min(...values), high: Math.max(...values), towns }
}

/** Ends and step of a slider. Without a declared range it spans twice the value. */
export function dialScale(
  { range }: Resolved,
  value: DialValue | null,
): { min: number; max: number; step: number } {
  const reach = Math.max(Math.abs(value?.high ?? 0) * 2, 1)
  const [min, max] = range ?? [(value?.low ?? 0) < 0 ? -reach : 0, reach]
  return { min, max, step: niceStep((max - min) / 200) }
}

/** The next of 1, 2, 5 × 10^k that is not smaller. */
function niceStep(raw: number): number {
  if (!(raw > 0)) return 1
  const power = 10 ** Math.floor(Math.log10(raw))
  const factor = [1, 2, 5, 10].find((one) => one * power >= raw * 0.999) ?? 10
  return Number((factor * power).toPrecision(3))
}

/** Decimals that a step needs. */
export function decimalsOf(step: number): number {
  return Math.min(6, Math.max(0, -Math.floor(Math.log10(step) + 1e-9)))
}
