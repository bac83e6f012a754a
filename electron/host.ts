import { createReadStream } from 'node:fs'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { pipeline } from 'node:stream/promises'
import { CALL_PATH, EVENTS_PATH } from '../shared/api/bridge.ts'
import { FRAME_TYPE, frame } from '../shared/api/frame.ts'
import { isPacked } from '../shared/api/packed-commit.ts'
import { answerPage, told } from './api/answer-page.ts'
import type { Backend } from './api/backend.ts'
import { prepareLoad } from './api/load.ts'
import { MAX_BODY_BYTES, readJson } from './host/body.ts'
import { listeners, type Listeners } from './host/events.ts'
import { guardFor, type Guard, type Refusal } from './host/guard.ts'
import { SECURITY_HEADERS } from './host/headers.ts'
import { pageFiles, type PageFile } from './host/page-files.ts'

/** A workbook on a loopback address. */
export interface Host {
  /** Address with the launch token, for the person to open. */
  readonly url: string
  /** An address that works once, for the command line of a browser. */
  urlForOneVisit(): string
  readonly origin: string
  readonly port: number
  /** Number of pages open on it. */
  pages(): number
  /** Ends all connections; the backend stays open. */
  close(): Promise<void>
}

interface Serving {
  readonly backend: Backend
  readonly guard: Guard
  readonly files: ReadonlyMap<string, PageFile>
  readonly listeners: Listeners
  readonly maxBodyBytes: number
}

/**
 * Serves the built page in `root` and the verbs of `backend` on 127.0.0.1, at `port` or a free one. Rejects with the
 * system's error if the port is taken.
 */
export async function startHost(options: {
  backend: Backend
  root: string
  port?: number
  maxBodyBytes?: number
}): Promise<Host> {
  const server = createServer()
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(options.port ?? 0, '127.0.0.1', resolve)
  })
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('the host has no port')
  const serving: Serving = {
    backend: options.backend,
    guard: guardFor(address.port),
    files: pageFiles(options.root),
    listeners: listeners(),
    maxBodyBytes: options.maxBodyBytes ?? MAX_BODY_BYTES,
  }
  server.on('request', (request, response) => void answer(serving, request, response))
  const stopListening = options.backend.store.onCommit((commit) => serving.listeners.send(told(commit)))
  prepareLoad(options.backend)
  const origin = `http://127.0.0.1:${address.port}`
  return {
    origin,
    url: `${origin}/?token=${serving.guard.token}`,
    urlForOneVisit: () => `${origin}/?token=${serving.guard.tokenForOneVisit()}`,
    port: address.port,
    pages: () => serving.listeners.count(),
    async close() {
      stopListening()
      serving.listeners.end()
      const closed = new Promise((resolve) => server.close(resolve))
      server.closeAllConnections()
      await closed
    },
  }
}

async function answer(serving: Serving, request: IncomingMessage, response: ServerResponse): Promise<void> {
  for (const [name, value] of Object.entries(SECURITY_HEADERS)) response.setHeader(name, value)
  try {
    const refusal = await route(serving, request, response)
    if (refusal) refuse(response, refusal)
  } catch (error) {
    // A page that goes away in the middle of an answer is no error of ours.
    if (request.destroyed || response.destroyed) return
    const reference = serving.backend.reportBug(`host ${request.method}`, error)
    if (response.headersSent) response.destroy()
    else sendJson(response, 500, { kind: 'bug', reference })
  }
}

async function route(
  serving: Serving,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<Refusal | null> {
  const refusal = serving.guard.refuseOrigin(request)
  if (refusal) return refusal
  const url = request.url ?? ''
  if (!url.startsWith('/') || url.startsWith('//')) return { status: 400, reason: 'path' }
  const { pathname, searchParams } = new URL(url, 'http://127.0.0.1')
  const token = searchParams.get('token')
  if (pathname === '/' && token !== null && request.method === 'GET') {
    return welcome(serving.guard, token, response)
  }
  if (!serving.guard.isKnown(request)) return { status: 401, reason: 'token' }
  if (pathname.startsWith(CALL_PATH)) return call(serving, pathname, request, response)
  if (request.method !== 'GET' && request.method !== 'HEAD') return { status: 405, reason: 'method' }
  if (pathname === EVENTS_PATH) {
    serving.listeners.add(response)
    return null
  }
  // The page's paths hold nothing that needs decoding, so the raw path is looked up: %2e%2e is simply not in the list.
  return sendFile(serving.files.get(pathname), request, response)
}

/** Trades the token in the address for a cookie, and takes it out of the address bar and the history. */
function welcome(guard: Guard, token: string, response: ServerResponse): Refusal | null {
  if (!guard.admits(token)) return { status: 401, reason: 'token' }
  response.writeHead(303, { 'Set-Cookie': guard.cookie, Location: '/', 'Cache-Control': 'no-store' }).end()
  return null
}

async function call(
  serving: Serving,
  pathname: string,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<Refusal | null> {
  if (request.method !== 'POST') return { status: 405, reason: 'method' }
  const body = await readJson(request, serving.maxBodyBytes)
  if ('reason' in body) return body
  const verb = pathname.slice(CALL_PATH.length)
  const reply = await answerPage(serving.backend, verb, body.value)
  // The answers that hold typed arrays; Electron passes them as they are.
  if (verb === 'load' || isPacked(reply)) sendFramed(response, reply)
  else sendJson(response, 200, reply)
  return null
}

async function sendFile(
  file: PageFile | undefined,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<Refusal | null> {
  if (!file) return { status: 404, reason: 'path' }
  response.writeHead(200, { 'Content-Type': file.type, 'Cache-Control': file.caching })
  if (request.method === 'HEAD') response.end()
  else await pipeline(createReadStream(file.path), response)
  return null
}

function sendJson(response: ServerResponse, status: number, value: unknown): void {
  response.writeHead(status, {
    'Content-Type': 'application/json; charset=utf-8',
    'Cache-Control': 'no-store',
  })
  response.end(JSON.stringify(value))
}

function sendFramed(response: ServerResponse, value: unknown): void {
  response.writeHead(200, { 'Content-Type': FRAME_TYPE, 'Cache-Control': 'no-store' })
  for (const piece of frame(value, (text) => Buffer.from(text))) response.write(piece)
  response.end()
}

function refuse(response: ServerResponse, { status, reason }: Refusal): void {
  const text =
    status === 401
      ? '请使用启动程序的终端里打印的完整地址打开。\nOpen the full address that the terminal printed.\n'
      : `${status} ${reason}\n`
  // The rest of a body that was not read must not be taken for the next request.
  response.writeHead(status, {
    'Content-Type': 'text/plain; charset=utf-8',
    'Cache-Control': 'no-store',
    Connection: 'close',
  })
  response.end(text)
}
