// What an analysis is asked and answers across the process boundary: window, command line and other programs alike.
import type { Program } from '../model/program.ts'
import type { BackCast } from '../simulation/backcast.ts'
import type { Contribution } from '../simulation/contribution.ts'
import type { LeverGrid } from '../simulation/lever-grid.ts'
import type { VarianceShares } from '../simulation/sobol.ts'
import type { Stepwise } from '../simulation/stepwise.ts'
import type { Rows } from '../table/change.ts'
import type { Place, Result } from '../table/rejection.ts'
import { backCastsOf, benchOf, gridOf, sobolOf, tornadoOf, type Bench, type DriverSwing } from './analyse.ts'
import { differenceOf } from './difference.ts'
import type { Driver } from './drivers.ts'
import { prepareInputs } from './inputs.ts'
import { toldOutcome, type ToldOutcome } from './outcome.ts'
import type { Player } from './players.ts'
import type { Question } from './question.ts'
import { goneOutcome, refuse, refusedQuestion } from './refusals.ts'

/** A driver, without the means to move it. */
export type ToldDriver = Omit<Driver, 'drawAt' | 'array'>

/** A driver moved alone. */
interface ToldSwing extends Omit<DriverSwing, 'driver'> {
  readonly driver: ToldDriver
}

interface ToldDifference {
  readonly players: readonly Player[]
  /** The parts add up to the difference. */
  readonly split: Contribution
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
  | (ToldDifference & { readonly kind: 'difference'; readonly measure: 'run' })
  | (ToldDifference & {
      readonly kind: 'drawn-difference'
      /** The chance of a target, in %, or the mean of a figure. */
      readonly measure: 'chance' | 'mean'
      readonly draws: number
    })
)

/** Makes an analysis ready to be run, or says what of the question the workbook does not have. */
export function analysisOf(
  program: Program,
  rows: Rows,
  question: Exclude<Question, { kind: 'drawn-difference' }>,
): Result<Stepwise<AnalysisReport>> {
  const refused = refusedQuestion(rows, question)
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
      return {
        kind: 'difference',
        measure: 'run',
        outcome: toldOutcome(outcome),
        present: split.to,
        players,
        split,
      }
    })(),
  }
}

function headOf({ outcome, present }: Bench): { outcome: ToldOutcome; present: number | null } {
  return { outcome: toldOutcome(outcome), present }
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
