import type { AnalysisReport } from '../../shared/scenarios/analysis.ts'
import { projectBasis } from '../../shared/scenarios/project-basis.ts'
import type { AskedScenario } from '../../shared/scenarios/draft.ts'
import { labelOf } from '../../shared/table/reference.ts'
import { measured, tellParts, wordDifference } from '../../shared/text/difference.ts'
import { closePool } from '../ensemble/pool.ts'
import { OUTCOME_OPTIONS, outcomeRecord, subjectOf } from './asked-outcome.ts'
import { asking, scenarioNamed, type Found } from './asking.ts'
import { askedDraws, DRAW_OPTIONS } from './simulate.ts'
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
    ...DRAW_OPTIONS,
    draws: {
      value: 'N',
      about: {
        'zh-CN': '抽样 N 次，分解目标的达标概率，或指标的抽样均值；不写则分解不抽样的结果',
        'en-US':
          'draw N times and split the chance of the target, or the mean of the figure; without it the result without draws',
      },
    },
  },
  about: {
    'zh-CN':
      '差异分解：两个情景的结果相差多少，各假设、不确定的宽度、政策和项目各占多少，各部分之和等于总差，每部分写明依据',
    'en-US':
      'by how much two scenarios differ, and how much of it each assumption, width, lever and project brings and where it comes from; the parts add up',
  },
  run: async (call) => {
    const { to, draws } = call.options
    if (to === undefined)
      throw new UsageError({ 'zh-CN': '请用 --to 写出情景。', 'en-US': 'Name the scenario with --to.' })
    const drawn = draws === undefined ? null : askedDraws(call)
    try {
      return await asking(
        call,
        to,
        (found) => {
          const from = scenarioNamed(found.rows, call.options['from'], call)
          if ('answer' in from) return from.answer
          const { scenario, outcome } = found
          const about = { scenario: { id: scenario.id }, from: { id: from.row.id }, outcome }
          return drawn
            ? { kind: 'drawn-difference', ...about, ...drawn }
            : { kind: 'difference', ...about, seed: SEED }
        },
        (report, found, { from }) => differenceRecord(report, found, from, call),
      )
    } finally {
      // Threads that wait for more work would keep the process from ending.
      if (drawn) await closePool()
    }
  },
}

function differenceRecord(
  report: Extract<AnalysisReport, { kind: 'difference' | 'drawn-difference' }>,
  { rows, scenario }: Found,
  { id: from }: AskedScenario,
  { language }: Call,
): object {
  const { outcome, split, measure } = report
  const subject = measured(subjectOf(rows, outcome, language), measure, language)
  const names = {
    region: (id: string) => labelOf(rows, 'region', id),
    project: (id: string) => labelOf(rows, 'project', id),
    unit: (unit: string) => unit,
    basis: (id: string) => projectBasis(rows, id),
  }
  const parts = tellParts(report, names, subject, language)
  return {
    outcome: outcomeRecord(rows, outcome),
    measure,
    ...(report.kind === 'drawn-difference' ? { draws: report.draws } : {}),
    unit: subject.unit,
    from,
    fromName: labelOf(rows, 'scenario', from),
    to: scenario.id,
    toName: scenario['name'],
    fromValue: split.from,
    toValue: split.to,
    difference: split.from === null || split.to === null ? null : split.to - split.from,
    together: split.together,
    exact: split.exact,
    evaluations: split.evaluations,
    message: wordDifference(report, subject, language),
    parts:
      split.parts &&
      parts.map(({ player, sentence, ...part }) => ({ ...player, ...part, message: sentence })),
  }
}
