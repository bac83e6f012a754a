import { readModel } from '../../shared/model/read.ts'
import { nameOfRegion, type Context } from '../../shared/scenarios/context.ts'
import { calibrate, calibrationDraft, type Calibrated } from '../../shared/scenarios/calibrate.ts'
import { saveScenario } from '../../shared/scenarios/commands.ts'
import { applyDraft, baseScenario, prepareInputs } from '../../shared/scenarios/inputs.ts'
import { NO_DRAFT, type Draft } from '../../shared/scenarios/draft.ts'
import { scenario as scenarioTable } from '../../shared/scenarios/tables.ts'
import { wordCalibrated, wordWidth } from '../../shared/text/calibration.ts'
import type { Language } from '../../shared/text/language.ts'
import type { Store } from '../store/contract.ts'
import { MADE_UP } from './made-up.ts'
import { problemsAnswer } from './models.ts'
import { SCENARIO } from './scenarios.ts'
import { done, rejected, unknownName, UsageError, type Answer, type Call, type Verb } from './verb.ts'
import { reading, writing } from './workbook.ts'

/** What the observations say of the model's growth assumptions, and on demand takes it into a scenario. */
export const calibrateVerb: Verb = {
  words: 'calibrate',
  arguments: ['FILE'],
  options: {
    scenario: SCENARIO,
    apply: {
      value: 'SCENARIO',
      about: {
        'zh-CN': '把建议的取值和区间宽度写入这个情景，作为一次提交，可撤销；已与建议一致的不写，仍随数据变化',
        'en-US':
          'write the proposed values and widths into this scenario as one commit that can be undone; what is as proposed already is not written and goes on following the data',
      },
    },
  },
  about: {
    'zh-CN':
      '校准：按观测数据给出模型各镇各增速假设的建议值（自身近年增速向县市靠拢，权重写明）和 80% 半宽（回测误差按县镇放宽，再参照自身波动），与情景现值并列；不到四个年份的注明样本不足',
    'en-US':
      'calibrate: for every growth assumption and town the value that the observations propose (own recent growth drawn towards county and city, with weights) and its 80 % half-width (back-tested error, wider for a county or town, mixed with the own scatter) beside what the scenario has; fewer than four years are too few',
  },
  run: (call) => {
    const { apply, scenario } = call.options
    if (apply !== undefined && scenario !== undefined)
      throw new UsageError({
        'zh-CN': '--scenario 与 --apply 只写一个。',
        'en-US': 'Give --scenario or --apply, not both.',
      })
    return apply === undefined
      ? reading(call, async (store) => withList(store, call, scenario, async (found) => told(found, call)))
      : writing(call, async (store) => withList(store, call, apply, (found) => applied(store, found, call)))
  },
}

interface Found {
  readonly scenario: { readonly id: string; readonly name: string }
  readonly context: Context
  readonly list: readonly Calibrated[]
}

async function withList(
  store: Store,
  call: Call,
  name: string | undefined,
  answer: (found: Found) => Promise<Answer>,
): Promise<Answer> {
  const rows = store.rows()
  const wanted = name ?? baseScenario(rows) ?? ''
  const scenarios = rows.all('scenario')
  const scenario = rows.get('scenario', wanted) ?? scenarios.find((row) => row['name'] === wanted)
  if (!scenario)
    return unknownName(
      wanted,
      scenarios.map((row) => String(row['name'])),
      call.language,
    )
  const [model] = rows.all('model')
  if (!model) return rejected([{ at: { table: 'model' }, code: 'no-such-row' }], call.language)
  const { program, problems } = readModel(String(model['text']))
  if (!program) return problemsAnswer(problems, call.language)
  const prepared = prepareInputs(program, rows, scenario.id)
  const list = calibrate(prepared, applyDraft(prepared, NO_DRAFT))
  return answer({
    scenario: { id: scenario.id, name: String(scenario['name']) },
    context: prepared.context,
    list,
  })
}

function told(found: Found, { language }: Call, changed?: Draft): Answer {
  const { scenario, context, list } = found
  const few = list.filter(({ enough }) => !enough).length
  const demo = list.some((one) => one.demo)
  const { values } = changed ?? calibrationDraft(list)
  const chinese = language === 'zh-CN'
  const how = chinese
    ? changed
      ? '已写入'
      : '与建议不同'
    : changed
      ? 'written'
      : 'differ from what is proposed'
  return done(
    {
      scenario: scenario.id,
      scenarioName: scenario.name,
      ...(demo ? { label: MADE_UP } : {}),
      calibrated: list.map((one) => recordOf(one, context, language)),
    },
    [
      chinese
        ? `情景“${scenario.name}”：${list.length} 项，其中 ${few} 项样本不足；取值和区间宽度共 ${values.length} 个${how}。`
        : `Scenario ${scenario.name}: ${list.length} items, ${few} with too few figures; ${values.length} values and widths ${how}.`,
      ...(demo
        ? [
            chinese
              ? `标有“${MADE_UP}”的建议用到虚构的数据，不能作为依据。`
              : 'Proposals marked as made up rest on made-up figures; do not rely on them.',
          ]
        : []),
    ],
  )
}

async function applied(store: Store, found: Found, call: Call): Promise<Answer> {
  const { scenario, list } = found
  const draft = calibrationDraft(list)
  if (draft.values.length === 0) return told(found, call, draft)
  const label = { verb: 'save-scenario', table: scenarioTable.name, name: scenario.name } as const
  const made = await store.commit(label, (rows) => saveScenario(rows, { id: scenario.id, draft }))
  return made.ok ? told(found, call, draft) : rejected(made.rejections, call.language)
}

function recordOf(one: Calibrated, context: Context, language: Language) {
  const { assumption, unit, region, indicator, trend, enough, value, halfWidth, width, now, demo } = one
  const nameOf = (id: string) => nameOfRegion(context, id)
  return {
    assumption,
    unit,
    region: region.id,
    regionName: region.name,
    indicator: indicator.id,
    state: enough ? 'calibrated' : 'too-few-figures',
    own: trend.own.map(({ year, change }) => ({ year, change })),
    n: trend.own.length,
    ownWeight: trend.ownWeight,
    peers: trend.peers.map(({ region: peer, year, change }) => ({ region: peer, year, change })),
    proposed: { value, halfWidth80: halfWidth },
    now: { value: now.value, halfWidth80: now.halfWidth },
    model: { halfWidth80: one.declaredHalfWidth },
    width,
    message: wordCalibrated(one, nameOf, language),
    widthMessage: wordWidth(one, language),
    ...(demo ? { demo: 1, label: MADE_UP } : {}),
  }
}
