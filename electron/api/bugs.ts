import { randomBytes } from 'node:crypto'
import { appendFileSync, mkdirSync, renameSync, statSync } from 'node:fs'
import { join } from 'node:path'

/** Takes an error that nobody expected and returns the reference under which its stack stands in the log. */
export type ReportBug = (where: string, error: unknown) => string

const MAX_LOG_BYTES = 2 * 1024 * 1024

/**
 * Writes stacks to stderr and, where there is a folder, to `errors.log` in it. The log is for the person who mends the
 * program: it holds no values of the workbook besides what an error message itself quotes.
 */
export function bugLog(folder: string | null, stderr: (text: string) => void): ReportBug {
  return (where, error) => {
    const reference = randomBytes(4).toString('hex')
    const stack = error instanceof Error ? (error.stack ?? error.message) : String(error)
    const entry = `${new Date().toISOString()} ${reference} ${where}\n${stack}\n`
    stderr(entry)
    if (folder !== null) append(folder, entry, stderr)
    return reference
  }
}

function append(folder: string, entry: string, stderr: (text: string) => void): void {
  const path = join(folder, 'errors.log')
  try {
    mkdirSync(folder, { recursive: true })
    if ((statSync(path, { throwIfNoEntry: false })?.size ?? 0) > MAX_LOG_BYTES) renameSync(path, `${path}.1`)
    appendFileSync(path, entry, { mode: 0o600 })
  } catch (error) {
    // The stack is on stderr already; a log that cannot be written is no reason to fail the call.
    stderr(`${path}: ${error instanceof Error ? error.message : String(error)}\n`)
  }
}
