import { Fault, type Commit } from '../../shared/api/reply.ts'
import type { Input } from '../../shared/api/verbs.ts'
import type { RowChange } from '../../shared/table/change.ts'
import type { Connection } from './connection.ts'
import { commitOf, ENTRY_COLUMNS, type JournalEntry } from './journal.ts'
import { LongEntries } from './long-entries.ts'

const DEFAULT_LIMIT = 100
/** Entries read at once while looking for those that changed a cell. */
const BATCH = 50

/** The history of an open workbook. */
export class History {
  readonly #connection: Connection
  readonly #long: LongEntries
  readonly #readings = new Set<Promise<unknown>>()

  constructor(connection: Connection) {
    this.#connection = connection
    this.#long = new LongEntries(connection)
  }

  /**
   * Journal entries, newest first: of the workbook, or with only the changes of one table, row or cell. `before` is the
   * number of the last entry of the page before. A cell's history holds the entries that really changed it, and those
   * that made or deleted its row. Others may work while a long entry is read for a row.
   */
  async read(query: Input<'history'>): Promise<Commit[]> {
    const reading = this.#read(query)
    this.#readings.add(reading)
    try {
      return await reading
    } finally {
      this.#readings.delete(reading)
    }
  }

  /** Waits until nothing is being read, so that the connection can be closed. */
  async settled(): Promise<void> {
    await Promise.allSettled(this.#readings)
  }

  async #read(query: Input<'history'>): Promise<Commit[]> {
    const limit = query.limit ?? DEFAULT_LIMIT
    const found: Commit[] = []
    for await (const commit of this.#commits(query)) {
      const concerned = narrowed(commit, query)
      if (concerned.changes.length > 0 || query.table === undefined) found.push(concerned)
      if (found.length === limit) break
    }
    return found
  }

  async *#commits(query: Input<'history'>): AsyncGenerator<Commit> {
    const { table, id, before = Number.MAX_SAFE_INTEGER } = query
    if (table === undefined || id === undefined)
      for (const entry of entriesBefore(this.#connection, query, before)) yield commitOf(entry)
    else
      for (const seq of numbersBefore(this.#connection, query, before))
        yield await this.#long.about(seq, table, id)
  }
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
  const read = connection.prepare<[number], JournalEntry>(
    `SELECT ${ENTRY_COLUMNS} FROM journal WHERE seq = ?`,
  )
  for (const seq of numbersBefore(connection, query, before)) {
    // Before it is read: the one that is not asked for may be of 100,000 changes.
    if (seq <= after) return
    const entry = read.get(seq)
    if (!entry) throw new Fault('journal-broken', { detail: `no entry ${seq}` })
    yield entry
  }
}

function* numbersBefore(connection: Connection, query: Input<'history'>, before: number): Generator<number> {
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
