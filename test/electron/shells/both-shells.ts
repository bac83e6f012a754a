import { vi } from 'vitest'
import { startHost } from '../../../electron/host.ts'
import type { Edit } from '../../../shared/table/change.ts'
import { connect, type Client } from '../../../renderer/workbook/client.ts'
import { eventSourceOver } from './event-source.ts'
import { bridge, seen } from './fake-electron.ts'
import { visit } from './http.ts'
import { testBackend, type TestBackend } from './workbook.ts'

/** A shell on a workbook of its own, and as many pages as a test wants. */
export interface Shell {
  readonly test: TestBackend
  readonly page: () => Client
  readonly close: () => Promise<void>
}

/** The Electron shell: preload script, channel and main process's handlers over a fake `electron`. */
export async function electronShell(edits?: readonly Edit[]): Promise<Shell> {
  const test = await testBackend(edits)
  const { connectShell, openWindow } = await import('../../../electron/window.ts')
  await import('../../../electron/preload.ts')
  seen.windows.length = 0
  connectShell(test.backend, test.page)
  await openWindow('preload.cjs')
  return {
    test,
    page: () => connectWith({ zhence: bridge() }),
    close: () => test.remove(),
  }
}

/** The loopback host, over real HTTP. */
export async function hostShell(edits?: readonly Edit[]): Promise<Shell> {
  const test = await testBackend(edits)
  const host = await startHost({ backend: test.backend, root: test.page })
  const cookie = await visit(host)
  const ended = new AbortController()
  const nodeFetch = fetch
  const eventSource = eventSourceOver(host.origin, { Cookie: cookie }, ended.signal)
  vi.stubGlobal('fetch', (path: string, init: RequestInit) => {
    const headers = { ...(init.headers as Record<string, string>), Cookie: cookie, Origin: host.origin }
    return nodeFetch(`${host.origin}${path}`, { ...init, headers })
  })
  vi.stubGlobal('EventSource', eventSource)
  return {
    test,
    page: () => connectWith({}),
    async close() {
      ended.abort()
      vi.unstubAllGlobals()
      await host.close()
      await test.remove()
    },
  }
}

function connectWith(window: object): Client {
  vi.stubGlobal('window', window)
  return connect()
}
