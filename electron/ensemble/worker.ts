// Entry of a worker thread of the ensemble: does one job after the other.
import { constants, setPriority } from 'node:os'
import { parentPort } from 'node:worker_threads'
import type { Job } from './job.ts'
import { runThread } from './thread.ts'

/** Linux has a priority for every thread; elsewhere it is the whole process's, and the window's thread would suffer. */
const OF_THREADS = process.platform === 'linux'

let lowered = false

/** From the first job on that gives way: what a thread has given up it may not take back. */
function giveWay(): void {
  if (lowered || !OF_THREADS) return
  lowered = true
  try {
    // 0 is the thread that calls.
    setPriority(0, constants.priority.PRIORITY_BELOW_NORMAL)
  } catch {
    // A container may forbid it. Then the thread stays as it was, and the result is the same.
  }
}

const port = parentPort
port?.on('message', ({ job, number }: { job: Job; number: number }) => {
  if (job.givesWay) giveWay()
  runThread(job, number)
  port.postMessage('done')
})
