import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startHost, type Host } from '../../../electron/host.ts'
import { ownHeaders, send, sendRaw, tokenOf, visit, type RawRequest } from './http.ts'
import { testBackend, type TestBackend } from './workbook.ts'

let test: TestBackend
let host: Host
let other: Host
let cookie = ''
let otherCookie = ''

beforeAll(async () => {
  test = await testBackend()
  host = await startHost({ backend: test.backend, root: test.page, maxBodyBytes: 1000 })
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

/** A call that would change the workbook if it got through, with these headers changed. */
function forged(
  headers: Record<string, string | string[] | undefined>,
  request: RawRequest = {},
): () => RawRequest {
  return () => {
    const all = Object.entries({ ...ownHeaders(host, cookie), ...headers })
    const given = all.filter((entry): entry is [string, string | string[]] => entry[1] !== undefined)
    return { method: 'POST', path: '/api/edit', body: EDIT, headers: Object.fromEntries(given), ...request }
  }
}

const get =
  (path: string, headers: Record<string, string> = {}) =>
  (): RawRequest => ({
    path,
    headers: { Cookie: cookie, ...headers },
  })

const REFUSED: readonly (readonly [string, number, () => RawRequest])[] = [
  // DNS rebinding: the request reaches us under a name that is not ours.
  ['a foreign host', 403, forged({ Host: 'evil.example' })],
  ['a foreign host with our port', 403, () => forged({ Host: `evil.example:${host.port}` })()],
  ['localhost, which others can point elsewhere', 403, () => forged({ Host: `localhost:${host.port}` })()],
  ['our address without the port', 403, forged({ Host: '127.0.0.1' })],
  ['our address with another port', 403, () => forged({ Host: `127.0.0.1:${other.port}` })()],
  ['another spelling of our address', 403, () => forged({ Host: `127.1:${host.port}` })()],
  ['our address as a number', 403, () => forged({ Host: `2130706433:${host.port}` })()],
  ['a host that begins like ours', 403, () => forged({ Host: `127.0.0.1:${host.port}.evil.example` })()],
  ['a host with a user name', 403, () => forged({ Host: `x@127.0.0.1:${host.port}` })()],
  ['an IPv6 host', 403, () => forged({ Host: `[::1]:${host.port}` })()],
  ['a page under a foreign host', 403, get('/', { Host: 'evil.example' })],
  // Another page in the same browser sends a request.
  ['a foreign origin', 403, forged({ Origin: 'http://evil.example' })],
  ['no origin', 403, forged({ Origin: undefined })],
  ['the origin null of a file or a frame', 403, forged({ Origin: 'null' })],
  ['our origin by https', 403, () => forged({ Origin: `https://127.0.0.1:${host.port}` })()],
  ['our origin with another port', 403, () => forged({ Origin: other.origin })()],
  ['our origin without the port', 403, forged({ Origin: 'http://127.0.0.1' })],
  ['our origin as localhost', 403, () => forged({ Origin: `http://localhost:${host.port}` })()],
  ['our origin with a path', 403, () => forged({ Origin: `${host.origin}/` })()],
  ['an origin that begins like ours', 403, () => forged({ Origin: `${host.origin}.evil.example` })()],
  ['two origins', 403, () => forged({ Origin: [host.origin, host.origin] })()],
  ['a request that the browser calls cross-site', 403, forged({ 'Sec-Fetch-Site': 'cross-site' })],
  ['a request of another port of this machine', 403, forged({ 'Sec-Fetch-Site': 'same-site' })],
  [
    'a cross-site call that claims to be a visit',
    403,
    forged({ 'Sec-Fetch-Site': 'cross-site', 'Sec-Fetch-Mode': 'navigate' }),
  ],
  [
    'a script of ours in a foreign page',
    403,
    get('/assets/main-1a2b.js', { 'Sec-Fetch-Site': 'cross-site' }),
  ],
  ['a stream with a foreign origin', 403, get('/events', { Origin: 'http://evil.example' })],
  ['a stream in a foreign page', 403, get('/events', { 'Sec-Fetch-Site': 'cross-site' })],
  // A program of the machine that does not know the token.
  ['no cookie', 401, forged({ Cookie: undefined })],
  ['an empty cookie', 401, () => forged({ Cookie: `zhence-${host.port}=` })()],
  ['a guessed cookie', 401, () => forged({ Cookie: `zhence-${host.port}=${'A'.repeat(43)}` })()],
  ['the cookie of another workbook', 401, () => forged({ Cookie: otherCookie })()],
  [
    'the cookie of another workbook under our name',
    401,
    () => forged({ Cookie: otherCookie.replace(/-\d+/, `-${host.port}`) })(),
  ],
  ['a part of the cookie', 401, () => forged({ Cookie: cookie.slice(0, -1) })()],
  ['the cookie with something behind it', 401, () => forged({ Cookie: `${cookie}A` })()],
  [
    'the token in place of the cookie',
    401,
    () => forged({ Cookie: `zhence-${host.port}=${tokenOf(host)}` })(),
  ],
  [
    'the token as a header',
    401,
    () => forged({ Cookie: undefined, Authorization: `Bearer ${tokenOf(host)}` })(),
  ],
  [
    'the token in the address of a call',
    401,
    () => forged({ Cookie: undefined }, { path: `/api/edit?token=${tokenOf(host)}` })(),
  ],
  ['the page without a cookie', 401, () => ({ path: '/' })],
  ['a script without a cookie', 401, () => ({ path: '/assets/main-1a2b.js' })],
  ['the stream without a cookie', 401, () => ({ path: '/events' })],
  ['a wrong token', 401, () => ({ path: `/?token=${'A'.repeat(43)}` })],
  ['an empty token', 401, () => ({ path: '/?token=' })],
  ['a part of the token', 401, () => ({ path: `/?token=${tokenOf(host).slice(1)}` })],
  ['the token of another workbook', 401, () => ({ path: `/?token=${tokenOf(other)}` })],
  ['the token by POST', 401, () => forged({ Cookie: undefined }, { path: `/?token=${tokenOf(host)}` })()],
  // Methods.
  ['a call by GET', 405, get('/api/undo')],
  ['a call by PUT', 405, forged({}, { method: 'PUT' })],
  ['a call by DELETE', 405, forged({}, { method: 'DELETE', body: '' })],
  ['a preflight', 405, forged({}, { method: 'OPTIONS', body: '' })],
  ['a page by POST', 405, forged({}, { path: '/' })],
  ['the stream by POST', 405, forged({}, { path: '/events' })],
  ['TRACE', 405, forged({}, { method: 'TRACE', body: '' })],
  // Paths.
  ['a path out of the folder', 404, get('/../book.zhence')],
  ['the same, encoded', 404, get('/%2e%2e/book.zhence')],
  ['the same, encoded twice', 404, get('/%252e%252e/book.zhence')],
  ['the same with backslashes', 404, get('/..\\book.zhence')],
  ['the same behind a folder', 404, get('/assets/../../book.zhence')],
  ['a path with a zero byte', 404, get('/index.html%00.js')],
  ['an absolute path', 404, get('/etc/passwd')],
  ['another host behind two slashes', 400, get('//evil.example/')],
  ['an address in place of a path', 400, get('http://evil.example/')],
  ['a folder', 404, get('/assets/')],
  ['a file of a type that is not served', 404, get('/assets/secret.key')],
  ['a file that is not there', 404, get('/favicon.gif')],
  // Bodies.
  ['a body larger than allowed', 413, forged({}, { body: ' '.repeat(1001) })],
  [
    'a body that says it is larger than it may be',
    413,
    forged({ 'Content-Length': '99999999' }, { body: '' }),
  ],
  [
    'a body in pieces larger than allowed',
    413,
    forged({ 'Transfer-Encoding': 'chunked' }, { body: ' '.repeat(5000) }),
  ],
  ['a body that is no JSON', 400, forged({}, { body: '{"edits":' })],
  ['an empty body', 400, forged({}, { body: '' })],
  ['a body that is no UTF-8', 400, forged({}, { body: Buffer.from([0x22, 0xff, 0x22]) })],
  ['a form', 415, forged({ 'Content-Type': 'application/x-www-form-urlencoded' })],
  ['plain text, which needs no preflight', 415, forged({ 'Content-Type': 'text/plain' })],
  ['no content type', 415, forged({ 'Content-Type': undefined })],
  ['JSON in another encoding', 415, forged({ 'Content-Type': 'application/json; charset=gbk' })],
]

describe('[F20] the loopback host refuses', () => {
  it.each(REFUSED)('%s (%i)', async (_name, status, request) => {
    const answer = await send(host, request())
    expect(answer.status).toBe(status)
    expect(answer.headers['access-control-allow-origin']).toBeUndefined()
    expect(answer.headers['x-content-type-options']).toBe('nosniff')
    expect(answer.headers['set-cookie']).toBeUndefined()
  })

  it('a request with two hosts', async () => {
    const raw = `POST /api/undo HTTP/1.1\r\nHost: 127.0.0.1:${host.port}\r\nHost: evil.example\r\n\r\n`
    expect(await sendRaw(host, raw)).toMatch(/^HTTP\/1\.1 4\d\d /)
  })

  it('an empty host', async () => {
    expect(await sendRaw(host, 'GET / HTTP/1.1\r\nHost:\r\n\r\n')).toMatch(/^HTTP\/1\.1 403 /)
  })

  it('a request without a host', async () => {
    expect(await sendRaw(host, 'GET / HTTP/1.0\r\n\r\n')).toMatch(/^HTTP\/1\.1 403 /)
  })

  it('something that is no HTTP', async () => {
    expect(await sendRaw(host, '\u0016\u0003\u0001 hello\r\n\r\n')).toMatch(/^HTTP\/1\.1 400 /)
  })

  it('all of it without a change to the workbook or a word about a bug', () => {
    expect(test.backend.store.rows().get('office', 'planning')?.name).toBe('经济发展办公室')
    expect(test.said).toEqual([])
  })
})
