// Rows of the engine: the reference model on one and two threads, with quantiles, a whole province, compiling, and a run
// of the interpreter.
import { execFileSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { simulate } from '../../electron/ensemble/simulate.ts'
import { compileModule } from '../../electron/ensemble/wasm.ts'
import { compile } from '../../shared/model/compile/compile.ts'
import type { Program } from '../../shared/model/program.ts'
import { readModel } from '../../shared/model/read.ts'
import { SMALL_CITY_MODEL } from '../../shared/packs/lishui-2022-72/model.ts'
import { planDraws } from '../../shared/simulation/draws.ts'
import type { EnsembleRequest } from '../../shared/simulation/ensemble.ts'
import { declaredValue, run } from '../../shared/simulation/run.ts'
import type { Inputs } from '../../shared/simulation/trajectories.ts'
import { tornadoOf } from '../../shared/scenarios/analyse.ts'
import { finish } from '../../shared/simulation/stepwise.ts'
import { baseline } from './baseline.ts'
import { fastest, row, timed } from './measure.ts'
import type { Row } from './measure.ts'
import { OUTPUTS, STEPS, TOWN40_TEXT, town40Inputs } from './town40.ts'
import { tornadoBench } from './tornado.ts'

const QUANTILES = [0.05, 0.1, 0.25, 0.5, 0.75, 0.9, 0.95]
const SEED = 42

function programOf(text: string): Program {
  const { program, problems } = readModel(text)
  if (!program) throw new Error(JSON.stringify(problems[0]))
  return program
}

const town40 = programOf(TOWN40_TEXT)

function request(draws: number, quantiles: readonly number[] = [], towns = 3): EnsembleRequest {
  const scenarios = [{ id: 'base', inputs: town40Inputs(towns) }]
  return { program: town40, scenarios, outputs: OUTPUTS, targets: [], draws, seed: SEED, quantiles }
}

/** Nanoseconds per variable, step and draw, from milliseconds of three towns. */
function perValue(milliseconds: number, draws: number): number {
  return (milliseconds * 1e6) / (town40.order.length * (STEPS - 1) * 3 * draws)
}

async function reference(draws: number, suffix: string): Promise<readonly Row[]> {
  const js = baseline(town40)
  const what = request(draws)
  const runs = draws > 50_000 ? { warm: 2, runs: 10 } : { warm: 8, runs: 40 }
  const [jsTime = NaN, one = NaN, two = NaN] = await fastest(
    [
      () => js.run(draws, SEED),
      () => simulate(what, { threads: 1, bare: true }),
      () => simulate(what, { threads: 2, bare: true }),
    ],
    runs,
  )
  const unit = 'ns per variable, step and draw'
  const [a, b, c] = [jsTime, one, two].map((time) => perValue(time, draws)) as [number, number, number]
  return [
    row(`town40-js${suffix}`, a, unit),
    row(`town40-1${suffix}`, b, unit, a),
    row(`town40-2${suffix}`, c, unit, b),
  ]
}

/** Two means of the reference model, beside the published ones. */
async function check(): Promise<readonly Row[]> {
  const { scenarios } = await simulate(request(10_000), { threads: 2 })
  const mean = (name: string, town: number): number =>
    scenarios[0]?.bands.find((band) => band.name === name && band.region === town)?.mean[STEPS - 1] ?? NaN
  return [
    row('town40-check', mean('GDP', 0), 'mean GDP[10] of Huzhen', 274.6149559979),
    row('town40-check-score', mean('Score', 2), 'mean Score[10] of Bihu', 0.9906972744),
  ]
}

async function quantiles(): Promise<readonly Row[]> {
  const [bare = NaN, full = NaN] = await fastest(
    [
      () => simulate(request(10_000), { threads: 2, bare: true }),
      () => simulate(request(10_000, QUANTILES), { threads: 2 }),
    ],
    { warm: 8, runs: 40 },
  )
  return [row('town40-quantiles', full, 'ms', bare)]
}

/** In a process of its own, from a cold start; what three towns take, times as many, is the baseline. */
async function province(suffix: string): Promise<readonly Row[]> {
  const measured = (...more: readonly string[]): { seconds: number; megabytes: number } => {
    const script = fileURLToPath(new URL('province.ts', import.meta.url))
    const text = execFileSync(process.execPath, [script, ...more], { encoding: 'utf8' })
    return JSON.parse(text) as { seconds: number; megabytes: number }
  }
  const how = suffix === '' ? [] : [`-${suffix}`]
  const [few, all] = [measured('3', ...how), measured('1000', ...how)]
  const warm = await quantiles()
  const three = (warm[0]?.value ?? NaN) / 1000
  return [
    row(`province${suffix}`, all.seconds, 's', (three * 1000) / 3),
    row(`province${suffix}-memory`, all.megabytes, 'MB at most', few.megabytes),
  ]
}

/** A model of so many variables: the reference model's over and over. */
function longText(variables: number): string {
  const copies = Math.ceil(variables / 40)
  const lines = TOWN40_TEXT.split('\n')
  const names = town40.order.map(({ name }) => name)
  const pattern = new RegExp(`\\b(${names.join('|')})\\b`, 'g')
  const own = lines.filter((line) => line.startsWith('variable'))
  const rest = lines.filter((line) => !line.startsWith('variable'))
  const all = Array.from({ length: copies }, (_, copy) =>
    own.map((line) => line.replace(pattern, `$1_${copy}`)),
  )
  return [...rest, ...all.flat().slice(0, variables)].join('\n')
}

/**
 * From an edited text to a module that can be run: each time a formula in the middle is another one, so that all after
 * it stand elsewhere. `cold` changes every declaration, as for a text that has just been opened.
 */
async function compiling(variables: number, cold = false): Promise<readonly Row[]> {
  const lines = longText(variables).split('\n')
  const middle = lines.length >> 1
  let number = 0
  const edited = (): string => {
    number += 1
    const last = cold ? ` * ${1 + number / 1024}` : ''
    return [...lines.slice(0, middle), `variable another = ${number * 7919}`, ...lines.slice(middle)]
      .map((line) => (line.startsWith('variable') ? line + last : line))
      .join('\n')
  }
  const make = (): void => {
    const program = programOf(edited())
    const names = program.order.map(({ name }) => name)
    const { shapes } = planDraws(program, town40Inputs().regions)
    compileModule(
      compile({
        program,
        outputs: names.filter((name) => name.startsWith('Score')),
        draws: shapes,
        lanes: 128,
      }).module,
    )
  }
  const [all = NaN, onlyRead = NaN] = await timed([make, () => programOf(edited())], { warm: 10, runs: 15 })
  return [row(`compile-${variables}${cold ? '-cold' : ''}`, all, 'ms', onlyRead)]
}

/** What 81 runs take is the baseline: two for every driver, and the present one. */
async function tornadoRow(): Promise<readonly Row[]> {
  const bench = tornadoBench()
  const { program, given } = bench
  const [all = NaN, one = NaN] = await timed(
    [() => finish(tornadoOf(bench)), () => run(program, given.inputs)],
    { warm: 30, runs: 40 },
  )
  return [row('tornado-40', all, 'ms', one * (2 * bench.drivers.length + 1))]
}

async function renderer(): Promise<readonly Row[]> {
  const program = programOf(SMALL_CITY_MODEL)
  const steps = 2035 - 2022 + 1
  const regions = ['a', 'b', 'c'].map((id) => ({ id, name: id }))
  const values = new Map<string, Float64Array>()
  for (const [name, declaration] of program.declarations)
    if (declaration.kind !== 'variable' && declaration.kind !== 'regional')
      values.set(name, new Float64Array(3 * steps).fill(declaredValue(declaration) ?? 5))
  const inputs: Inputs = { regions, baseYear: 2022, steps, values }
  const [time = NaN] = await timed([() => run(program, inputs)], { warm: 100, runs: 200 })
  return [row('run-renderer', time, 'ms')]
}

/** What makes each row; several rows may come from one measurement. */
export const ENGINE_ROWS: Readonly<Record<string, () => Promise<readonly Row[]>>> = {
  'town40-js': () => reference(10_000, ''),
  'town40-1': () => reference(10_000, ''),
  'town40-2': () => reference(10_000, ''),
  'town40-js-large': () => reference(100_000, '-large'),
  'town40-1-large': () => reference(100_000, '-large'),
  'town40-2-large': () => reference(100_000, '-large'),
  'town40-quantiles': quantiles,
  'town40-check': check,
  'town40-check-score': check,
  province: () => province(''),
  'province-memory': () => province(''),
  'province-coupled': () => province('-coupled'),
  'province-coupled-memory': () => province('-coupled'),
  'province-joint': () => province('-joint'),
  'province-joint-memory': () => province('-joint'),
  'compile-40': () => compiling(40),
  'compile-1000': () => compiling(1000),
  'compile-1000-cold': () => compiling(1000, true),
  'run-renderer': renderer,
  'tornado-40': tornadoRow,
}
