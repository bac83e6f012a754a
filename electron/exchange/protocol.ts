import type { FaultCode } from '../../shared/api/reply.ts'
import type { Result } from '../../shared/table/rejection.ts'

// What the program and the child process that handles strangers' files say to each other. Messages cross by structured
// clone; the bytes of a file go beside them through a pipe of their own, so that the program copies none of them.

/** The pipe by which bytes come to the child. */
export const BYTES_FD = 4

/** What a job may tell while it works. */
export interface JobContext<Part> {
  /** The raw bytes that came with the order; empty if none did. */
  readonly bytes: Uint8Array
  /** Share of the work that is done, 0 to 1. */
  readonly progress: (share: number) => void
  /** Hands over a part of an answer that is too large for one message; resolves when the pipe has taken it. */
  readonly emit: (part: Part) => Promise<void>
}

/** A piece of work in the child: a value, or what the user must mend; throws Fault when the world fails. */
export type Job<Input, Output, Part = never> = (
  input: Input,
  context: JobContext<Part>,
) => Result<Output> | Promise<Result<Output>>

/** Jobs by name. */
export type Jobs = Readonly<Record<string, Job<never, unknown, unknown>>>

/** What a job takes. */
export type InputOf<J> = J extends (input: infer Input, ...rest: never[]) => unknown ? Input : never
/** What a job answers. */
export type OutputOf<J> = J extends (...all: never[]) => infer Answer
  ? Extract<Awaited<Answer>, { ok: true }> extends { readonly value: infer Output }
    ? Output
    : never
  : never
/** What a job emits. */
export type PartOf<J> = J extends (input: never, context: JobContext<infer Part>) => unknown ? Part : never

/** A message to the child. */
export interface Order {
  readonly id: number
  readonly name: string
  readonly input: unknown
  /** So many raw bytes belong to it and come through the pipe, in the order of the messages. */
  readonly length: number
}

/** A message from the child about the job of that id. */
export type Report = { readonly id: number } & (
  | { readonly kind: 'progress'; readonly share: number }
  | { readonly kind: 'part'; readonly part: unknown }
  | { readonly kind: 'done'; readonly result: Result<unknown> }
  | {
      readonly kind: 'fault'
      readonly code: FaultCode
      readonly params: Readonly<Record<string, string | number>>
    }
  | { readonly kind: 'bug'; readonly stack: string }
)
