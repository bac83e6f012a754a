import { randomUUID } from 'node:crypto'
import { accessSync, constants, existsSync, statSync, unlinkSync } from 'node:fs'
import { hostname } from 'node:os'
import { basename, dirname, join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import Sqlite from 'better-sqlite3'
import { faultOf, onFile } from './faults.ts'

/** Who has a workbook open for writing. */
export interface Holder {
  readonly who: string
  readonly host: string
  readonly pid: number
  /** UTC, ISO 8601. */
  readonly since: string
}

/** The right to write a workbook, or who has it. */
export type Lock =
  | { readonly kind: 'taken'; readonly release: () => void }
  | { readonly kind: 'held'; readonly holder: Holder }

interface StoredHolder extends Holder {
  readonly token: string
}

const TRIES = 40

/** The lock file of a workbook, beside it. */
export function lockFileOf(file: string): string {
  return join(dirname(file), `.${basename(file)}.lock`)
}

/**
 * Takes the right to write. The lock file is a small SQLite file: its one row names the holder, and the holder keeps a
 * write transaction open on it. The system ends that transaction with the process, so a lock of this machine is proved
 * dead or alive by whether the transaction can be had, also after a crash, a restart or a reused process number. A row
 * that another machine left is believed, because nothing here proves its process dead.
 * Throws no-permission where no lock file can be made, file-locked if the lock cannot be read.
 */
export async function takeLock(file: string, who: string): Promise<Lock> {
  const mine: StoredHolder = {
    who,
    host: hostname(),
    pid: process.pid,
    since: new Date().toISOString(),
    token: randomUUID(),
  }
  for (let attempt = 0; attempt < TRIES; attempt += 1) {
    const lock = onFile(file, () => tryLock(lockFileOf(file), mine))
    if (lock) return lock
    // Another process is just taking or giving up the lock; uneven pauses keep two openers from going in step.
    await pause(5 + Math.random() * 40)
  }
  throw faultOf('file-locked', file, { detail: 'lock-file' })
}

/** Who has a workbook open for writing right now, or null; takes nothing. */
export function currentHolder(file: string): Holder | null {
  const path = lockFileOf(file)
  return onFile(file, () => {
    if (!existsSync(path)) return null
    const writable = isWritable(path)
    const connection = new Sqlite(path, { timeout: 0, readonly: !writable })
    try {
      const holder = readHolder(connection)
      if (holder?.host !== hostname()) return holder
      // Where the lock cannot be tried, a process that is gone is proof enough; one of that number may be another.
      const dead = writable ? beginWriting(connection) : !isRunning(holder.pid)
      return dead ? null : holder
    } finally {
      connection.close()
    }
  })
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return !hasCode(error, ['ESRCH'])
  }
}

function isWritable(path: string): boolean {
  try {
    accessSync(path, constants.W_OK)
    return true
  } catch {
    return false
  }
}

/** One attempt; null means that the lock file was just changing hands. */
function tryLock(path: string, mine: StoredHolder): Lock | null {
  const connection = new Sqlite(path, { timeout: 0 })
  let keep = false
  try {
    const inode = inodeOf(path)
    if (!beginWriting(connection)) {
      const holder = readHolder(connection)
      return holder ? { kind: 'held', holder } : null
    }
    // A holder that just closed may have deleted the very file that was opened here.
    if (inode === null || inodeOf(path) !== inode) return null
    const other = readHolder(connection)
    if (other && other.host !== mine.host) return { kind: 'held', holder: other }
    writeHolder(connection, mine)
    // The name had to be committed to be readable by others; in between another may have come first.
    if (!beginWriting(connection) || readHolder(connection)?.token !== mine.token) return null
    if (inodeOf(path) !== inode) return null
    keep = true
    return { kind: 'taken', release: () => release(connection, path) }
  } catch (error) {
    if (isBusy(error)) return null
    if (hasCode(error, ['SQLITE_NOTADB', 'SQLITE_CORRUPT']))
      throw faultOf('file-locked', path, { detail: 'lock-file' })
    throw error
  } finally {
    if (!keep) connection.close()
  }
}

function beginWriting(connection: Sqlite.Database): boolean {
  try {
    connection.exec('BEGIN IMMEDIATE')
    return true
  } catch (error) {
    if (isBusy(error)) return false
    throw error
  }
}

function readHolder(connection: Sqlite.Database): StoredHolder | null {
  const exists = connection.prepare("SELECT 1 FROM sqlite_schema WHERE name = 'holder'").get()
  if (!exists) return null
  return connection.prepare<[], StoredHolder>('SELECT who, host, pid, since, token FROM holder').get() ?? null
}

function writeHolder(connection: Sqlite.Database, holder: StoredHolder): void {
  connection.exec(
    'CREATE TABLE IF NOT EXISTS holder (who TEXT, host TEXT, pid INTEGER, since TEXT, token TEXT) STRICT; DELETE FROM holder',
  )
  connection.prepare('INSERT INTO holder VALUES (@who, @host, @pid, @since, @token)').run(holder)
  connection.exec('COMMIT')
}

function release(connection: Sqlite.Database, path: string): void {
  if (process.platform === 'win32') {
    // Windows cannot delete an open file, so the name is taken out first.
    connection.exec('DELETE FROM holder; COMMIT')
    connection.close()
    deleteUnlessInUse(path)
    return
  }
  // Deleted while it is still held, so that nobody can lock the file in between and lose it.
  deleteUnlessInUse(path)
  connection.close()
}

function deleteUnlessInUse(path: string): void {
  try {
    unlinkSync(path)
  } catch (error) {
    // Gone already, or the next opener has it: either way the lock is no longer ours.
    if (!hasCode(error, ['ENOENT', 'EBUSY', 'EPERM', 'EACCES'])) throw error
  }
}

function inodeOf(path: string): bigint | null {
  return statSync(path, { bigint: true, throwIfNoEntry: false })?.ino ?? null
}

function isBusy(error: unknown): boolean {
  return hasCode(error, ['SQLITE_BUSY', 'SQLITE_BUSY_SNAPSHOT', 'SQLITE_BUSY_RECOVERY'])
}

function hasCode(error: unknown, codes: readonly string[]): boolean {
  return error instanceof Error && 'code' in error && codes.includes(String(error.code))
}
