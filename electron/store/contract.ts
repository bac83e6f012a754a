import type { ChangedCells, VersionComparison } from '../../shared/api/compare.ts'
import type { EntrySummary } from '../../shared/api/entries.ts'
import type { Commit, Label } from '../../shared/api/reply.ts'
import type { Input, VerifyReport, WorkbookInfo } from '../../shared/api/verbs.ts'
import type { Edit, Rows } from '../../shared/table/change.ts'
import type { Rejection, Result } from '../../shared/table/rejection.ts'
import type { Row } from '../../shared/table/table.ts'
import type { Foreseeing } from './foresee.ts'
import type { Stretch } from './stretch.ts'

/** All rows, and what there is to know of the file. */
export interface Loaded {
  readonly info: WorkbookInfo
  readonly tables: Readonly<Record<string, readonly Row[]>>
}

/** An open workbook. Whatever the world does to its file is thrown as a Fault. */
export interface Store {
  info(): WorkbookInfo
  /** All rows. A view of a workbook that another holds is brought up to date first. */
  load(): Promise<Loaded>
  /** The rows as they are now; the object stays the same and follows every commit. */
  rows(): Rows
  /**
   * Carries out edits as one transaction with one journal entry: all or nothing, on disk when it answers. `plan` sees
   * the rows within the transaction. Refusals come in three steps, each naming all its places: cells (reading,
   * required, derived, locked), relations (references, still referenced, unique), rules. Edits that change nothing are
   * answered with the newest entry's number, no changes, and no new entry.
   */
  commit(
    label: Label,
    plan: (rows: Rows) => Result<readonly Edit[]>,
    options?: { writesDerived?: boolean },
  ): Promise<Result<Commit>>
  /**
   * Everything that `commit` would refuse of these edits, in the same steps; nothing is written. Many edits are looked at
   * beside this thread. Null if it was given up.
   */
  foresee(edits: readonly Edit[], how: Foreseeing): Promise<readonly Rejection[] | null>
  undo(): Promise<Result<Commit>>
  redo(): Promise<Result<Commit>>
  /** Hash of a journal entry, which seals all before it; null if there is none of that number. */
  hashOfEntry(seq: number): string | null
  /** Journal entries, newest first, of the workbook, a table, a row or a cell. */
  history(query: Input<'history'>): Promise<readonly Commit[]>
  /** Journal entries, newest first, of the workbook or a table, by their heads. */
  entries(query: Input<'entries'>): Promise<readonly EntrySummary[]>
  /** What has changed in a table since an entry of the journal, cell by cell. */
  changedCells(table: string, from: number): Promise<ChangedCells>
  /** What differs between two versions, the later one being the newest if it is left out: counts, and a page of rows. */
  compare(asked: Input<'compare'>): Promise<VersionComparison>
  /** Entries of a stretch of the journal, newest first, a large one in several parts; others may work meanwhile. */
  stretch(stretch: Stretch): AsyncIterable<Commit>
  /** Reads the whole file and journal, and compares the rows with what the journal says. */
  verify(): Promise<VerifyReport>
  /** Writes a complete copy beside the workbook; answers its name without folder. */
  saveCopy(name: string): Promise<{ name: string }>
  /** Calls the listener after every commit that is on disk; answers how to stop it. */
  onCommit(listener: (commit: Commit) => void): () => void
  /** Leaves one complete file behind. Throws file-locked if another program kept that from happening; nothing is lost. */
  close(): Promise<void>
}
