// Entry of the child process that handles strangers' files and can be killed at any moment.
import { JOBS } from './jobs.ts'
import { serveJobs } from './serve.ts'

serveJobs(JOBS)
