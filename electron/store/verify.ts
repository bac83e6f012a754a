import { setImmediate as yieldToOthers } from 'node:timers/promises'
import type { VerifyReport } from '../../shared/api/verbs.ts'
import type { RowChange } from '../../shared/table/change.ts'
import type { Place } from '../../shared/table/rejection.ts'
import type { Row } from '../../shared/table/table.ts'
import type { Connection } from './connection.ts'
import { FIRST_HASH, hashOf, type JournalEntry } from './journal.ts'
import { differences, expectedObjects, objectsOf, type Schema } from './schema.ts'
import { prepareTable, storedRow } from './statements.ts'

/** Entries read between two pauses in which others may work. */
const BATCH = 200

/**
 * Reads everything in one moment of the file: pages and indexes, references, the schema, the chain of the journal, and
 * whether the journal's changes, carried out from an empty workbook, give the rows that are there. The last finds
 * what SQLite cannot: a flipped bit in a figure, or a row changed by another program.
 */
export async function verifyFile(connection: Connection, schema: Schema): Promise<VerifyReport> {
  connection.exec('BEGIN')
  const wrongSchema = differences(objectsOf(connection), expectedObjects(schema))
  const replay = await replayJournal(connection)
  const rows = differingRows(connection, schema, replay.rows)
  const { journal } = replay
  const integrity = [...integrityOf(connection), ...danglingOf(connection), ...replay.index]
  const ok = integrity.length + wrongSchema.length + rows.length === 0 && journal.brokenAt === null
  return { ok, integrity, schema: wrongSchema, journal, rows }
}

function integrityOf(connection: Connection): string[] {
  const found = connection.prepare<[], string>('PRAGMA integrity_check').pluck().all()
  return found.filter((line) => line !== 'ok')
}

function danglingOf(connection: Connection): string[] {
  const found = connection
    .prepare<[], { table: string; rowid: number | null; parent: string }>('PRAGMA foreign_key_check')
    .all()
  return found.map(
    ({ table, rowid, parent }) => `${table} ${rowid ?? ''} points at a missing row of ${parent}`,
  )
}

interface Replay {
  readonly rows: ReadonlyMap<string, Row>
  readonly journal: VerifyReport['journal']
  readonly index: readonly string[]
}

async function replayJournal(connection: Connection): Promise<Replay> {
  const page = connection.prepare<[number], JournalEntry>(
    `SELECT * FROM journal WHERE seq > ? ORDER BY seq LIMIT ${BATCH}`,
  )
  const touched = connection
    .prepare<[number], number>('SELECT count(*) FROM journal_row WHERE seq = ?')
    .pluck()
  const rows = new Map<string, Row>()
  const index: string[] = []
  let [seq, head, brokenAt]: [number, string, number | null] = [0, FIRST_HASH, null]
  for (let entries = page.all(seq); entries.length > 0; entries = page.all(seq)) {
    for (const entry of entries) {
      const follows = entry.seq === seq + 1 && entry.previous_hash === head && entry.hash === hashOf(entry)
      if (!follows) brokenAt ??= entry.seq
      const changes = readChanges(entry)
      for (const change of changes) replayChange(rows, change)
      if (touched.get(entry.seq) !== changes.length) index.push(`journal_row ${entry.seq}`)
      seq = entry.seq
      head = entry.hash
    }
    await yieldToOthers()
  }
  return { rows, index, journal: { entries: seq, head, brokenAt } }
}

function readChanges(entry: JournalEntry): readonly RowChange[] {
  try {
    return JSON.parse(entry.changes) as RowChange[]
  } catch (error) {
    // A damaged text: its hash is wrong, too, so the chain names the entry, and its rows come out as different.
    if (error instanceof SyntaxError) return []
    throw error
  }
}

function replayChange(rows: Map<string, Row>, { table, id, after }: RowChange): void {
  const key = keyOf(table, id)
  if (after) rows.set(key, after)
  else rows.delete(key)
}

function differingRows(connection: Connection, schema: Schema, replayed: ReadonlyMap<string, Row>): Place[] {
  const left = new Map(replayed)
  const different: Place[] = []
  for (const table of schema.tables) {
    for (const row of prepareTable(connection, table).all()) {
      const key = keyOf(table.name, row.id)
      const expected = left.get(key)
      left.delete(key)
      const wanted = expected && storedRow(table, expected)
      const column = Object.keys(row).find((name) => wanted?.[name] !== row[name])
      if (column !== undefined) different.push({ table: table.name, id: row.id, column })
    }
  }
  const lost = Array.from(left.keys(), (key) => {
    const [table = '', id = ''] = key.split('\n')
    return { table, id }
  })
  return [...different, ...lost]
}

function keyOf(table: string, id: string): string {
  return `${table}\n${id}`
}
