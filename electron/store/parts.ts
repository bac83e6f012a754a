import type { RowChange } from '../../shared/table/change.ts'
import { changesIn, type JournalEntry } from './journal.ts'

/** An entry of the journal in parts of about so many bytes of changes each, each with whole changes. */
export function* partsOf(entry: JournalEntry, length: number): Generator<JournalEntry> {
  if (entry.changes.length <= length) yield entry
  else for (const changes of slicesOf(entry.changes, length)) yield { ...entry, changes }
}

/**
 * What an entry did to one row; null if nothing. Only that is read of an entry: parsing 100,000 changes takes half a
 * second. Throws journal-broken.
 */
export function changeIn(entry: JournalEntry, table: string, id: string): RowChange | null {
  // As an entry is written, whatever its age; one that another hand has written otherwise is read whole. Within a text its quotes would be escaped, so it can only be found where a change begins.
  const begin = entry.changes.indexOf(`{"table":${JSON.stringify(table)},"id":${JSON.stringify(id)},"`)
  if (begin < 0) return changesIn(entry).find((one) => one.table === table && one.id === id) ?? null
  const end = endOf(entry.changes, begin)
  return changesIn({ seq: entry.seq, changes: listOf(entry.changes.subarray(begin, end)) })[0] ?? null
}

/** Where an object ends that begins at a place. */
function endOf(bytes: Buffer, begin: number): number {
  for (const [, until] of membersFrom(bytes, begin, 1)) return until
  return bytes.length
}

const [QUOTE, BACKSLASH, COMMA, OPEN, CLOSE] = [0x22, 0x5c, 0x2c, 0x7b, 0x7d]

/** The members of a JSON list of objects, as lists of so many that each is about that long. */
function* slicesOf(list: Buffer, length: number): Generator<Buffer> {
  for (const [from, until] of membersFrom(list, 1, length)) yield listOf(list.subarray(from, until))
}

/** Where objects of a list begin and end that are together at least so long, from one object on. */
function* membersFrom(list: Buffer, begin: number, length: number): Generator<readonly [number, number]> {
  let [from, depth, quoted] = [begin, 0, false]
  for (let at = begin; at < list.length - 1; at += 1) {
    const sign = list[at]
    if (quoted) {
      if (sign === BACKSLASH) at += 1
      else if (sign === QUOTE) quoted = false
    } else if (sign === QUOTE) quoted = true
    else if (sign === OPEN) depth += 1
    else if (sign === CLOSE) depth -= 1
    else if (sign === COMMA && depth === 0 && at - from >= length) {
      yield [from, at]
      from = at + 1
    }
  }
  yield [from, list.length - 1]
}

function listOf(members: Buffer): Buffer {
  return Buffer.concat([BEGIN, members, END])
}

const [BEGIN, END] = [Buffer.from('['), Buffer.from(']')]
