import { COMMITTING, type ToldCommit } from '../../shared/api/bridge.ts'
import { MOST_CHANGES, packCommit } from '../../shared/api/packed-commit.ts'
import type { Commit, Reply } from '../../shared/api/reply.ts'
import type { Backend } from './backend.ts'
import { dispatch } from './dispatch.ts'

/** Answers a call from a page, in both shells: as `dispatch` does, with a large commit packed. */
export async function answerPage(backend: Backend, verb: string, input: unknown): Promise<Reply<unknown>> {
  const reply = await dispatch(backend, verb, input)
  if (reply.kind !== 'done' || !COMMITTING.has(verb)) return reply
  return { kind: 'done', value: packCommit(reply.value as Commit) }
}

/** A commit as all pages are told of it, in both shells. */
export function told(commit: Commit): ToldCommit {
  return { seq: commit.seq, commit: commit.changes.length > MOST_CHANGES ? null : commit }
}
