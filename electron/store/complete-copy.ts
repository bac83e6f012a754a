import { closeSync, fsyncSync, openSync, renameSync, rmSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { randomUUID } from 'node:crypto'
import { connectToRead, type Connection } from './connection.ts'
import { faultOf, onFile } from './faults.ts'
import { Journal } from './journal.ts'

/**
 * Writes a complete copy of an open workbook under a new name: into a temporary file, read back and checked, flushed,
 * and only then named, so that a file of that name is always whole. Throws file-exists, disk-full, no-permission,
 * io-error, or file-damaged if the copy does not check.
 */
export function writeCompleteCopy(connection: Connection, target: string): void {
  const temporary = join(dirname(target), `.${basename(target)}.${randomUUID()}.part`)
  try {
    onFile(target, () => connection.prepare('VACUUM INTO ?').run(temporary))
    assertSame(temporary, target, new Journal(connection).head.hash)
    nameAtLast(temporary, target)
  } finally {
    rmSync(temporary, { force: true })
  }
}

function assertSame(copy: string, target: string, head: string): void {
  const connection = connectToRead(copy)
  try {
    const integrity = onFile(target, () => connection.pragma('integrity_check', { simple: true }))
    if (integrity !== 'ok') throw faultOf('file-damaged', target, { detail: String(integrity) })
    if (new Journal(connection).head.hash !== head)
      throw faultOf('file-damaged', target, { detail: 'journal' })
  } finally {
    connection.close()
  }
}

/** Flushes a finished file and gives it its name; throws file-exists rather than replace another. */
export function nameAtLast(temporary: string, target: string): void {
  onFile(target, () => {
    flush(temporary)
    // An empty file of our own keeps the name, because a rename alone would replace whatever is there.
    closeSync(openSync(target, 'wx'))
    renameSync(temporary, target)
    flushFolder(dirname(target))
  })
}

function flush(path: string): void {
  const descriptor = openSync(path, 'r+')
  try {
    fsyncSync(descriptor)
  } finally {
    closeSync(descriptor)
  }
}

function flushFolder(folder: string): void {
  // Windows cannot open a folder, and keeps its names in a journal of its own.
  if (process.platform === 'win32') return
  const descriptor = openSync(folder, 'r')
  try {
    fsyncSync(descriptor)
  } finally {
    closeSync(descriptor)
  }
}
