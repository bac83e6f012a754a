import { copyFileSync, existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { Fault } from '../../shared/api/reply.ts'
import { connectToBuild, connectToRead } from './connection.ts'
import { onFile } from './faults.ts'

/** A copy of a workbook in a folder that only this user can enter. */
export interface PrivateCopy {
  readonly path: string
  dispose(): void
}

/**
 * Copies a workbook so that it can be read without touching the original. A file in use is copied through SQLite, which
 * alone sees the changes still in the log; one that nobody writes is copied byte by byte with its log, so that damage
 * stays visible and media that take no writes can be read.
 */
export function privateCopy(file: string, inUse: boolean): PrivateCopy {
  const folder = onFile(file, () => mkdtempSync(join(tmpdir(), 'zhence-')))
  const path = join(folder, basename(file))
  const dispose = (): void => rmSync(folder, { recursive: true, force: true })
  try {
    if (!inUse || !copyInUse(file, path)) copyAtRest(file, path)
    return { path, dispose }
  } catch (error) {
    dispose()
    throw error
  }
}

/** False if SQLite cannot read the file where it lies, because its log needs a place that can be written. */
function copyInUse(file: string, path: string): boolean {
  try {
    const connection = connectToRead(file)
    try {
      onFile(file, () => connection.prepare('VACUUM INTO ?').run(path))
      return true
    } finally {
      connection.close()
    }
  } catch (error) {
    if (error instanceof Fault && error.code === 'no-permission') return false
    throw error
  }
}

function copyAtRest(file: string, path: string): void {
  onFile(file, () => {
    copyFileSync(file, path)
    for (const suffix of ['-wal', '-journal'])
      if (existsSync(file + suffix)) copyFileSync(file + suffix, path + suffix)
  })
  // Takes the log into the copy and leaves WAL mode, which a file cannot be read in without writing beside it.
  connectToBuild(path).close()
}
