import type { AnalysisReport } from '../../shared/scenarios/analysis.ts'
import { labelOf } from '../../shared/table/reference.ts'
import { wordDifference, wordPart, wordPlayer } from '../../shared/text/analyses.ts'
import { OUTCOME_OPTIONS, outcomeRecord, subjectOf } from './asked-outcome.ts'
import { asking, scenarioNamed, type Found } from './asking.ts'
import { UsageError, type Call, type Verb } from './verb.ts'

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
    return asking(
      call,
      to,
      ({ rows, scenario, outcome }) => {
        const from = scenarioNamed(rows, call.options['from'], call)
        if ('answer' in from) return from.answer
        return {
          kind: 'difference',
          scenario: { id: scenario.id },
          from: { id: from.row.id },
          outcome,
          seed: SEED,
        }
      },
      (report, found, { from }) => differenceRecord(report, found, from.id, call),
    )
  },
}

function differenceRecord(
  { outcome, players, split }: Extract<AnalysisReport, { kind: 'difference' }>,
  { rows, scenario }: Found,
  from: string,
  { language }: Call,
): object {
  const subject = subjectOf(rows, outcome, language)
  const total = (split.to ?? 0) - (split.from ?? 0)
  const names = {
    region: (id: string) => labelOf(rows, 'region', id),
    project: (id: string) => labelOf(rows, 'project', id),
    unit: (unit: string) => unit,
  }
  const parts = split.parts?.map(({ id, ...part }) => {
    const player = players.find((one) => one.id === id)
    const change = player ? wordPlayer(player, names, language) : id
    return { ...player, id, ...part, message: wordPart(change, part, total, subject, language) }
  })
  return {
    outcome: outcomeRecord(rows, outcome),
    from,
    fromName: labelOf(rows, 'scenario', from),
    to: scenario.id,
    toName: scenario['name'],
    fromValue: split.from,
    toValue: split.to,
    difference: split.from === null || split.to === null ? null : total,
    together: split.together,
    exact: split.exact,
    evaluations: split.evaluations,
    message: wordDifference(split, subject, language),
    parts: parts ?? null,
  }
}
