import type { AnalysisReport } from '../../shared/api/analyse.ts'
import { analysisOf, type Question } from '../../shared/scenarios/analysis.ts'
import type { Result } from '../../shared/table/rejection.ts'
import type { Store } from '../store/contract.ts'
import { heldRows } from '../store/held-rows.ts'
import type { Handler } from './handler.ts'
import { runningModel } from './running-model.ts'
import { inSlices, watched, type Watch } from './watched.ts'

/** Takes a scenario apart; ends early when it is cancelled. Nothing is stored. */
export const analyse: Handler<'analyse'> = ({ store }, asked) =>
  watched(asked.id, (watch) => analyseIn(store, asked, watch))

const UNWATCHED: Watch = { signal: new AbortController().signal, onProgress: () => undefined }

/** Answers an analysis of an open workbook, other work of this process going on between its slices. */
export async function analyseIn(
  store: Store,
  asked: Question,
  watch: Watch = UNWATCHED,
): Promise<Result<AnalysisReport>> {
  const rows = heldRows(store.rows())
  const program = runningModel(rows)
  if (!program) return { ok: false, rejections: [{ at: { table: 'model' }, code: 'no-running-model' }] }
  const work = analysisOf(program, rows, asked)
  if (!work.ok) return work
  try {
    return { ok: true, value: await inSlices(work.value, watch) }
  } catch (error) {
    if (watch.signal.aborted) return { ok: false, rejections: [{ at: {}, code: 'cancelled' }] }
    throw error
  }
}
