import { setImmediate as yieldToOthers } from 'node:timers/promises'
import { Fault } from '../../shared/api/reply.ts'
import type { VerifyReport } from '../../shared/api/verbs.ts'
import { snapshot as snapshotTable } from '../../shared/snapshots/tables.ts'
import type { RowChange } from '../../shared/table/change.ts'
import type { Connection } from './connection.ts'
import { commitOf, ENTRY_COLUMNS, FIRST_HASH, hashOf, type JournalEntry } from './journal.ts'
import { partsOf } from './parts.ts'
import { Replay } from './replay.ts'
import { differences, expectedObjects, objectsOf, type Schema } from './schema.ts'
import { prepareTable } from './statements.ts'

/** Bytes of changes that are carried out at a time, and entries between two pauses in which others may work. */
const PART = 1_000_000
const BATCH = 200

/**
 * Reads everything in one moment of the file: pages and indexes, references, the schema, the chain of the journal, and
 * whether the journal's changes, carried out from an empty workbook, give the rows that are there. The last finds
 * what SQLite cannot: a flipped bit in a figure, or a row changed by another program.
 */
export async function verifyFile(connection: Connection, schema: Schema): Promise<VerifyReport> {
  connection.exec('BEGIN')
  const wrongSchema = differences(objectsOf(connection), expectedObjects(schema))
  const replay = new Replay(schema.tables)
  const { journal, index } = await readJournal(connection, replay)
  const rows = replay.differences((table) => prepareTable(connection, table).each())
  const integrity = [...integrityOf(connection), ...danglingOf(connection), ...index]
  const snapshots = unfoundedSnapshots(connection, journal.brokenAt)
  const wrong = integrity.length + wrongSchema.length + rows.length + snapshots.length
  return {
    ok: wrong === 0 && journal.brokenAt === null,
    integrity,
    schema: wrongSchema,
    journal,
    rows,
    snapshots,
  }
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

/** 存稿-3: snapshots whose entry has another hash than they keep, is missing, or lies behind a break of the chain. */
function unfoundedSnapshots(connection: Connection, brokenAt: number | null): VerifyReport['snapshots'] {
  return connection
    .prepare<[number], VerifyReport['snapshots'][number]>(
      `SELECT s.id, s.name FROM ${snapshotTable.name} s LEFT JOIN journal j ON j.seq = s.journal_seq
       WHERE j.hash IS NOT s.journal_hash OR s.journal_seq >= ? ORDER BY s.position, s.id`,
    )
    .all(brokenAt ?? Number.MAX_SAFE_INTEGER)
}

interface JournalReading {
  readonly journal: VerifyReport['journal']
  /** Entries whose index of rows is wrong. */
  readonly index: readonly string[]
}

async function readJournal(connection: Connection, replay: Replay): Promise<JournalReading> {
  // One by one: a single entry may be of 140 MB.
  const next = connection.prepare<[number], JournalEntry>(
    `SELECT ${ENTRY_COLUMNS} FROM journal WHERE seq > ? ORDER BY seq LIMIT 1`,
  )
  const touched = connection
    .prepare<[number], number>('SELECT count(*) FROM journal_row WHERE seq = ?')
    .pluck()
  const index: string[] = []
  let [seq, count, head, brokenAt]: [number, number, string, number | null] = [0, 0, FIRST_HASH, null]
  for (let entry = next.get(seq); entry; entry = next.get(seq)) {
    const sound = entry.hash === hashOf(entry)
    if (!sound || entry.seq !== seq + 1 || entry.previous_hash !== head) brokenAt ??= entry.seq
    let changed = 0
    for (const changes of readChanges(entry, sound)) {
      for (const change of changes) replay.carryOut(change)
      changed += changes.length
      if (entry.changes.length > PART) await yieldToOthers()
    }
    if (touched.get(entry.seq) !== changed) index.push(`journal_row ${entry.seq}`)
    seq = entry.seq
    count += 1
    head = entry.hash
    if (count % BATCH === 0) await yieldToOthers()
  }
  return { index, journal: { entries: count, head, brokenAt } }
}

/** The changes of an entry, part by part; one that is not as it was written all at once, or none if it cannot be read. */
function* readChanges(entry: JournalEntry, sound: boolean): Generator<readonly RowChange[]> {
  if (sound) for (const part of partsOf(entry, PART)) yield readPart(part)
  else yield readPart(entry)
}

function readPart(entry: JournalEntry): readonly RowChange[] {
  try {
    return commitOf(entry).changes
  } catch (error) {
    // A damaged text: its hash is wrong, too, so the chain names the entry, and its rows come out as different.
    if (error instanceof Fault) return []
    throw error
  }
}
