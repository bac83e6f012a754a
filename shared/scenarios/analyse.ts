import type { Program } from '../model/program.ts'
import { backCast, type BackCast } from '../simulation/backcast.ts'
import { axisOf, leverGrid, type LeverGrid } from '../simulation/lever-grid.ts'
import { run } from '../simulation/run.ts'
import { sobol, type VarianceShares } from '../simulation/sobol.ts'
import { asPart, finish, type Evaluate, type Stepwise } from '../simulation/stepwise.ts'
import { tornado, type Swing } from '../simulation/tornado.ts'
import type { Trajectories } from '../simulation/trajectories.ts'
import { uniformPoints } from '../simulation/uniform-points.ts'
import type { Rows } from '../table/change.ts'
import { NO_DRAFT, type Draft } from './draft.ts'
import {
  arrayWith,
  driversOf,
  endsOf,
  isUncertain,
  settingAt,
  shownValue,
  type Driver,
  type Setting,
} from './drivers.ts'
import { applyDraft, type Prepared, type ScenarioInputs } from './inputs.ts'
import { marginOf, outcomeOf, type Outcome, type OutcomeChoice } from './outcome.ts'

/** A scenario with its draft, an outcome of it, and what can be moved. Stays valid while the rows stay the same. */
export interface Bench {
  readonly program: Program
  readonly given: ScenarioInputs
  readonly outcome: Outcome
  /** The outcome as things are. */
  readonly present: number | null
  readonly drivers: readonly Driver[]
}

/** Makes a prepared scenario with its draft ready for analyses of an outcome; null if the workbook has no such outcome. */
export function benchOf(
  prepared: Prepared,
  rows: Rows,
  choice: OutcomeChoice,
  draft: Draft = NO_DRAFT,
): Bench | null {
  const { program } = prepared
  const given = applyDraft(prepared, draft)
  const result = run(program, given.inputs)
  const outcome = outcomeOf(rows, choice, result)
  if (!outcome) return null
  const drivers = driversOf(program, given, outcome.town)
  return { program, given, outcome, present: outcome.read(result), drivers }
}

/** The outcome with some drivers set otherwise. */
function outcomeWith({ outcome, ...bench }: Bench, settings: readonly Setting[]): number | null {
  return outcome.read(runWith(bench, settings))
}

function runWith(
  { program, given }: Pick<Bench, 'program' | 'given'>,
  settings: readonly Setting[],
): Trajectories {
  const values = new Map(given.inputs.values)
  for (const setting of settings) values.set(setting.driver.id, arrayWith(setting, given))
  return run(program, { ...given.inputs, values })
}

function evaluator(bench: Bench): Evaluate<readonly Setting[]> {
  return (points) => points.map((settings) => outcomeWith(bench, settings))
}

/** A driver moved alone, with what it was moved to. */
export interface DriverSwing extends Swing {
  readonly driver: Driver
  /** Values of the driver at both ends, in the first projected year. */
  readonly lowValue: number
  readonly highValue: number
}

/** Every assumption and lever moved alone to its low and its high end; widest span of the outcome first. */
export function* tornadoOf(bench: Bench): Stepwise<readonly DriverSwing[]> {
  const ends = bench.drivers.map((driver) => {
    const [low, high] = endsOf(driver)
    return { id: driver.id, low: [low], high: [high], settings: [low, high] as const, driver }
  })
  const swings = yield* tornado(ends, bench.present, evaluator(bench))
  const byId = new Map(ends.map((one) => [one.id, one]))
  return swings.flatMap((swing) => {
    const found = byId.get(swing.id)
    if (!found) return []
    const { driver, settings } = found
    const [lowValue, highValue] = [shownValue(settings[0], bench.given), shownValue(settings[1], bench.given)]
    return [{ ...swing, driver, lowValue, highValue }]
  })
}

/** All drivers: levers with an effect first, then assumptions with one, each by the width of the effect. */
export function byEffect(bench: Bench): readonly Driver[] {
  const swings = finish(tornadoOf(bench))
  return swings.toSorted((a, b) => rankOf(a) - rankOf(b)).map(({ driver }) => driver)
}

function rankOf({ driver, swing }: DriverSwing): number {
  return swing ? (driver.kind === 'lever' ? 0 : 1) : 2
}

/** What it takes of one driver to reach the outcome's aim; null if the outcome has none. */
export function* backCastOf(bench: Bench, driver: Driver): Stepwise<BackCast | null> {
  const { aim } = bench.outcome
  if (!aim) return null
  const [min, max] = driver.bounds
  const search = {
    present: driver.present,
    min: Math.min(min, driver.present),
    max: Math.max(max, driver.present),
  }
  const goal = { strict: aim.operator === 'above' || aim.operator === 'below' }
  return yield* backCast(search, goal, (values) =>
    values.map((value) => {
      // Where towns differ there is no one present value: that point is the outcome as things are.
      const outcome =
        driver.varies && value === driver.present
          ? bench.present
          : outcomeWith(bench, [{ driver, how: 'value', value }])
      return outcome === null ? null : marginOf(aim, outcome)
    }),
  )
}

/** What it takes of one driver. */
export interface DriverBackCast {
  readonly driver: Driver
  readonly found: BackCast
}

/** In which order answers are told: what reaches the aim by the smallest part of its range first. */
const ANSWERS: readonly BackCast['kind'][] = ['reached', 'met', 'out-of-reach', 'no-effect']

/** What it takes of each driver alone to reach the outcome's aim; empty if the outcome has none. */
export function* backCastsOf(bench: Bench): Stepwise<readonly DriverBackCast[]> {
  const answers: DriverBackCast[] = []
  for (const [done, driver] of bench.drivers.entries()) {
    const found = yield* asPart(backCastOf(bench, driver), done, bench.drivers.length)
    if (found) answers.push({ driver, found })
    yield { done: done + 1, total: bench.drivers.length }
  }
  return answers.toSorted(
    (a, b) => ANSWERS.indexOf(a.found.kind) - ANSWERS.indexOf(b.found.kind) || changeIn(a) - changeIn(b),
  )
}

/** The change that reaches the aim as a part of what may be chosen; how little is missing where none does. */
function changeIn({ driver: { present, bounds }, found }: DriverBackCast): number {
  if (found.kind === 'reached') return Math.abs(found.value - present) / (bounds[1] - bounds[0] || 1)
  return found.kind === 'out-of-reach' ? -found.margin : 0
}

/** Which combinations of two drivers' values give which outcome; both axes over the drivers' whole bounds. */
export function* gridOf(bench: Bench, [x, y]: readonly [Driver, Driver], count: number): Stepwise<LeverGrid> {
  return yield* leverGrid(axisOf(x.bounds, count), axisOf(y.bounds, count), (points) =>
    points.map(([atX, atY]) =>
      outcomeWith(bench, [
        { driver: x, how: 'value', value: atX },
        { driver: y, how: 'value', value: atY },
      ]),
    ),
  )
}

/** Which drivers a split of the variance takes: assumptions with a distribution, or all drivers over their ranges too. */
export type VarianceScope = 'stated' | 'all'

/** The drivers of a split of the variance. */
export function varianceDrivers(bench: Bench, scope: VarianceScope): readonly Driver[] {
  return scope === 'all' ? bench.drivers : bench.drivers.filter(isUncertain)
}

/** Where the spread of the outcome comes from: Sobol indices over independent drivers, redrawn once per row. */
export function* sobolOf(
  bench: Bench,
  { scope, rows, seed }: { readonly scope: VarianceScope; readonly rows: number; readonly seed: number },
): Stepwise<VarianceShares> {
  const drivers = varianceDrivers(bench, scope)
  const evaluate = (points: readonly ReadonlyMap<string, number>[]) =>
    points.map((point) =>
      outcomeWith(
        bench,
        drivers.map((driver) => settingAt(driver, point.get(driver.id) ?? 0.5)),
      ),
    )
  return yield* sobol(
    drivers.map(({ id }) => id),
    rows,
    evaluate,
    uniformPoints(seed),
  )
}
