import { yearOfStep, endOfYear } from '../../shared/model/calendar.ts'
import type { Program } from '../../shared/model/program.ts'
import { ensembleTargets } from '../../shared/scenarios/ensemble-request.ts'
import type { EnsembleScenario } from '../../shared/simulation/ensemble.ts'
import type { EnsembleTarget } from '../../shared/simulation/ensemble-target.ts'
import type { Inputs } from '../../shared/simulation/trajectories.ts'
import type { Rows } from '../../shared/table/change.ts'
import { rowById } from '../../shared/table/typed.ts'
import { target as targetTable } from '../../shared/indicators/tables.ts'
import { closePool } from '../ensemble/pool.ts'
import type { EnsembleResult } from '../ensemble/result.ts'
import { simulate as runEnsemble } from '../ensemble/simulate.ts'
import { labelOfDemo, madeUpRegions } from './made-up.ts'
import { MODEL_OPTIONS, problemsAnswer, withModelFile } from './models.ts'
import { runScenario } from './run-scenario.ts'
import {
  done,
  rejected,
  unknownName,
  UsageError,
  type Answer,
  type Call,
  type Option,
  type Verb,
} from './verb.ts'
import { reading } from './workbook.ts'

const DEFAULT_QUANTILES = '5,10,25,50,75,90,95'
const DEFAULT_DRAWS = '10000'
const DEFAULT_SEED = '42'

/** How often is drawn, and from which seed. */
export const DRAW_OPTIONS: Readonly<Record<string, Option>> = {
  draws: {
    value: 'N',
    about: { 'zh-CN': `抽样次数，默认 ${DEFAULT_DRAWS}`, 'en-US': `draws; default ${DEFAULT_DRAWS}` },
  },
  seed: {
    value: 'S',
    about: {
      'zh-CN': `种子，默认 ${DEFAULT_SEED}；同一种子结果相同`,
      'en-US': `seed; default ${DEFAULT_SEED}; the same seed gives the same result`,
    },
  },
}

const OPTIONS: Readonly<Record<string, Option>> = {
  ...DRAW_OPTIONS,
  quantiles: {
    value: 'LIST',
    about: {
      'zh-CN': `分位数（百分数），默认 ${DEFAULT_QUANTILES}`,
      'en-US': `quantiles in percent; default ${DEFAULT_QUANTILES}`,
    },
  },
}

/** What is asked for besides scenarios. */
interface Asked {
  readonly draws: number
  readonly seed: number
  readonly quantiles: readonly number[]
}

/** The draws and the seed that a call asks for; throws UsageError. */
export function askedDraws({ options }: Call): Pick<Asked, 'draws' | 'seed'> {
  const whole = (name: string, otherwise: string, max: number) => {
    const text = options[name] ?? otherwise
    const number = Number(text)
    if (/^\d+$/.test(text) && number <= max) return number
    throw new UsageError({
      'zh-CN': `--${name} 应是 0 到 ${max} 的整数：${text}`,
      'en-US': `--${name} is a whole number up to ${max}: ${text}`,
    })
  }
  const draws = whole('draws', DEFAULT_DRAWS, 1_000_000)
  if (draws < 1) throw new UsageError({ 'zh-CN': '--draws 至少为 1', 'en-US': '--draws is at least 1' })
  return { draws, seed: whole('seed', DEFAULT_SEED, 2 ** 32 - 1) }
}

function asked(call: Call): Asked {
  const { options } = call
  const list = (options['quantiles'] ?? DEFAULT_QUANTILES).split(',').map(Number)
  if (list.some((percent) => !(percent > 0 && percent < 100))) {
    throw new UsageError({
      'zh-CN': '--quantiles 是 0 到 100 之间的百分数，用逗号分开',
      'en-US': '--quantiles are percents between 0 and 100, separated by commas',
    })
  }
  return {
    ...askedDraws(call),
    quantiles: list.map((percent) => percent / 100),
  }
}

/** Names whose bands are told: everything that a formula gives. */
function outputsOf(program: Program): readonly string[] {
  return program.order.map(({ name }) => name)
}

async function ensemble(
  call: Call,
  program: Program,
  scenarios: readonly EnsembleScenario[],
  targets: readonly EnsembleTarget[],
): Promise<EnsembleResult | Answer> {
  try {
    return await runEnsemble({ program, scenarios, outputs: outputsOf(program), targets, ...asked(call) })
  } catch (error) {
    if (error instanceof RangeError) return rejected([{ at: {}, code: 'too-many-draws' }], call.language)
    throw error
  } finally {
    // Threads that wait for more work would keep the process from ending.
    await closePool()
  }
}

/** Bands as records: scenario, region, name, year, unit, mean and quantiles by their percent. */
function records(
  program: Program,
  inputs: Inputs,
  result: EnsembleResult,
  names: ReadonlyMap<string, string>,
): readonly object[] {
  return result.scenarios.flatMap(({ id, bands }) =>
    bands.flatMap(({ name, region, mean, quantiles, missing }) =>
      mean.map((value, step) => ({
        scenario: names.get(id) ?? id,
        region: region === null ? null : (inputs.regions[region]?.id ?? null),
        indicator: name,
        year: yearOfStep(inputs, step),
        ...(inputs.stepsPerYear === 4 ? { step } : {}),
        unit: program.declarations.get(name)?.unit ?? '',
        mean: value,
        quantiles: Object.fromEntries(
          result.quantiles.map((share, at) => [
            String(Number((share * 100).toFixed(6))),
            quantiles[at]?.[step] ?? null,
          ]),
        ),
        missing: missing[step],
      })),
    ),
  )
}

const simulate: Verb = {
  words: 'simulate',
  arguments: ['FILE'],
  options: {
    scenario: {
      value: 'NAME',
      about: {
        'zh-CN': '情景的名称或编号，多个用逗号分开，共用同样的抽样；不写则为基准情景',
        'en-US':
          'names or ids of scenarios, separated by commas; they share their draws; without it the base',
      },
    },
    ...OPTIONS,
  },
  about: {
    'zh-CN': '多次抽样推演情景：各变量逐年的均值和分位数，各目标逐年的达标概率及抽样误差',
    'en-US':
      'draw scenarios many times: mean and quantiles of every variable by year, chance of every target by year with its sampling error',
  },
  run: (call) => reading(call, async (store) => simulateFile(call, store.rows())),
}

async function simulateFile(call: Call, rows: Rows): Promise<Answer> {
  const wanted = call.options['scenario']?.split(/[,，、]/).map((name) => name.trim()) ?? [undefined]
  const runs = wanted.map((name) => runScenario(rows, name))
  const ran = []
  for (const one of runs) {
    if (one.kind === 'no-scenario')
      return unknownName(
        one.name,
        rows.all('scenario').map((row) => String(row['name'])),
        call.language,
      )
    if (one.kind === 'no-model')
      return rejected([{ at: { table: 'model' }, code: 'no-running-model' }], call.language)
    if (one.kind === 'problems') return problemsAnswer(one.problems, call.language)
    ran.push(one)
  }
  const [first] = ran
  if (!first) throw new Error('a call names at least the base')
  // One program for all: each reading of the text makes another, and an ensemble has one.
  const { program, inputs } = first.result
  const scenarios = ran.map(({ scenario, result }) => ({ id: scenario.id, inputs: result.inputs }))
  const result = await ensemble(call, program, scenarios, ensembleTargets(program, rows, inputs))
  if ('exit' in result) return result
  const names = new Map(ran.map(({ scenario }) => [scenario.id, String(scenario['name'])]))
  const demo = madeUpRegions(rows).size > 0 ? 1 : 0
  return done({
    draws: result.draws,
    seed: result.seed,
    ...(demo ? { demo } : {}),
    ...labelOfDemo({ demo }),
    correlationsMoved: result.correlationsMoved,
    targets: result.scenarios.flatMap(({ id, targets }) =>
      targets.flatMap((target) => chances(rows, inputs, names.get(id) ?? id, target)),
    ),
    together: result.scenarios.map(({ id, together }) => ({ scenario: names.get(id) ?? id, ...together })),
    jointly: result.scenarios.flatMap(({ id, jointly }) =>
      jointly.map((chance, step) => ({
        scenario: names.get(id) ?? id,
        year: yearOfStep(inputs, step),
        ...(inputs.stepsPerYear === 4 ? { step } : {}),
        ...chance,
      })),
    ),
    bands: records(program, inputs, result, names),
  })
}

function chances(
  rows: Rows,
  inputs: Inputs,
  scenario: string,
  { id, steps }: EnsembleResult['scenarios'][number]['targets'][number],
): readonly object[] {
  const target = rowById(rows, targetTable, id)
  return steps.map((chance, step) => ({
    scenario,
    target: id,
    region: target?.region ?? null,
    indicator: target?.indicator ?? null,
    year: yearOfStep(inputs, step),
    due: target !== undefined && endOfYear(inputs, target.year) === step,
    ...chance,
  }))
}

const simulateModel: Verb = {
  words: 'model simulate',
  arguments: ['MODELFILE'],
  options: { ...MODEL_OPTIONS, ...OPTIONS },
  about: {
    'zh-CN': '不用工作簿，对一个模型文件多次抽样：各变量逐年的均值和分位数',
    'en-US': 'draw a model file alone many times: mean and quantiles of every variable by year',
  },
  run: (call) =>
    withModelFile(call, async (program, inputs) => {
      const result = await ensemble(call, program, [{ id: 'model', inputs }], [])
      if ('exit' in result) return result
      const { draws, seed, correlationsMoved } = result
      return done({ draws, seed, correlationsMoved, bands: records(program, inputs, result, new Map()) })
    }),
}

/** Verbs that draw many times. */
export const SIMULATE_VERBS: readonly Verb[] = [simulate, simulateModel]
