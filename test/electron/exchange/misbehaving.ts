// A child process whose jobs do what a hostile file can make a parser do.
import { Fault } from '../../../shared/api/reply.ts'
import type { Job } from '../../../electron/exchange/protocol.ts'
import { serveJobs } from '../../../electron/exchange/serve.ts'

const held: unknown[] = []

const double: Job<number, number> = (number) => ({ ok: true, value: number * 2 })

const loop: Job<null, null> = (_input, { progress }) => {
  progress(0.5)
  for (;;) held.length = 0
}

const fill: Job<null, null> = () => {
  for (;;) held.push(Array.from({ length: 1e5 }, (_, index) => ({ index })))
}

const echo: Job<{ readonly parts: number; readonly bytes: number }, number, Uint8Array> = async (
  { parts, bytes },
  { emit },
) => {
  for (let part = 0; part < parts; part += 1) await emit(new Uint8Array(bytes).fill(part))
  return { ok: true, value: parts }
}

const full: Job<null, null> = () => {
  throw new Fault('disk-full', { file: 'a.xlsx' })
}

const bug: Job<null, null> = () => {
  throw new TypeError('not expected')
}

const leave: Job<null, null> = () => process.exit(7)

const environment: Job<null, Readonly<Record<string, string | undefined>>> = () => ({
  ok: true,
  value: { ...process.env },
})

/** Each piece's length with its first and last byte. */
const pieces: Job<null, readonly (number | undefined)[]> = (_input, { bytes }) => ({
  ok: true,
  value: [bytes.length, bytes[0], bytes.at(-1)],
})

export const MISBEHAVING = { double, pieces, loop, fill, echo, full, bug, leave, environment }

serveJobs(MISBEHAVING)
