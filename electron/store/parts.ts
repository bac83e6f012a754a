import type { JournalEntry } from './journal.ts'

/** An entry of the journal in parts of about so many bytes of changes each, each with whole changes. */
export function* partsOf(entry: JournalEntry, length: number): Generator<JournalEntry> {
  if (entry.changes.length <= length) yield entry
  else for (const changes of slicesOf(entry.changes, length)) yield { ...entry, changes }
}

const [QUOTE, BACKSLASH, COMMA, OPEN, CLOSE] = [...'"\\,{}'].map((sign) => sign.charCodeAt(0))

/** The members of a JSON list of objects, as lists of so many that each is about that long. */
function* slicesOf(list: Buffer, length: number): Generator<Buffer> {
  let [from, depth, quoted] = [1, 0, false]
  for (let at = 1; at < list.length - 1; at += 1) {
    const sign = list[at]
    if (quoted) {
      if (sign === BACKSLASH) at += 1
      else if (sign === QUOTE) quoted = false
    } else if (sign === QUOTE) quoted = true
    else if (sign === OPEN) depth += 1
    else if (sign === CLOSE) depth -= 1
    else if (sign === COMMA && depth === 0 && at - from >= length) {
      yield listOf(list.subarray(from, at))
      from = at + 1
    }
  }
  yield listOf(list.subarray(from, -1))
}

function listOf(members: Buffer): Buffer {
  return Buffer.concat([BEGIN, members, END])
}

const [BEGIN, END] = [Buffer.from('['), Buffer.from(']')]
