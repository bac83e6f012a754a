import { accessSync, constants, realpathSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { connectToRead, connectToWrite } from './connection.ts'
import { examine, type Age } from './examine.ts'
import { onFile } from './faults.ts'
import { readHeader } from './header.ts'
import { currentHolder, takeLock, type Holder } from './lock.ts'
import { migrate } from './migrate.ts'
import { privateCopy } from './private-copy.ts'
import { CURRENT, type Schema } from './schema.ts'
import { SqliteStore } from './sqlite-store.ts'
import type { Store } from './contract.ts'
import { HeldView, openView, type ReadOnly } from './view.ts'

/** How a workbook is opened. */
export interface OpenOptions {
  /** Name that the journal and the lock show. */
  readonly who: string
  /** Opens a private copy, and leaves the file alone. */
  readonly readOnly?: boolean
  readonly schema?: Schema
}

/** Workbooks that this process has open for writing; their bytes are only ever read through SQLite. */
const writing = new Set<string>()

/**
 * Opens a workbook: for writing if this program may and nobody else does, else as a read-only view that says why.
 * Throws file-missing, file-not-a-workbook, file-damaged, file-newer-than-program, migration-failed, io-error; in each
 * case the file stays as it was.
 */
export async function openStore(path: string, options: OpenOptions): Promise<Store> {
  const file = onFile(path, () => realpathSync(resolve(path)))
  const schema = options.schema ?? CURRENT
  const { who } = options
  if (!writing.has(file)) readHeader(file)
  const view = (readOnly: ReadOnly): Store => openView({ file, who, schema, readOnly, inUse: false })
  const held = (holder: Holder): Store =>
    new HeldView({ file, who, schema, readOnly: { reason: 'held', holder: nameOf(holder) }, inUse: true })

  const unasked = !options.readOnly && mayWrite(file)
  if (!unasked) {
    const holder = currentHolder(file)
    if (holder) return held(holder)
    return view({ reason: options.readOnly ? 'asked' : 'read-only-file', holder: '' })
  }
  const lock = await takeLock(file, who)
  if (lock.kind === 'held') return held(lock.holder)
  const release = (): void => {
    writing.delete(file)
    lock.release()
  }
  try {
    const age = examineAtRest(file, schema)
    if (age !== 'newer') {
      if (age === 'older') migrate(file, schema)
      writing.add(file)
      return openForWriting(file, who, schema, release)
    }
  } catch (error) {
    release()
    throw error
  }
  release()
  return view({ reason: 'newer', holder: '' })
}

function openForWriting(file: string, who: string, schema: Schema, release: () => void): Store {
  const connection = connectToWrite(file)
  try {
    return new SqliteStore({ file, source: file, connection, who, schema, readOnly: null, release })
  } catch (error) {
    connection.close()
    throw error
  }
}

/** Looks over a file that nobody has open. One with a log is looked over as a copy, for reading a log writes. */
function examineAtRest(file: string, schema: Schema): Age {
  const { wal, sidecars } = readHeader(file)
  const copy = wal || sidecars ? privateCopy(file, false) : null
  try {
    const connection = connectToRead(copy?.path ?? file)
    try {
      return onFile(file, () => examine(connection, file, schema))
    } finally {
      connection.close()
    }
  } finally {
    copy?.dispose()
  }
}

function mayWrite(file: string): boolean {
  try {
    accessSync(file, constants.W_OK)
    // The log and the lock lie beside the workbook.
    accessSync(dirname(file), constants.W_OK)
    return true
  } catch {
    return false
  }
}

function nameOf({ who, host, since }: Holder): string {
  const name = who.endsWith(`@${host}`) ? who : `${who}@${host}`
  // Swedish writes the local time as 2025-03-31 09:12.
  return `${name}, ${new Date(since).toLocaleString('sv-SE', { dateStyle: 'short', timeStyle: 'short' })}`
}
