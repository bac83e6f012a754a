// What of a question the workbook does not have.
import { regionOf } from '../indicators/regions.ts'
import { readSettings } from '../policy/settings.ts'
import type { Rows } from '../table/change.ts'
import type { Place, Rejection, RejectionReason, Result } from '../table/rejection.ts'
import type { OutcomeChoice } from './outcome.ts'
import type { Question } from './question.ts'
import { scenario as scenarioTable } from './tables.ts'

/** What of a question's scenarios and outcome the workbook does not have; null if it has everything. */
export function refusedQuestion(rows: Rows, question: Question): Rejection | null {
  const scenarios = [question.scenario, ...('from' in question ? [question.from] : [])]
  const gone = scenarios.find(({ id }) => !rows.get(scenarioTable.name, id))
  if (gone) return { at: { table: scenarioTable.name, id: gone.id }, code: 'no-such-row' }
  return refusedOutcome(rows, question.outcome)
}

function refusedOutcome(rows: Rows, choice: OutcomeChoice): Rejection | null {
  if (choice.kind === 'target')
    return rows.get('target', choice.target) ? null : goneAt({ table: 'target', id: choice.target })
  const { indicator, region, year } = choice
  if (!rows.get('indicator', indicator)) return goneAt({ table: 'indicator', id: indicator })
  if (!regionOf(rows, region)) return goneAt({ table: 'region', id: region })
  const { baseYear, horizon } = readSettings(rows)
  const choices = Array.from({ length: horizon - baseYear + 1 }, (_, at) => String(baseYear + at))
  if (choices.includes(String(year))) return null
  return { at: { table: 'indicator', id: indicator }, code: 'not-a-choice', text: String(year), choices }
}

function goneAt(at: Place): Rejection {
  return { at, code: 'no-such-row' }
}

/** The refusal of a target whose indicator is gone: its row is there, but does not say what to read. */
export function goneOutcome(choice: OutcomeChoice): Result<never> {
  return choice.kind === 'target'
    ? refuse({ table: 'target', id: choice.target }, { code: 'no-such-row' })
    : refuse({ table: 'indicator', id: choice.indicator }, { code: 'no-such-row' })
}

/** One refusal as a result. */
export function refuse(at: Place, reason: RejectionReason): Result<never> {
  return { ok: false, rejections: [{ at, ...reason }] }
}
