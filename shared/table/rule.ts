import type { Edit, RowChange, Rows } from './change.ts'
import type { Finding, Rejection, Result } from './rejection.ts'

/** A rule that a commit may not break. It sees the rows as they would be after the commit. */
export interface HardRule {
  /** Tables whose change calls the rule. */
  readonly tables: readonly string[]
  readonly check: (rows: Rows, changes: readonly RowChange[]) => readonly Rejection[]
}

/** A rule whose breach is shown, not refused. */
export interface SoftRule {
  readonly tables: readonly string[]
  readonly check: (rows: Rows) => readonly Finding[]
}

/** A domain's verb: pure, from rows and arguments to the edits that one commit then carries out. */
export type Command<Arguments> = (rows: Rows, args: Arguments) => Result<readonly Edit[]>
