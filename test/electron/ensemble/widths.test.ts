import { afterAll, describe, expect, it } from 'vitest'
import { closePool } from '../../../electron/ensemble/pool.ts'
import { simulate } from '../../../electron/ensemble/simulate.ts'
import { readModel } from '../../../shared/model/read.ts'

afterAll(closePool)

const TOWNS = [{ id: 'east', name: '东镇' }]
const STEPS = 3
const { program } = readModel(`
假设 甲 = 正态(0, 1)
假设 乙 = PERT(0, 2, 5)
变量 甲值 = 甲
变量 乙值 = 乙
`)

/** The 80 % half-widths of both drawn 2,000 times, without and with widths that a scenario sets. */
async function halfWidths(widths: Readonly<Record<string, number>>) {
  if (!program) throw new Error('no program')
  const set = new Map(
    Object.entries(widths).map(([name, width]) => [name, new Float64Array(STEPS).fill(width)]),
  )
  const inputs = { regions: TOWNS, baseYear: 2022, steps: STEPS, values: new Map<string, Float64Array>() }
  const { scenarios } = await simulate(
    {
      program,
      scenarios: [
        { id: 'own', inputs },
        { id: 'set', inputs: { ...inputs, widths: set } },
      ],
      outputs: ['甲值', '乙值'],
      targets: [],
      draws: 2000,
      seed: 3,
      quantiles: [0.1, 0.9],
    },
    { threads: 0 },
  )
  return scenarios
}

describe('an ensemble with half-widths that a scenario sets', () => {
  it('[情景-21] widens and narrows the draws by just that, and leaves what sets none alone', async () => {
    const [own, set] = await halfWidths({ 甲: 3 * 1.2815515655446004 })
    const before = JSON.stringify(own)
    const spread = (result: typeof own, name: string) => {
      const band = result?.bands.find((one) => one.name === name)
      return ((band?.quantiles[1]?.[1] ?? NaN) - (band?.quantiles[0]?.[1] ?? NaN)) / 2
    }
    expect(spread(set, '甲值') / spread(own, '甲值')).toBeCloseTo(3, 9)
    expect(spread(set, '乙值')).toBe(spread(own, '乙值'))
    const [plain] = await halfWidths({})
    expect(JSON.stringify(plain)).toBe(before)
  })
})
