// Worker threads that stay for the next simulation; they keep no process alive.
import { extname } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Worker } from 'node:worker_threads'
import type { Job } from './job.ts'

const workers: Worker[] = []

function workerAt(number: number): Worker {
  const known = workers[number]
  if (known) return known
  // The sources run as TypeScript, the packed program as JavaScript: the worker is whatever this file is.
  const here = fileURLToPath(import.meta.url)
  const worker = new Worker(new URL(`worker${extname(here)}`, import.meta.url))
  worker.unref()
  workers[number] = worker
  return worker
}

function done(worker: Worker, number: number, job: Job): Promise<void> {
  return new Promise((resolve, reject) => {
    const end = (): void => {
      worker.off('message', finished).off('error', failed).off('exit', left)
      worker.unref()
    }
    const failed = (error: unknown): void => {
      end()
      delete workers[number]
      reject(error instanceof Error ? error : new Error(String(error)))
    }
    const left = (): void => failed(new Error('a thread of the ensemble ended'))
    const finished = (): void => {
      end()
      resolve()
    }
    worker.ref()
    worker.on('message', finished).on('error', failed).on('exit', left)
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread, not a window
    worker.postMessage({ job, number })
  })
}

/** Runs a job on so many threads. Whatever one of them throws is thrown here, and the others are stopped by the job's control. */
export async function runOnThreads(job: Job, threads: number, stop: () => void): Promise<void> {
  const all = Array.from({ length: threads }, async (_, number) => {
    try {
      await done(workerAt(number), number, job)
    } catch (error) {
      stop()
      throw error
    }
  })
  const ended = await Promise.allSettled(all)
  for (const one of ended) if (one.status === 'rejected') throw one.reason
}

/** Ends all threads, for tests. */
export async function closePool(): Promise<void> {
  await Promise.all(workers.splice(0).map((worker) => worker.terminate()))
}
