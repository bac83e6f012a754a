import { basename } from 'node:path'
import { Fault, type FaultCode } from '../../shared/api/reply.ts'

/** Codes of SQLite (by their beginning) and of the system, and what they mean to a person. */
const MEANINGS: readonly (readonly [string, FaultCode])[] = [
  ['SQLITE_FULL', 'disk-full'],
  ['SQLITE_CORRUPT', 'file-damaged'],
  ['SQLITE_NOTADB', 'file-not-a-workbook'],
  ['SQLITE_READONLY', 'no-permission'],
  ['SQLITE_CANTOPEN', 'no-permission'],
  ['SQLITE_PERM', 'no-permission'],
  ['SQLITE_BUSY', 'file-locked'],
  ['SQLITE_LOCKED', 'file-locked'],
  ['SQLITE_IOERR', 'io-error'],
  ['ENOSPC', 'disk-full'],
  ['EDQUOT', 'disk-full'],
  ['EACCES', 'no-permission'],
  ['EPERM', 'no-permission'],
  ['EROFS', 'no-permission'],
  ['ENOENT', 'file-missing'],
  ['ENOTDIR', 'file-missing'],
  ['EEXIST', 'file-exists'],
  ['EISDIR', 'file-not-a-workbook'],
  ['EBUSY', 'file-locked'],
  ['EIO', 'io-error'],
  ['EMFILE', 'io-error'],
  ['ENAMETOOLONG', 'io-error'],
]

/** A fault of this file; its name without folder goes into the sentence. */
export function faultOf(
  code: FaultCode,
  file: string,
  params: Readonly<Record<string, string | number>> = {},
  cause?: unknown,
): Fault {
  return new Fault(code, { file: basename(file), ...params }, cause === undefined ? undefined : { cause })
}

/** The error itself if it is a fault or a bug of ours, else the fault that SQLite's or the system's code stands for. */
export function asFault(error: unknown, file: string): unknown {
  if (error instanceof Fault || !(error instanceof Error) || !('code' in error)) return error
  const code = String(error.code)
  const meaning = MEANINGS.find(([beginning]) => code.startsWith(beginning))
  return meaning ? faultOf(meaning[1], file, { detail: code }, error) : error
}

/** Does work on a file; whatever the world does to it comes out as a Fault. */
export function onFile<T>(file: string, work: () => T): T {
  try {
    return work()
  } catch (error) {
    throw asFault(error, file)
  }
}
