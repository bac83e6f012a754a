import { setImmediate as yieldToOthers } from 'node:timers/promises'
import { deflateRawSync, inflateRawSync } from 'node:zlib'
import { Fault, type Commit } from '../../shared/api/reply.ts'
import type { Connection } from './connection.ts'
import { commitOf, ENTRY_COLUMNS, type JournalEntry } from './journal.ts'
import { partsOf } from './parts.ts'

/** Bytes of changes from which an entry is long. */
const LONG = 1_000_000
/** Bytes of changes to a part: one is unpacked and read in a millisecond or two. */
const PART = 200_000
/** Long entries that are held; each takes about a tenth of its changes. */
const HELD = 8

/** The changes of a long entry in packed parts, and in which of them a row's change is. */
interface Packed {
  readonly parts: readonly Buffer[]
  readonly partOf: ReadonlyMap<string, number>
}

const keyOf = (table: string, id: string): string => `${table}\n${id}`

/**
 * Single rows of the entries of an open journal. Reading an entry of 100,000 changes takes half a second in which
 * nobody else is served, and every cell that is looked at asks for the history of its row; so a long entry is taken
 * apart once, with pauses for others. Entries never change.
 */
export class LongEntries {
  readonly #connection: Connection
  /** By number, the one that was asked for last at the end. */
  readonly #packed = new Map<number, Promise<Packed>>()

  constructor(connection: Connection) {
    this.#connection = connection
  }

  /** An entry, of whose changes a long one leaves out most that are of other rows. Throws journal-broken. */
  async about(seq: number, table: string, id: string): Promise<Commit> {
    const size = this.#connection
      .prepare<[number], number>('SELECT octet_length(changes) FROM journal WHERE seq = ?')
      .pluck()
      .get(seq)
    if (size === undefined || size <= LONG) return commitOf(this.#entry(seq))
    // Without what stands behind the changes, which could only be read through them.
    const head = this.#connection
      .prepare<[number], Omit<JournalEntry, 'changes' | 'previous_hash' | 'hash'>>(
        'SELECT seq, at, who, label, undoes FROM journal WHERE seq = ?',
      )
      .get(seq)
    const { parts, partOf } = await this.#take(seq)
    const part = parts[partOf.get(keyOf(table, id)) ?? -1]
    if (!head || !part) throw new Fault('journal-broken', { detail: `entry ${seq}` })
    return commitOf({ ...head, changes: inflateRawSync(part) })
  }

  #entry(seq: number): JournalEntry {
    const entry = this.#connection
      .prepare<[number], JournalEntry>(`SELECT ${ENTRY_COLUMNS} FROM journal WHERE seq = ?`)
      .get(seq)
    if (!entry) throw new Fault('journal-broken', { detail: `no entry ${seq}` })
    return entry
  }

  #take(seq: number): Promise<Packed> {
    const packed = this.#packed.get(seq) ?? packedFrom(this.#entry(seq))
    this.#packed.delete(seq)
    this.#packed.set(seq, packed)
    // What could not be read is read anew the next time.
    packed.catch(() => this.#packed.delete(seq))
    for (const oldest of this.#packed.keys()) if (this.#packed.size > HELD) this.#packed.delete(oldest)
    return packed
  }
}

async function packedFrom(entry: JournalEntry): Promise<Packed> {
  const parts: Buffer[] = []
  const partOf = new Map<string, number>()
  for (const part of partsOf(entry, PART)) {
    for (const { table, id } of commitOf(part).changes) partOf.set(keyOf(table, id), parts.length)
    parts.push(deflateRawSync(part.changes, { level: 1 }))
    await yieldToOthers()
  }
  return { parts, partOf }
}
