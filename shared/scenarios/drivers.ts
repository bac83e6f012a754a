import type { AssumptionDeclaration, Declaration, Program } from '../model/program.ts'
import { between, uncertaintyOf, valueAtNormal } from '../simulation/draws-marginals.ts'
import { probit } from '../simulation/normal.ts'
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
  /** The value of a town (by its name) at a quantile of its draws, from its value in effect; null if it is not uncertain. */
  readonly drawAt: ((town: string, effect: number, p: number) => number) | null
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
    const driver = declaration ? driverOf(declaration, resolved, given, town) : null
    return driver ? [driver] : []
  })
}

function driverOf(
  declaration: Declaration,
  resolved: Resolved,
  given: ScenarioInputs,
  town: string | null,
): Driver | null {
  const { name: id, kind, unit, section, range, array } = resolved
  if (kind === 'input') return null
  const own = resolved.towns.filter(({ region }) => town === null || region === town)
  const values = own.flatMap(({ values: all }) => all).filter((value) => value !== null)
  const first = own.flatMap(({ values: all }) => all[FIRST] ?? all[0] ?? [])
  const [some] = values
  if (first.length === 0 || some === undefined) return null
  const varies = values.some((value) => value !== some)
  const names = given.inputs.regions.filter(({ id }) => town === null || id === town).map(({ name }) => name)
  const drawAt =
    declaration.kind === 'assumption' ? drawsOf(declaration, names, (town) => widthAt(given, id, town)) : null
  return {
    id,
    kind,
    unit,
    section,
    town,
    present: varies ? first.reduce((sum, value) => sum + value, 0) / first.length : some,
    varies,
    bounds: range ?? boundsAround(values),
    endsBy: drawAt ? 'quantiles' : range ? 'range' : 'tenth',
    drawAt,
    array,
  }
}

/** Where the model gives no range: up to twice the largest value, below zero only where there are such values. */
function boundsAround(values: readonly number[]): readonly [number, number] {
  const reach = Math.max(...values.map((value) => Math.abs(value) * 2), 1)
  return [values.some((value) => value < 0) ? -reach : 0, reach]
}

/**
 * Draws as an ensemble makes them: the value in effect and what the distribution lies off its centre, or its 误差, within
 * the 截断. So a scenario that sets the value moves the whole distribution. Null if the model states no spread.
 */
function drawsOf(
  assumption: AssumptionDeclaration,
  towns: readonly string[],
  widthOf: (town: string) => number,
): Driver['drawAt'] {
  const { truncation } = assumption
  const spreads = new Map(towns.map((town) => [town, uncertaintyOf(assumption, town, widthOf(town))]))
  if ([...spreads.values()].every((spread) => spread === null)) return null
  return (town, effect, p) => {
    const spread = spreads.get(town)
    if (!spread) return effect
    const shift = effect - spread.centre
    const part = truncation ? between(spread.distribution, truncation, shift) : WHOLE
    return shift + valueAtNormal(spread.distribution, probit(part.low + part.span * p))
  }
}

/** The half-width that the scenario sets for a town (by its name) in the first projected year; NaN: the model's own. */
function widthAt({ inputs: { regions, steps, widths } }: ScenarioInputs, id: string, town: string): number {
  const place = regions.findIndex(({ name }) => name === town)
  return widths?.get(id)?.[place * steps + Math.min(FIRST, steps - 1)] ?? NaN
}

const WHOLE = { low: 0, span: 1 }

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
export function isUncertain({ drawAt }: Driver): boolean {
  return drawAt !== null
}

/** A driver at a share of its spread: at the quantile of its distribution, else evenly over its bounds. */
export function settingAt(driver: Driver, p: number): Setting {
  const [min, max] = driver.bounds
  return driver.drawAt
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
    // Most names have one value for all years: what follows from it is worked out once.
    let [effect, next] = [NaN, NaN]
    for (let at = place * steps; at < (place + 1) * steps; at += 1) {
      if (array[at] !== effect) {
        effect = array[at] ?? NaN
        next = inside(driver, effect, moved(setting, name, effect))
      }
      array[at] = next
    }
  }
  return array
}

function moved(setting: Exclude<Setting, { how: 'value' }>, town: string, effect: number): number {
  if (setting.how === 'moved') return effect + setting.by
  return setting.driver.drawAt?.(town, effect, setting.p) ?? effect
}

/** What is moved stays within the bounds, unless it lay outside before. */
function inside({ bounds: [min, max] }: Driver, effect: number, next: number): number {
  return Math.min(Math.max(max, effect), Math.max(Math.min(min, effect), next))
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
