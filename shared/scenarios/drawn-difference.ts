import { membersOf } from '../indicators/regions.ts'
import { endOfYear } from '../model/calendar.ts'
import type { Program } from '../model/program.ts'
import type { EnsembleTarget, Measure } from '../simulation/ensemble-target.ts'
import type { Inputs } from '../simulation/trajectories.ts'
import type { Rows } from '../table/change.ts'
import type { Result } from '../table/rejection.ts'
import type { AnalysisReport } from './analysis.ts'
import { contextOf } from './context.ts'
import { differenceOf } from './difference.ts'
import { ensembleTargets, figureMeasure, regionalNameOf } from './ensemble-request.ts'
import { toldOutcome, type Outcome, type OutcomeChoice } from './outcome.ts'
import type { Question } from './question.ts'
import { goneOutcome, refusedQuestion } from './refusals.ts'
import { unitScale } from './sources.ts'

/** What an ensemble tells of one case. */
interface DrawnCase {
  readonly bands: readonly {
    readonly name: string
    readonly region: number | null
    readonly mean: readonly (number | null)[]
  }[]
  readonly targets: readonly {
    readonly id: string
    readonly steps: readonly { readonly probability: number | null }[]
  }[]
}

/** A difference whose cases have to be drawn: what to draw, and what follows from it. */
export interface DrawnDifference {
  readonly cases: readonly Inputs[]
  /** Names whose means are needed. */
  readonly outputs: readonly string[]
  readonly targets: readonly EnsembleTarget[]
  /** The report from the cases drawn, in their order. */
  readonly report: (drawn: readonly DrawnCase[]) => AnalysisReport
}

/** Makes the chance of a target, or the mean of a figure's draws, ready to be split; or says what there is not. */
export function drawnDifferenceOf(
  program: Program,
  rows: Rows,
  question: Extract<Question, { kind: 'drawn-difference' }>,
): Result<DrawnDifference> {
  const { scenario, from, outcome: choice, seed, draws } = question
  const refused = refusedQuestion(rows, question)
  if (refused) return { ok: false, rejections: [refused] }
  const difference = differenceOf(program, rows, [from, scenario], choice)
  if (!difference) return goneOutcome(choice)
  const { sets, split } = difference.plan(seed)
  const cases = sets.map(difference.inputsOf)
  const [inputs] = cases
  if (!inputs) throw new Error('a split has at least the case in which nothing is changed')
  const { read, ...wanted } =
    choice.kind === 'target'
      ? chanceReading(program, rows, choice.target, inputs)
      : meanReading(program, rows, choice, inputs)
  const report = (drawn: readonly DrawnCase[]): AnalysisReport => {
    const found = split(drawn.map(read))
    return {
      kind: 'drawn-difference',
      measure: choice.kind === 'target' ? 'chance' : 'mean',
      draws,
      outcome: toldOutcome(difference.outcome),
      present: found.to,
      players: difference.players,
      split: found,
    }
  }
  return { ok: true, value: { cases, ...wanted, report } }
}

/** What is drawn, and the number of a case: null where the draws do not tell it. */
interface Reading extends Pick<DrawnDifference, 'outputs' | 'targets'> {
  readonly read: (drawn: DrawnCase) => number | null
}

/** The chance of a target in its own year, in %. */
function chanceReading(program: Program, rows: Rows, id: string, inputs: Inputs): Reading {
  const targets = ensembleTargets(program, rows, inputs).filter((target) => target.id === id)
  const read = (drawn: DrawnCase): number | null => {
    const found = drawn.targets.find((target) => target.id === id)
    const chance = found?.steps[targets[0]?.step ?? -1]?.probability ?? null
    return chance === null ? null : chance * 100
  }
  return { outputs: [], targets, read }
}

/** The mean of a figure's draws in the indicator's unit. */
function meanReading(
  program: Program,
  rows: Rows,
  { region, indicator, year }: Extract<OutcomeChoice, { kind: 'figure' }>,
  inputs: Inputs,
): Reading {
  const terms = termsOf(program, rows, { region, indicator }, inputs)
  const step = endOfYear(inputs, year)
  const read = ({ bands }: DrawnCase): number | null => {
    let sum = 0
    for (const { name, region: place, times = 1 } of terms) {
      const mean = bands.find((band) => band.name === name && band.region === place)?.mean[step] ?? null
      if (mean === null) return null
      sum += mean * times
    }
    return terms.length === 0 ? null : sum
  }
  return { outputs: [...new Set(terms.map(({ name }) => name))], targets: [], read }
}

type Term = Extract<Measure, { kind: 'figure' }>

/**
 * Figures of the model whose means add up to the mean of an indicator. A rate of a group is no sum of its towns': it has a
 * mean only where the model itself computes it for all towns together.
 */
function termsOf(
  program: Program,
  rows: Rows,
  { region, indicator: id }: Pick<Outcome, 'region' | 'indicator'>,
  inputs: Inputs,
): readonly Term[] {
  const indicator = contextOf(rows, program).statistics.indicator(id)
  if (!indicator) return []
  const measure = figureMeasure(program, rows, inputs, indicator, region)
  if (measure?.kind === 'figure') return [measure]
  if (measure?.kind === 'sum') return measure.of.flatMap((one) => (one.kind === 'figure' ? [one] : []))
  const members = membersOf(rows, region)
  const name = members.length === inputs.regions.length ? regionalNameOf(program, indicator.name) : null
  const declaration = name === null ? undefined : program.declarations.get(name)
  const times = declaration ? unitScale(declaration.unit, indicator.unit) : null
  return name === null || times === null ? [] : [{ kind: 'figure', name, region: null, times }]
}
