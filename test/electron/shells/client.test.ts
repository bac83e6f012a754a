import fc from 'fast-check'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { connect, type Client } from '../../../renderer/workbook/client.ts'
import type { Bridge, ToldCommit } from '../../../shared/api/bridge.ts'
import type { Commit } from '../../../shared/api/reply.ts'

afterEach(() => vi.unstubAllGlobals())

function commitNumbered(seq: number): Commit {
  return { seq, at: '', who: 'tester', label: { verb: 'edit' }, undoes: null, changes: [] }
}

/** A backend with a journal of `length` commits, whose messages the test brings as it likes, or not at all. */
function backend(length: number) {
  const journal = Array.from({ length }, (_, index) => commitNumbered(index + 1))
  const asked: unknown[] = []
  let listening: ((told: ToldCommit) => void) | undefined
  const bridge: Bridge = {
    async call(verb, input) {
      asked.push([verb, input])
      if (verb === 'load') return { kind: 'done', value: { info: { seq: 1 }, tables: {} } }
      if (verb === 'info') return { kind: 'done', value: { seq: 1 } }
      if (verb === 'edit') return { kind: 'done', value: journal.at(-1) }
      const { before, limit } = input as { before: number; limit: number }
      return {
        kind: 'done',
        value: journal
          .filter(({ seq }) => seq < before)
          .toReversed()
          .slice(0, limit),
      }
    },
    onCommit(listener) {
      listening = listener
      return () => {}
    },
  }
  return {
    bridge,
    asked,
    tell: (seq: number) => listening?.({ seq, commit: journal[seq - 1] ?? commitNumbered(seq) }),
  }
}

async function loaded(bridge: Bridge): Promise<{ client: Client; heard: number[] }> {
  vi.stubGlobal('window', { zhence: bridge })
  const client = connect()
  const heard: number[] = []
  client.onCommit(({ seq }) => heard.push(seq))
  await client.call('load', {})
  return { client, heard }
}

describe('the page hears every commit after its load once and in order', () => {
  it('whatever order, repetition and loss the messages have', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.integer({ min: 1, max: 30 }), { maxLength: 60 }), async (messages) => {
        const { bridge, tell } = backend(30)
        const { heard } = await loaded(bridge)
        for (const seq of messages) {
          tell(seq)
          if (seq % 3 === 0) await Promise.resolve()
        }
        tell(30)
        await vi.waitUntil(() => heard.at(-1) === 30, { interval: 1 })
        expect(heard).toEqual(Array.from({ length: 29 }, (_, index) => index + 2))
      }),
      { numRuns: 50 },
    )
  })

  it('reads what it missed from the journal, in pages, and nothing that it knows', async () => {
    const { bridge, asked, tell } = backend(501)
    const { heard } = await loaded(bridge)
    tell(501)
    await vi.waitUntil(() => heard.at(-1) === 501)
    expect(heard).toHaveLength(500)
    expect(asked.slice(2)).toEqual([
      ['history', { before: 502, limit: 200, packed: true }],
      ['history', { before: 302, limit: 200, packed: true }],
      ['history', { before: 102, limit: 100, packed: true }],
    ])
  })

  it('before the call that made the newest one is answered', async () => {
    const { bridge } = backend(4)
    const { client, heard } = await loaded(bridge)
    await client.call('edit', { edits: [{ kind: 'delete', table: 'office', id: 'x' }] })
    expect(heard).toEqual([2, 3, 4])
  })

  it('also when the journal cannot be read now: then with the next commit', async () => {
    const { bridge, tell } = backend(5)
    let broken = true
    const weak: Bridge = {
      ...bridge,
      call: (verb, input) =>
        verb === 'history' && broken
          ? Promise.resolve({ kind: 'bug', reference: 'x' })
          : bridge.call(verb, input),
    }
    const { heard } = await loaded(weak)
    tell(4)
    await new Promise((resolve) => setTimeout(resolve, 5))
    expect(heard).toEqual([])
    broken = false
    tell(5)
    await vi.waitUntil(() => heard.length === 4)
    expect(heard).toEqual([2, 3, 4, 5])
  })
})

describe('a page on the loopback host', () => {
  it('answers with a fault when the program has ended', async () => {
    vi.stubGlobal('window', {})
    vi.stubGlobal('fetch', () => Promise.reject(new TypeError('Failed to fetch')))
    expect(await connect().call('info', {})).toMatchObject({ kind: 'fault', code: 'program-ended' })
  })

  it('answers with a rejection when its session is no longer known', async () => {
    vi.stubGlobal('window', {})
    vi.stubGlobal('fetch', () => Promise.resolve(new Response('401 token', { status: 401 })))
    expect(await connect().call('info', {})).toMatchObject({
      kind: 'rejected',
      rejections: [{ code: 'bad-request' }],
    })
  })
})
