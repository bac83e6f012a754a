import { randomUUID } from 'node:crypto'
import { open, rename, rm, stat, statfs } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { asFault, faultOf } from '../store/faults.ts'

/**
 * Writes a whole file or none: into a temporary one beside it, flushed, and only then named. Throws file-exists unless
 * it may replace, folder-missing, disk-full, no-permission or io-error; what stood there before is as it was.
 */
export async function writeFileWhole(
  path: string,
  bytes: Uint8Array,
  { replace = false }: { readonly replace?: boolean } = {},
): Promise<void> {
  const folder = dirname(path)
  const temporary = join(folder, `.${basename(path)}.${randomUUID()}.part`)
  try {
    if (!replace && (await exists(path))) throw faultOf('file-exists', path)
    if (!(await exists(folder))) throw faultOf('folder-missing', path)
    await assertRoom(folder, path, bytes.byteLength)
    await writeFlushed(temporary, bytes)
    await rename(temporary, path)
    await flushFolder(folder)
  } catch (error) {
    throw asFault(error, path)
  } finally {
    await rm(temporary, { force: true })
  }
}

async function exists(path: string): Promise<boolean> {
  try {
    await stat(path)
    return true
  } catch (error) {
    if (error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ENOTDIR'))
      return false
    throw error
  }
}

/** A disk that is full is better known before half of a file is on it. */
async function assertRoom(folder: string, path: string, size: number): Promise<void> {
  const { bavail, bsize } = await statfs(folder)
  if (bavail * bsize < size) throw faultOf('disk-full', path)
}

async function writeFlushed(path: string, bytes: Uint8Array): Promise<void> {
  const file = await open(path, 'wx')
  try {
    await file.writeFile(bytes)
    await file.sync()
  } finally {
    await file.close()
  }
}

async function flushFolder(folder: string): Promise<void> {
  // Windows cannot open a folder, and keeps its names in a journal of its own.
  if (process.platform === 'win32') return
  const handle = await open(folder)
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}
