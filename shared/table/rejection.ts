/** Where a rejection or a finding belongs; every part may be missing. */
export interface Place {
  readonly table?: string
  readonly id?: string
  readonly column?: string
  /** Cell of a file that is brought in, as a spreadsheet writes it: Sheet1!C7. */
  readonly cell?: string
}

/**
 * Something the user can mend. A closed union of codes with their parameters; never thrown. Sentences for people are
 * made from it in `renderer/text` and in the command line's own table.
 */
export type Rejection = { readonly at: Place } & RejectionReason

/** Codes of rejections and what each needs to be put into words. */
export type RejectionReason =
  | { readonly code: 'not-a-number'; readonly text: string }
  | { readonly code: 'not-whole'; readonly text: string }
  | { readonly code: 'not-a-date'; readonly text: string }
  | { readonly code: 'not-a-period'; readonly text: string }
  | { readonly code: 'not-a-choice'; readonly text: string; readonly choices: readonly string[] }
  | { readonly code: 'not-yes-or-no'; readonly text: string }
  | { readonly code: 'wrong-unit'; readonly text: string; readonly unit: string }
  | { readonly code: 'too-precise'; readonly text: string; readonly step: string }
  | { readonly code: 'too-small'; readonly min: number; readonly unit: string }
  | { readonly code: 'too-large'; readonly max: number; readonly unit: string }
  | { readonly code: 'too-long'; readonly maxLength: number }
  | { readonly code: 'wrong-form'; readonly text: string }
  /** Arithmetic that has no value; `problem` is a code of the model language or of shared/calculation. */
  | {
      readonly code: 'bad-calculation'
      readonly text: string
      /** Place of the first wrong character, from 1, the sign = counted. */
      readonly position: number
      readonly problem: string
      readonly params: Readonly<Record<string, string | number | readonly string[]>>
    }
  | { readonly code: 'required' }
  | { readonly code: 'derived' }
  | { readonly code: 'no-such-reference'; readonly text: string; readonly tables: readonly string[] }
  | { readonly code: 'ambiguous-reference'; readonly text: string; readonly count: number }
  | { readonly code: 'still-referenced'; readonly by: string; readonly label: string; readonly count: number }
  | { readonly code: 'duplicate'; readonly columns: readonly string[]; readonly label: string }
  | { readonly code: 'no-such-row' }
  | { readonly code: 'no-such-table'; readonly table: string }
  | { readonly code: 'no-such-column'; readonly column: string }
  | { readonly code: 'changed-meanwhile' }
  | { readonly code: 'locked-observation' }
  /** A figure has a value and a reason why it has none. */
  | { readonly code: 'value-and-missing' }
  | {
      readonly code: 'land-overdraft'
      readonly account: string
      readonly holder: string
      readonly date: string
      /** Shortfall in steps of 0.0001 亩. */
      readonly shortfall: number
    }
  | { readonly code: 'snapshot-fixed' }
  | { readonly code: 'land-sides' }
  /** A task without lead office or due date, whose plan shall be submitted or is. */
  | { readonly code: 'task-not-ready'; readonly task: string; readonly missing: string }
  | { readonly code: 'scenario-cycle'; readonly label: string }
  /** The scenario from which all others differ. */
  | { readonly code: 'base-scenario' }
  | { readonly code: 'nothing-to-undo' }
  | { readonly code: 'nothing-to-redo' }
  | { readonly code: 'cancelled' }
  | { readonly code: 'no-running-model' }
  | { readonly code: 'too-many-draws' }
  | { readonly code: 'read-only'; readonly holder: string }
  | { readonly code: 'no-clauses-found' }
  | { readonly code: 'unknown-name'; readonly name: string }
  /** Cells of a file that cannot be taken in; nothing was. */
  | { readonly code: 'import-stopped'; readonly count: number; readonly address: string }
  /** A file that should map the columns of an import and does not. */
  | { readonly code: 'not-a-mapping' }
  /** No file has been read, or it was let go. */
  | { readonly code: 'no-file-read' }
  /** A file of another program that cannot be taken in; `limit` is the bound that it passes, in the unit of the sentence. */
  | { readonly code: 'file-unreadable'; readonly why: UnreadableReason; readonly limit?: number }
  /** A template's placeholder that stands for nothing. */
  | {
      readonly code: 'unknown-placeholder'
      readonly sheet: string
      readonly cell: string
      readonly name: string
      /** Names that may be meant, where the one written fits several. */
      readonly instead: readonly string[]
    }
  | { readonly code: 'no-placeholders' }
  | { readonly code: 'bad-request'; readonly detail: string }

/** Why a file of another program cannot be taken in. */
export type UnreadableReason =
  | 'unknown-format'
  /** A document of Word, WPS, PDF or OFD, or slides. */
  | 'is-document'
  | 'is-picture'
  | 'is-archive'
  | 'is-binary-workbook'
  | 'is-web-archive'
  /** Called a spreadsheet, and its bytes are those of nothing: damaged from its first byte, or encrypted by a guard. */
  | 'scrambled'
  | 'empty'
  | 'encrypted'
  | 'broken'
  | 'not-text'
  | 'doctype'
  | 'deep'
  | 'old-format'
  | 'too-large'
  | 'too-many-entries'
  | 'inflates'
  | 'too-many-rows'
  | 'too-many-columns'
  | 'too-many-cells'
  | 'too-many-merges'
  | 'too-many-sheets'
  | 'long-text'
  | 'too-much-text'
  | 'too-long'
  | 'too-much-memory'

/** A domain's answer to rows that break one of its numbered rules; `refuse` stops the commit, `warn` is shown as a finding. */
export interface Finding {
  /** Number in the domain's RULES.md, such as `土地-3`. */
  readonly rule: string
  readonly severity: 'warn' | 'error'
  readonly at: Place
  /** Numbers and names for the sentence, already in display form where they are texts. */
  readonly params: Readonly<Record<string, string | number>>
}

/** Either a value or what the user must mend. */
export type Result<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly rejections: readonly Rejection[] }
