import type { Bridge } from '../../shared/api/bridge.ts'
import { CALL_PATH, COMMITTING, EVENTS_PATH } from '../../shared/api/bridge.ts'
import { FRAME_TYPE, unframe } from '../../shared/api/frame.ts'
import type { Sent, SentCommit } from '../../shared/api/packed-commit.ts'
import type { Commit, Reply } from '../../shared/api/reply.ts'
import type { Input, Outputs, Verb } from '../../shared/api/verbs.ts'

declare global {
  interface Window {
    /** Put there by Electron's preload script; absent on the loopback host. */
    readonly zhence?: Bridge
  }
}

/** The backend as the page sees it, the same in both shells. */
export interface Client {
  call<V extends Verb>(verb: V, input: Input<V>): Promise<Reply<Sent<Outputs[V]>>>
  /**
   * Calls back for every commit after the last `load`, once each and in order, whoever made it. The commit that a call
   * answers has been delivered here by the time the call resolves.
   */
  onCommit(listener: (commit: SentCommit) => void): () => void
}

/** How calls and commits travel in one shell. */
interface Transport {
  readonly call: (verb: string, input: unknown) => Promise<Reply<unknown>>
  /**
   * Tells of every commit by its number, and how to read it; null if only the journal has it. `missed` is called whenever
   * commits may have been lost on the way.
   */
  readonly listen: (tell: (seq: number, read: (() => Commit) | null) => void, missed: () => void) => void
}

/** Journal entries asked for at a time when some were missed. */
const PAGE = 200

/** Connects the page to its backend: by Electron's bridge if there is one, else by the loopback host it came from. */
export function connect(): Client {
  return clientOver(window.zhence ? overBridge(window.zhence) : overHttp())
}

function clientOver(transport: Transport): Client {
  const listeners = new Set<(commit: SentCommit) => void>()
  const early = new Map<number, SentCommit>()
  /** Newest commit that the listeners know; null before the rows are loaded. */
  let last: number | null = null
  let listening = false
  /** Calls on their way that may answer with a commit, and what has been told meanwhile: it may be the same. */
  let committing = 0
  const told = new Map<number, (() => Commit) | null>()
  let filling: Promise<void> = Promise.resolve()

  function deliverReady(): void {
    while (last !== null) {
      const next = early.get(last + 1)
      if (!next) return
      early.delete(next.seq)
      last = next.seq
      for (const listener of listeners) listener(next)
    }
  }

  function receive(commit: SentCommit): void {
    if (last !== null && commit.seq <= last) return
    early.set(commit.seq, commit)
    deliverReady()
    if (last !== null && commit.seq > last) void fill(commit.seq)
  }

  function hear(seq: number, read: (() => Commit) | null): void {
    if (last !== null && seq <= last) return
    if (committing > 0) told.set(seq, read)
    else if (read) receive(read())
    else if (last !== null) void fill(seq)
  }

  /** Takes what was told while a call was on its way; what its answer has brought is not read again. */
  function takeTold(): void {
    if (committing > 0) return
    const waiting = [...told].sort(([one], [other]) => one - other)
    told.clear()
    for (const [seq, read] of waiting) hear(seq, read)
  }

  async function answer(verb: Verb, input: unknown): Promise<Reply<unknown>> {
    const mayCommit = COMMITTING.has(verb)
    if (mayCommit) committing += 1
    try {
      return await transport.call(verb, input)
    } finally {
      if (mayCommit) committing -= 1
    }
  }

  /** The commit that a call has answered, after those that others made before it. */
  async function takeOwn(commit: SentCommit): Promise<void> {
    for (const [seq, read] of told) if (seq < commit.seq && read) early.set(seq, read())
    receive(commit)
    if (last !== null && last < commit.seq) await fill(commit.seq)
  }

  /** Delivers everything up to `seq`; what the stream did not bring is read from the journal, one reading at a time. */
  function fill(seq: number): Promise<void> {
    filling = filling.then(() => fillNow(seq))
    return filling
  }

  async function fillNow(seq: number): Promise<void> {
    if (last === null || last >= seq) return
    for (const commit of await readJournal(transport, last, seq)) early.set(commit.seq, commit)
    deliverReady()
  }

  async function catchUp(): Promise<void> {
    const reply = await transport.call('info', {})
    if (reply.kind === 'done') await fill((reply.value as Outputs['info']).seq)
  }

  function startListening(): void {
    if (listening) return
    listening = true
    transport.listen(hear, () => void catchUp())
  }

  return {
    async call<V extends Verb>(verb: V, input: Input<V>) {
      const reply = (await answer(verb, input)) as Reply<Sent<Outputs[V]>>
      if (reply.kind !== 'done') {
        takeTold()
        return reply
      }
      if (verb === 'load') {
        last = (reply.value as Outputs['load']).info.seq
        for (const seq of early.keys()) if (seq <= last) early.delete(seq)
        deliverReady()
        startListening()
      } else if (COMMITTING.has(verb)) {
        await takeOwn(reply.value as SentCommit)
        takeTold()
      }
      return reply
    },
    onCommit(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}

/** Commits after `after` up to and including `until`, as far as the backend answers. */
async function readJournal(transport: Transport, after: number, until: number): Promise<SentCommit[]> {
  const found: SentCommit[] = []
  let before = until + 1
  while (before > after + 1) {
    const limit = Math.min(PAGE, before - after - 1)
    const reply = await transport.call('history', { before, limit, packed: true })
    if (reply.kind !== 'done') break
    const commits = reply.value as readonly SentCommit[]
    if (commits.length === 0) break
    found.push(...commits.filter(({ seq }) => seq > after))
    before = Math.min(...commits.map(({ seq }) => seq))
  }
  return found
}

function overBridge(bridge: Bridge): Transport {
  return {
    call: (verb, input) => bridge.call(verb, input),
    listen: (tell, missed) => {
      bridge.onCommit(({ seq, commit }) => tell(seq, commit && (() => commit)))
      missed() // between loading the rows and listening
    },
  }
}

/** JSON would turn NaN into null, which clears a cell. As an object it is refused, as it is over Electron's channel. */
function keepNotFinite(_key: string, value: unknown): unknown {
  return typeof value === 'number' && !Number.isFinite(value) ? { notFinite: String(value) } : value
}

/** Short writes, which are to be made in the order in which the person asked for them. */
const IN_TURN: ReadonlySet<string> = new Set<Verb>(['edit', 'command', 'undo', 'redo', 'snapshot'])

async function post(verb: string, input: unknown): Promise<Reply<unknown>> {
  const request: RequestInit = {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(input, keepNotFinite),
    // What a person likes is sent as it changes, and must arrive though the page is loaded anew at once.
    keepalive: verb === 'preferences',
  }
  let response: Response
  try {
    response = await fetch(`${CALL_PATH}${verb}`, request)
  } catch {
    return { kind: 'fault', code: 'program-ended', params: {} }
  }
  if (response.headers.get('Content-Type') === FRAME_TYPE)
    return unframe(await response.arrayBuffer(), (bytes) => new TextDecoder().decode(bytes)) as Reply<unknown>
  if (response.ok || response.status === 500) return (await response.json()) as Reply<unknown>
  // Only a page that lost its session or an oversized paste comes here.
  const detail = `${response.status} ${(await response.text()).slice(0, 200)}`
  return { kind: 'rejected', rejections: [{ at: {}, code: 'bad-request', detail }] }
}

function overHttp(): Transport {
  let before: Promise<unknown> = Promise.resolve()
  return {
    call(verb, input) {
      if (!IN_TURN.has(verb)) return post(verb, input)
      // Each request may take a connection of its own, and a short undo would overtake the large paste it is meant for.
      const reply = before.then(() => post(verb, input))
      before = reply.catch(() => null)
      return reply
    },
    listen(tell, missed) {
      const stream = new EventSource(EVENTS_PATH)
      stream.addEventListener('commit', ({ data, lastEventId }: MessageEvent<string>) =>
        tell(Number(lastEventId), data === 'null' ? null : () => JSON.parse(data)),
      )
      // Also fires when the browser has connected again after an interruption.
      stream.addEventListener('open', missed)
    },
  }
}
