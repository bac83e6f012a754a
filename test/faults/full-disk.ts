import { rmSync, writeFileSync, writeSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { Fault } from '../../shared/api/reply.ts'
import { createStore, openStore, type Store } from '../../electron/store/store.ts'
import { BARE } from '../electron/store/bare.ts'

// Fills a small disk with edits until one is refused, then frees some space and goes on. Says what it saw.

const [file = ''] = process.argv.slice(2)
const balloon = join(dirname(file), 'balloon')
const say = (answer: unknown): void => void writeSync(1, `${JSON.stringify(answer)}\n`)

async function fault(work: () => Promise<unknown>): Promise<string> {
  try {
    await work()
    return 'none'
  } catch (error) {
    if (error instanceof Fault) return error.code
    throw error
  }
}

async function add(store: Store, number: number): Promise<void> {
  const values = { name: `${number}`, type: 'town', contact: 'x'.repeat(8000) }
  const edit = { kind: 'insert', table: 'office', id: `o${number}`, values } as const
  const result = await store.commit({ verb: 'edit' }, () => ({ ok: true, value: [edit] }))
  if (!result.ok) throw new Error(JSON.stringify(result.rejections))
}

const store = await createStore(file, { who: 't', packId: null, edits: [], schema: BARE })
writeFileSync(balloon, Buffer.alloc(1_000_000))
let added = 0
const filled = await fault(async () => {
  for (;;) {
    await add(store, added)
    added += 1
  }
})
say({ filled, rowsInMemory: store.rows().all('office').length === added, added })
say({ copy: await fault(() => store.saveCopy('copy')), verified: (await store.verify()).ok })
rmSync(balloon)
await add(store, added)
say({ afterFreeing: store.rows().all('office').length - added })
await store.close()
const again = await openStore(file, { who: 't', schema: BARE })
say({ reopened: again.rows().all('office').length - added, ok: (await again.verify()).ok })
await again.close()
