// What the child process does with one file, in a process of its own, so that the memory is its own:
// `node test/bench/import-file.ts FILE` prints milliseconds of reading and of looking, and the most megabytes held.
import { readFileSync } from 'node:fs'
import { preview, read, receive, rows } from '../../electron/exchange/import-jobs.ts'
import type { JobContext } from '../../electron/exchange/protocol.ts'

const PIECE = 2 ** 18
const [file = ''] = process.argv.slice(2)
const context = (piece = new Uint8Array()): JobContext<never> => ({
  bytes: piece,
  progress: () => {},
  emit: () => Promise.resolve(),
})
const bytes = readFileSync(file)
const started = performance.now()
for (let at = 0; at < bytes.length; at += PIECE) await receive(null, context(bytes.subarray(at, at + PIECE)))
const book = await read({ name: 'a.xlsx' }, context())
const towns = ['壶镇镇', '温溪镇', '碧湖镇'].map((name, at) => ({ id: `town-${at}`, position: at, name }))
await rows({ table: 'region', fresh: true, rows: towns }, context())
const readAt = performance.now()
const looked = await preview({ table: 'project', choices: {}, remembered: {} }, context())
const lookedAt = performance.now()
if (!book.ok || !looked.ok) throw new Error(JSON.stringify([book, looked]))
process.stdout.write(
  `${JSON.stringify({
    readMs: readAt - started,
    lookMs: lookedAt - readAt,
    megabytes: process.resourceUsage().maxRSS / 1024,
    fresh: looked.value.counts.fresh,
  })}\n`,
)
