// A province in a process of its own, so that the memory is its own: `node test/bench/province.ts [TOWNS] [--coupled] [--joint]`
// prints one line of JSON, seconds and the most megabytes that the process ever held; --joint asks for targets of all towns.
import { closePool } from '../../electron/ensemble/pool.ts'
import { simulate } from '../../electron/ensemble/simulate.ts'
import type { EnsembleTarget } from '../../shared/simulation/ensemble-target.ts'
import { programOf } from '../shared/scenarios/world.ts'
import { OUTPUTS, TOWN40_TEXT, town40Inputs } from './town40.ts'

const DRAWS = 10_000
const QUANTILES = [0.05, 0.1, 0.25, 0.5, 0.75, 0.9, 0.95]
/** Towns that hang together: each has a share of the sum of all. */
const COUPLING = 'regional Total = SUM(GDP)\nvariable Share = GDP / Total\n'

const isCoupled = process.argv.includes('--coupled')
const towns = Number(process.argv.slice(2).find((argument) => !argument.startsWith('--')) ?? 1000)
const program = programOf(isCoupled ? `${TOWN40_TEXT}${COUPLING}` : TOWN40_TEXT)
const outputs = isCoupled ? [...OUTPUTS.slice(1), 'Share', 'Total'] : OUTPUTS
const scenarios = [{ id: 'base', inputs: town40Inputs(towns) }]
/** All towns' GDP together, per head too, and every town's by itself. */
const all = (name: string) =>
  ({
    kind: 'sum',
    of: Array.from({ length: towns }, (_, region) => ({ kind: 'figure', name, region }) as const),
  }) as const
const targets: readonly EnsembleTarget[] = [
  { id: 'sum', step: 10, tests: [{ measure: all('GDP'), operator: 'above', value: 200 * towns }] },
  {
    id: 'rate',
    step: 10,
    tests: [
      {
        measure: { kind: 'ratio', over: all('GDP'), under: all('Pop'), times: 1 },
        operator: 'above',
        value: 10,
      },
    ],
  },
  {
    id: 'each',
    step: 10,
    tests: all('GDP').of.map((measure) => ({ measure, operator: 'above', value: 100 }) as const),
  },
]
const started = performance.now()
await simulate(
  {
    program,
    scenarios,
    outputs,
    targets: process.argv.includes('--joint') ? targets : [],
    draws: DRAWS,
    seed: 42,
    quantiles: QUANTILES,
  },
  { threads: 2 },
)
const seconds = (performance.now() - started) / 1000
const megabytes = process.resourceUsage().maxRSS / 1024
await closePool()
process.stdout.write(`${JSON.stringify({ seconds, megabytes })}\n`)
