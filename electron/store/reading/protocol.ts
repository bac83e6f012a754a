import type { FaultCode } from '../../../shared/api/reply.ts'
import type { Question } from './questions.ts'

/** The workbook that a thread reads. */
export interface ReadFrom {
  /** What the user named, for the sentence of a fault. */
  readonly file: string
  /** The same, or a private copy of it. */
  readonly source: string
}

/** A question to the thread. */
export interface Asked {
  readonly number: number
  readonly question: Question
  readonly asked: unknown
}

/** What the thread answers. As text, which costs the program's own thread the least to take over. */
export type Answered = { readonly number: number } & (
  | { readonly kind: 'done'; readonly json: string }
  | {
      readonly kind: 'fault'
      readonly code: FaultCode
      readonly params: Readonly<Record<string, string | number>>
    }
  | { readonly kind: 'bug'; readonly stack: string }
)
