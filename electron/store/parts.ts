import type { JournalEntry } from './journal.ts'

/** An entry of the journal in parts of about so many characters of changes each, each with whole changes. */
export function* partsOf(entry: JournalEntry, length: number): Generator<JournalEntry> {
  if (entry.changes.length <= length) yield entry
  else for (const changes of slicesOf(entry.changes, length)) yield { ...entry, changes: `[${changes}]` }
}

const [QUOTE, BACKSLASH, COMMA, OPEN, CLOSE] = [...'"\\,{}'].map((sign) => sign.charCodeAt(0))

/** The members of a JSON list of objects, so many to a slice that each is about that long. */
function* slicesOf(list: string, length: number): Generator<string> {
  let [from, depth, quoted] = [1, 0, false]
  for (let at = 1; at < list.length - 1; at += 1) {
    const sign = list.charCodeAt(at)
    if (quoted) {
      if (sign === BACKSLASH) at += 1
      else if (sign === QUOTE) quoted = false
    } else if (sign === QUOTE) quoted = true
    else if (sign === OPEN) depth += 1
    else if (sign === CLOSE) depth -= 1
    else if (sign === COMMA && depth === 0 && at - from >= length) {
      yield list.slice(from, at)
      from = at + 1
    }
  }
  yield list.slice(from, -1)
}
