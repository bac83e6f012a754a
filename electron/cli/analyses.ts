import type { AnalysisReport, ToldDriver } from '../../shared/scenarios/analysis.ts'
import type { Question } from '../../shared/scenarios/question.ts'
import { reaches } from '../../shared/scenarios/outcome.ts'
import { wordBackCast, wordShare, wordSwing } from '../../shared/text/analyses.ts'
import { OUTCOME_OPTIONS, outcomeRecord, subjectOf } from './asked-outcome.ts'
import { asking, type Found } from './asking.ts'
import { compare } from './compare.ts'
import { contribution } from './contribution.ts'
import { SCENARIO } from './scenarios.ts'
import { UsageError, type Call, type Verb } from './verb.ts'

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
    asking(
      call,
      call.options['scenario'],
      (found) => ({ kind: 'tornado', ...aboutOf(found) }),
      (report, found) => {
        const subject = subjectOf(found.rows, report.outcome, call.language)
        const drivers = report.swings.map((swing) => ({
          ...driverRecord(swing.driver),
          endsBy: swing.driver.endsBy,
          lowValue: swing.lowValue,
          highValue: swing.highValue,
          low: swing.low,
          high: swing.high,
          swing: swing.swing,
          message: wordSwing(swing, swing.driver, subject, call.language),
        }))
        return { ...headOf(report, found), drivers }
      },
    ),
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
  run: (call) => {
    const [draws, seed] = [whole(call, 'draws', 1024, 40, 100_000), whole(call, 'seed', 1, 0, 2 ** 32 - 1)]
    const scope = call.options['all'] === undefined ? ('stated' as const) : ('all' as const)
    return asking(
      call,
      call.options['scenario'],
      (found) => ({ kind: 'sobol', ...aboutOf(found), scope, rows: draws, seed }),
      (report, found) => {
        const subject = subjectOf(found.rows, report.outcome, call.language)
        const { shares, ...rest } = report.shares
        const drivers = shares.map((one) => ({ ...one, message: wordShare(one, subject, call.language) }))
        return { ...headOf(report, found), seed, draws, scope, ...rest, drivers }
      },
    )
  },
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
    const { scenario, driver } = call.options
    return asking(
      call,
      scenario,
      (found) => ({ kind: 'backcast', ...aboutOf(found), driver }),
      (report, found) => {
        const { aim } = report.outcome
        const subject = subjectOf(found.rows, report.outcome, call.language)
        const drivers = report.answers.map(({ driver: own, found: cast }) => ({
          ...driverRecord(own),
          bounds: own.bounds,
          ...cast,
          message: aim ? wordBackCast(cast, own, aim, subject, call.language) : '',
        }))
        return { ...headOf(report, found), drivers }
      },
    )
  },
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
    const { scenario, x, y } = call.options
    if (x === undefined || y === undefined || x === y)
      throw new UsageError({
        'zh-CN': '请用 --x 和 --y 写出两个不同的假设或政策。',
        'en-US': 'Name two different assumptions or levers with --x and --y.',
      })
    const steps = whole(call, 'steps', 11, 2, 101)
    return asking(
      call,
      scenario,
      (found) => ({ kind: 'grid', ...aboutOf(found), x, y, steps }),
      (report, found) => {
        const { aim } = report.outcome
        const { xs, ys, outcomes } = report.grid
        const combinations = ys.flatMap((atY, row) =>
          xs.map((atX, column) => {
            const value = outcomes[row]?.[column] ?? null
            const reached = aim ? { reached: value !== null && reaches(aim, value) } : {}
            return { x: atX, y: atY, value, ...reached }
          }),
        )
        return {
          ...headOf(report, found),
          x: driverRecord(report.x),
          y: driverRecord(report.y),
          ...(aim ? { reached: combinations.filter(({ reached }) => reached === true).length } : {}),
          combinations,
        }
      },
    )
  },
}

function aboutOf({ scenario, outcome }: Found): Pick<Question, 'scenario' | 'outcome'> {
  return { scenario: { id: scenario.id }, outcome }
}

function headOf(
  { outcome, present }: Pick<AnalysisReport, 'outcome' | 'present'>,
  { rows, scenario }: Found,
): Readonly<Record<string, unknown>> {
  return {
    scenario: scenario.id,
    scenarioName: scenario['name'],
    outcome: outcomeRecord(rows, outcome),
    present,
  }
}

function driverRecord({ id, kind, unit, present }: ToldDriver): Readonly<Record<string, unknown>> {
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
export const ANALYSIS_VERBS: readonly Verb[] = [compare, tornado, contribution, backcast, grid, sobol]
