// What a file is that is no table, told by what it holds and not by its name, so that a person knows what to do with it.
import type { UnreadableReason } from '../../../shared/table/rejection.ts'
import type { Compound } from './compound.ts'
import type { Zip } from './zip.ts'

/** Beginnings of files that are no table, however they are called. */
const BEGINNINGS: readonly (readonly [string, UnreadableReason])[] = [
  ['%PDF', 'is-document'],
  ['{\\rtf', 'is-document'],
  ['MIME-Version:', 'is-web-archive'],
  ['\x89PNG', 'is-picture'],
  ['\xff\xd8\xff', 'is-picture'],
  ['GIF8', 'is-picture'],
  ['BM', 'is-picture'],
  ['II*\0', 'is-picture'],
  ['7z\xbc\xaf', 'is-archive'],
  ['Rar!', 'is-archive'],
  ['\x1f\x8b', 'is-archive'],
  ['SQLite format', 'unknown-format'],
]

/** Endings under which spreadsheets are kept. */
const SHEET_ENDINGS = new Set(['xlsx', 'xls', 'xlsm', 'xlsb', 'et', 'ett', 'ods'])

/** What a file is by its beginning; null if it may be a text. */
export function knownBeginning(beginning: string): UnreadableReason | null {
  const found = BEGINNINGS.find(([start]) => beginning.startsWith(start))
  // A text may well begin with these two letters; a picture goes on with its size and four noughts.
  if (found?.[0] === 'BM' && beginning.slice(6, 10) !== '\0\0\0\0') return null
  return found?.[1] ?? null
}

/** What a container of parts is that is no workbook. */
export function otherZip(zip: Zip): UnreadableReason {
  const names = [...zip.names()]
  if (zip.has('xl/workbook.bin')) return 'is-binary-workbook'
  if (zip.has('OFD.xml')) return 'is-document'
  if (names.some((name) => /^(?:word|ppt)\//.test(name)) || zip.has('content.xml')) return 'is-document'
  return names.some((name) => /\.(?:xlsx?|et|csv|ods|docx?|pdf|txt)$/i.test(name))
    ? 'is-archive'
    : 'unknown-format'
}

/** What a compound file is that holds no workbook. */
export function otherCompound(compound: Compound): UnreadableReason {
  return ['WordDocument', 'PowerPoint Document'].some((name) => compound.has(name))
    ? 'is-document'
    : 'unknown-format'
}

/** Why bytes could not be read that are called a spreadsheet and hold nothing that is known. */
export function unknownContent(ending: string): UnreadableReason {
  return SHEET_ENDINGS.has(ending) ? 'scrambled' : 'not-text'
}

/** The ending of a name if what the file holds is kept under another one; null if the two agree. */
export function otherEnding(ending: string, format: string): string | null {
  const usual = USUAL[format] ?? []
  return SHEET_ENDINGS.has(ending) || TEXT_ENDINGS.has(ending)
    ? usual.includes(ending)
      ? null
      : ending
    : null
}

const TEXT_ENDINGS = new Set(['csv', 'tsv', 'txt'])

/** Endings under which each format is kept. */
const USUAL: Readonly<Record<string, readonly string[]>> = {
  xlsx: ['xlsx', 'xlsm'],
  xls: ['xls', 'et', 'ett'],
  ods: ['ods'],
  text: ['csv', 'tsv', 'txt'],
  html: [],
  xml: [],
}
