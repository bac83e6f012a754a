import { ensembleScenarios, ensembleTargets } from '../../shared/scenarios/ensemble-request.ts'
import type { Rejection, Result } from '../../shared/table/rejection.ts'
import { simulate as run } from '../ensemble/simulate.ts'
import type { Handler } from './handler.ts'
import { runningModel } from './running-model.ts'
import { watched } from './watched.ts'

/** Draws scenarios many times over on worker threads; ends early when it is cancelled. */
export const simulate: Handler<'simulate'> = async ({ store }, input) => {
  const rows = store.rows()
  const program = runningModel(rows)
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
      const result = await run(request, { signal, onProgress, givesWay: true })
      const { baseYear, stepsPerYear = 1, regions } = inputs
      return { ok: true, value: { ...result, baseYear, stepsPerYear, towns: regions.map(({ id }) => id) } }
    } catch (error) {
      if (signal.aborted) return refuse({ at: {}, code: 'cancelled' })
      if (error instanceof RangeError) return refuse({ at: {}, code: 'too-many-draws' })
      throw error
    }
  })
}

function refuse(rejection: Rejection): Result<never> {
  return { ok: false, rejections: [rejection] }
}
