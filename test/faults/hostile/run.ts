import { readFileSync, writeSync } from 'node:fs'
import { open } from 'node:fs/promises'
import { join } from 'node:path'
import { ImportSession } from '../../../electron/exchange/import-session.ts'
import { createStore } from '../../../electron/store/store.ts'
import { packNamed } from '../../../shared/packs/packs.ts'
import { HOSTILE } from './cases.ts'

// The program's side of taking in hostile files: a workbook is open, files come in piece by piece, and what the main
// process grows by and how long it is held up is measured. One line of JSON says all.

const PIECE = 2 ** 18
const [folder = '', workers = '2'] = process.argv.slice(2)
const edits = packNamed('lishui-2022-72')?.edits(true) ?? []
const store = await createStore(join(folder, 'a.zhence'), { who: 'test', packId: null, edits })

interface Case {
  readonly name: string
  readonly wanted: string
  readonly pieces: () => AsyncIterable<Buffer> | Iterable<Buffer>
}

async function* fromFile(name: string): AsyncIterable<Buffer> {
  const file = await open(join(folder, name))
  const buffer = Buffer.alloc(PIECE)
  try {
    for (;;) {
      const { bytesRead } = await file.read(buffer, 0, PIECE)
      if (bytesRead === 0) return
      yield buffer.subarray(0, bytesRead)
    }
  } finally {
    await file.close()
  }
}

/** What becomes of a file in a child that may have read others before; one that died of it is replaced. */
async function outcomeOf({ name, pieces }: Case, session: ImportSession): Promise<string> {
  try {
    for await (const piece of pieces()) {
      const taken = await session.receive(piece)
      if (!taken.ok) return reasonOf(taken.rejections[0])
    }
    const read = await session.read(name)
    if (!read.ok) return reasonOf(read.rejections[0])
    const looked = await session.preview(store, { table: 'project', choices: {}, remembered: {} })
    return looked.ok ? 'read' : reasonOf(looked.rejections[0])
  } catch (error) {
    return `thrown: ${error instanceof Error ? error.message : String(error)}`
  }
}

function reasonOf(rejection: unknown): string {
  const { code, why } = Object(rejection) as { readonly code?: string; readonly why?: string }
  return why ?? code ?? 'nothing'
}

const made = JSON.parse(readFileSync(join(folder, 'outcomes.json'), 'utf8')) as [string, string][]
const cases: Case[] = [
  ...made.map(([name, wanted]): Case => ({ name, wanted, pieces: () => fromFile(name) })),
  ...HOSTILE.filter(({ streamed }) => streamed).map(({ name, outcome, pieces }): Case => ({
    name,
    wanted: outcome,
    pieces,
  })),
]

// A first file, so that what every program needs once is not counted.
const first = new ImportSession()
await outcomeOf(
  { name: 'names-that-climb.xlsx', wanted: '', pieces: () => fromFile('names-that-climb.xlsx') },
  first,
)
first.close()

const before = process.memoryUsage.rss()
let [most, longest, cpu] = [before, 0, process.threadCpuUsage()]
const watching = setInterval(() => {
  // Time that this thread itself was busy: a machine with other work must not be taken for a block.
  const now = process.threadCpuUsage()
  longest = Math.max(longest, (now.user + now.system - cpu.user - cpu.system) / 1000)
  cpu = now
  most = Math.max(most, process.memoryUsage.rss())
}, 1)

const results: Record<string, string> = {}
const queue = [...cases]
async function work(): Promise<void> {
  let session = new ImportSession()
  for (let next = queue.shift(); next; next = queue.shift()) {
    if (!session.alive) session = new ImportSession()
    results[next.name] = await outcomeOf(next, session)
  }
  session.close()
}
await Promise.all(Array.from({ length: Number(workers) }, work))
clearInterval(watching)
await store.close()
const wrong = cases
  .filter(({ name, wanted }) => results[name] !== wanted)
  .map(({ name, wanted }) => [name, wanted, results[name]])
writeSync(
  1,
  `${JSON.stringify({ files: cases.length, wrong, grownMb: (most - before) / 2 ** 20, longestMs: longest })}\n`,
)
