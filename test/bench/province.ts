// A province in a process of its own, so that the memory is its own: `node test/bench/province.ts [TOWNS] [--coupled]`
// prints one line of JSON, seconds and the most megabytes that the process ever held.
import { closePool } from '../../electron/ensemble/pool.ts'
import { simulate } from '../../electron/ensemble/simulate.ts'
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
const started = performance.now()
await simulate(
  { program, scenarios, outputs, targets: [], draws: DRAWS, seed: 42, quantiles: QUANTILES },
  { threads: 2 },
)
const seconds = (performance.now() - started) / 1000
const megabytes = process.resourceUsage().maxRSS / 1024
await closePool()
process.stdout.write(`${JSON.stringify({ seconds, megabytes })}\n`)
