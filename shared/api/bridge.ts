import type { Commit, Reply } from './reply.ts'

/** The only two channels between the Electron window and its main process: calls one way, commits the other. */
export const CALL_CHANNEL = 'zhence:call'
export const COMMIT_CHANNEL = 'zhence:commit'

/** What the preload script puts into the page as `window.zhence`; nothing else of Electron reaches the page. */
export interface Bridge {
  readonly call: (verb: string, input: unknown) => Promise<Reply<unknown>>
  /** Calls back for every commit of the open workbook, whoever made it; returns how to stop. */
  readonly onCommit: (listener: (commit: Commit) => void) => () => void
}

/** Path of a verb on the loopback host. */
export const CALL_PATH = '/api/'
/** Verbs whose answers hold typed arrays; over HTTP they are framed (frame.ts), Electron passes them as they are. */
export const FRAMED_VERBS: ReadonlySet<string> = new Set(['load'])

/** Path of the loopback host's stream of commits. */
export const EVENTS_PATH = '/events'
