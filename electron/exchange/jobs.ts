import { makeExport, takeRows } from './export-job.ts'
import { edits, preview, read, receive, rows, window } from './import-jobs.ts'

/** All jobs that the child knows. */
export const JOBS = { receive, read, rows, preview, window, edits, takeRows, makeExport }
