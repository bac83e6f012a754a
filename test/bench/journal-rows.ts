// Rows of the bench about large commits: 100,000 cells of one column written, taken back and written again through the
// API, with the longest time that the backend serves nobody, beside the bare inserting of as many rows.
import { rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { setTimeout as wait } from 'node:timers/promises'
import { dispatch } from '../../electron/api/dispatch.ts'
import { preferencesIn } from '../../electron/api/preferences-file.ts'
import { connectToBuild, connectToWrite } from '../../electron/store/connection.ts'
import { openStore } from '../../electron/store/store.ts'
import type { Row as StoredRow } from '../../shared/table/table.ts'
import { makeLargeWorkbook } from './large-workbook.ts'
import { median, row, type Row } from './measure.ts'

const ROWS = 100_000
const RUNS = 3

interface Spent {
  /** ms until the answer. */
  readonly whole: number
  /** ms, longest time in which nothing else was done. */
  readonly block: number
}

async function spent(work: () => Promise<unknown>): Promise<Spent> {
  const delay = monitorEventLoopDelay({ resolution: 1 })
  delay.enable()
  // The monitor counts from its first turn on.
  await wait(10)
  const started = performance.now()
  await work()
  const whole = performance.now() - started
  await wait(10)
  delay.disable()
  return { whole, block: delay.max / 1e6 }
}

/** ms to write as many rows, cell by cell the same, into a table without indexes with one prepared statement. */
function bareInserts(folder: string, rows: readonly StoredRow[]): number {
  const file = join(folder, 'bare.sqlite')
  connectToBuild(file).close()
  const connection = connectToWrite(file)
  const columns = Object.keys(rows[0] ?? {})
  connection.exec(`CREATE TABLE bare (${columns.map((name) => `"${name}"`).join(', ')})`)
  const insert = connection.prepare(`INSERT INTO bare VALUES (${columns.map(() => '?').join(', ')})`)
  const started = performance.now()
  connection.exec('BEGIN IMMEDIATE')
  for (const one of rows) insert.run(...columns.map((name) => one[name]))
  connection.exec('COMMIT')
  const whole = performance.now() - started
  connection.close()
  rmSync(file)
  return whole
}

async function largeCommits(): Promise<readonly Row[]> {
  const file = await makeLargeWorkbook(ROWS)
  const store = await openStore(file, { who: 'bench' })
  const backend = {
    store,
    preferences: preferencesIn(null, () => undefined),
    reportBug: (where: string, error: unknown): never => {
      throw new Error(where, { cause: error })
    },
  }
  const ask = async (verb: string, input: unknown): Promise<void> => {
    const reply = await dispatch(backend, verb, input)
    if (reply.kind !== 'done') throw new Error(JSON.stringify(reply).slice(0, 1000))
  }
  const rows = store.rows().all('project')
  const times = { bare: [] as number[], commit: [] as Spent[], undo: [] as Spent[], redo: [] as Spent[] }
  for (let run = 0; run < RUNS; run += 1) {
    const edits = rows.map(({ id }, at) => ({
      kind: 'set',
      table: 'project',
      id,
      column: 'done_before',
      value: `${(at % 977) + run}.25万元`,
    }))
    times.bare.push(bareInserts(dirname(file), rows))
    times.commit.push(await spent(() => ask('edit', { edits })))
    times.undo.push(await spent(() => ask('undo', {})))
    times.redo.push(await spent(() => ask('redo', {})))
  }
  await store.close()
  rmSync(dirname(file), { recursive: true, force: true })
  const bare = median(times.bare)
  const unit = 'ms, beside bare inserts'
  return (['commit', 'undo', 'redo'] as const).flatMap((name) => [
    row(`${name}-100k`, median(times[name].map(({ whole }) => whole)), unit, bare),
    row(`${name}-100k-block`, median(times[name].map(({ block }) => block)), 'ms, longest block', bare),
  ])
}

/** Rows by name; one measurement makes them all. */
export const JOURNAL_ROWS: Readonly<Record<string, () => Promise<readonly Row[]>>> = Object.fromEntries(
  ['commit', 'undo', 'redo'].flatMap((name) => [
    [`${name}-100k`, largeCommits],
    [`${name}-100k-block`, largeCommits],
  ]),
)
