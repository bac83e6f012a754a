import { statSync } from 'node:fs'
import type { ChangedCells, VersionComparison } from '../../shared/api/compare.ts'
import type { EntrySummary } from '../../shared/api/entries.ts'
import type { Commit } from '../../shared/api/reply.ts'
import type { Input, VerifyReport, WorkbookInfo } from '../../shared/api/verbs.ts'
import type { Edit, Rows } from '../../shared/table/change.ts'
import type { Rejection, Result } from '../../shared/table/rejection.ts'
import { connectToRead } from './connection.ts'
import { examine, type Age } from './examine.ts'
import { onFile } from './faults.ts'
import type { Foreseeing } from './foresee.ts'
import { migrateCopy } from './migrate.ts'
import { privateCopy } from './private-copy.ts'
import type { Schema } from './schema.ts'
import { SqliteStore } from './sqlite-store.ts'
import type { Loaded, Store } from './contract.ts'
import type { Stretch } from './stretch.ts'

/** Why a workbook is only read, and who has it. */
export type ReadOnly = NonNullable<WorkbookInfo['readOnly']>

/** A workbook to be read only. */
export interface Viewed {
  readonly file: string
  readonly who: string
  readonly schema: Schema
  readonly readOnly: ReadOnly
  /** True if another writes it meanwhile. */
  readonly inUse: boolean
}

/** Opens a private copy to read; an older one is brought up to this program's format there. Throws as openStore. */
export function openView({ file, who, schema, readOnly, inUse }: Viewed): Store {
  const copy = privateCopy(file, inUse)
  try {
    const age = ageOf(copy.path, file, schema)
    if (age === 'older') onFile(file, () => migrateCopy(copy.path, schema))
    return new SqliteStore({
      file,
      source: copy.path,
      connection: connectToRead(copy.path),
      who,
      schema,
      readOnly: age === 'newer' ? { reason: 'newer', holder: '' } : readOnly,
      release: copy.dispose,
    })
  } catch (error) {
    copy.dispose()
    throw error
  }
}

function ageOf(path: string, file: string, schema: Schema): Age {
  const connection = connectToRead(path)
  try {
    return onFile(file, () => examine(connection, file, schema))
  } finally {
    connection.close()
  }
}

/** The read-only view of a workbook that another has open: `load` takes a new copy when the other has written. */
export class HeldView implements Store {
  readonly #viewed: Viewed
  #stamp: string
  #inner: Store

  constructor(viewed: Viewed) {
    this.#viewed = viewed
    this.#stamp = stampOf(viewed.file)
    this.#inner = openView(viewed)
  }

  async load(): Promise<Loaded> {
    const stamp = stampOf(this.#viewed.file)
    if (stamp !== this.#stamp) {
      const next = openView(this.#viewed)
      await this.#inner.close()
      this.#inner = next
      this.#stamp = stamp
    }
    return this.#inner.load()
  }

  info(): WorkbookInfo {
    return this.#inner.info()
  }

  rows(): Rows {
    return this.#inner.rows()
  }

  commit(...args: Parameters<Store['commit']>): Promise<Result<Commit>> {
    return this.#inner.commit(...args)
  }

  foresee(edits: readonly Edit[], how: Foreseeing): Promise<readonly Rejection[] | null> {
    return this.#inner.foresee(edits, how)
  }

  undo(): Promise<Result<Commit>> {
    return this.#inner.undo()
  }

  redo(): Promise<Result<Commit>> {
    return this.#inner.redo()
  }

  hashOfEntry(seq: number): string | null {
    return this.#inner.hashOfEntry(seq)
  }

  history(query: Input<'history'>): Promise<readonly Commit[]> {
    return this.#inner.history(query)
  }

  entries(query: Input<'entries'>): Promise<readonly EntrySummary[]> {
    return this.#inner.entries(query)
  }

  changedCells(table: string, from: number): Promise<ChangedCells> {
    return this.#inner.changedCells(table, from)
  }

  compare(asked: Input<'compare'>): Promise<VersionComparison> {
    return this.#inner.compare(asked)
  }

  stretch(stretch: Stretch): AsyncIterable<Commit> {
    return this.#inner.stretch(stretch)
  }

  verify(): Promise<VerifyReport> {
    return this.#inner.verify()
  }

  saveCopy(name: string): Promise<{ name: string }> {
    return this.#inner.saveCopy(name)
  }

  /** Nothing is committed through a view, so the listener is never called. */
  onCommit(listener: (commit: Commit) => void): () => void {
    return this.#inner.onCommit(listener)
  }

  close(): Promise<void> {
    return this.#inner.close()
  }
}

/** Size and time of the file and its log: different whenever its holder has written. */
function stampOf(file: string): string {
  return [file, `${file}-wal`]
    .map((path) => {
      const stat = statSync(path, { bigint: true, throwIfNoEntry: false })
      return stat ? `${stat.ino}:${stat.size}:${stat.mtimeNs}` : '-'
    })
    .join(' ')
}
