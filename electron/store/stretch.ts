import { setImmediate as yieldToOthers } from 'node:timers/promises'
import type { Commit } from '../../shared/api/reply.ts'
import type { Connection } from './connection.ts'
import { entriesBefore, narrowed } from './history.ts'
import { commitOf, type JournalEntry } from './journal.ts'

/** From the point after an entry to the point after a later one, of all tables or of one. */
export interface Stretch {
  readonly from: number
  readonly to: number
  readonly table?: string | undefined
}

/** Characters of changes that are read between two pauses in which others may work: some milliseconds. */
const PAUSE = 1_000_000

/**
 * The entries of a stretch, newest first, with only the changes of the table asked for. An entry of many changes, such
 * as an import, comes in several parts, so that reading it holds nobody up. Throws journal-broken.
 */
export async function* readStretch(connection: Connection, stretch: Stretch): AsyncGenerator<Commit> {
  const { from, to, table } = stretch
  const query = table === undefined ? {} : { table }
  let read = 0
  for (const entry of entriesBefore(connection, query, to + 1)) {
    if (entry.seq <= from) return
    for (const part of partsOf(entry)) {
      yield narrowed(commitOf(part), query)
      read += part.changes.length
      if (read < PAUSE) continue
      read = 0
      await yieldToOthers()
    }
  }
}

function* partsOf(entry: JournalEntry): Generator<JournalEntry> {
  if (entry.changes.length <= PAUSE) yield entry
  else for (const changes of slicesOf(entry.changes)) yield { ...entry, changes: `[${changes}]` }
}

const [QUOTE, BACKSLASH, COMMA, OPEN, CLOSE] = [...'"\\,{}'].map((sign) => sign.charCodeAt(0))

/** The members of a JSON list of objects, so many to a slice that each is about as long as a pause allows. */
function* slicesOf(list: string): Generator<string> {
  let [from, depth, quoted] = [1, 0, false]
  for (let at = 1; at < list.length - 1; at += 1) {
    const sign = list.charCodeAt(at)
    if (quoted) {
      if (sign === BACKSLASH) at += 1
      else if (sign === QUOTE) quoted = false
    } else if (sign === QUOTE) quoted = true
    else if (sign === OPEN) depth += 1
    else if (sign === CLOSE) depth -= 1
    else if (sign === COMMA && depth === 0 && at - from >= PAUSE) {
      yield list.slice(from, at)
      from = at + 1
    }
  }
  yield list.slice(from, -1)
}
