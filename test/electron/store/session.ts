import { writeSync } from 'node:fs'
import { Fault } from '../../../shared/api/reply.ts'
import { openStore } from '../../../electron/store/store.ts'
import { BARE } from './bare.ts'

// A process of its own that opens a workbook, tells how it went, commits what it is told, and closes at the end of its
// input. Run by tests with the path as argument; one JSON line per answer.

const [file = ''] = process.argv.slice(2)
const say = (answer: unknown): void => void writeSync(1, `${JSON.stringify(answer)}\n`)

try {
  const store = await openStore(file, { who: `child-${process.pid}@elsewhere`, schema: BARE })
  say({ readOnly: store.info().readOnly, seq: store.info().seq })
  process.stdin.setEncoding('utf8')
  for await (const line of process.stdin) {
    for (const command of String(line).trim().split('\n')) {
      if (command === 'load') {
        const { tables } = await store.load()
        say({ names: tables['region']?.map((row) => row['name']) })
      } else {
        const edit = { kind: 'set', table: 'region', id: 'lake', column: 'name', value: command } as const
        const result = await store.commit({ verb: 'edit' }, () => ({ ok: true, value: [edit] }))
        say(result.ok ? { seq: result.value.seq } : { rejections: result.rejections })
      }
    }
  }
  await store.close()
  say({ closed: true })
} catch (error) {
  if (!(error instanceof Fault)) throw error
  say({ fault: error.code })
}
