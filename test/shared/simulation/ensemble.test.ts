import { describe, expect, it } from 'vitest'
import { readModel } from '../../../shared/model/read.ts'
import { compileEnsemble, planEnsemble } from '../../../shared/simulation/ensemble.ts'
import type { EnsemblePlan, EnsembleRequest } from '../../../shared/simulation/ensemble.ts'
import { OUTPUTS, TOWN40_TEXT, town40Inputs } from '../../bench/town40.ts'

const MEGABYTE = 2 ** 20

function planOf(text: string, towns: number, draws: number, threads: number): EnsemblePlan {
  const { program } = readModel(text)
  if (!program) throw new Error('no program')
  const scenarios = [{ id: 'base', inputs: town40Inputs(towns) }]
  const request: EnsembleRequest = {
    program,
    scenarios,
    outputs: OUTPUTS,
    targets: [],
    draws,
    seed: 1,
    quantiles: [0.5],
  }
  return planEnsemble(request, compileEnsemble(request), threads, {})
}

describe('the memory of an ensemble', () => {
  it('is bounded for a thousand towns, whether they hang together or not', () => {
    const coupled = `${TOWN40_TEXT}regional Total = SUM(GDP)\nvariable Share = GDP / Total\n`
    // Stored whole, the outputs alone would take 7 GB.
    expect(planOf(TOWN40_TEXT, 1000, 10_000, 2).layout.total).toBeLessThan(64 * MEGABYTE)
    expect(planOf(coupled, 1000, 10_000, 2).layout.total).toBeLessThan(160 * MEGABYTE)
  })

  it('grows with the draws by what one town takes, not by what all take', () => {
    const [few, many] = [100_000, 200_000].map((draws) => planOf(TOWN40_TEXT, 200, draws, 2).layout)
    const one = (8 * OUTPUTS.length * 11 * 100_000) / MEGABYTE
    expect(((many?.total ?? NaN) - (few?.total ?? NaN)) / MEGABYTE).toBeLessThan(1.1 * one)
  })
})
