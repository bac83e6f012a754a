import type { Edit } from '../table/change.ts'

/** A policy pack: all that a workbook starts with, as data. */
export interface Pack {
  readonly id: string
  readonly title: string
  readonly englishTitle: string
  /**
   * Inserts with fixed ids, in the order of TABLES. With the sample come made-up figures of the towns, tasks, projects,
   * ledger entries and budget lines; every one of them carries `demo` = 1.
   */
  readonly edits: (withSample: boolean) => readonly Edit[]
}
