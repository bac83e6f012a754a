import { existsSync, statSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import type { ChangedCells, VersionComparison } from '../../shared/api/compare.ts'
import type { EntrySummary } from '../../shared/api/entries.ts'
import type { Commit, Label } from '../../shared/api/reply.ts'
import type { Input, VerifyReport, WorkbookInfo } from '../../shared/api/verbs.ts'
import { reverse, type Edit, type RowChange, type Rows } from '../../shared/table/change.ts'
import type { Rejection, Result } from '../../shared/table/rejection.ts'
import type { Table } from '../../shared/table/table.ts'
import { RowCache } from './cache.ts'
import { changesOfEdits, changesOfReversal, refusals, writeChanges, type Commitment } from './commit.ts'
import { writeCompleteCopy } from './complete-copy.ts'
import type { Connection } from './connection.ts'
import { formatOf } from './examine.ts'
import { faultOf, onFile } from './faults.ts'
import { foreseen, type Foreseeing } from './foresee.ts'
import { listEntries } from './entry-list.ts'
import { Journal } from './journal.ts'
import { leaveComplete } from './leave.ts'
import { goneToday } from './compared-page.ts'
import { Reading } from './reading/reading.ts'
import type { Schema } from './schema.ts'
import { prepareTable, type TableStatements } from './statements.ts'
import type { Loaded, Store } from './contract.ts'
import type { Stretch } from './stretch.ts'
import { UndoStacks } from './undo-stacks.ts'

/** What is open: the file that the user named, and where it is read from. */
export interface Opened {
  /** The workbook that the user named. */
  readonly file: string
  /** The same, or a private copy of it. */
  readonly source: string
  readonly connection: Connection
  readonly who: string
  readonly schema: Schema
  readonly readOnly: WorkbookInfo['readOnly']
  /** Gives back the lock or deletes the private copy. */
  readonly release: () => void
}

interface Made {
  readonly label: Label
  readonly undoes: number | null
  readonly changes: readonly RowChange[]
}

/** A workbook in one SQLite file. */
export class SqliteStore implements Store {
  readonly #opened: Opened
  readonly #tables: ReadonlyMap<string, Table>
  readonly #statements: ReadonlyMap<string, TableStatements>
  readonly #journal: Journal
  readonly #reading: Reading
  readonly #inode: string
  readonly #rows = new RowCache()
  readonly #stacks = new UndoStacks()
  readonly #listeners = new Set<(commit: Commit) => void>()
  /** Changes when another connection writes; -1 makes the next transaction read everything anew. */
  #dataVersion = -1
  #closed = false

  constructor(opened: Opened) {
    const { connection, schema, file } = opened
    this.#opened = opened
    this.#tables = new Map(schema.tables.map((table) => [table.name, table]))
    this.#statements = new Map(schema.tables.map((table) => [table.name, prepareTable(connection, table)]))
    this.#journal = new Journal(connection)
    this.#reading = new Reading(opened)
    this.#inode = inodeOf(file)
    this.#refresh()
  }

  info(): WorkbookInfo {
    const { file, readOnly, connection } = this.#opened
    const { seq } = this.#journal.head
    // A view that was asked for tells what undo would do; one that is forced cannot undo.
    const told = !readOnly || readOnly.reason === 'asked'
    return {
      name: basename(file),
      folder: dirname(file),
      packId: seq > 0 ? (this.#journal.labelOf(1).name ?? null) : null,
      seq,
      readOnly,
      undo: told ? this.#labelOf(this.#stacks.undo) : null,
      redo: told ? this.#labelOf(this.#stacks.redo) : null,
      format: formatOf(connection),
    }
  }

  /** Writes the first entry of a new workbook; there is one even if the workbook is empty. */
  begin(packId: string | null, edits: readonly Edit[]): void {
    const label: Label = { verb: 'new-workbook', ...(packId === null ? {} : { name: packId }) }
    const result = this.#transact(() => {
      const made = changesOfEdits(edits, this.#commitment(), true)
      return made.ok ? { ok: true, value: { label, undoes: null, changes: made.value } } : made
    })
    if (!result.ok)
      throw new Error(`the new workbook is refused: ${JSON.stringify(result.rejections.slice(0, 10))}`)
  }

  async load(): Promise<Loaded> {
    const tables = this.#opened.schema.tables.map(({ name }) => [name, this.#rows.all(name)] as const)
    return { info: this.info(), tables: Object.fromEntries(tables) }
  }

  rows(): Rows {
    return this.#rows
  }

  async commit(
    label: Label,
    plan: (rows: Rows) => Result<readonly Edit[]>,
    options: { writesDerived?: boolean } = {},
  ): Promise<Result<Commit>> {
    return this.#transact(() => {
      const planned = plan(this.#rows)
      if (!planned.ok) return planned
      const made = changesOfEdits(planned.value, this.#commitment(), options.writesDerived ?? false)
      return made.ok ? { ok: true, value: { label, undoes: null, changes: made.value } } : made
    })
  }

  async foresee(edits: readonly Edit[], how: Foreseeing): Promise<readonly Rejection[] | null> {
    return this.#reading.foresee(edits, this.#opened.who, how, () =>
      this.#onFile(() => foreseen(edits, this.#commitment(), how.again)),
    )
  }

  async undo(): Promise<Result<Commit>> {
    return this.#transact(() => this.#reversal('undo', this.#stacks.undo))
  }

  async redo(): Promise<Result<Commit>> {
    return this.#transact(() => this.#reversal('redo', this.#stacks.redo))
  }

  hashOfEntry(seq: number): string | null {
    return this.#onFile(() => this.#journal.hashOf(seq))
  }

  history(query: Input<'history'>): Promise<readonly Commit[]> {
    return this.#reading.history(query)
  }

  entries(query: Input<'entries'>): Promise<readonly EntrySummary[]> {
    return this.#reading.here((connection) => listEntries(connection, query))
  }

  changedCells(table: string, from: number): Promise<ChangedCells> {
    return this.#reading.changedCells({ table, from, to: this.#journal.head.seq })
  }

  async compare({ from, to, ...page }: Input<'compare'>): Promise<VersionComparison> {
    const head = this.#journal.head.seq
    return goneToday(await this.#reading.compare({ from, to: to ?? head, head, ...page }), this.#rows)
  }

  stretch(stretch: Stretch): AsyncIterable<Commit> {
    return this.#reading.stretch(stretch)
  }

  verify(): Promise<VerifyReport> {
    return this.#reading.verify()
  }

  async saveCopy(name: string): Promise<{ name: string }> {
    const { file, connection } = this.#opened
    const target = copyTarget(file, name)
    if (existsSync(target)) throw faultOf('file-exists', target)
    writeCompleteCopy(connection, target)
    return { name: basename(target) }
  }

  onCommit(listener: (commit: Commit) => void): () => void {
    this.#listeners.add(listener)
    return () => void this.#listeners.delete(listener)
  }

  async close(): Promise<void> {
    if (this.#closed) return
    this.#closed = true
    await this.#reading.close()
    const { connection, readOnly, file, release } = this.#opened
    try {
      // A moved file is left as it is: leaving WAL mode deletes a log by the old name, which may be another's by now.
      if (!readOnly && inodeOf(file) === this.#inode) await leaveComplete(connection, file)
    } finally {
      connection.close()
      release()
    }
  }

  #transact(make: () => Result<Made>): Result<Commit> {
    const { readOnly, connection } = this.#opened
    if (readOnly) return { ok: false, rejections: [{ at: {}, code: 'read-only', holder: readOnly.holder }] }
    this.#assertNotMoved()
    const result = this.#onFile(() => {
      connection.exec('BEGIN IMMEDIATE')
      try {
        if (this.#readDataVersion() !== this.#dataVersion) this.#refresh()
        const made = make()
        if (!made.ok) return made
        if (made.value.changes.length === 0 && this.#journal.head.seq > 0)
          return { ok: true, value: this.#commitAs(made.value, 0) } as const
        return this.#write(this.#commitAs(made.value, 1))
      } catch (error) {
        // What reached the disk is not known, so memory is read from it before anything else is done.
        this.#dataVersion = -1
        throw error
      } finally {
        if (connection.inTransaction) connection.exec('ROLLBACK')
      }
    })
    if (result.ok && result.value.changes.length > 0) this.#announce(result.value)
    return result
  }

  #write(commit: Commit): Result<Commit> {
    const { connection } = this.#opened
    const commitment = this.#commitment()
    const rejections: readonly Rejection[] = refusals(commit.changes, commitment)
    if (rejections.length > 0) return { ok: false, rejections }
    const meanwhile = writeChanges(commit.changes, commitment)
    if (meanwhile.length > 0) return { ok: false, rejections: meanwhile }
    const entry = this.#journal.append(commit)
    connection.exec('COMMIT')
    this.#journal.taken(commit, entry)
    this.#rows.apply(commit.changes)
    this.#stacks.push(commit.seq, commit.undoes)
    return { ok: true, value: commit }
  }

  #reversal(verb: 'undo' | 'redo', seq: number | null): Result<Made> {
    if (seq === null) return { ok: false, rejections: [{ at: {}, code: `nothing-to-${verb}` }] }
    const made = changesOfReversal(reverse(this.#journal.entry(seq).changes), this.#commitment())
    if (!made.ok) return made
    return { ok: true, value: { label: { ...this.#labelOf(seq), verb }, undoes: seq, changes: made.value } }
  }

  /** Label of the edit that an entry stands for. */
  #labelOf(seq: number): Label
  #labelOf(seq: number | null): Label | null
  #labelOf(seq: number | null): Label | null {
    return seq === null ? null : this.#journal.labelOf(this.#stacks.originOf(seq))
  }

  #commitAs({ label, undoes, changes }: Made, step: 0 | 1): Commit {
    const seq = this.#journal.head.seq + step
    return { seq, at: new Date().toISOString(), who: this.#opened.who, label, undoes, changes }
  }

  #announce(commit: Commit): void {
    // Not called here: what a listener throws is its own bug and must not make a stored commit look failed.
    for (const listener of this.#listeners) queueMicrotask(() => listener(commit))
  }

  #commitment(): Commitment {
    const { schema, who } = this.#opened
    return { schema, tables: this.#tables, statements: this.#statements, rows: this.#rows, who }
  }

  #refresh(): void {
    this.#onFile(() => {
      this.#dataVersion = this.#readDataVersion()
      this.#rows.readFrom(
        this.#opened.schema.tables,
        (table) => this.#statements.get(table.name)?.all() ?? [],
      )
      this.#journal.refresh()
      this.#stacks.replay(this.#journal.undoings())
    })
  }

  #readDataVersion(): number {
    return Number(this.#opened.connection.pragma('data_version', { simple: true }))
  }

  #assertNotMoved(): void {
    if (inodeOf(this.#opened.file) !== this.#inode) throw faultOf('file-moved', this.#opened.file)
  }

  #onFile<T>(work: () => T): T {
    return onFile(this.#opened.file, work)
  }
}

function copyTarget(file: string, name: string): string {
  // Names that Windows cannot hold are refused everywhere, because the file is carried from machine to machine.
  if (!/^[^.\\/:*?"<>|\p{Cc}][^\\/:*?"<>|\p{Cc}]*$/u.test(name)) throw faultOf('folder-missing', name)
  return join(dirname(file), name.endsWith('.zhence') ? name : `${name}.zhence`)
}

/** What the file is on its device, whatever it is called; empty if there is none of that name. */
function inodeOf(file: string): string {
  const stat = statSync(file, { bigint: true, throwIfNoEntry: false })
  return stat ? `${stat.dev}:${stat.ino}` : ''
}
