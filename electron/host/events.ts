import type { ServerResponse } from 'node:http'
import type { Commit } from '../../shared/api/reply.ts'

/** Pages that listen for commits. */
export interface Listeners {
  add(response: ServerResponse): void
  send(commit: Commit): void
  /** Number of pages that listen now. */
  count(): number
  end(): void
}

/** Often enough that a page whose host is gone notices within a minute, seldom enough to cost nothing. */
const HEARTBEAT_MS = 20_000

/** Changed rows up to which a commit is sent along. */
const MOST_CHANGES = 100

/** A stream of server-sent events to every page that is open. A page that missed one asks the journal for it. */
export function listeners(): Listeners {
  const open = new Set<ServerResponse>()
  const heartbeat = setInterval(() => open.forEach((response) => response.write(': \n\n')), HEARTBEAT_MS)
  heartbeat.unref()
  return {
    add(response) {
      response.writeHead(200, { 'Content-Type': 'text/event-stream', 'Cache-Control': 'no-store' })
      response.write(': open\n\n')
      open.add(response)
      response.on('close', () => open.delete(response))
    },
    send(commit) {
      // A large commit is told by its number alone: the page that made it has it in the answer, others ask the journal.
      const data = commit.changes.length > MOST_CHANGES ? 'null' : JSON.stringify(commit)
      const event = `id: ${commit.seq}\nevent: commit\ndata: ${data}\n\n`
      for (const response of open) response.write(event)
    },
    count: () => open.size,
    end() {
      clearInterval(heartbeat)
      for (const response of open) response.end()
    },
  }
}
