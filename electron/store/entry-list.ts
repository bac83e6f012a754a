import { setImmediate as yieldToOthers } from 'node:timers/promises'
import type { EntrySummary } from '../../shared/api/entries.ts'
import type { Input } from '../../shared/api/verbs.ts'
import type { RowChange } from '../../shared/table/change.ts'
import type { Connection } from './connection.ts'
import { entryAt, narrowed, numbersBefore } from './history.ts'
import { changesIn, headOf, type JournalEntry } from './journal.ts'
import { partsOf } from './parts.ts'

const DEFAULT_LIMIT = 100
/** Bytes of changes that are read at a time until there are enough. */
const PART = 100_000

/**
 * Journal entries, newest first, of the workbook or of one table, as a list shows them: what an entry changed is counted
 * from its index and, but for the first so many changes, never read. Others may work between two entries. Throws
 * journal-broken.
 */
export async function listEntries(connection: Connection, query: Input<'entries'>): Promise<EntrySummary[]> {
  const { table, before = Number.MAX_SAFE_INTEGER, limit = DEFAULT_LIMIT, listed = 0 } = query
  const ofTable = table === undefined ? {} : { table }
  const head = connection.prepare<[number], Omit<JournalEntry, 'changes' | 'previous_hash' | 'hash'>>(
    'SELECT seq, at, who, label, undoes FROM journal WHERE seq = ?',
  )
  const count = countIn(connection, table)
  const found: EntrySummary[] = []
  for (const seq of numbersBefore(connection, ofTable, before)) {
    const entry = head.get(seq)
    if (!entry) break
    const changes = listed > 0 ? firstChanges(connection, seq, ofTable, listed) : []
    found.push({ ...headOf(entry), count: count(seq), changes })
    if (found.length === limit) break
    await yieldToOthers()
  }
  return found
}

/** Counts the changes of an entry, of all tables or of one. */
function countIn(connection: Connection, table: string | undefined): (seq: number) => number {
  const ofTable = table === undefined ? '' : 'AND table_name = ?'
  const count = connection
    .prepare<(number | string)[], number>(`SELECT count(*) FROM journal_row WHERE seq = ? ${ofTable}`)
    .pluck()
  return (seq) => count.get(seq, ...(table === undefined ? [] : [table])) ?? 0
}

function firstChanges(
  connection: Connection,
  seq: number,
  ofTable: Input<'history'>,
  listed: number,
): readonly RowChange[] {
  const found: RowChange[] = []
  const entry = entryAt(connection, seq)
  for (const part of partsOf(entry, PART)) {
    found.push(...narrowed({ ...headOf(entry), changes: changesIn(part) }, ofTable).changes)
    if (found.length >= listed) break
  }
  return found.slice(0, listed)
}
