// Ensembles: compile, lay out, run on threads, read the result.
import { availableParallelism } from 'node:os'
import { MAX_PAGES } from '../../shared/model/compile/binary.ts'
import { CONSTANTS } from '../../shared/model/compile/shape.ts'
import type { Program } from '../../shared/model/program.ts'
import { DRAW_CONSTANTS, drawsModule } from '../../shared/simulation/draws-module.ts'
import { compileEnsemble, planEnsemble, widenedNames } from '../../shared/simulation/ensemble.ts'
import type {
  CompiledPlan,
  EnsemblePlan,
  EnsembleRequest,
  EnsembleTuning,
} from '../../shared/simulation/ensemble.ts'
import { CANCELLED, doneUnits, jobOf } from './job.ts'
import type { Job } from './job.ts'
import { runOnThreads } from './pool.ts'
import { resultOf } from './result.ts'
import type { EnsembleResult } from './result.ts'
import { runThread } from './thread.ts'
import { compileModule, newMemory } from './wasm.ts'
import type { WasmMemory, WasmModule } from './wasm.ts'

/** How a simulation is watched and run. */
export interface SimulateOptions extends EnsembleTuning {
  /** Share of the work that is done, now and then. */
  readonly onProgress?: (share: number) => void
  readonly signal?: AbortSignal
  /** Worker threads; 0 runs in the calling thread, which it blocks. As many as the machine has, at most 8, if left out. */
  readonly threads?: number
  /** Lets whatever else the machine does go first; for work that somebody waits for in a window. */
  readonly givesWay?: boolean
  /** Only runs the draws and summarises nothing, for measuring. */
  readonly bare?: boolean
}

interface Ready extends CompiledPlan {
  readonly model: WasmModule
}

const MOST_THREADS = 8
const KEPT_MODULES = 16
/** Memory that stays for the next simulation. */
const KEPT_BYTES = 256 * 2 ** 20
const PROGRESS_EVERY_MS = 50

const compiled = new WeakMap<Program, Map<string, Ready>>()
let drawing: { module: WasmModule; constants: Uint32Array } | null = null
let memory: { wasm: WasmMemory; bytes: number } | null = null
let queue: Promise<unknown> = Promise.resolve()

/**
 * Simulates scenarios with the same draws for all. The result depends on the request alone: not on threads, blocks or the
 * machine. Simulations run one after the other. Rejects with the signal's reason when it is aborted, and with a RangeError
 * if the request needs more than 2 GiB at once.
 */
export function simulate(request: EnsembleRequest, options: SimulateOptions = {}): Promise<EnsembleResult> {
  const result = queue.then(() => simulateNow(request, options))
  queue = result.catch(() => undefined)
  return result
}

async function simulateNow(request: EnsembleRequest, options: SimulateOptions): Promise<EnsembleResult> {
  options.signal?.throwIfAborted()
  check(request)
  const threads = options.threads ?? Math.min(availableParallelism(), MOST_THREADS)
  const ready = readyOf(request, options.lanes)
  const plan = planEnsemble(request, ready, Math.max(threads, 1), options)
  const modules = { memory: filled(plan), model: ready.model, drawing: drawingModule().module }
  const all = jobOf(request, plan, modules, options.givesWay)
  const job = options.bare
    ? { ...all, stages: all.stages.filter(({ kind }) => kind === 'share' || kind === 'simulate') }
    : all
  await run(job, threads, options)
  const result = resultOf(request, plan, job)
  if (memory && memory.bytes > KEPT_BYTES) memory = null
  return result
}

function check({ draws, seed, scenarios }: EnsembleRequest): void {
  if (!Number.isInteger(draws) || draws < 1) throw new RangeError(`${draws} draws`)
  if (!Number.isInteger(seed) || seed < 0 || seed >= 2 ** 32) throw new RangeError(`seed ${seed}`)
  if (scenarios.length === 0) throw new RangeError('no scenario')
  const [first] = scenarios
  for (const { inputs } of scenarios)
    if (inputs.steps !== first?.inputs.steps || inputs.regions.length !== first.inputs.regions.length)
      throw new RangeError('scenarios of different towns or years')
}

/** The compiled program; kept as long as the program is. What towns have of their own decides on the draws' form, too. */
function readyOf(request: EnsembleRequest, lanes: number | undefined): Ready {
  const key = JSON.stringify([
    lanes,
    request.outputs,
    request.targets.map(({ tests }) => tests.map(({ measure }) => measure)),
    request.scenarios[0]?.inputs.regions.map(({ name }) => name),
    [...widenedNames(request)].sort(),
  ])
  const known = compiled.get(request.program) ?? new Map<string, Ready>()
  compiled.set(request.program, known)
  const found = known.get(key)
  if (found) return found
  const plan = compileEnsemble(request, lanes)
  const ready = { ...plan, model: compileModule(plan.compiled.module) }
  const [oldest] = known.keys()
  if (known.size >= KEPT_MODULES && oldest !== undefined) known.delete(oldest)
  known.set(key, ready)
  return ready
}

function drawingModule(): { module: WasmModule; constants: Uint32Array } {
  if (!drawing) {
    const { module, constants } = drawsModule()
    drawing = { module: compileModule(module), constants }
  }
  return drawing
}

/** The memory, large enough, with everything in it that does not change during the run. */
function filled({ compiled: { constants }, layout, tables, givens }: EnsemblePlan): WasmMemory {
  const bytes = layout.total
  if (bytes > MAX_PAGES * 65_536) throw new RangeError(`the ensemble needs ${bytes} bytes at once`)
  if (!memory || memory.bytes < bytes) memory = { wasm: newMemory(bytes, MAX_PAGES), bytes }
  const { wasm } = memory
  const words = new Uint32Array(wasm.buffer)
  words.set(drawingModule().constants, DRAW_CONSTANTS / 4)
  words.set(constants, CONSTANTS / 4)
  const numbers = new Float64Array(wasm.buffer)
  numbers.set(tables, layout.tables / 8)
  for (const [scenario, given] of givens.entries())
    numbers.set(given, (layout.givens + scenario * given.byteLength) / 8)
  return wasm
}

async function run(job: Job, threads: number, { onProgress, signal }: SimulateOptions): Promise<void> {
  const control = new Int32Array(job.control)
  const stop = (): void => {
    Atomics.store(control, CANCELLED, 1)
  }
  if (threads === 0) {
    runThread(job, 0)
    onProgress?.(1)
    return
  }
  const total = job.stages.reduce((sum, { weight, units }) => sum + weight * units, 0)
  const progress = (): void => {
    if (signal?.aborted) return
    const done = job.stages.reduce(
      (sum, { weight, units }, stage) =>
        sum + weight * Math.min(Atomics.load(control, doneUnits(stage)), units),
      0,
    )
    onProgress?.(total === 0 ? 1 : done / total)
  }
  const timer = onProgress ? setInterval(progress, PROGRESS_EVERY_MS) : null
  signal?.addEventListener('abort', stop, { once: true })
  try {
    await runOnThreads(job, threads, stop)
  } finally {
    if (timer) clearInterval(timer)
    signal?.removeEventListener('abort', stop)
  }
  signal?.throwIfAborted()
  onProgress?.(1)
}
