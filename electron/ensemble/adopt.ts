// Adopting a scenario: draw it, freeze what came out in one commit; and drawing it again later, to see that it does.
import { createHash } from 'node:crypto'
import { adoption as adoptionTable } from '../../shared/scenarios/adoption-tables.ts'
import {
  ADOPTED_QUANTILES,
  adoptedOutputs,
  adoptScenario,
  figuresOf,
  frozenFigures,
  frozenTogether,
  type AdoptedEnsemble,
  type FrozenFigure,
} from '../../shared/scenarios/adoption.ts'
import { ensembleScenarios, ensembleTargets } from '../../shared/scenarios/ensemble-request.ts'
import { compareFrozen, type Compared } from '../../shared/scenarios/frozen.ts'
import { readModel } from '../../shared/model/read.ts'
import type { Program } from '../../shared/model/program.ts'
import type { Inputs } from '../../shared/simulation/trajectories.ts'
import type { Commit } from '../../shared/api/reply.ts'
import type { AdoptionCheck } from '../../shared/api/adoption.ts'
import type { Rows } from '../../shared/table/change.ts'
import type { Rejection, Result } from '../../shared/table/rejection.ts'
import { rowById } from '../../shared/table/typed.ts'
import { rowsAsOf } from '../store/as-of.ts'
import type { Store } from '../store/contract.ts'
import { simulate, type SimulateOptions } from './simulate.ts'

/** A scenario drawn for freezing. */
interface Drawn {
  readonly program: Program
  readonly inputs: Inputs
  readonly ensemble: AdoptedEnsemble
  readonly modelHash: string
}

/** What is drawn. */
interface Asked {
  readonly scenario: string
  readonly draws: number
  readonly seed: number
}

/** How far a check is watched, and how it is stopped. */
type Watched = Pick<SimulateOptions, 'onProgress' | 'signal'>

/** SHA-256 of a model's text. */
function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}

/** Draws a scenario as an adoption keeps it. Rejects as `simulate` does. */
async function draw(rows: Rows, { scenario, draws, seed }: Asked, options: Watched): Promise<Result<Drawn>> {
  const text = rows.all('model')[0]?.['text']
  const program = typeof text === 'string' ? readModel(text).program : null
  if (!program || typeof text !== 'string')
    return refuse({ at: { table: 'model' }, code: 'no-running-model' })
  if (!rows.get('scenario', scenario))
    return refuse({ at: { table: 'scenario', id: scenario }, code: 'no-such-row' })
  const scenarios = ensembleScenarios(program, rows, [{ id: scenario }])
  const inputs = scenarios[0]?.inputs
  if (!inputs) throw new Error('one scenario was asked for')
  const targets = ensembleTargets(program, rows, inputs)
  const outputs = adoptedOutputs(program, rows)
  const request = { program, scenarios, outputs, targets, draws, seed, quantiles: ADOPTED_QUANTILES }
  try {
    const { scenarios: results } = await simulate(request, options)
    const ensemble = results[0]
    if (!ensemble) throw new Error('one scenario was drawn')
    return { ok: true, value: { program, inputs, ensemble, modelHash: hashOf(text) } }
  } catch (error) {
    if (options.signal?.aborted) return refuse({ at: {}, code: 'cancelled' })
    if (error instanceof RangeError) return refuse({ at: {}, code: 'too-many-draws' })
    throw error
  }
}

/** Draws a saved scenario and freezes the result: one commit, which is refused if the workbook changed meanwhile. */
export async function adopt(
  store: Store,
  { who, ...asked }: Asked & { readonly who: string },
  options: Watched = {},
): Promise<Result<Commit>> {
  const { readOnly, seq } = store.info()
  if (readOnly) return refuse({ at: {}, code: 'read-only', holder: readOnly.holder })
  const rows = store.rows()
  const drawn = await draw(rows, asked, options)
  if (!drawn.ok) return drawn
  const hash = store.hashOfEntry(seq)
  if (hash === null) throw new Error('a workbook without a newest entry')
  const name = String(rows.get('scenario', asked.scenario)?.['name'] ?? '').slice(0, 200)
  return store.commit(
    { verb: 'adopt-scenario', table: 'scenario', name },
    (now) => {
      if (store.info().seq !== seq)
        return refuse({ at: { table: 'scenario', id: asked.scenario }, code: 'changed-meanwhile' })
      const at = new Date().toISOString()
      return adoptScenario(now, { ...asked, ...drawn.value, at, who, journal: { seq, hash } })
    },
    { writesDerived: true },
  )
}

/** Draws an adoption again from the rows as they were, and from today's. */
export async function checkAdoption(
  store: Store,
  id: string,
  options: Watched = {},
): Promise<Result<AdoptionCheck>> {
  const rows = store.rows()
  const own = rowById(rows, adoptionTable, id)
  if (!own) return refuse({ at: { table: adoptionTable.name, id }, code: 'no-such-row' })
  const { scenario, draws, seed } = own
  const frozen: readonly FrozenFigure[] = figuresOf(rows, id)
  const { seq } = store.info()
  const then = await rowsAsOf(store, own.journal_seq)
  const half = (from: number): Watched => ({
    ...options,
    onProgress: (share) => options.onProgress?.(from + share / 2),
  })
  const again = await draw(then, { scenario, draws, seed }, half(0))
  if (isCancelled(again)) return again
  const today = await draw(rows, { scenario, draws, seed }, half(0.5))
  if (isCancelled(today)) return today
  const against = (drawn: Result<Drawn>, of: Rows): Compared | null =>
    drawn.ok
      ? compareFrozen(
          frozen,
          { together: own.together, together_error: own.together_error },
          frozenFigures(drawn.value.program, of, drawn.value.inputs, drawn.value.ensemble),
          frozenTogether(drawn.value.ensemble),
        )
      : null
  return {
    ok: true,
    value: {
      adoption: id,
      journalKept: store.hashOfEntry(own.journal_seq) === own.journal_hash,
      modelKept: again.ok && again.value.modelHash === own.model_hash,
      again: against(again, then),
      today: against(today, rows),
      modelSame: today.ok && today.value.modelHash === own.model_hash,
      since: Math.max(seq - own.journal_seq - 1, 0),
    },
  }
}

function isCancelled(result: Result<Drawn>): result is Extract<Result<Drawn>, { ok: false }> {
  return !result.ok && result.rejections.some(({ code }) => code === 'cancelled')
}

function refuse(rejection: Rejection): Result<never> {
  return { ok: false, rejections: [rejection] }
}
