import { closeSync, existsSync, fstatSync, openSync, readSync } from 'node:fs'
import { faultOf, onFile } from './faults.ts'

/** "ZHCE" in SQLite's header: the mark of our workbooks. */
export const APPLICATION_ID = 0x5a484345

const MAGIC = 'SQLite format 3\0'
const LENGTH = 100

/** What the first 100 bytes of a workbook tell (https://sqlite.org/fileformat.html#the_database_header). */
export interface Header {
  /** True if the file was left in WAL mode, that is, not closed cleanly. */
  readonly wal: boolean
  /** True if a log or a rollback journal lies beside it. */
  readonly sidecars: boolean
}

/**
 * Reads the header without SQLite, so that a file that is not ours is not touched at all. Throws file-missing,
 * file-not-a-workbook, file-damaged. Never call it for a file that this process has open as a workbook: closing any
 * descriptor drops POSIX locks of the whole process.
 */
export function readHeader(file: string): Header {
  const { bytes, size } = onFile(file, () => firstBytes(file))
  if (bytes.length < LENGTH || bytes.toString('latin1', 0, MAGIC.length) !== MAGIC)
    throw faultOf('file-not-a-workbook', file)
  if (bytes.readUInt32BE(68) !== APPLICATION_ID) throw faultOf('file-not-a-workbook', file)
  const wal = bytes[18] === 2 || bytes[19] === 2
  const sidecars = ['-wal', '-journal'].some((suffix) => existsSync(file + suffix))
  const expected = pageSize(bytes) * bytes.readUInt32BE(28)
  if (!wal && !sidecars && size < expected) throw faultOf('file-damaged', file, { detail: 'truncated' })
  return { wal, sidecars }
}

function firstBytes(file: string): { readonly bytes: Buffer; readonly size: number } {
  const descriptor = openSync(file, 'r')
  try {
    const stat = fstatSync(descriptor)
    if (!stat.isFile()) throw faultOf('file-not-a-workbook', file)
    const bytes = Buffer.alloc(LENGTH)
    return { bytes: bytes.subarray(0, readSync(descriptor, bytes, 0, LENGTH, 0)), size: stat.size }
  } finally {
    closeSync(descriptor)
  }
}

function pageSize(bytes: Buffer): number {
  const stored = bytes.readUInt16BE(16)
  return stored === 1 ? 65_536 : stored
}
