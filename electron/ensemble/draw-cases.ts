import type { Program } from '../../shared/model/program.ts'
import type { DrawnDifference } from '../../shared/scenarios/drawn-difference.ts'
import type { ScenarioEnsemble } from './result.ts'
import { simulate, type SimulateOptions } from './simulate.ts'

/** Cases that are drawn in one simulation: few enough that a slider's fan need not wait long behind them. */
const TOGETHER = 16

/** Draws all cases of a difference with the same draws. Rejects as `simulate` does. */
export async function drawCases(
  program: Program,
  { cases, outputs, targets }: DrawnDifference,
  { draws, seed }: { readonly draws: number; readonly seed: number },
  { signal, onProgress }: Required<Pick<SimulateOptions, 'onProgress' | 'signal'>>,
): Promise<readonly ScenarioEnsemble[]> {
  const drawn: ScenarioEnsemble[] = []
  while (drawn.length < cases.length) {
    const from = drawn.length
    const scenarios = cases
      .slice(from, from + TOGETHER)
      .map((inputs, at) => ({ id: String(from + at), inputs }))
    const request = { program, scenarios, outputs, targets, draws, seed, quantiles: MEDIAN }
    const { scenarios: found } = await simulate(request, {
      signal,
      givesWay: true,
      onProgress: (share) => onProgress((from + share * scenarios.length) / cases.length),
    })
    drawn.push(...found)
  }
  return drawn
}

/** An ensemble summarises at least one quantile. */
const MEDIAN = [0.5]
