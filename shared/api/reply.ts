import type { RowChange } from '../table/change.ts'
import type { Rejection } from '../table/rejection.ts'

/** Codes of what the world can do to us; sentences stand in `renderer/text` and the command line's table. */
export const FAULT_CODES = [
  'file-missing',
  'file-exists',
  'file-not-a-workbook',
  'file-newer-than-program',
  'file-damaged',
  'file-locked',
  'file-moved',
  'folder-missing',
  'no-permission',
  'disk-full',
  'io-error',
  'migration-failed',
  'journal-broken',
  'no-workbook-open',
  'program-ended',
] as const

/** A code of a fault. */
export type FaultCode = (typeof FAULT_CODES)[number]

/** The world failed. Crosses the process boundary only as its code and parameters. */
export class Fault extends Error {
  readonly code: FaultCode
  readonly params: Readonly<Record<string, string | number>>

  constructor(
    code: FaultCode,
    params: Readonly<Record<string, string | number>> = {},
    options?: ErrorOptions,
  ) {
    super(code, options)
    this.name = 'Fault'
    this.code = code
    this.params = params
  }
}

/** What every verb answers: done, mendable, the world failed, or a bug of ours (with a reference into the log). */
export type Reply<T> =
  | { readonly kind: 'done'; readonly value: T }
  | { readonly kind: 'rejected'; readonly rejections: readonly Rejection[] }
  | {
      readonly kind: 'fault'
      readonly code: FaultCode
      readonly params: Readonly<Record<string, string | number>>
    }
  | { readonly kind: 'bug'; readonly reference: string }

/** What a commit did, in a form that both languages can word; stored as JSON in the journal. */
export interface Label {
  readonly verb:
    | 'new-workbook'
    | 'edit'
    | 'paste'
    | 'clear'
    | 'fill'
    | 'insert'
    | 'duplicate'
    | 'move'
    | 'replace'
    | 'delete'
    | 'undo'
    | 'redo'
    | 'restore'
    | 'import'
    | 'attach-policy'
    | 'save-model'
    | 'save-scenario'
    | 'add-scenario'
    | 'delete-scenario'
    | 'adopt-scenario'
    | 'withdraw-adoption'
    | 'change-setting'
    | 'take-snapshot'
    | 'delete-snapshot'
  readonly table?: string
  readonly column?: string
  readonly count?: number
  readonly name?: string
}

/** One transaction that is on disk. */
export interface Commit {
  readonly seq: number
  /** UTC, ISO 8601; for people only, order is by `seq`. */
  readonly at: string
  readonly who: string
  readonly label: Label
  /** `seq` of the commit that this one undoes (a redo undoes an undo), else null. */
  readonly undoes: number | null
  readonly changes: readonly RowChange[]
}
