import { centre } from '../model/distribution.ts'
import type { AssumptionDeclaration, Declaration, Distribution, Program } from '../model/program.ts'
import { quantileOf, quantileWithin } from '../simulation/quantile-points.ts'
import type { DraftValue } from './draft.ts'
import type { ScenarioInputs } from './inputs.ts'
import type { Resolved } from './resolve.ts'

/** Where a driver's low and high ends are: 10 % and 90 % points of its distribution, its range, or a tenth less and more. */
type EndsBy = 'quantiles' | 'range' | 'tenth'

/** An assumption or lever that analyses move. */
export interface Driver {
  /** Its name in the model. */
  readonly id: string
  readonly kind: 'assumption' | 'lever'
  readonly unit: string
  readonly section: string
  /** The town whose values are moved; null moves those of all towns. */
  readonly town: string | null
  /** Its value in the first projected year, the mean of the towns where they differ. */
  readonly present: number
  /** True if it differs between towns or years: a value tried out then replaces them all. */
  readonly varies: boolean
  /** Least and largest value that may be tried. */
  readonly bounds: readonly [number, number]
  readonly endsBy: EndsBy
  /** How far the value of a town (by its name) moves at a quantile of its distribution; null without a distribution. */
  readonly moveAt: ((town: string, p: number) => number) | null
  /** Values in effect: town × steps + step. */
  readonly array: Float64Array
}

/** A driver as it is tried out: at a value, at a quantile of its distribution, or moved by so much. */
export type Setting =
  | { readonly driver: Driver; readonly how: 'value'; readonly value: number }
  | { readonly driver: Driver; readonly how: 'quantile'; readonly p: number }
  | { readonly driver: Driver; readonly how: 'moved'; readonly by: number }

/** First projected year; the base year's value is history. */
const FIRST = 1

/** What the tornado calls low and high of a distribution. */
const ENDS = [0.1, 0.9] as const

/** Assumptions and levers that have a value, in the order of the model's text. */
export function driversOf(program: Program, given: ScenarioInputs, town: string | null): readonly Driver[] {
  return given.resolved.flatMap((resolved) => {
    const declaration = program.declarations.get(resolved.name)
    const driver = declaration ? driverOf(declaration, resolved, town) : null
    return driver ? [driver] : []
  })
}

function driverOf(declaration: Declaration, resolved: Resolved, town: string | null): Driver | null {
  const { name: id, kind, unit, section, range, array } = resolved
  if (kind === 'input') return null
  const own = resolved.towns.filter(({ region }) => town === null || region === town)
  const values = own.flatMap(({ values: all }) => all).filter((value) => value !== null)
  const first = own.flatMap(({ values: all }) => all[FIRST] ?? all[0] ?? [])
  const [some] = values
  if (first.length === 0 || some === undefined) return null
  const varies = values.some((value) => value !== some)
  const moveAt = declaration.kind === 'assumption' ? movesOf(declaration) : null
  return {
    id,
    kind,
    unit,
    section,
    town,
    present: varies ? first.reduce((sum, value) => sum + value, 0) / first.length : some,
    varies,
    bounds: range ?? boundsAround(values),
    endsBy: moveAt ? 'quantiles' : range ? 'range' : 'tenth',
    moveAt,
    array,
  }
}

/** Where the model gives no range: up to twice the largest value, below zero only where there are such values. */
function boundsAround(values: readonly number[]): readonly [number, number] {
  const reach = Math.max(...values.map((value) => Math.abs(value) * 2), 1)
  return [values.some((value) => value < 0) ? -reach : 0, reach]
}

/**
 * A draw is the value in effect and what its distribution lies off its centre, or its 误差: so a scenario that sets the
 * value moves the whole distribution. Null if the model states no spread.
 */
function movesOf(assumption: AssumptionDeclaration): Driver['moveAt'] {
  const { distribution, error, towns } = assumption
  const stated = distribution ?? error ?? [...towns.values()].find((town) => town.distribution)?.distribution
  if (!stated) return null
  return (town, p) => {
    const own = towns.get(town)
    if (own?.distribution) return moveIn(assumption, own.distribution, p)
    if (own && !error) return 0
    if (distribution) return moveIn(assumption, distribution, p)
    return error ? quantileOf(error, p) : 0
  }
}

function moveIn({ truncation }: AssumptionDeclaration, distribution: Distribution, p: number): number {
  const value = truncation ? quantileWithin(distribution, truncation, p) : quantileOf(distribution, p)
  return value - centre(distribution)
}

/** The low and the high end of a driver (see `endsBy`). */
export function endsOf(driver: Driver): readonly [Setting, Setting] {
  const { endsBy, bounds, present } = driver
  const end = (place: 0 | 1): Setting => {
    if (endsBy === 'quantiles') return { driver, how: 'quantile', p: ENDS[place] }
    if (endsBy === 'range') return { driver, how: 'value', value: bounds[place] }
    return { driver, how: 'moved', by: (place === 0 ? -0.1 : 0.1) * Math.abs(present) }
  }
  return [end(0), end(1)]
}

/** Whether the model states how uncertain a driver is. */
export function isUncertain({ moveAt }: Driver): boolean {
  return moveAt !== null
}

/** A driver at a share of its spread: at the quantile of its distribution, else evenly over its bounds. */
export function settingAt(driver: Driver, p: number): Setting {
  const [min, max] = driver.bounds
  return driver.moveAt
    ? { driver, how: 'quantile', p }
    : { driver, how: 'value', value: min + (max - min) * p }
}

/** A driver's values with a setting, as a run wants them: town × steps + step. */
export function arrayWith(setting: Setting, { inputs: { regions, steps } }: ScenarioInputs): Float64Array {
  const { driver } = setting
  const array = driver.array.slice()
  for (const [place, { id, name }] of regions.entries()) {
    if (driver.town !== null && id !== driver.town) continue
    if (setting.how === 'value') {
      array.fill(setting.value, place * steps, (place + 1) * steps)
      continue
    }
    const by = setting.how === 'moved' ? setting.by : (driver.moveAt?.(name, setting.p) ?? 0)
    for (let at = place * steps; at < (place + 1) * steps; at += 1)
      array[at] = inside(driver, array[at] ?? NaN, by)
  }
  return array
}

/** What is moved stays within the bounds, unless it lay outside before. */
function inside({ bounds: [min, max] }: Driver, value: number, by: number): number {
  return Math.min(Math.max(max, value), Math.max(Math.min(min, value), value + by))
}

/** The value that a driver has with a setting, as its present value is told. */
export function shownValue(setting: Setting, given: ScenarioInputs): number {
  if (setting.how === 'value') return setting.value
  const { driver } = setting
  const { regions, steps } = given.inputs
  const array = arrayWith(setting, given)
  const first = regions.flatMap(({ id }, place) =>
    driver.town === null || id === driver.town
      ? (array[place * steps + Math.min(FIRST, steps - 1)] ?? [])
      : [],
  )
  const known = first.filter((value) => !Number.isNaN(value))
  return known.reduce((sum, value) => sum + value, 0) / known.length
}

/** A value of a driver as the trial that sets it: the run of that trial is the run of the setting. */
export function trialOf({ id, town }: Driver, value: number): DraftValue {
  return { name: id, region: town, year: null, value }
}
