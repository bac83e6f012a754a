import { COMMITTING, type ToldCommit } from '../../shared/api/bridge.ts'
import { MOST_CHANGES, packCommit } from '../../shared/api/packed-commit.ts'
import type { Commit, Reply } from '../../shared/api/reply.ts'
import type { Input } from '../../shared/api/verbs.ts'
import type { Backend } from './backend.ts'
import { dispatch } from './dispatch.ts'

/** Answers a call from a page, in both shells: as `dispatch` does, with large commits packed. */
export async function answerPage(backend: Backend, verb: string, input: unknown): Promise<Reply<unknown>> {
  const reply = await dispatch(backend, verb, input)
  if (reply.kind !== 'done') return reply
  if (COMMITTING.has(verb)) return { kind: 'done', value: packCommit(reply.value as Commit) }
  if (verb === 'history' && (input as Input<'history'>).packed === true)
    return { kind: 'done', value: (reply.value as readonly Commit[]).map(packCommit) }
  return reply
}

/** A commit as all pages are told of it, in both shells. */
export function told(commit: Commit): ToldCommit {
  return { seq: commit.seq, commit: commit.changes.length > MOST_CHANGES ? null : commit }
}
