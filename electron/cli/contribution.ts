import { baseScenario } from '../../shared/scenarios/inputs.ts'
import { differenceOf } from '../../shared/scenarios/difference.ts'
import { finish } from '../../shared/simulation/stepwise.ts'
import type { Rows } from '../../shared/table/change.ts'
import { labelOf } from '../../shared/table/reference.ts'
import { wordDifference, wordPart, wordPlayer } from '../../shared/text/analyses.ts'
import { askedOutcome, madeUpLabel, OUTCOME_OPTIONS, outcomeRecord, subjectOf } from './asked-outcome.ts'
import { madeUpMessages, withRun, type Ran } from './scenarios.ts'
import { done, unknownName, UsageError, type Answer, type Call, type Verb } from './verb.ts'

/** Seed of the orders that are sampled where more than ten things differ; always the same, so that answers repeat. */
const SEED = 1

/** Splits the difference of two scenarios. */
export const contribution: Verb = {
  words: 'contribution',
  arguments: ['FILE'],
  options: {
    from: {
      value: 'NAME',
      about: {
        'zh-CN': '从哪个情景；不写则为基准情景',
        'en-US': 'the scenario to start from; default the base',
      },
    },
    to: {
      value: 'NAME',
      about: { 'zh-CN': '到哪个情景（必填）', 'en-US': 'the scenario to arrive at (required)' },
    },
    ...OUTCOME_OPTIONS,
  },
  about: {
    'zh-CN': '差异分解：两个情景的结果相差多少，各假设、政策和项目各占多少，各部分之和等于总差',
    'en-US':
      'by how much two scenarios differ, and how much of it each assumption, lever and project brings; the parts add up',
  },
  run: (call) => {
    const { to } = call.options
    if (to === undefined)
      throw new UsageError({ 'zh-CN': '请用 --to 写出情景。', 'en-US': 'Name the scenario with --to.' })
    return withRun({ ...call, options: { ...call.options, scenario: to } }, (ran, rows) =>
      answerFor(call, ran, rows),
    )
  },
}

function answerFor(call: Call, ran: Ran, rows: Rows): Answer {
  const wanted = call.options['from'] ?? baseScenario(rows) ?? ''
  const from = rows.all('scenario').find(({ id, name }) => id === wanted || name === wanted)
  if (!from) {
    const known = rows.all('scenario').map(({ name }) => String(name))
    return unknownName(wanted, known, call.language)
  }
  const asked = askedOutcome(call, rows, ran)
  if ('answer' in asked) return asked.answer
  const cases = [{ scenario: from.id }, { scenario: ran.scenario.id }] as const
  const difference = differenceOf(ran.result.program, rows, cases, asked.choice)
  if (!difference) throw new Error('an outcome that was found is gone')
  const split = finish(difference.split(SEED))
  const { language } = call
  const subject = subjectOf(rows, difference.outcome, language)
  const total = (split.to ?? 0) - (split.from ?? 0)
  const names = {
    region: (id: string) => labelOf(rows, 'region', id),
    project: (id: string) => labelOf(rows, 'project', id),
    unit: (unit: string) => unit,
  }
  const parts = split.parts?.map(({ id, ...part }) => {
    const player = difference.players.find((one) => one.id === id)
    const change = player ? wordPlayer(player, names, language) : id
    return { ...player, id, ...part, message: wordPart(change, part, total, subject, language) }
  })
  const value = {
    ...madeUpLabel(rows),
    outcome: outcomeRecord(rows, difference.outcome),
    from: from.id,
    fromName: from['name'],
    to: ran.scenario.id,
    toName: ran.scenario['name'],
    fromValue: split.from,
    toValue: split.to,
    difference: split.from === null || split.to === null ? null : total,
    together: split.together,
    exact: split.exact,
    evaluations: split.evaluations,
    message: wordDifference(split, subject, language),
    parts: parts ?? null,
  }
  return done(value, madeUpMessages(call, rows))
}
