import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'
import type { IncomingMessage } from 'node:http'

/** Why a request is turned away; `status` is the HTTP status and `reason` a word for the person at the terminal. */
export interface Refusal {
  readonly status: 400 | 401 | 403 | 404 | 405 | 413 | 415
  readonly reason: string
}

/** Who may talk to the host: a page that was opened with the launch token, from the host's own origin. */
export interface Guard {
  /** Part of the address that the person opens; as often as they like, until the program ends. */
  readonly token: string
  /** A token that is good for one visit: command lines can be read by other people of the machine. */
  tokenForOneVisit(): string
  /** Header that makes a browser that came with the token known from then on. */
  readonly cookie: string
  /** Host and origin are exactly ours; otherwise why not. Guards against DNS rebinding and other pages' requests. */
  refuseOrigin(request: IncomingMessage): Refusal | null
  /** Whether a visit may become known by this token; uses up a token for one visit. */
  admits(candidate: string): boolean
  isKnown(request: IncomingMessage): boolean
}

/** A guard with fresh 256-bit secrets for a host on this port of 127.0.0.1. */
export function guardFor(port: number): Guard {
  const host = `127.0.0.1:${port}`
  const origin = `http://${host}`
  const token = secret()
  const session = secret()
  const singles = new Set<string>()
  // Cookies are shared by all ports of a host: the port in the name keeps two open workbooks apart.
  const cookieName = `zhence-${port}`

  function refuseOrigin(request: IncomingMessage): Refusal | null {
    const hosts = headerValues(request, 'host')
    if (hosts.length !== 1 || hosts[0] !== host) return { status: 403, reason: 'host' }
    const origins = headerValues(request, 'origin')
    const foreign = origins.some((value) => value !== origin)
    if (foreign || origins.length > 1) return { status: 403, reason: 'origin' }
    // A request that changes something must say where it comes from; browsers always do.
    if (request.method === 'POST' && origins.length === 0) return { status: 403, reason: 'origin' }
    const site = request.headers['sec-fetch-site']
    // A person may follow a link to the address; nothing else of another site may reach us.
    const navigation = request.headers['sec-fetch-mode'] === 'navigate' && request.method === 'GET'
    if (site !== undefined && site !== 'same-origin' && site !== 'none' && !navigation) {
      return { status: 403, reason: 'site' }
    }
    return null
  }

  return {
    token,
    cookie: `${cookieName}=${session}; HttpOnly; SameSite=Strict; Path=/`,
    refuseOrigin,
    tokenForOneVisit() {
      const single = secret()
      singles.add(single)
      return single
    },
    admits(candidate) {
      for (const single of singles) if (equal(candidate, single)) return singles.delete(single)
      return equal(candidate, token)
    },
    isKnown: (request) => cookies(request, cookieName).some((value) => equal(value, session)),
  }
}

function secret(): string {
  return randomBytes(32).toString('base64url')
}

/** All values of a header as sent: Node keeps only the first Host, and a second one must not slip by. */
function headerValues(request: IncomingMessage, name: string): string[] {
  return request.headersDistinct[name] ?? []
}

function cookies(request: IncomingMessage, name: string): string[] {
  return (request.headers.cookie ?? '')
    .split(';')
    .map((pair) => pair.trim())
    .filter((pair) => pair.startsWith(`${name}=`))
    .map((pair) => pair.slice(name.length + 1))
}

/** Compares in a time that does not tell how much agrees. */
function equal(left: string, right: string): boolean {
  return timingSafeEqual(digest(left), digest(right))
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest()
}
