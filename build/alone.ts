import { setTimeout as pause } from 'node:timers/promises'
import Sqlite from 'better-sqlite3'

/** Between two looks at whether the other is done, ms. */
const PAUSE = 100

/**
 * Does work while no other process does work under the same lock file; `waiting` is called once if another is at it.
 * The lock is one that SQLite takes of the system, which gives it back when its holder dies, however it dies. The file
 * stays, and is empty.
 */
export async function alone<T>(
  file: string,
  waiting: (() => void) | undefined,
  work: () => Promise<T>,
): Promise<T> {
  const connection = new Sqlite(file, { timeout: 0 })
  try {
    for (let first = true; !taken(connection); first = false) {
      if (first) waiting?.()
      await pause(PAUSE)
    }
    return await work()
  } finally {
    connection.close()
  }
}

function taken(connection: Sqlite.Database): boolean {
  try {
    connection.exec('BEGIN EXCLUSIVE')
    return true
  } catch (error) {
    if (error instanceof Sqlite.SqliteError && error.code === 'SQLITE_BUSY') return false
    throw error
  }
}
