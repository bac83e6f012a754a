import { readFileSync } from 'node:fs'
import { z } from 'zod'
import { endOfYear, yearOfStep } from '../../shared/model/calendar.ts'
import type { Problem, Program } from '../../shared/model/program.ts'
import { readModel } from '../../shared/model/read.ts'
import { run } from '../../shared/simulation/run.ts'
import type { Inputs, RunRegion } from '../../shared/simulation/trajectories.ts'
import type { Language } from '../../shared/text/language.ts'
import { wordProblem, wordProblemOnly } from '../../shared/text/problems.ts'
import { onFile } from '../store/faults.ts'
import { trajectoryRecords } from './run-scenario.ts'
import { done, unknownName, UsageError, type Answer, type Call, type Option, type Verb } from './verb.ts'

const check: Verb = {
  words: 'model check',
  arguments: ['MODELFILE'],
  options: {},
  about: {
    'zh-CN': '检查模型文本：有错时逐条给出行、列和改法，退出码为 1',
    'en-US': 'check a model text; problems come with line, column and advice, and end with 1',
  },
  run: async ({ arguments: [file = ''], language }) => {
    const { program, problems } = readModel(textOf(file))
    if (!program) return problemsAnswer(problems, language)
    const kinds = Array.from(program.declarations.values(), ({ kind }) => kind)
    const counts = Object.fromEntries(
      [...new Set(kinds)].map((kind) => [kind, kinds.filter((one) => one === kind).length]),
    )
    return done({ ok: true, declarations: counts, problems: [] })
  },
}

/** Options of the verbs that run a model file alone. */
export const MODEL_OPTIONS: Readonly<Record<string, Option>> = {
  inputs: {
    value: 'FILE.json',
    about: {
      'zh-CN':
        '输入值：{"regions":["甲镇","乙镇"],"values":{"名称":数 或 逐年数组 或 {"甲镇":数 或 逐年数组}}}；没给的用模型中的值或缺省',
      'en-US':
        'inputs: {"regions":["A","B"],"values":{"name": number, or list by year, or {"A": number or list}}}; what is left out takes the model’s value or default',
    },
  },
  years: {
    value: 'FROM-TO',
    about: { 'zh-CN': '年份，默认 2022-2025', 'en-US': 'years; default 2022-2025' },
  },
}

const runAlone: Verb = {
  words: 'model run',
  arguments: ['MODELFILE'],
  options: MODEL_OPTIONS,
  about: {
    'zh-CN': '不用工作簿，单独运行一个模型文件',
    'en-US': 'run a model file alone, without a workbook',
  },
  run: (call) =>
    withModelFile(call, async (program, inputs) =>
      done({ trajectories: trajectoryRecords(run(program, inputs), false) }),
    ),
}

/** Reads a model file and its inputs and answers with them, or says what is wrong with either. */
export async function withModelFile(
  { arguments: [file = ''], options, language }: Call,
  answer: (program: Program, inputs: Inputs) => Promise<Answer>,
): Promise<Answer> {
  const { program, problems } = readModel(textOf(file))
  if (!program) return problemsAnswer(problems, language)
  const given = options['inputs'] === undefined ? { values: {} } : readInputs(options['inputs'])
  const known = program.names.filter((name) => isInput(program, name))
  const unknown = Object.keys(given.values).find((name) => !known.includes(name))
  if (unknown !== undefined) return unknownName(unknown, known, language)
  return answer(program, inputsOf(given, yearsOf(program.stepsPerYear, options['years'])))
}

/** The answer to a model text that does not check: every problem with its place and sentence. */
export function problemsAnswer(problems: readonly Problem[], language: Language): Answer {
  const listed = problems.map((problem) => {
    const { span, code, params } = problem
    return { line: span.line, column: span.column, code, params, message: wordProblemOnly(problem, language) }
  })
  const messages = problems.map((problem) => wordProblem(problem, language))
  return { exit: 1, value: { ok: false, problems: listed }, messages }
}

const figures = z.union([z.number(), z.null(), z.array(z.number().nullable())])
const GIVEN = z.strictObject({
  regions: z.array(z.string().min(1)).min(1).optional(),
  values: z.record(z.string(), z.union([figures, z.record(z.string(), figures)])),
})

type Given = z.infer<typeof GIVEN>
type Figures = z.infer<typeof figures>

function readInputs(path: string): Given {
  const text = textOf(path)
  let given: unknown
  try {
    given = JSON.parse(text)
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error
    throw new UsageError({
      'zh-CN': `--inputs 不是 JSON：${error.message}`,
      'en-US': `--inputs is not JSON: ${error.message}`,
    })
  }
  const checked = GIVEN.safeParse(given)
  if (checked.success) return checked.data
  const where = checked.error.issues.map(({ path: at }) => at.map(String).join('.')).join(', ')
  throw new UsageError({
    'zh-CN': `--inputs 的写法不对：${where}`,
    'en-US': `--inputs has a wrong form: ${where}`,
  })
}

function isInput({ declarations }: Program, name: string): boolean {
  const kind = declarations.get(name)?.kind
  return kind === 'input' || kind === 'assumption' || kind === 'lever'
}

interface Years {
  readonly baseYear: number
  readonly steps: number
  readonly stepsPerYear: 1 | 4
}

const LONGEST = 200

function yearsOf(stepsPerYear: 1 | 4, text = '2022-2025'): Years {
  const [, from, to] = /^(\d{4})-(\d{4})$/.exec(text) ?? []
  const count = Number(to) - Number(from) + 1
  if (from === undefined || to === undefined || count < 1 || count > LONGEST)
    throw new UsageError({
      'zh-CN': `--years 应写成 2022-2025：${text}`,
      'en-US': `--years is written as 2022-2025: ${text}`,
    })
  return {
    baseYear: Number(from),
    steps: endOfYear({ baseYear: 0, stepsPerYear }, count - 1) + 1,
    stepsPerYear,
  }
}

function inputsOf({ regions: names = ['A'], values }: Given, years: Years): Inputs {
  const regions: RunRegion[] = names.map((name) => ({ id: name, name }))
  const arrays = Object.entries(values).map(([name, given]) => {
    // What a town or a year is not given stays missing, as it does in a workbook.
    const rows = names.flatMap((region) => spread(isByRegion(given) ? (given[region] ?? null) : given, years))
    return [name, Float64Array.from(rows)] as const
  })
  return { regions, ...years, values: new Map(arrays) }
}

function isByRegion(given: Given['values'][string]): given is Record<string, Figures> {
  return typeof given === 'object' && given !== null && !Array.isArray(given)
}

/** One figure for all steps, or a list by year: in a model of quarters a year's figure stands in all of them. */
function spread(given: Figures, { steps, stepsPerYear }: Years): number[] {
  const at = (step: number): number => yearOfStep({ baseYear: 0, stepsPerYear }, step)
  return Array.from(
    { length: steps },
    (_, step) => (Array.isArray(given) ? given[at(step)] : given) ?? Number.NaN,
  )
}

function textOf(file: string): string {
  return onFile(file, () => readFileSync(file, 'utf8'))
}

/** Verbs about a model file of its own. */
export const MODEL_VERBS: readonly Verb[] = [check, runAlone]
