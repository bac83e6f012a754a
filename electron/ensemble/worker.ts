// Entry of a worker thread of the ensemble: does one job after the other.
import { parentPort } from 'node:worker_threads'
import type { Job } from './job.ts'
import { runThread } from './thread.ts'

const port = parentPort
port?.on('message', ({ job, number }: { job: Job; number: number }) => {
  runThread(job, number)
  port.postMessage('done')
})
