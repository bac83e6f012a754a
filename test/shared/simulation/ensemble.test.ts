import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readModel } from '../../../shared/model/read.ts'
import {
  compileEnsemble,
  planEnsemble,
  sharingUnit,
  sharingUnits,
  simulationUnit,
  simulationUnits,
} from '../../../shared/simulation/ensemble.ts'
import type { EnsemblePlan, EnsembleRequest } from '../../../shared/simulation/ensemble.ts'
import type { EnsembleTarget } from '../../../shared/simulation/ensemble-target.ts'
import { OUTPUTS, TOWN40_TEXT, town40Inputs } from '../../bench/town40.ts'

const MEGABYTE = 2 ** 20

const COUPLED = `${TOWN40_TEXT}regional Total = SUM(GDP)\nvariable Share = GDP / Total\n`

function planOf(
  text: string,
  towns: number,
  draws: number,
  threads: number,
  tuning: { lanes?: number; seriesBytes?: number; targets?: readonly EnsembleTarget[] } = {},
): EnsemblePlan {
  const { program } = readModel(text)
  if (!program) throw new Error('no program')
  const scenarios = [{ id: 'base', inputs: town40Inputs(towns) }]
  const request: EnsembleRequest = {
    program,
    scenarios,
    outputs: text === COUPLED ? [...OUTPUTS, 'Share'] : OUTPUTS,
    targets: tuning.targets ?? [],
    draws,
    seed: 1,
    quantiles: [0.5],
  }
  return planEnsemble(request, compileEnsemble(request, tuning.lanes), threads, tuning)
}

describe('the memory of an ensemble', () => {
  it('is bounded for a thousand towns, whether they hang together or not', () => {
    // Stored whole, the outputs alone would take 7 GB.
    expect(planOf(TOWN40_TEXT, 1000, 10_000, 2).layout.total).toBeLessThan(64 * MEGABYTE)
    expect(planOf(COUPLED, 1000, 10_000, 2).layout.total).toBeLessThan(160 * MEGABYTE)
  })

  it('is bounded where targets look at all towns together: sums are kept, each once', () => {
    const all = (name: string) =>
      ({
        kind: 'sum',
        of: Array.from({ length: 1000 }, (_, region) => ({ kind: 'figure', name, region }) as const),
      }) as const
    const test = (measure: EnsembleTarget['tests'][number]['measure']) =>
      ({ measure, operator: 'above', value: 1 }) as const
    const rate = { kind: 'ratio', over: all('GDP'), under: all('Pop'), times: 1 } as const
    const own = test({ kind: 'figure', name: 'GDP', region: 7 })
    const targets = [
      { id: 'a', step: 10, tests: [test(all('GDP')), own] },
      { id: 'b', step: 10, tests: [test(rate)] },
    ]
    const plan = planOf(TOWN40_TEXT, 1000, 10_000, 2, { targets })
    expect(plan.layout.total).toBeLessThan(64 * MEGABYTE)
    expect(plan.kept.map(({ of }) => `${of[0]?.name} ${of.length}`)).toEqual(['GDP 1000', 'Pop 1000'])
    expect(plan.targets[0]?.tests[1]).toBe(own)
    // Where all towns fit, nothing needs to be kept.
    expect(planOf(TOWN40_TEXT, 1000, 16, 2, { targets, seriesBytes: 1e9 }).kept).toEqual([])
  })

  it('grows with the draws by what one town takes, not by what all take', () => {
    const [few, many] = [100_000, 200_000].map((draws) => planOf(TOWN40_TEXT, 200, draws, 2).layout)
    const one = (8 * OUTPUTS.length * 11 * 100_000) / MEGABYTE
    expect(((many?.total ?? NaN) - (few?.total ?? NaN)) / MEGABYTE).toBeLessThan(1.1 * one)
  })
})

describe('the units of an ensemble', () => {
  it('take every block of every town once, and so little at a time that threads soon look up', () => {
    const lanes = fc.constantFrom(16, 64, 512)
    const seriesBytes = fc.constantFrom(1, 2e6, 1e9)
    const sizes = fc.tuple(fc.integer({ min: 1, max: 40 }), fc.integer({ min: 1, max: 3000 }))
    fc.assert(
      fc.property(fc.boolean(), sizes, lanes, seriesBytes, (coupled, [towns, draws], width, bytes) => {
        const plan = planOf(coupled ? COUPLED : TOWN40_TEXT, towns, draws, 2, {
          lanes: width,
          seriesBytes: bytes,
        })
        const { blocks, shared } = plan.layout
        expect(shared !== null).toBe(coupled && plan.batches.length > 1)
        const done = new Map<string, number>()
        const take = (kind: string, taken: readonly number[], from: number, to: number): void => {
          const most = Math.max(512, width * taken.length)
          expect((to - from) * width * taken.length).toBeLessThanOrEqual(most)
          for (const town of taken)
            for (let block = from; block < to; block += 1) {
              const key = `${kind} ${town} ${block}`
              done.set(key, (done.get(key) ?? 0) + 1)
            }
        }
        const all = Array.from({ length: towns }, (_, town) => town)
        for (let unit = 0; unit < sharingUnits(plan, towns); unit += 1) {
          const { from, to } = sharingUnit(plan, towns, unit)
          take('shared', all, from, to)
        }
        for (const batch of plan.batches)
          for (let unit = 0; unit < simulationUnits(plan, batch); unit += 1) {
            const { towns: own, place, from, to } = simulationUnit(plan, batch, unit)
            expect(own).toEqual(batch.slice(place, place + own.length))
            take('own', own, from, to)
          }
        expect(new Set(done.values())).toEqual(new Set([1]))
        expect(done.size).toBe(towns * blocks * (shared === null ? 1 : 2))
      }),
      { numRuns: 40 },
    )
  })
})
