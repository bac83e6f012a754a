import { basename, extname } from 'node:path'
import type { SourceBook } from '../../../shared/exchange/import/source.ts'
import type { Result } from '../../../shared/table/rejection.ts'
import { isCompound, openCompound } from './compound.ts'
import { readDelimited } from './delimited.ts'
import { isPageWithTable, readHtml } from './html.ts'
import { bound, LIMITS, Unreadable } from './limits.ts'
import { readOds } from './ods.ts'
import { decodeText, type DecodedText } from './text-encoding.ts'
import { knownBeginning, otherCompound, otherZip, unknownContent } from './what-it-is.ts'
import { readXls } from './xls.ts'
import { readXlsx } from './xlsx.ts'
import { isXmlSheet, readXmlSheet } from './xml-sheet.ts'
import { openZip, type Zip } from './zip.ts'

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
  const ending = extname(name).slice(1).toLowerCase()
  if (bytes.readUInt8(0) === 0x50 && bytes[1] === 0x4b) return readZipped(bytes, progress)
  if (isCompound(bytes)) {
    const compound = openCompound(bytes)
    if (compound.has('EncryptedPackage')) throw new Unreadable('encrypted')
    if (!compound.has('Workbook') && !compound.has('Book')) throw new Unreadable(otherCompound(compound))
    return readXls(compound, progress)
  }
  const known = knownBeginning(bytes.toString('latin1', 0, 64))
  if (known) throw new Unreadable(known)
  const beginning = bytes
    .toString('utf8', 0, 8192)
    .replaceAll('\0', '')
    .replace(/^[\ufeff\ufffd]+/, '')
  if (isXmlSheet(beginning)) return readXmlSheet(bytes, progress)
  return readText(bytes, basename(name, extname(name)) || 'Sheet1', ending, progress)
}

function readText(
  bytes: Buffer,
  name: string,
  ending: string,
  progress: (share: number) => void,
): SourceBook {
  const decoded = decodedText(bytes, ending)
  if (isPageWithTable(decoded.text)) return readHtml(decoded, name, progress)
  // Pages without a table, and XML of other programs.
  if (/^\s*<(\?xml|!doctype|html|meta|head|workbook)\b/i.test(decoded.text.slice(0, 200)))
    throw new Unreadable('unknown-format')
  return readDelimited(decoded, name, progress)
}

function decodedText(bytes: Buffer, ending: string): DecodedText {
  try {
    return decodeText(bytes)
  } catch (error) {
    if (error instanceof Unreadable && error.why === 'not-text') throw new Unreadable(unknownContent(ending))
    throw error
  }
}

function readZipped(bytes: Buffer, progress: (share: number) => void): SourceBook {
  const zip = openZip(bytes)
  const mime = zip.part('mimetype')?.toString('latin1', 0, 100) ?? ''
  if (zip.has('content.xml') && !/text|presentation|graphics/.test(mime)) return readOds(zip, progress)
  if (zip.has('xl/workbook.xml') || isOtherwiseNamed(zip)) return readXlsx(zip, progress)
  throw new Unreadable(otherZip(zip))
}

/** The parts of a workbook may be called otherwise; those of documents and slides are known by their folders. */
function isOtherwiseNamed(zip: Zip): boolean {
  return zip.has('_rels/.rels') && otherZip(zip) === 'unknown-format'
}
