import type { Statement } from 'better-sqlite3'
import { Fault, type Commit } from '../../shared/api/reply.ts'
import type { Input } from '../../shared/api/verbs.ts'
import type { RowChange } from '../../shared/table/change.ts'
import type { Connection } from './connection.ts'
import { commitOf, type JournalEntry } from './journal.ts'

const DEFAULT_LIMIT = 100
/** Entries read at once while looking for those that changed a cell. */
const BATCH = 50

/**
 * Journal entries, newest first: of the workbook, or with only the changes of one table, row or cell. `before` is the
 * number of the last entry of the page before. A cell's history holds the entries that really changed it, and those
 * that made or deleted its row.
 */
export function readHistory(connection: Connection, query: Input<'history'>): Commit[] {
  const limit = query.limit ?? DEFAULT_LIMIT
  const found: Commit[] = []
  let before = query.before ?? Number.MAX_SAFE_INTEGER
  // Once for all entries: making a statement costs as much as reading an entry.
  const read = connection.prepare<[number], JournalEntry>('SELECT * FROM journal WHERE seq = ?')
  while (found.length < limit) {
    const seqs = seqsBefore(connection, query, before)
    for (const seq of seqs) {
      const commit = narrowed(entryAt(read, seq), query)
      if (commit.changes.length > 0 || query.table === undefined) found.push(commit)
      if (found.length === limit) break
    }
    const last = seqs.at(-1)
    if (last === undefined) break
    before = last
  }
  return found
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

function entryAt(read: Statement<[number], JournalEntry>, seq: number): Commit {
  const entry = read.get(seq)
  if (!entry) throw new Fault('journal-broken', { detail: `no entry ${seq}` })
  return commitOf(entry)
}

function narrowed(commit: Commit, query: Input<'history'>): Commit {
  if (query.table === undefined) return commit
  return { ...commit, changes: commit.changes.filter((change) => concerns(change, query)) }
}

function concerns({ table, id, before, after }: RowChange, query: Input<'history'>): boolean {
  if (table !== query.table) return false
  if (query.id !== undefined && id !== query.id) return false
  if (query.column === undefined || !before || !after) return true
  return before[query.column] !== after[query.column]
}
