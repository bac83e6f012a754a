import { read } from 'node:fs'
import { promisify } from 'node:util'
import { Fault } from '../../shared/api/reply.ts'
import { BYTES_FD, type JobContext, type Jobs, type Order, type Report } from './protocol.ts'

/** Does the jobs that the parent orders, one after the other, and ends when the parent is gone. Once in a child process. */
export function serveJobs(jobs: Jobs): void {
  let queue: Promise<void> = Promise.resolve()
  process.on('message', (order: Order) => {
    queue = queue.then(() => obey(jobs, order))
  })
  process.once('disconnect', () => process.exit(0))
}

async function obey(jobs: Jobs, { id, name, input, length }: Order): Promise<void> {
  try {
    const context: JobContext<unknown> = {
      // Whatever the job does with them: what is left in the pipe would be taken for the next order's.
      bytes: await bytesOf(length),
      progress: (share) => void report({ id, kind: 'progress', share }),
      emit: (part) => report({ id, kind: 'part', part }),
    }
    const job = Object.hasOwn(jobs, name) ? jobs[name] : undefined
    if (!job) throw new Error(`no job ${name}`)
    // The name chose the job, so the input is that job's own; both sides take the types from the same table.
    const result = await job(input as never, context)
    await report({ id, kind: 'done', result })
  } catch (error) {
    await report({ id, ...failure(error) })
  }
}

const readSome = promisify(read)

async function bytesOf(length: number): Promise<Uint8Array> {
  const bytes = new Uint8Array(length)
  for (let at = 0; at < length;) {
    const { bytesRead } = await readSome(BYTES_FD, bytes, at, length - at, null)
    if (bytesRead === 0) throw new Error(`the pipe ended after ${at} of ${length} bytes`)
    at += bytesRead
  }
  return bytes
}

function failure(error: unknown) {
  if (error instanceof Fault) return { kind: 'fault', code: error.code, params: error.params } as const
  return {
    kind: 'bug',
    stack: error instanceof Error ? (error.stack ?? error.message) : String(error),
  } as const
}

function report(message: Report): Promise<void> {
  return new Promise((resolve) => {
    // A parent that has gone needs no answer, and `disconnect` ends this process.
    process.send?.(message, undefined, undefined, () => resolve())
  })
}
