import type { AnalysisReport } from '../../shared/api/analyse.ts'
import type { Program } from '../../shared/model/program.ts'
import { analysisOf } from '../../shared/scenarios/analysis.ts'
import { drawnDifferenceOf } from '../../shared/scenarios/drawn-difference.ts'
import type { Question } from '../../shared/scenarios/question.ts'
import type { Rows } from '../../shared/table/change.ts'
import type { Result } from '../../shared/table/rejection.ts'
import { drawCases } from '../ensemble/draw-cases.ts'
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
  try {
    return await answer(program, rows, asked, watch)
  } catch (error) {
    if (watch.signal.aborted) return { ok: false, rejections: [{ at: {}, code: 'cancelled' }] }
    throw error
  }
}

async function answer(
  program: Program,
  rows: Rows,
  asked: Question,
  watch: Watch,
): Promise<Result<AnalysisReport>> {
  if (asked.kind !== 'drawn-difference') {
    const work = analysisOf(program, rows, asked)
    return work.ok ? { ok: true, value: await inSlices(work.value, watch) } : work
  }
  const difference = drawnDifferenceOf(program, rows, asked)
  if (!difference.ok) return difference
  try {
    const drawn = await drawCases(program, difference.value, asked, watch)
    return { ok: true, value: difference.value.report(drawn) }
  } catch (error) {
    if (error instanceof RangeError) return { ok: false, rejections: [{ at: {}, code: 'too-many-draws' }] }
    throw error
  }
}
