// Child processes for strangers' files: started, fed, watched, killed. Nothing of a stranger's file is parsed here.
import { fork, type ChildProcess } from 'node:child_process'
import { Socket } from 'node:net'
import { extname } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Fault } from '../../shared/api/reply.ts'
import type { Result } from '../../shared/table/rejection.ts'
import type { JOBS } from './jobs.ts'
import {
  BYTES_FD,
  type InputOf,
  type Jobs,
  type Order,
  type OutputOf,
  type PartOf,
  type Report,
} from './protocol.ts'

/** Heap of the child in MB; a file that needs more is refused, and the program itself has lost nothing. */
const HEAP_MB = 768
/** The longest that one job may take. */
const DEADLINE_MS = 30_000
/** As much of the child's last words as a bug report needs. */
const LAST_WORDS = 4000

/** How one job is watched. */
interface RunOptions<Part = unknown> {
  /** Raw bytes for the job, which must stay as they are until it has answered; nothing copies or keeps them here. */
  readonly bytes?: Uint8Array
  readonly deadlineMs?: number
  /** Kills the child when it is aborted; the job then answers `cancelled`. */
  readonly signal?: AbortSignal
  readonly onProgress?: (share: number) => void
  readonly onPart?: (part: Part) => void
}

/** A child process that does jobs one after the other until it is closed, cancelled, late or dead. */
export interface Child<J extends Jobs> {
  /** Refuses when the child was cancelled, took too long or ran out of memory; throws Fault and bugs of the job. */
  run<N extends keyof J & string>(
    name: N,
    input: InputOf<J[N]>,
    options?: RunOptions<PartOf<J[N]>>,
  ): Promise<Result<OutputOf<J[N]>>>
  /** False once it can do no more jobs. */
  alive(): boolean
  /** Kills it, whatever it is doing. */
  close(): void
}

/** The child that knows all our jobs. */
export type ExchangeChild = Child<typeof JOBS>

interface Waiting {
  readonly options: RunOptions<never>
  readonly settle: (end: () => Result<unknown>) => void
}

/** Starts a child process with the jobs of the exchange. Close it when done. */
export function startChild(): ExchangeChild {
  // The sources run as TypeScript, the packed program as JavaScript: the entry is whatever this file is.
  const here = fileURLToPath(import.meta.url)
  return startChildAt<typeof JOBS>(new URL(`child${extname(here)}`, import.meta.url))
}

/** Does one job in a child of its own. */
export async function runOnce<N extends keyof typeof JOBS>(
  name: N,
  input: InputOf<(typeof JOBS)[N]>,
  options?: RunOptions<PartOf<(typeof JOBS)[N]>>,
): Promise<Result<OutputOf<(typeof JOBS)[N]>>> {
  const child = startChild()
  try {
    return await child.run(name, input, options)
  } finally {
    child.close()
  }
}

/** Starts a child process with the jobs of an entry file that calls `serveJobs`. */
export function startChildAt<J extends Jobs>(entry: URL, heapMb = HEAP_MB): Child<J> {
  const child = forked(entry, heapMb)
  const pipe = pipeOf(child)
  const waiting = new Map<number, Waiting>()
  let [lastWords, next, alive] = ['', 0, true]

  /** An idle child keeps no program alive; one that works does. */
  const hold = (): void => {
    const way = waiting.size > 0 ? 'ref' : 'unref'
    child[way]()
    child.channel?.[way]()
  }
  // Only its last words are wanted of it, and they come with the end.
  if (child.stderr instanceof Socket) child.stderr.unref()
  hold()

  const endAll = (end: () => Result<unknown>): void => {
    alive = false
    process.off('exit', close)
    for (const { settle } of waiting.values()) settle(end)
    waiting.clear()
  }
  const kill = (end: () => Result<unknown>): void => {
    // Whoever waits is answered at once; the process may take its time to die.
    endAll(end)
    child.kill('SIGKILL')
  }
  const close = (): void => kill(() => cancelled())

  child.stderr?.on('data', (data: Buffer) => (lastWords = `${lastWords}${data}`.slice(-LAST_WORDS)))
  child.on('message', (report: Report) => {
    const one = waiting.get(report.id)
    if (!one) return
    if (report.kind === 'progress') one.options.onProgress?.(report.share)
    else if (report.kind === 'part') one.options.onPart?.(report.part as never)
    else {
      waiting.delete(report.id)
      hold()
      one.settle(() => answerOf(report))
    }
  })
  child.once('error', (error) => endAll(() => raise(error)))
  child.once('close', (code, signal) => endAll(() => died(code, signal, lastWords)))
  process.once('exit', close)

  return {
    alive: () => alive,
    close,
    run: (name, input, options = {}) => {
      if (!alive) return Promise.resolve(cancelled())
      if (options.signal?.aborted) {
        close()
        return Promise.resolve(cancelled())
      }
      const id = (next += 1)
      return new Promise((resolve, reject) => {
        const limit = options.deadlineMs ?? DEADLINE_MS
        const timer = setTimeout(() => kill(() => unreadable('too-long', limit / 1000)), limit)
        options.signal?.addEventListener('abort', close, { once: true })
        const settle = (end: () => Result<unknown>): void => {
          clearTimeout(timer)
          options.signal?.removeEventListener('abort', close)
          try {
            // The child answered this very job, whose types both sides take from the same table.
            resolve(end() as Result<never>)
          } catch (error) {
            reject(error)
          }
        }
        waiting.set(id, { options: options as RunOptions<never>, settle })
        hold()
        const { bytes } = options
        child.send({ id, name, input, length: bytes?.length ?? 0 } satisfies Order, (error) => {
          // A pipe that broke is followed by `close`, which knows more.
          if (error && !alive) settle(() => died(null, null, lastWords))
        })
        if (bytes && bytes.length > 0) pipe.write(bytes)
      })
    },
  }
}

function forked(entry: URL, heapMb: number): ChildProcess {
  return fork(entry, [], {
    serialization: 'advanced',
    execArgv: [`--max-old-space-size=${heapMb}`, '--no-warnings'],
    // Electron's program runs as Node; nothing of the person's environment is passed on but what Windows needs to start.
    env: {
      ELECTRON_RUN_AS_NODE: '1',
      ...(process.env['SystemRoot'] ? { SystemRoot: process.env['SystemRoot'] } : {}),
    },
    stdio: ['ignore', 'ignore', 'pipe', 'ipc', 'pipe'],
  })
}

/** The end of the pipe by which bytes go to the child. Like its last words it keeps no program alive. */
function pipeOf(child: ChildProcess): Socket {
  const pipe = child.stdio[BYTES_FD]
  if (!(pipe instanceof Socket)) throw new Error('a child process has a pipe for bytes')
  pipe.unref()
  // A child that died is told by `close`, with what it died of.
  pipe.on('error', () => undefined)
  return pipe
}

function answerOf(report: Exclude<Report, { kind: 'progress' | 'part' }>): Result<unknown> {
  if (report.kind === 'done') return report.result
  if (report.kind === 'fault') throw new Fault(report.code, report.params)
  throw new Error(`in the child process: ${report.stack}`)
}

function died(code: number | null, signal: NodeJS.Signals | null, lastWords: string): Result<never> {
  if (/heap out of memory|allocation failed|OOM|ERR_MEMORY_ALLOCATION_FAILED/i.test(lastWords))
    return unreadable('too-much-memory', HEAP_MB)
  // The system kills the largest process where memory runs out, and says nothing.
  if (signal === 'SIGKILL') return unreadable('too-much-memory', HEAP_MB)
  throw new Error(`the child process ended (${code ?? signal}): ${lastWords}`)
}

function cancelled(): Result<never> {
  return { ok: false, rejections: [{ at: {}, code: 'cancelled' }] }
}

function unreadable(why: 'too-long' | 'too-much-memory', limit: number): Result<never> {
  return { ok: false, rejections: [{ at: {}, code: 'file-unreadable', why, limit }] }
}

function raise(error: Error): never {
  throw error
}
