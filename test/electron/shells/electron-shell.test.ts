import { mkdirSync } from 'node:fs'
import { cpSync, existsSync } from 'node:fs'
import { once } from 'node:events'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { app, bridge, ipcRenderer, seen } from './fake-electron.ts'
import { testBackend, type TestBackend } from './workbook.ts'

vi.mock('electron', () => import('./fake-electron.ts'))

let test: TestBackend
const argv = process.argv

beforeAll(async () => {
  test = await testBackend()
  // The main process opens the workbook itself.
  await test.backend.store.close()
  mkdirSync(join(test.folder, 'dist'))
  cpSync(test.page, join(test.folder, 'dist', 'renderer'), { recursive: true })
  seen.appPath = test.folder
  vi.stubEnv('ZHENCE_CONFIG_DIR', join(test.folder, 'config'))
  process.argv = ['electron', '.', test.file, '--no-sandbox']
  await import('../../../electron/main.ts')
  await import('../../../electron/preload.ts')
  await vi.waitUntil(() => seen.windows[0]?.url || seen.errors.length > 0)
})

afterAll(() => {
  process.argv = argv
  vi.unstubAllEnvs()
  return test.remove()
})

async function get(url: string, init?: RequestInit): Promise<Response> {
  if (!seen.serve) throw new Error('nothing is served')
  return seen.serve(new Request(url, init))
}

describe('[F21] the Electron shell', () => {
  it('opens a sandboxed window without Node, on a page of its own scheme', () => {
    expect([...seen.windows.map(({ url }) => url), ...seen.errors]).toEqual(['zhence://workbook/'])
    expect(seen.windows[0]?.options.webPreferences).toMatchObject({
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webviewTag: false,
      preload: join(test.folder, 'dist', 'shell', 'electron', 'preload.cjs'),
    })
    expect(seen.schemes).toMatchObject([{ scheme: 'zhence', privileges: { standard: true, secure: true } }])
  })

  it('puts one call and one listener into the page, and nothing of Electron', () => {
    expect([...seen.world.keys()]).toEqual(['zhence'])
    expect(Object.keys(bridge()).sort()).toEqual(['call', 'onCommit'])
  })

  it('answers calls of its page', async () => {
    expect(await bridge().call('info', {})).toMatchObject({ kind: 'done', value: { name: 'book.zhence' } })
  })

  it.each([
    ['a page of the web', { url: 'https://evil.example/', parent: null }],
    ['a local file', { url: 'file:///tmp/page.html', parent: null }],
    ['a host that begins like ours', { url: 'zhence://workbook.evil/', parent: null }],
    ['another host of our scheme', { url: 'zhence://other/', parent: null }],
    ['an empty page', { url: 'about:blank', parent: null }],
    [
      'a frame inside our page',
      { url: 'zhence://workbook/', parent: { url: 'zhence://workbook/', parent: null } },
    ],
    ['a frame that has gone', null],
  ])('refuses a call from %s', async (_name, frame) => {
    const before = seen.frame
    seen.frame = frame
    try {
      await expect(bridge().call('undo', {})).rejects.toThrow('refused')
    } finally {
      seen.frame = before
    }
  })

  it('refuses what is no call, and channels that there are not', async () => {
    await expect(ipcRenderer.invoke('zhence:call', { verb: 'info' })).rejects.toThrow('refused')
    await expect(ipcRenderer.invoke('zhence:call')).rejects.toThrow('refused')
    await expect(ipcRenderer.invoke('zhence:open', '/etc/passwd')).rejects.toThrow('no handler')
    expect(await bridge().call('__proto__', {})).toMatchObject({ kind: 'rejected' })
  })

  it('opens no other window, goes to no other page, takes in no web view and gives no permission', () => {
    const contents = seen.windows[0]?.webContents
    expect(contents?.openHandler?.({ url: 'https://evil.example/' })).toEqual({ action: 'deny' })
    for (const name of ['will-navigate', 'will-redirect', 'will-attach-webview']) {
      const preventDefault = vi.fn<() => void>()
      contents?.emit(name, { preventDefault, url: 'https://evil.example/' })
      expect([name, preventDefault.mock.calls.length]).toEqual([name, 1])
    }
    const decide = vi.fn<(yes: boolean) => void>()
    seen.permission?.(contents, 'geolocation', decide)
    expect(decide.mock.calls).toEqual([[false]])
    expect(seen.permissionCheck?.()).toBe(false)
  })

  it('serves the built page under the content security policy, and nothing else', async () => {
    const page = await get('zhence://workbook/')
    expect([page.status, await page.text()]).toEqual([200, '<!doctype html><title>镇策</title>'])
    expect(page.headers.get('content-security-policy')).toContain("script-src 'self';")
    for (const url of [
      'zhence://workbook/../book.zhence',
      'zhence://workbook/%2e%2e/book.zhence',
      'zhence://workbook/assets/secret.key',
      'zhence://other/',
      'file:///etc/passwd',
    ]) {
      expect([url, (await get(url)).status]).toEqual([url, 404])
    }
    expect((await get('zhence://workbook/', { method: 'POST' })).status).toBe(404)
  })

  it('tells the page of every commit, as plain data, and of a large one by its number', async () => {
    const commits: unknown[] = []
    const stop = bridge().onCommit((told) => commits.push(told))
    const edits = [{ kind: 'set', table: 'office', id: 'planning', column: 'contact', value: '王' }]
    const reply = await bridge().call('edit', { edits })
    expect(reply.kind).toBe('done')
    expect(commits).toEqual([{ seq: 2, commit: reply.kind === 'done' && reply.value }])
    const many = Array.from({ length: 101 }, (_, at) => ({
      kind: 'insert',
      table: 'office',
      values: { name: `单位${at}`, type: 'other' },
    }))
    expect(await bridge().call('edit', { edits: many })).toMatchObject({ kind: 'done', value: { seq: 3 } })
    expect(commits.slice(1)).toEqual([{ seq: 3, commit: null }])
    stop()
    await bridge().call('undo', {})
    expect(commits).toHaveLength(2)
  })

  it('closes the workbook before it ends: one file, no lock', async () => {
    const exited = once(app, 'exited')
    app.emit('window-all-closed')
    await exited
    expect(seen.exits).toEqual([0])
    expect(existsSync(`${test.file}-wal`)).toBe(false)
    expect(existsSync(join(test.folder, '.book.zhence.lock'))).toBe(false)
    expect(seen.errors).toEqual([])
  })
})
