import { setImmediate as yieldToOthers } from 'node:timers/promises'
import { Fault, type Commit } from '../../shared/api/reply.ts'
import type { Input } from '../../shared/api/verbs.ts'
import type { RowChange } from '../../shared/table/change.ts'
import type { Connection } from './connection.ts'
import { commitOf, ENTRY_COLUMNS, headOf, type JournalEntry } from './journal.ts'
import { changeIn } from './parts.ts'

const DEFAULT_LIMIT = 100
/** Entries read at once while looking for those that changed a cell. */
const BATCH = 50

/** Bytes of changes from which an entry is long: others may work before the next one is read. */
const LONG = 1_000_000

/**
 * Journal entries, newest first: of the workbook, or with only the changes of one table, row or cell. `before` is the
 * number of the last entry of the page before. A cell's history holds the entries that really changed it, and those
 * that made or deleted its row.
 */
export async function readHistory(connection: Connection, query: Input<'history'>): Promise<Commit[]> {
  const { before = Number.MAX_SAFE_INTEGER, limit = DEFAULT_LIMIT } = query
  const found: Commit[] = []
  for (const entry of entriesBefore(connection, query, before)) {
    const concerned = concerning(entry, query)
    if (concerned.changes.length > 0 || query.table === undefined) found.push(concerned)
    if (found.length === limit) break
    if (entry.changes.length > LONG) await yieldToOthers()
  }
  return found
}

/** An entry with only the changes asked for. */
function concerning(entry: JournalEntry, query: Input<'history'>): Commit {
  if (query.table === undefined || query.id === undefined) return narrowed(commitOf(entry), query)
  const change = changeIn(entry, query.table, query.id)
  return narrowed({ ...headOf(entry), changes: change ? [change] : [] }, query)
}

/**
 * Stored entries before one and after another, newest first: all, or those that touched a table or row. Throws
 * journal-broken.
 */
export function* entriesBefore(
  connection: Connection,
  query: Input<'history'>,
  before: number,
  after = 0,
): Generator<JournalEntry> {
  // Once for all entries: making a statement costs as much as reading an entry.
  const read = readerOf(connection)
  for (const seq of numbersBefore(connection, query, before)) {
    // Before it is read: the one that is not asked for may be of 100,000 changes.
    if (seq <= after) return
    yield read(seq)
  }
}

/** A stored entry by its number. Throws journal-broken. */
export function entryAt(connection: Connection, seq: number): JournalEntry {
  return readerOf(connection)(seq)
}

function readerOf(connection: Connection): (seq: number) => JournalEntry {
  const read = connection.prepare<[number], JournalEntry>(
    `SELECT ${ENTRY_COLUMNS} FROM journal WHERE seq = ?`,
  )
  return (seq) => {
    const entry = read.get(seq)
    if (!entry) throw new Fault('journal-broken', { detail: `no entry ${seq}` })
    return entry
  }
}

/** Numbers of the entries before one, newest first: of all, or of those that touched a table or row. */
export function* numbersBefore(
  connection: Connection,
  query: Input<'history'>,
  before: number,
): Generator<number> {
  let seqs = seqsBefore(connection, query, before)
  for (let last = seqs.at(-1); last !== undefined; last = seqs.at(-1)) {
    yield* seqs
    seqs = seqsBefore(connection, query, last)
  }
}

function seqsBefore(connection: Connection, { table, id }: Input<'history'>, before: number): number[] {
  const page = `AND seq < ? ORDER BY seq DESC LIMIT ${BATCH}`
  if (table === undefined)
    return connection
      .prepare<[number], number>(`SELECT seq FROM journal WHERE true ${page}`)
      .pluck()
      .all(before)
  if (id === undefined)
    return connection
      .prepare<[string, number], number>(`SELECT DISTINCT seq FROM journal_row WHERE table_name = ? ${page}`)
      .pluck()
      .all(table, before)
  return connection
    .prepare<[string, string, number], number>(
      `SELECT seq FROM journal_row WHERE table_name = ? AND row_id = ? ${page}`,
    )
    .pluck()
    .all(table, id, before)
}

/** An entry with only the changes asked for. */
export function narrowed(commit: Commit, query: Input<'history'>): Commit {
  if (query.table === undefined) return commit
  return { ...commit, changes: commit.changes.filter((change) => concerns(change, query)) }
}

function concerns({ table, id, before, after }: RowChange, query: Input<'history'>): boolean {
  if (table !== query.table) return false
  if (query.id !== undefined && id !== query.id) return false
  if (query.column === undefined || !before || !after) return true
  return before[query.column] !== after[query.column]
}
