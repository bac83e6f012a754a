import { readModel } from '../../shared/model/read.ts'
import type { AnalysisReport } from '../../shared/scenarios/analysis.ts'
import type { Question } from '../../shared/scenarios/question.ts'
import type { OutcomeChoice } from '../../shared/scenarios/outcome.ts'
import type { Rows } from '../../shared/table/change.ts'
import type { Rejection } from '../../shared/table/rejection.ts'
import type { Row } from '../../shared/table/table.ts'
import { analyseIn } from '../api/analyse.ts'
import { askedOutcome } from './asked-outcome.ts'
import { madeUpLabel } from './made-up.ts'
import { problemsAnswer } from './models.ts'
import { findScenario } from './run-scenario.ts'
import { madeUpMessages } from './scenarios.ts'
import { done, rejected, unknownName, type Answer, type Call } from './verb.ts'
import { reading } from './workbook.ts'

/** What a call names, found in the workbook. */
export interface Found {
  readonly rows: Rows
  readonly scenario: Row
  readonly outcome: OutcomeChoice
}

type Asked<K> = Extract<Question, { kind: K }>
type Report<K> = Extract<AnalysisReport, { kind: K }>

/**
 * Asks a question about a scenario the way the window does, and tells the answer. `name` is the scenario's id or name,
 * without one the base.
 */
export function asking<K extends Question['kind']>(
  call: Call,
  name: string | undefined,
  question: (found: Found) => Asked<K> | Answer,
  tell: (report: Report<K>, found: Found, asked: Asked<K>) => object,
): Promise<Answer> {
  return reading(call, async (store) => {
    const rows = store.rows()
    const scenario = scenarioNamed(rows, name, call)
    if ('answer' in scenario) return scenario.answer
    const outcome = askedOutcome(call, rows)
    if ('exit' in outcome) return outcome
    const found = { rows, scenario: scenario.row, outcome }
    const asked = question(found)
    if ('exit' in asked) return asked
    const reply = await analyseIn(store, asked)
    if (!reply.ok) return refusal(reply.rejections, rows, call)
    const report = reply.value
    if (!isOfKind(report, asked.kind)) throw new Error(`asked for ${asked.kind}, was told ${report.kind}`)
    return done({ ...madeUpLabel(rows), ...tell(report, found, asked) }, madeUpMessages(call, rows))
  })
}

function isOfKind<K extends Question['kind']>(report: AnalysisReport, kind: K): report is Report<K> {
  return report.kind === kind
}

/** A scenario by its id or name, without one the base; or the answer to a name that is not there. */
export function scenarioNamed(
  rows: Rows,
  name: string | undefined,
  { language }: Call,
): { readonly row: Row } | { readonly answer: Answer } {
  const row = findScenario(rows, name)
  const known = rows.all('scenario').map((one) => String(one['name']))
  return row ? { row } : { answer: unknownName(name ?? '', known, language) }
}

/** A refusal with what to do next: what is wrong with the model, or which names there are. */
function refusal(rejections: readonly Rejection[], rows: Rows, { language }: Call): Answer {
  const [first] = rejections
  const text = rows.all('model')[0]?.['text']
  if (first?.code === 'no-running-model' && typeof text === 'string')
    return problemsAnswer(readModel(text).problems, language)
  if (first?.code === 'not-a-choice') return unknownName(first.text, first.choices, language)
  return rejected(rejections, language)
}
