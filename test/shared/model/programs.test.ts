import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readModel } from '../../../shared/model/read.ts'
import { run } from '../../../shared/simulation/run.ts'
import type { Trajectories } from '../../../shared/simulation/trajectories.ts'
import { generated } from './generated.ts'
import type { Generated } from './generated.ts'

const STEPS = 5
const REGIONS = ['甲镇', '乙镇', '丙镇'].map((name) => ({ id: name, name }))

const tapes = fc.array(fc.nat({ max: 9999 }), { minLength: 60, maxLength: 400 })

function runOf(declarations: readonly string[], { inputs }: Generated): Trajectories {
  const { program, problems } = readModel(declarations.join('\n'))
  expect(problems).toEqual([])
  if (!program) throw new Error('no program')
  return run(program, { regions: REGIONS, baseYear: 2022, steps: STEPS, values: inputs })
}

/** Every figure that differs from what it must be, as a line to read. */
function differences(sample: Generated, result: Trajectories): { wrong: string[]; certain: number } {
  const wrong: string[] = []
  let certain = 0
  for (const { name, regional } of sample.names) {
    for (let region = 0; region < (regional ? 1 : REGIONS.length); region += 1) {
      for (let step = 0; step < STEPS; step += 1) {
        const { value, error } = sample.expected(name, region, step)
        const figure = result.values.get(name)?.[region * STEPS + step] ?? Infinity
        if (error === Infinity) continue
        certain += 1
        const agrees = Number.isNaN(value)
          ? Number.isNaN(figure)
          : Math.abs(figure - value) <= 20 * error + 1e-300
        if (!agrees)
          wrong.push(`${name} region ${region} step ${step}: ${figure} instead of ${value} ± ${error}`)
      }
    }
  }
  return { wrong, certain }
}

describe('generated programs', () => {
  it('give what a plain computation in base units gives', () => {
    let certain = 0
    let present = 0
    fc.assert(
      fc.property(tapes, (tape) => {
        const sample = generated(tape, REGIONS.length, STEPS)
        const result = runOf(sample.declarations, sample)
        const found = differences(sample, result)
        expect(found.wrong).toEqual([])
        certain += found.certain
        for (const { name } of sample.names) present += result.values.get(name)?.some(Number.isFinite) ? 1 : 0
      }),
      { numRuns: 500 },
    )
    // The comparison means something only if most figures are there and certain.
    expect(certain).toBeGreaterThan(20_000)
    expect(present).toBeGreaterThan(2000)
  })

  it('give the same whatever the order of their declarations', () => {
    const shuffled = tapes.chain((tape) => {
      const sample = generated(tape, REGIONS.length, STEPS)
      return fc.tuple(
        fc.constant(sample),
        fc.shuffledSubarray([...sample.declarations], { minLength: sample.declarations.length }),
      )
    })
    fc.assert(
      fc.property(shuffled, ([sample, declarations]) => {
        const [first, second] = [runOf(sample.declarations, sample), runOf(declarations, sample)]
        for (const { name } of sample.names) expect(second.values.get(name)).toEqual(first.values.get(name))
      }),
      { numRuns: 200 },
    )
  })
})
