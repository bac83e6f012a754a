import fc from 'fast-check'
import { afterAll, describe, expect, it } from 'vitest'
import { closePool } from '../../../electron/ensemble/pool.ts'
import { simulate } from '../../../electron/ensemble/simulate.ts'
import type { SimulateOptions } from '../../../electron/ensemble/simulate.ts'
import { readModel } from '../../../shared/model/read.ts'
import type { EnsembleRequest } from '../../../shared/simulation/ensemble.ts'
import { generated } from '../../shared/model/generated.ts'

afterAll(closePool)

const STEPS = 5
const TOWNS = ['甲镇', '乙镇', '丙镇'].map((name) => ({ id: name, name }))
/** How many generated programs; more by hand. */
const RUNS = Math.ceil(Number(process.env['ZHENCE_PROGRAMS'] ?? 150) / 10)

/** Ways to draw an assumption of about 3. */
const WAYS = [
  '正态(3, 1)',
  '三角(1, 3, 4) 截断 2 ..',
  '均匀(2, 5) 每年 自相关 0.6',
  '对数正态(3, 0.2) 每年 不变',
  '经验分布(1, 2, 7) 镇间 共同',
]
const OTHERS: readonly SimulateOptions[] = [
  { threads: 0, lanes: 16 },
  { threads: 0, seriesBytes: 1 },
  { threads: 2, lanes: 64, seriesBytes: 1 },
  { threads: 3, lanes: 32 },
]

function requestOf(tape: readonly number[], way: number, draws: number): EnsembleRequest {
  const sample = generated(tape, TOWNS.length, STEPS)
  const lines = sample.declarations.map((line, i) =>
    line.startsWith('假设') ? line.replace(/= 3$/, `= ${WAYS[(i + way) % WAYS.length]}`) : line,
  )
  const { program, problems } = readModel(lines.join('\n'))
  expect(problems).toEqual([])
  if (!program) throw new Error('no program')
  const values = new Map(
    [...sample.inputs].filter(([name]) => program.declarations.get(name)?.kind !== 'assumption'),
  )
  return {
    program,
    scenarios: [{ id: 'only', inputs: { regions: TOWNS, baseYear: 2022, steps: STEPS, values } }],
    outputs: program.order.map(({ name }) => name),
    targets: [],
    draws,
    seed: way,
    quantiles: [0, 0.5, 0.9],
  }
}

describe('an ensemble of a generated program', () => {
  it(
    'is the same bytes for any number of threads, any block size and any amount of memory',
    { timeout: 6_000_000 },
    async () => {
      await fc.assert(
        fc.asyncProperty(
          fc.array(fc.nat({ max: 9999 }), { minLength: 60, maxLength: 400 }),
          fc.nat({ max: 4 }),
          fc.integer({ min: 1, max: 150 }),
          async (tape, way, draws) => {
            const request = requestOf(tape, way, draws)
            const expected = JSON.stringify(await simulate(request, { threads: 0 }))
            for (const options of OTHERS)
              expect(JSON.stringify(await simulate(request, options))).toBe(expected)
          },
        ),
        { numRuns: RUNS },
      )
    },
  )
})
