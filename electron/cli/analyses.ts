import {
  backCastsOf,
  benchOf,
  gridOf,
  sobolOf,
  tornadoOf,
  type Bench,
  type DriverBackCast,
} from '../../shared/scenarios/analyse.ts'
import type { Driver } from '../../shared/scenarios/drivers.ts'
import { prepareInputs } from '../../shared/scenarios/inputs.ts'
import { reaches } from '../../shared/scenarios/outcome.ts'
import { finish } from '../../shared/simulation/stepwise.ts'
import type { Rows } from '../../shared/table/change.ts'
import { wordBackCast, wordShare, wordSwing, type Subject } from '../../shared/text/analyses.ts'
import { askedOutcome, madeUpLabel, OUTCOME_OPTIONS, outcomeRecord, subjectOf } from './asked-outcome.ts'
import { contribution } from './contribution.ts'
import { madeUpMessages, SCENARIO, withRun } from './scenarios.ts'
import { done, unknownName, UsageError, type Answer, type Call, type Verb } from './verb.ts'

const FIGURE = { scenario: SCENARIO, ...OUTCOME_OPTIONS }

const tornado: Verb = {
  words: 'tornado',
  arguments: ['FILE'],
  options: FIGURE,
  about: {
    'zh-CN':
      '敏感性：每个假设和政策单独取低、高值（分布的 10% 和 90% 分位点，没有分布的取范围两端）时的结果，影响大的在前',
    'en-US':
      'sensitivity: the outcome with each assumption and lever alone at its low and high end (10 % and 90 % points of its distribution, else the ends of its range), widest first',
  },
  run: (call) =>
    withBench(call, (bench, rows) => {
      const subject = subjectOf(rows, bench.outcome, call.language)
      const drivers = finish(tornadoOf(bench)).map((swing) => ({
        ...driverRecord(swing.driver),
        endsBy: swing.driver.endsBy,
        lowValue: swing.lowValue,
        highValue: swing.highValue,
        low: swing.low,
        high: swing.high,
        swing: swing.swing,
        message: wordSwing(swing, swing.driver, subject, call.language),
      }))
      return done({ ...headOf(bench, rows), drivers })
    }),
}

const sobol: Verb = {
  words: 'sobol',
  arguments: ['FILE'],
  options: {
    ...FIGURE,
    all: {
      about: {
        'zh-CN': '没有分布的假设和政策也算，在其范围内均匀取值',
        'en-US': 'with assumptions and levers that have no distribution, evenly over their ranges',
      },
    },
    draws: {
      value: 'N',
      about: { 'zh-CN': '样本行数，默认 1024', 'en-US': 'rows of the sample; default 1024' },
    },
    seed: { value: 'S', about: { 'zh-CN': '随机种子，默认 1', 'en-US': 'seed; default 1' } },
  },
  about: {
    'zh-CN':
      '方差分解：结果的不确定性来自哪里，一阶和总 Sobol 指数及标准误；各假设视为互不相关、各镇同向、逐年不变',
    'en-US':
      'where the spread of the outcome comes from: first-order and total Sobol indices with standard errors; assumptions count as independent of each other, alike in all towns and constant over the years',
  },
  run: (call) =>
    withBench(call, (bench, rows) => {
      const [draws, seed] = [whole(call, 'draws', 1024, 40, 100_000), whole(call, 'seed', 1, 0, 2 ** 32 - 1)]
      const scope = call.options['all'] === undefined ? ('stated' as const) : ('all' as const)
      const subject = subjectOf(rows, bench.outcome, call.language)
      const { shares, ...rest } = finish(sobolOf(bench, { scope, rows: draws, seed }))
      const drivers = shares.map((one) => ({ ...one, message: wordShare(one, subject, call.language) }))
      return done({ ...headOf(bench, rows), seed, draws, scope, ...rest, drivers })
    }),
}

const backcast: Verb = {
  words: 'backcast',
  arguments: ['FILE'],
  options: {
    scenario: SCENARIO,
    target: {
      ...OUTCOME_OPTIONS['target'],
      value: 'ID',
      about: {
        'zh-CN': '要达到的目标（必填）；编号见 targets 命令',
        'en-US': 'the target to reach (required); the verb targets lists the ids',
      },
    },
    driver: {
      value: 'NAME',
      about: {
        'zh-CN': '倒推哪个假设或政策；不写则逐个倒推',
        'en-US': 'the assumption or lever to move; without it each in turn',
      },
    },
  },
  about: {
    'zh-CN': '倒推：一个假设或政策取多少才能按期达到目标；达不到时最多到多少',
    'en-US':
      'work back: which value of one assumption or lever reaches a target by its year, or how close it comes',
  },
  run: (call) => {
    if (call.options['target'] === undefined)
      throw new UsageError({ 'zh-CN': '请用 --target 写出目标。', 'en-US': 'Name the target with --target.' })
    return withBench(call, (bench, rows) => {
      const chosen = driversAsked(call, bench, 'driver')
      if ('answer' in chosen) return chosen.answer
      const subject = subjectOf(rows, bench.outcome, call.language)
      const found = finish(backCastsOf({ ...bench, drivers: chosen.drivers }))
      const drivers = found.map((one) => backCastRecord(bench, one, subject, call))
      return done({ ...headOf(bench, rows), drivers })
    })
  },
}

function backCastRecord(
  { outcome: { aim } }: Bench,
  { driver, found }: DriverBackCast,
  subject: Subject,
  { language }: Call,
): Readonly<Record<string, unknown>> {
  const message = aim ? wordBackCast(found, driver, aim, subject, language) : ''
  return { ...driverRecord(driver), bounds: driver.bounds, ...found, message }
}

const grid: Verb = {
  words: 'grid',
  arguments: ['FILE'],
  options: {
    ...FIGURE,
    x: {
      value: 'NAME',
      about: { 'zh-CN': '横向的假设或政策（必填）', 'en-US': 'assumption or lever across (required)' },
    },
    y: {
      value: 'NAME',
      about: { 'zh-CN': '纵向的假设或政策（必填）', 'en-US': 'assumption or lever upwards (required)' },
    },
    steps: {
      value: 'N',
      about: { 'zh-CN': '每个方向取几个值，默认 11', 'en-US': 'values each way; default 11' },
    },
  },
  about: {
    'zh-CN': '组合：两个假设或政策取各种组合时的结果，哪些组合达到目标',
    'en-US': 'combinations: the outcome for values of two assumptions or levers, and which reach the target',
  },
  run: (call) => {
    for (const name of ['x', 'y'])
      if (call.options[name] === undefined)
        throw new UsageError({
          'zh-CN': '请用 --x 和 --y 各写一个假设或政策。',
          'en-US': 'Name an assumption or lever each with --x and --y.',
        })
    const steps = whole(call, 'steps', 11, 2, 101)
    return withBench(call, (bench, rows) => {
      const [x, y] = [driversAsked(call, bench, 'x'), driversAsked(call, bench, 'y')]
      if ('answer' in x) return x.answer
      if ('answer' in y) return y.answer
      const [[across], [upwards]] = [x.drivers, y.drivers]
      if (!across || !upwards) throw new Error('a driver that was found is gone')
      const { aim } = bench.outcome
      const found = finish(gridOf(bench, [across, upwards], steps))
      const combinations = found.ys.flatMap((atY, row) =>
        found.xs.map((atX, column) => {
          const value = found.outcomes[row]?.[column] ?? null
          return { x: atX, y: atY, value, ...(aim ? { reached: value !== null && reaches(aim, value) } : {}) }
        }),
      )
      return done({
        ...headOf(bench, rows),
        x: driverRecord(across),
        y: driverRecord(upwards),
        ...(aim ? { reached: combinations.filter(({ reached }) => reached === true).length } : {}),
        combinations,
      })
    })
  },
}

function withBench(call: Call, answer: (bench: Bench, rows: Rows) => Answer): Promise<Answer> {
  return withRun(call, (ran, rows) => {
    const asked = askedOutcome(call, rows, ran)
    if ('answer' in asked) return asked.answer
    const bench = benchOf(prepareInputs(ran.result.program, rows, ran.scenario.id), rows, asked.choice)
    if (!bench) throw new Error('an outcome that was found is gone')
    const answered = answer(bench, rows)
    if (answered.exit !== 0 || typeof answered.value !== 'object') return answered
    const head = { scenario: ran.scenario.id, scenarioName: ran.scenario['name'], ...madeUpLabel(rows) }
    return { ...answered, value: { ...head, ...answered.value }, messages: madeUpMessages(call, rows) }
  })
}

function driversAsked(
  { options, language }: Call,
  bench: Bench,
  option: string,
): { readonly drivers: readonly Driver[] } | { readonly answer: Answer } {
  const name = options[option]
  if (name === undefined) return { drivers: bench.drivers }
  const drivers = bench.drivers.filter(({ id }) => id === name)
  if (drivers.length > 0) return { drivers }
  const known = bench.drivers.map(({ id }) => id)
  return { answer: unknownName(name, known, language) }
}

function headOf(bench: Bench, rows: Rows): Readonly<Record<string, unknown>> {
  return { outcome: outcomeRecord(rows, bench.outcome), present: bench.present }
}

function driverRecord({ id, kind, unit, present }: Driver): Readonly<Record<string, unknown>> {
  return { name: id, driverKind: kind, unit, present }
}

/** A whole number of an option. */
function whole({ options }: Call, name: string, otherwise: number, min: number, max: number): number {
  const text = options[name]
  if (text === undefined) return otherwise
  const value = /^\d+$/.test(text) ? Number(text) : NaN
  if (!(value >= min && value <= max))
    throw new UsageError({
      'zh-CN': `--${name} 应为 ${min} 至 ${max} 的整数：${text}`,
      'en-US': `--${name} is a whole number from ${min} to ${max}: ${text}`,
    })
  return value
}

/** Verbs that take a scenario apart. */
export const ANALYSIS_VERBS: readonly Verb[] = [tornado, contribution, backcast, grid, sobol]
