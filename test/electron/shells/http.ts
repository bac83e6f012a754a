import { request, type IncomingHttpHeaders, type OutgoingHttpHeaders } from 'node:http'
import { connect } from 'node:net'
import type { Host } from '../../../electron/host.ts'

/** An answer of the host. */
export interface Answer {
  readonly status: number
  readonly headers: IncomingHttpHeaders
  readonly text: string
}

/** A request as any program of the machine could send it: every header can be left out or forged. */
export interface RawRequest {
  readonly method?: string
  readonly path?: string
  readonly headers?: OutgoingHttpHeaders
  readonly body?: string | Buffer
}

/** Sends exactly this, without the tidying that `fetch` does. */
export function send(
  host: Host,
  { method = 'GET', path = '/', headers = {}, body }: RawRequest,
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const sent = request(
      { host: '127.0.0.1', port: host.port, method, path, headers, agent: false },
      (response) => {
        const parts: Buffer[] = []
        response.on('data', (part: Buffer) => parts.push(part))
        response.on('end', () =>
          resolve({
            status: response.statusCode ?? 0,
            headers: response.headers,
            text: Buffer.concat(parts).toString(),
          }),
        )
      },
    )
    sent.on('error', reject)
    sent.end(body)
  })
}

/** Opens the address and keeps its cookie, as a browser does. */
export async function visit(host: Host): Promise<string> {
  const answer = await send(host, { path: new URL(host.url).pathname + new URL(host.url).search })
  return (answer.headers['set-cookie']?.[0] ?? '').split(';')[0] ?? ''
}

/** Headers of a call from the page itself. */
export function ownHeaders(host: Host, cookie: string): Record<string, string> {
  return { Cookie: cookie, Origin: host.origin, 'Content-Type': 'application/json' }
}

/** Writes these bytes to the host's port and answers what comes back until it closes the connection. */
export function sendRaw(host: Host, text: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(host.port, '127.0.0.1', () => socket.write(text))
    let answer = ''
    socket.on('data', (part: Buffer) => (answer += part.toString()))
    socket.on('close', () => resolve(answer))
    socket.on('error', reject)
    socket.setTimeout(5000, () => socket.destroy())
  })
}

/** The token in a host's address. */
export function tokenOf(host: Host): string {
  return new URL(host.url).searchParams.get('token') ?? ''
}
