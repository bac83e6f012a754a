import type { ServerResponse } from 'node:http'
import type { ToldCommit } from '../../shared/api/bridge.ts'

/** Pages that listen for commits. */
export interface Listeners {
  add(response: ServerResponse): void
  send(told: ToldCommit): void
  /** Number of pages that listen now. */
  count(): number
  end(): void
}

/** Often enough that a page whose host is gone notices within a minute, seldom enough to cost nothing. */
const HEARTBEAT_MS = 20_000

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
    send({ seq, commit }) {
      const event = `id: ${seq}\nevent: commit\ndata: ${JSON.stringify(commit)}\n\n`
      for (const response of open) response.write(event)
    },
    count: () => open.size,
    end() {
      clearInterval(heartbeat)
      for (const response of open) response.end()
    },
  }
}
