import type { Commit, Reply } from './reply.ts'
import type { Verb } from './verbs.ts'

/** The only two channels between the Electron window and its main process: calls one way, commits the other. */
export const CALL_CHANNEL = 'zhence:call'
export const COMMIT_CHANNEL = 'zhence:commit'

/** A commit as every window is told of it: the one that made a large commit has it in its answer, others ask the journal. */
export interface ToldCommit {
  readonly seq: number
  /** Null if it is large. */
  readonly commit: Commit | null
}

/** What the preload script puts into the page as `window.zhence`; nothing else of Electron reaches the page. */
export interface Bridge {
  readonly call: (verb: string, input: unknown) => Promise<Reply<unknown>>
  /** Calls back for every commit of the open workbook, whoever made it; returns how to stop. A large one comes as its number alone. */
  readonly onCommit: (listener: (told: ToldCommit) => void) => () => void
}

/** Path of a verb on the loopback host. */
export const CALL_PATH = '/api/'
/** Verbs that answer with a commit of their own. */
export const COMMITTING: ReadonlySet<string> = new Set<Verb>([
  'edit',
  'command',
  'adopt',
  'snapshot',
  'undo',
  'redo',
  'importRun',
])

/** Path of the loopback host's stream of commits. */
export const EVENTS_PATH = '/events'
