import { setImmediate as yieldToOthers } from 'node:timers/promises'
import type { Commit } from '../../shared/api/reply.ts'
import type { Connection } from './connection.ts'
import { entriesBefore, narrowed } from './history.ts'
import { commitOf } from './journal.ts'
import { partsOf } from './parts.ts'

/** From the point after an entry to the point after a later one, of all tables or of one. */
export interface Stretch {
  readonly from: number
  readonly to: number
  readonly table?: string | undefined
}

/** Bytes of changes that are read between two pauses in which others may work: some milliseconds. */
const PAUSE = 1_000_000

/**
 * The entries of a stretch, newest first, with only the changes of the table asked for. An entry of many changes, such
 * as an import, comes in several parts, so that reading it holds nobody up. Throws journal-broken.
 */
export async function* readStretch(connection: Connection, stretch: Stretch): AsyncGenerator<Commit> {
  const { from, to, table } = stretch
  const query = table === undefined ? {} : { table }
  let read = 0
  for (const entry of entriesBefore(connection, query, to + 1, from)) {
    for (const part of partsOf(entry, PAUSE)) {
      yield narrowed(commitOf(part), query)
      read += part.changes.length
      if (read < PAUSE) continue
      read = 0
      await yieldToOthers()
    }
  }
}
