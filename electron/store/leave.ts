import { setTimeout as pause } from 'node:timers/promises'
import type { Connection } from './connection.ts'
import { faultOf, onFile } from './faults.ts'

const TRIES = 60
const PAUSE = 50

/**
 * Takes the log into the file and leaves WAL mode, so that this one file is all there is. Throws file-locked if another
 * program keeps it open; nothing is lost then, but the log stays beside the file.
 */
export async function leaveComplete(connection: Connection, file: string): Promise<void> {
  for (let attempt = 0; attempt < TRIES; attempt += 1) {
    if (tryLeaving(connection, file)) return
    // Another process is just copying the file; it has it open for a moment only.
    await pause(PAUSE)
  }
  throw faultOf('file-locked', file, { detail: 'close' })
}

function tryLeaving(connection: Connection, file: string): boolean {
  return onFile(file, () => {
    try {
      connection.pragma('wal_checkpoint(TRUNCATE)')
      return connection.pragma('journal_mode = DELETE', { simple: true }) === 'delete'
    } catch (error) {
      if (error instanceof Error && 'code' in error && error.code === 'SQLITE_BUSY') return false
      throw error
    }
  })
}
