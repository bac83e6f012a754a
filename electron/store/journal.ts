import { Fault, type Commit, type Label } from '../../shared/api/reply.ts'
import type { RowChange } from '../../shared/table/change.ts'
import type { Statement } from 'better-sqlite3'
import type { Connection } from './connection.ts'
import { jsonBytes, sealOf } from './entry-bytes.ts'

/** An entry as it is stored; label and changes are the very JSON texts that were hashed, the changes as UTF-8. */
export interface JournalEntry {
  readonly seq: number
  readonly at: string
  readonly who: string
  readonly label: string
  readonly undoes: number | null
  readonly changes: Buffer
  readonly previous_hash: string
  readonly hash: string
}

/** `previous_hash` of the first entry. */
export const FIRST_HASH = '0'.repeat(64)

/** Columns of an entry, for a SELECT of entries. */
export const ENTRY_COLUMNS =
  'seq, at, who, label, undoes, CAST(changes AS BLOB) AS changes, previous_hash, hash'

/** SHA-256 over the hash before and everything that the entry says. */
export function hashOf(entry: Omit<JournalEntry, 'hash'>): string {
  const { seq, at, who, label, undoes, changes } = entry
  return sealOf(entry.previous_hash, [seq, at, who, label, undoes], changes)
}

/** A stored entry as the program speaks of it; throws journal-broken if its texts are damaged. */
export function commitOf(entry: JournalEntry): Commit {
  return { ...headOf(entry), changes: changesIn(entry) }
}

/** An entry without its changes; throws journal-broken. */
export function headOf(
  entry: Omit<JournalEntry, 'changes' | 'previous_hash' | 'hash'>,
): Omit<Commit, 'changes'> {
  const { seq, at, who, label, undoes } = entry
  return { seq, at, who, label: parsed<Label>(label, seq), undoes }
}

/** The changes of a stored entry; throws journal-broken if their text is damaged. */
export function changesIn({ seq, changes }: Pick<JournalEntry, 'seq' | 'changes'>): RowChange[] {
  return parsed<RowChange[]>(changes.toString(), seq)
}

function parsed<T>(text: string, seq: number): T {
  try {
    return JSON.parse(text) as T
  } catch (error) {
    if (error instanceof SyntaxError)
      throw new Fault('journal-broken', { detail: `entry ${seq}` }, { cause: error })
    throw error
  }
}

function idsByTable(changes: readonly RowChange[]): ReadonlyMap<string, readonly string[]> {
  const ids = new Map<string, string[]>()
  for (const { table, id } of changes) {
    const known = ids.get(table)
    if (known) known.push(id)
    else ids.set(table, [id])
  }
  return ids
}

/** The append-only journal of an open workbook. */
export class Journal {
  readonly #connection: Connection
  readonly #addEntry: Statement<[JournalEntry]>
  readonly #addRows: Statement<[string, number, string]>
  #head: { readonly seq: number; readonly hash: string }
  /** The last commit of this session, which is the likeliest to be undone: reading 100,000 changes takes half a second. */
  #newest: Commit | null = null

  constructor(connection: Connection) {
    this.#connection = connection
    this.#addEntry = connection.prepare(
      `INSERT INTO journal (seq, at, who, label, undoes, changes, previous_hash, hash)
       VALUES (@seq, @at, @who, @label, @undoes, CAST(@changes AS TEXT), @previous_hash, @hash)`,
    )
    // All rows of a table at once and in order: half the time of one by one.
    this.#addRows = connection.prepare(
      `INSERT INTO journal_row (table_name, row_id, seq) SELECT ?, value, ? FROM json_each(?) ORDER BY value`,
    )
    this.#head = this.#readHead()
  }

  /** Number and hash of the newest entry; 0 in a workbook that is being made. */
  get head(): { readonly seq: number; readonly hash: string } {
    return this.#head
  }

  /** Writes an entry within the transaction that makes its changes. `taken` must be called once that is on disk. */
  append(commit: Commit): JournalEntry {
    const label = JSON.stringify(commit.label)
    const changes = jsonBytes(commit.changes)
    const { seq, at, who, undoes } = commit
    const unsigned = { seq, at, who, label, undoes, changes, previous_hash: this.#head.hash }
    const entry = { ...unsigned, hash: hashOf(unsigned) }
    this.#addEntry.run(entry)
    for (const [table, ids] of idsByTable(commit.changes)) this.#addRows.run(table, seq, JSON.stringify(ids))
    return entry
  }

  /** Takes over the new head after its transaction was committed. */
  taken(commit: Commit, { seq, hash }: JournalEntry): void {
    this.#head = { seq, hash }
    this.#newest = commit
  }

  /** Reads the head again, after another program wrote or a transaction failed half way. */
  refresh(): void {
    this.#newest = null
    this.#head = this.#readHead()
  }

  /** An entry by its number; throws journal-broken if it is missing, because entries are never deleted. */
  entry(seq: number): Commit {
    if (this.#newest?.seq === seq) return this.#newest
    const entry = this.#connection
      .prepare<[number], JournalEntry>(`SELECT ${ENTRY_COLUMNS} FROM journal WHERE seq = ?`)
      .get(seq)
    if (!entry) throw new Fault('journal-broken', { detail: `no entry ${seq}` })
    return commitOf(entry)
  }

  /** Hash of an entry; null if there is none of that number. */
  hashOf(seq: number): string | null {
    const query = this.#connection.prepare<[number], string>('SELECT hash FROM journal WHERE seq = ?')
    return query.pluck().get(seq) ?? null
  }

  /** Label of an entry; that of an undo or redo is its own, `undoes` leads to the first. */
  labelOf(seq: number): Label {
    const label = this.#connection
      .prepare<[number], string>('SELECT label FROM journal WHERE seq = ?')
      .pluck()
      .get(seq)
    if (label === undefined) throw new Fault('journal-broken', { detail: `no entry ${seq}` })
    return parsed<Label>(label, seq)
  }

  /** Numbers of all entries with what they undo, oldest first, read from the small index. */
  undoings(): readonly { readonly seq: number; readonly undoes: number | null }[] {
    return this.#connection
      .prepare<[], { seq: number; undoes: number | null }>(
        'SELECT seq, undoes FROM journal INDEXED BY journal_by_undoes',
      )
      .all()
      .sort((one, other) => one.seq - other.seq)
  }

  #readHead(): { readonly seq: number; readonly hash: string } {
    const head = this.#connection
      .prepare<[], { seq: number; hash: string }>('SELECT seq, hash FROM journal ORDER BY seq DESC LIMIT 1')
      .get()
    return head ?? { seq: 0, hash: FIRST_HASH }
  }
}
