// What an analysis is asked and answers across the process boundary: window, command line and other programs alike.
import { regionOf } from '../indicators/regions.ts'
import type { Program } from '../model/program.ts'
import { readSettings } from '../policy/settings.ts'
import type { BackCast } from '../simulation/backcast.ts'
import type { Contribution } from '../simulation/contribution.ts'
import type { LeverGrid } from '../simulation/lever-grid.ts'
import type { VarianceShares } from '../simulation/sobol.ts'
import type { Stepwise } from '../simulation/stepwise.ts'
import type { Rows } from '../table/change.ts'
import type { Place, Rejection, RejectionReason, Result } from '../table/rejection.ts'
import {
  backCastsOf,
  benchOf,
  gridOf,
  sobolOf,
  tornadoOf,
  type Bench,
  type DriverSwing,
  type VarianceScope,
} from './analyse.ts'
import { differenceOf, type Player } from './difference.ts'
import type { AskedScenario } from './draft.ts'
import type { Driver } from './drivers.ts'
import { prepareInputs } from './inputs.ts'
import type { Outcome, OutcomeChoice } from './outcome.ts'
import { scenario as scenarioTable } from './tables.ts'

/** What every analysis is asked about. */
interface About {
  readonly scenario: AskedScenario
  readonly outcome: OutcomeChoice
}

/** A question about a scenario. Ids and the model's names; nothing is guessed. */
export type Question = About &
  (
    | { readonly kind: 'tornado' }
    | { readonly kind: 'sobol'; readonly scope: VarianceScope; readonly rows: number; readonly seed: number }
    /** Of one driver, or of each in turn. */
    | { readonly kind: 'backcast'; readonly driver?: string | undefined }
    | { readonly kind: 'grid'; readonly x: string; readonly y: string; readonly steps: number }
    /** `from` is the scenario that the difference starts from; the seed is of the orders that are sampled (情景-16). */
    | { readonly kind: 'difference'; readonly from: AskedScenario; readonly seed: number }
  )

/** An outcome, without the means to read it off a run. */
export type ToldOutcome = Omit<Outcome, 'read'>
/** A driver, without the means to move it. */
export type ToldDriver = Omit<Driver, 'drawAt' | 'array'>

/** A driver moved alone. */
interface ToldSwing extends Omit<DriverSwing, 'driver'> {
  readonly driver: ToldDriver
}

/** The answer to a question, in plain data. */
export type AnalysisReport = {
  readonly outcome: ToldOutcome
  /** The outcome as things are. */
  readonly present: number | null
} & (
  | { readonly kind: 'tornado'; readonly swings: readonly ToldSwing[] }
  | { readonly kind: 'sobol'; readonly shares: VarianceShares }
  | {
      readonly kind: 'backcast'
      /** Empty where the target has no aim. */
      readonly answers: readonly { readonly driver: ToldDriver; readonly found: BackCast }[]
    }
  | { readonly kind: 'grid'; readonly x: ToldDriver; readonly y: ToldDriver; readonly grid: LeverGrid }
  | { readonly kind: 'difference'; readonly players: readonly Player[]; readonly split: Contribution }
)

/** Makes an analysis ready to be run, or says what of the question the workbook does not have. */
export function analysisOf(
  program: Program,
  rows: Rows,
  question: Question,
): Result<Stepwise<AnalysisReport>> {
  const scenarios = [question.scenario, ...(question.kind === 'difference' ? [question.from] : [])]
  const gone = scenarios.find(({ id }) => !rows.get(scenarioTable.name, id))
  if (gone) return refuse({ table: scenarioTable.name, id: gone.id }, { code: 'no-such-row' })
  const refused = refusedOutcome(rows, question.outcome)
  if (refused) return { ok: false, rejections: [refused] }
  if (question.kind === 'difference') return differenceReport(program, rows, question)
  const { id, draft } = question.scenario
  const bench = benchOf(prepareInputs(program, rows, id), rows, question.outcome, draft)
  if (!bench) return goneOutcome(question.outcome)
  switch (question.kind) {
    case 'tornado':
      return { ok: true, value: tornadoReport(bench) }
    case 'sobol':
      return { ok: true, value: sobolReport(bench, question) }
    case 'backcast':
      return backCastReport(bench, question.driver)
    case 'grid':
      return gridReport(bench, question)
  }
}

type Asked<K extends Question['kind']> = Extract<Question, { kind: K }>

function* tornadoReport(bench: Bench): Stepwise<AnalysisReport> {
  const swings = yield* tornadoOf(bench)
  return { kind: 'tornado', ...headOf(bench), swings: swings.map(withTold) }
}

function* sobolReport(bench: Bench, asked: Asked<'sobol'>): Stepwise<AnalysisReport> {
  return { kind: 'sobol', ...headOf(bench), shares: yield* sobolOf(bench, asked) }
}

function backCastReport(bench: Bench, name: string | undefined): Result<Stepwise<AnalysisReport>> {
  if (name === undefined) return { ok: true, value: backCasts(bench) }
  const driver = driverNamed(bench, name)
  return driver.ok ? { ok: true, value: backCasts({ ...bench, drivers: [driver.value] }) } : driver
}

function* backCasts(bench: Bench): Stepwise<AnalysisReport> {
  const answers = yield* backCastsOf(bench)
  return { kind: 'backcast', ...headOf(bench), answers: answers.map(withTold) }
}

function gridReport(bench: Bench, { x, y, steps }: Asked<'grid'>): Result<Stepwise<AnalysisReport>> {
  const [across, upwards] = [driverNamed(bench, x), driverNamed(bench, y)]
  if (!across.ok) return across
  if (!upwards.ok) return upwards
  if (x === y) {
    const choices = bench.drivers.map(({ id }) => id).filter((id) => id !== x)
    return refuse(IN_MODEL, { code: 'not-a-choice', text: y, choices })
  }
  return { ok: true, value: gridOn(bench, [across.value, upwards.value], steps) }
}

function* gridOn(bench: Bench, [x, y]: readonly [Driver, Driver], steps: number): Stepwise<AnalysisReport> {
  const grid = yield* gridOf(bench, [x, y], steps)
  return { kind: 'grid', ...headOf(bench), x: toldDriver(x), y: toldDriver(y), grid }
}

function differenceReport(
  program: Program,
  rows: Rows,
  { scenario, from, outcome: choice, seed }: Asked<'difference'>,
): Result<Stepwise<AnalysisReport>> {
  const difference = differenceOf(program, rows, [from, scenario], choice)
  if (!difference) return goneOutcome(choice)
  const { outcome, players } = difference
  return {
    ok: true,
    value: (function* (): Stepwise<AnalysisReport> {
      const split = yield* difference.split(seed)
      return { kind: 'difference', outcome: toldOutcome(outcome), present: split.to, players, split }
    })(),
  }
}

function headOf({ outcome, present }: Bench): { outcome: ToldOutcome; present: number | null } {
  return { outcome: toldOutcome(outcome), present }
}

function toldOutcome({ read: _read, ...outcome }: Outcome): ToldOutcome {
  return outcome
}

/** A driver as it is told. */
function toldDriver({ drawAt: _draws, array: _values, ...driver }: Driver): ToldDriver {
  return driver
}

function withTold<T extends { readonly driver: Driver }>(one: T): Omit<T, 'driver'> & { driver: ToldDriver } {
  return { ...one, driver: toldDriver(one.driver) }
}

const IN_MODEL: Place = { table: 'model' }

function driverNamed({ drivers }: Bench, name: string): Result<Driver> {
  const driver = drivers.find(({ id }) => id === name)
  if (driver) return { ok: true, value: driver }
  return refuse(IN_MODEL, { code: 'not-a-choice', text: name, choices: drivers.map(({ id }) => id) })
}

/** What of an outcome the workbook does not have; null if it has everything. */
function refusedOutcome(rows: Rows, choice: OutcomeChoice): Rejection | null {
  if (choice.kind === 'target')
    return rows.get('target', choice.target)
      ? null
      : { at: { table: 'target', id: choice.target }, code: 'no-such-row' }
  const { indicator, region, year } = choice
  if (!rows.get('indicator', indicator))
    return { at: { table: 'indicator', id: indicator }, code: 'no-such-row' }
  if (!regionOf(rows, region)) return { at: { table: 'region', id: region }, code: 'no-such-row' }
  const { baseYear, horizon } = readSettings(rows)
  const years = Array.from({ length: horizon - baseYear + 1 }, (_, at) => String(baseYear + at))
  if (years.includes(String(year))) return null
  return {
    at: { table: 'indicator', id: indicator },
    code: 'not-a-choice',
    text: String(year),
    choices: years,
  }
}

/** A target whose indicator is gone: the row that is there does not say what to read. */
function goneOutcome(choice: OutcomeChoice): Result<never> {
  const at =
    choice.kind === 'target'
      ? { table: 'target', id: choice.target }
      : { table: 'indicator', id: choice.indicator }
  return refuse(at, { code: 'no-such-row' })
}

function refuse(at: Place, reason: RejectionReason): Result<never> {
  return { ok: false, rejections: [{ at, ...reason }] }
}
