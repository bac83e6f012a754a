import { OPERATORS, TARGET_BASES } from '../../shared/indicators/tables.ts'
import { assessTargets } from '../../shared/scenarios/assess.ts'
import type { RunNote } from '../../shared/scenarios/note.ts'
import type { Rows } from '../../shared/table/change.ts'
import { labelOf } from '../../shared/table/reference.ts'
import { wordNote } from '../../shared/text/notes.ts'
import { MADE_UP, labelOfDemo, madeUpRegions } from './made-up.ts'
import { problemsAnswer } from './models.ts'
import { runScenario, trajectoryRecords, type ScenarioRun } from './run-scenario.ts'
import { done, rejected, unknownName, type Answer, type Call, type Option, type Verb } from './verb.ts'
import { reading } from './workbook.ts'

/** The option that names a scenario. */
export const SCENARIO: Option = {
  value: 'NAME',
  about: {
    'zh-CN': '情景的名称或编号；不写则为基准情景',
    'en-US': 'name or id of a scenario; without it the base',
  },
}

const run: Verb = {
  words: 'run',
  arguments: ['FILE'],
  options: {
    scenario: SCENARIO,
    all: {
      about: {
        'zh-CN': '连同输入、假设和政策的取值',
        'en-US': 'with the values of inputs, assumptions and levers',
      },
    },
  },
  about: {
    'zh-CN': '推演一个情景：每镇、每个变量、每年的数值和单位，以及推演说明',
    'en-US':
      'run a scenario: value and unit of every variable for every town and year, and what there is to say of it',
  },
  run: (call) =>
    withRun(call, (ran, rows) => {
      const madeUp = madeUpRegions(rows)
      const scenario = String(ran.scenario['name'])
      const trajectories = trajectoryRecords(ran.result, call.options['all'] !== undefined).map((record) => {
        const demo = record.region === null ? madeUp.size > 0 : madeUp.has(record.region)
        return { scenario, ...record, ...(demo ? { demo: 1 } : {}) }
      })
      const value = { ...headOf(ran, madeUp.size > 0), notes: worded(ran.notes, call), trajectories }
      return done(value, madeUp.size > 0 ? [madeUpMessage(call)] : [])
    }),
}

const targets: Verb = {
  words: 'targets',
  arguments: ['FILE'],
  options: { scenario: SCENARIO },
  about: {
    'zh-CN': '在一个情景下每项目标的基年值、最新值、推演值、差距和状态',
    'en-US': 'how every target stands in a scenario: base, latest, projected, gap, state',
  },
  run: (call) =>
    withRun(call, (ran, rows) => {
      const states = assessTargets(rows, ran.result)
      const madeUp = states.some(({ demo }) => demo)
      const value = {
        ...headOf(ran, madeUp),
        targets: states.map((state) => targetRecord(state, rows, call)),
      }
      return done(value, madeUp ? [madeUpMessage(call)] : [])
    }),
}

/** A scenario that was run. */
type Ran = Extract<ScenarioRun, { kind: 'run' }>
type TargetState = ReturnType<typeof assessTargets>[number]

/** Runs the scenario that a call names and answers with it, or says why it cannot be run. */
function withRun(call: Call, answer: (ran: Ran, rows: Rows) => Answer): Promise<Answer> {
  return reading(call, async (store) => {
    const ran = runScenario(store.rows(), call.options['scenario'])
    switch (ran.kind) {
      case 'run':
        return answer(ran, store.rows())
      case 'no-scenario':
        return unknownName(
          ran.name,
          store
            .rows()
            .all('scenario')
            .map((row) => String(row['name'])),
          call.language,
        )
      case 'no-model':
        return rejected([{ at: { table: 'model' }, code: 'no-such-row' }], call.language)
      case 'problems':
        return problemsAnswer(ran.problems, call.language)
    }
  })
}

function headOf({ scenario, model }: Ran, madeUp: boolean): Readonly<Record<string, unknown>> {
  return {
    scenario: scenario.id,
    scenarioName: scenario['name'],
    model: model.id,
    ...(madeUp ? { label: MADE_UP } : {}),
  }
}

function worded(notes: readonly RunNote[], { language }: Call): readonly object[] {
  return notes.map((note) => ({ ...note, message: wordNote(note, language) }))
}

function targetRecord(state: TargetState, rows: Rows, call: Call): Readonly<Record<string, unknown>> {
  const { target, clause, region, indicator, year, basis, operator, unit, aim, base, latest } = state
  return {
    target,
    clause,
    clauseName: labelOf(rows, 'clause', clause),
    region,
    regionName: labelOf(rows, 'region', region),
    indicator,
    indicatorName: labelOf(rows, 'indicator', indicator),
    unit,
    year,
    basis: TARGET_BASES[basis],
    operator: OPERATORS[operator],
    value: aim,
    base,
    latest,
    projected: state.projected,
    gap: state.gap,
    state: state.standing,
    progress: state.progress,
    ...(state.required ? { required: state.required } : {}),
    ...(state.members ? { members: state.members } : {}),
    ...(state.demo ? { demo: 1 } : {}),
    ...labelOfDemo({ demo: state.demo ? 1 : 0 }),
    notes: worded(state.notes, call).map((note) => ('message' in note ? note.message : '')),
  }
}

/** Says that made-up figures are in the result, where there are any. */
export function madeUpMessages(call: Call, rows: Rows): readonly string[] {
  return madeUpRegions(rows).size > 0 ? [madeUpMessage(call)] : []
}

function madeUpMessage({ language }: Call): string {
  return language === 'zh-CN'
    ? `结果用到了${MADE_UP}，带 demo 标记的数字不能作为依据。`
    : `Made-up sample figures (${MADE_UP}) are in the result; do not rely on figures marked demo.`
}

/** Verbs that run the workbook's model. */
export const SCENARIO_VERBS: readonly Verb[] = [run, targets]
