import { Fault } from '../../shared/api/reply.ts'
import type { JobContext, Jobs, Order, Report } from './protocol.ts'

/** Does the jobs that the parent orders, one after the other, and ends when the parent is gone. Once in a child process. */
export function serveJobs(jobs: Jobs): void {
  let queue: Promise<void> = Promise.resolve()
  process.on('message', (order: Order) => {
    queue = queue.then(() => obey(jobs, order))
  })
  process.once('disconnect', () => process.exit(0))
}

async function obey(jobs: Jobs, { id, name, input }: Order): Promise<void> {
  const context: JobContext<unknown> = {
    progress: (share) => void report({ id, kind: 'progress', share }),
    emit: (part) => report({ id, kind: 'part', part }),
  }
  try {
    const job = Object.hasOwn(jobs, name) ? jobs[name] : undefined
    if (!job) throw new Error(`no job ${name}`)
    // The name chose the job, so the input is that job's own; both sides take the types from the same table.
    const result = await job(input as never, context)
    await report({ id, kind: 'done', result })
  } catch (error) {
    await report({ id, ...failure(error) })
  }
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
