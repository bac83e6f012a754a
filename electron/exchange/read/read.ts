import { basename, extname } from 'node:path'
import type { SourceBook } from '../../../shared/exchange/import/source.ts'
import type { Result } from '../../../shared/table/rejection.ts'
import { isCompound, openCompound } from './compound.ts'
import { readDelimited } from './delimited.ts'
import { bound, LIMITS, Unreadable } from './limits.ts'
import { readOds } from './ods.ts'
import { readXls } from './xls.ts'
import { readXlsx } from './xlsx.ts'
import { openZip } from './zip.ts'

/** Beginnings of files that are no text, however they are called. */
const OTHERS = [
  '%PDF',
  '{\\rtf',
  '\x89PNG',
  '\xff\xd8\xff',
  'GIF8',
  '7z\xbc\xaf',
  'Rar!',
  'SQLite format',
  '\x1f\x8b',
]

/**
 * Reads a file of another program by what it holds, not by what it is called; `name` only names the sheet of a text.
 * Only in the child process: a hostile file can make this slow and large.
 */
export function readBook(bytes: Buffer, name: string, progress: (share: number) => void): Result<SourceBook> {
  try {
    bound(bytes.length, LIMITS.fileBytes, 'too-large')
    const book = readAny(bytes, name, progress)
    if (book.sheets.every(({ rows }) => rows.length === 0)) throw new Unreadable('empty')
    return { ok: true, value: book }
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error
    const { why, limit } = error
    const shown = limit === LIMITS.fileBytes || limit === LIMITS.inflatedBytes ? limit / 2 ** 20 : limit
    return {
      ok: false,
      rejections: [
        { at: {}, code: 'file-unreadable', why, ...(shown === undefined ? {} : { limit: shown }) },
      ],
    }
  }
}

function readAny(bytes: Buffer, name: string, progress: (share: number) => void): SourceBook {
  if (bytes.length === 0) throw new Unreadable('empty')
  if (bytes.readUInt8(0) === 0x50 && bytes[1] === 0x4b) return readZipped(bytes, progress)
  if (isCompound(bytes)) {
    const compound = openCompound(bytes)
    if (compound.has('EncryptedPackage')) throw new Unreadable('encrypted')
    return readXls(compound, progress)
  }
  const beginning = bytes.toString('latin1', 0, 64)
  if (OTHERS.some((other) => beginning.startsWith(other))) throw new Unreadable('unknown-format')
  // Web pages and XML under the name of a spreadsheet: tables of programs, but none that is read here.
  if (/^(\xef\xbb\xbf)?\s*<(\?xml|!doctype|html|table|meta|head|workbook)\b/i.test(beginning))
    throw new Unreadable('unknown-format')
  return readDelimited(bytes, basename(name, extname(name)) || 'Sheet1', progress)
}

function readZipped(bytes: Buffer, progress: (share: number) => void): SourceBook {
  const zip = openZip(bytes)
  if (zip.has('content.xml')) return readOds(zip, progress)
  if (zip.has('xl/workbook.bin')) throw new Unreadable('unknown-format')
  if (zip.has('_rels/.rels') || zip.has('xl/workbook.xml')) return readXlsx(zip, progress)
  throw new Unreadable('unknown-format')
}
