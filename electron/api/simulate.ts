import { readModel } from '../../shared/model/read.ts'
import type { Program } from '../../shared/model/program.ts'
import { ensembleScenarios, ensembleTargets } from '../../shared/scenarios/ensemble-request.ts'
import type { Rejection, Result } from '../../shared/table/rejection.ts'
import { simulate as run } from '../ensemble/simulate.ts'
import type { Handler } from './handler.ts'

/** A simulation under way. */
interface Running {
  readonly controller: AbortController
  share: number
}

const running = new Map<string, Running>()

/** The program of the newest model text; reading it anew for every slider would cost more than the simulation. */
let known: { readonly text: string; readonly program: Program | null } | null = null

function programOf(text: string): Program | null {
  if (known?.text !== text) known = { text, program: readModel(text).program }
  return known.program
}

/** Draws scenarios many times over on worker threads; ends early when it is cancelled. */
export const simulate: Handler<'simulate'> = async ({ store }, input) => {
  const rows = store.rows()
  const text = rows.all('model')[0]?.['text']
  const program = typeof text === 'string' ? programOf(text) : null
  if (!program) return refuse({ at: { table: 'model' }, code: 'no-running-model' })
  const gone = input.scenarios.find(({ id }) => !rows.get('scenario', id))
  if (gone) return refuse({ at: { table: 'scenario', id: gone.id }, code: 'no-such-row' })
  const unknown = input.outputs.find((name) => !program.declarations.has(name))
  if (unknown !== undefined) return refuse({ at: {}, code: 'unknown-name', name: unknown })

  const scenarios = ensembleScenarios(program, rows, input.scenarios)
  const inputs = scenarios[0]?.inputs
  if (!inputs) throw new Error('the schema asks for at least one scenario')
  const { draws, seed, quantiles, outputs } = input
  const targets = ensembleTargets(program, rows, inputs)
  return watched(input.id, async ({ signal, onProgress }) => {
    try {
      const request = { program, scenarios, outputs, targets, draws, seed, quantiles }
      const result = await run(request, { signal, onProgress })
      const { baseYear, stepsPerYear = 1, regions } = inputs
      return { ok: true, value: { ...result, baseYear, stepsPerYear, towns: regions.map(({ id }) => id) } }
    } catch (error) {
      if (signal.aborted) return refuse({ at: {}, code: 'cancelled' })
      if (error instanceof RangeError) return refuse({ at: {}, code: 'too-many-draws' })
      throw error
    }
  })
}

/** Lets work be asked how far it is, and be cancelled, by the caller's id. */
export async function watched<T>(
  id: string,
  work: (options: {
    readonly signal: AbortSignal
    readonly onProgress: (share: number) => void
  }) => Promise<T>,
): Promise<T> {
  const own: Running = { controller: new AbortController(), share: 0 }
  running.set(id, own)
  try {
    return await work({ signal: own.controller.signal, onProgress: (share) => void (own.share = share) })
  } finally {
    running.delete(id)
  }
}

/** How far a simulation is, null if there is none of that id; `cancel` ends it. */
export const simulation: Handler<'simulation'> = async (_backend, { id, cancel }) => {
  const found = running.get(id)
  if (cancel === true) found?.controller.abort()
  return { ok: true, value: { share: found?.share ?? null } }
}

function refuse(rejection: Rejection): Result<never> {
  return { ok: false, rejections: [rejection] }
}
