import { afterEach, describe, expect, it } from 'vitest'
import { runOnce, startChild, startChildAt, type Child } from '../../../electron/exchange/process.ts'
import { Fault } from '../../../shared/api/reply.ts'
import type { MISBEHAVING } from './misbehaving.ts'

let child: Child<typeof MISBEHAVING>

function start(heapMb?: number): Child<typeof MISBEHAVING> {
  return (child = startChildAt<typeof MISBEHAVING>(new URL('misbehaving.ts', import.meta.url), heapMb))
}

afterEach(() => child.close())

const cancelled = { ok: false, rejections: [{ at: {}, code: 'cancelled' }] }

describe('a child process for strangers’ files', () => {
  it('does one job after the other and stays for more', async () => {
    start()
    expect(await Promise.all([1, 2, 3].map((n) => child.run('double', n)))).toEqual(
      [2, 4, 6].map((value) => ({ ok: true, value })),
    )
    expect(child.alive()).toBe(true)
  })

  it('hands over a large answer in parts, in order', async () => {
    start()
    const seen: number[] = []
    const onPart = (part: Uint8Array): void => void seen.push(part[0] ?? -1, part.length)
    const answer = await child.run('echo', { parts: 20, bytes: 100_000 }, { onPart })
    expect(answer).toEqual({ ok: true, value: 20 })
    expect(seen).toEqual(Array.from({ length: 20 }, (_, part) => [part, 100_000]).flat())
  })

  it('takes raw bytes of any size, each order its own, with and without others between', async () => {
    start()
    const filled = (length: number, byte: number): Uint8Array => new Uint8Array(length).fill(byte)
    const sizes = [1, 5_000_000, 0, 65_536, 3_000_001]
    const answers = await Promise.all([
      ...sizes.map((size, at) => child.run('pieces', null, { bytes: filled(size, at) })),
      child.run('pieces', null),
    ])
    expect(answers.map((answer) => (answer.ok ? answer.value : answer))).toEqual([
      ...sizes.map((size, at) => (size === 0 ? [0, undefined, undefined] : [size, at, at])),
      [0, undefined, undefined],
    ])
  })

  it('is killed while bytes wait to be taken, and the program goes on', async () => {
    start()
    const busy = child.run('loop', null, { deadlineMs: 300 })
    const waiting = child.run('pieces', null, { bytes: new Uint8Array(5_000_000) })
    expect(await busy).toMatchObject({ ok: false, rejections: [{ why: 'too-long' }] })
    expect(await waiting).toMatchObject({ ok: false, rejections: [{ why: 'too-long' }] })
  })

  it('is killed at the deadline, and what it worked at is refused with the limit', async () => {
    start()
    expect(await child.run('loop', null, { deadlineMs: 400 })).toEqual({
      ok: false,
      rejections: [{ at: {}, code: 'file-unreadable', why: 'too-long', limit: 0.4 }],
    })
    expect(child.alive()).toBe(false)
    expect(await child.run('double', 1)).toEqual(cancelled)
  })

  it('is killed when it is cancelled in the middle of a loop that never yields', async () => {
    start()
    const controller = new AbortController()
    const onProgress = (share: number): void => {
      if (share === 0.5) controller.abort()
    }
    expect(await child.run('loop', null, { signal: controller.signal, onProgress })).toEqual(cancelled)
    expect(child.alive()).toBe(false)
  })

  it('refuses what needs more heap than it may have, and only the child dies of it', async () => {
    start(64)
    expect(await child.run('fill', null)).toMatchObject({
      ok: false,
      rejections: [{ code: 'file-unreadable', why: 'too-much-memory' }],
    })
  })

  it('passes a fault on as a fault, and a bug as a bug with its stack', async () => {
    start()
    await expect(child.run('full', null)).rejects.toMatchObject({
      code: 'disk-full',
      params: { file: 'a.xlsx' },
    })
    await expect(child.run('full', null)).rejects.toBeInstanceOf(Fault)
    await expect(child.run('bug', null)).rejects.toThrow(/TypeError: not expected[\s\S]*misbehaving/)
    await expect(child.run('leave', null)).rejects.toThrow(/ended \(7\)/)
  })

  it('sees nothing of the person’s environment', async () => {
    start()
    const answer = await child.run('environment', null)
    expect(
      Object.keys(answer.ok ? answer.value : {}).filter((name) => !name.startsWith('NODE_CHANNEL')),
    ).toEqual(['ELECTRON_RUN_AS_NODE'])
  })
})

describe('the exchange’s own child process', () => {
  it('starts from the sources, knows its jobs, and ends with them', async () => {
    expect(await runOnce('receive', null, { bytes: new Uint8Array([1, 2, 3]) })).toEqual({
      ok: true,
      value: 3,
    })
    child = startChild() as never
    child.close()
    expect(child.alive()).toBe(false)
  })
})
