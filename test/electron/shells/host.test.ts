import { connect } from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startHost, type Host } from '../../../electron/host.ts'
import { ownHeaders, send, tokenOf, visit } from './http.ts'
import { testBackend, type TestBackend } from './workbook.ts'

let test: TestBackend
let host: Host
let other: Host
let cookie = ''
let otherCookie = ''

beforeAll(async () => {
  test = await testBackend()
  host = await startHost({ backend: test.backend, root: test.page })
  other = await startHost({ backend: test.backend, root: test.page })
  cookie = await visit(host)
  otherCookie = await visit(other)
})

afterAll(async () => {
  await host.close()
  await other.close()
  await test.remove()
})

const EDIT = JSON.stringify({
  edits: [{ kind: 'set', table: 'office', id: 'planning', column: 'name', value: '被改' }],
})

describe('[F20] the loopback host', () => {
  it('answers a verb that there is not, and input of the wrong shape, with a rejection', async () => {
    const headers = ownHeaders(host, cookie)
    for (const [path, body] of [
      ['/api/nothing', '{}'],
      ['/api/constructor', '{}'],
      ['/api/__proto__', '{}'],
      ['/api/', '{}'],
      ['/api/edit/', EDIT],
      ['/api/undo', '[]'],
      ['/api/undo', '{"all":true}'],
      ['/api/edit', '{"edits":[]}'],
    ] as const) {
      const answer = await send(host, { method: 'POST', path, headers, body })
      expect([path, answer.status, JSON.parse(answer.text)]).toMatchObject([
        path,
        200,
        { kind: 'rejected', rejections: [{ code: 'bad-request' }] },
      ])
    }
  })

  it('trades the token for a cookie that scripts and other sites do not get, and drops it from the address', async () => {
    const answer = await send(host, { path: `/?token=${tokenOf(host)}` })
    expect(answer.status).toBe(303)
    expect(answer.headers.location).toBe('/')
    expect(answer.headers['set-cookie']?.[0]).toMatch(
      new RegExp(`^zhence-${host.port}=[\\w-]{43}; HttpOnly; SameSite=Strict; Path=/$`),
    )
    expect(answer.headers['referrer-policy']).toBe('no-referrer')
  })

  it('takes a token for one visit once', async () => {
    const path = new URL(host.urlForOneVisit())
    const first = await send(host, { path: path.pathname + path.search })
    const second = await send(host, { path: path.pathname + path.search })
    expect([first.status, second.status]).toEqual([303, 401])
  })

  it('has tokens of 256 bits that differ from start to start', () => {
    expect(Buffer.from(tokenOf(host), 'base64url')).toHaveLength(32)
    expect(tokenOf(host)).not.toBe(tokenOf(other))
  })

  it('serves the page uncached and its hashed files cached, all under the content security policy', async () => {
    const page = await send(host, { headers: { Cookie: cookie } })
    const script = await send(host, { path: '/assets/main-1a2b.js', headers: { Cookie: cookie } })
    expect(page.text).toContain('镇策')
    expect(page.headers['cache-control']).toBe('no-store')
    expect(page.headers['content-type']).toBe('text/html; charset=utf-8')
    expect(script.headers['cache-control']).toContain('immutable')
    for (const { headers } of [page, script]) {
      expect(headers['content-security-policy']).toContain("default-src 'none'; script-src 'self';")
      expect(headers['content-security-policy']).not.toMatch(
        /unsafe-eval|script-src[^;]*unsafe-inline|https?:|\*/,
      )
    }
  })

  it('tells every page of a commit, wherever it came from', async () => {
    const stream = await fetch(`${host.origin}/events`, { headers: { Cookie: cookie } })
    const reader = stream.body?.getReader()
    const body =
      '{"edits":[{"kind":"set","table":"office","id":"building","column":"name","value":"城建办"}]}'
    await send(other, { method: 'POST', path: '/api/edit', headers: ownHeaders(other, otherCookie), body })
    let text = ''
    while (!text.includes('event: commit') || !text.endsWith('\n\n')) {
      text += new TextDecoder().decode((await reader?.read())?.value)
    }
    const commit: unknown = JSON.parse(/^data: (.*)$/m.exec(text)?.[1] ?? '')
    expect(commit).toMatchObject({
      changes: [{ table: 'office', id: 'building', after: { name: '城建办' } }],
    })
    expect(host.pages()).toBe(1)
    await reader?.cancel()
  })

  it('says which port is taken instead of taking another', async () => {
    await expect(
      startHost({ backend: test.backend, root: test.page, port: host.port }),
    ).rejects.toMatchObject({
      code: 'EADDRINUSE',
    })
  })

  it('listens on this machine only', async () => {
    await expect(reaches('127.0.0.1')).resolves.toBe(true)
    await expect(reaches('127.0.0.2')).resolves.toBe(false)
    await expect(reaches('::1')).resolves.toBe(false)
  })
})

function reaches(address: string): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(host.port, address, () => {
      socket.destroy()
      resolve(true)
    })
    socket.on('error', () => resolve(false))
  })
}
