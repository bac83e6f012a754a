import { statSync } from 'node:fs'
import type { ChangedCells, VersionComparison } from '../../../shared/api/compare.ts'
import type { Commit } from '../../../shared/api/reply.ts'
import type { Input, VerifyReport } from '../../../shared/api/verbs.ts'
import type { Edit } from '../../../shared/table/change.ts'
import type { Rejection } from '../../../shared/table/rejection.ts'
import type { AskedPage } from '../compared-page.ts'
import type { Connection } from '../connection.ts'
import { asFault, onFile } from '../faults.ts'
import { CURRENT, type Schema } from '../schema.ts'
import type { Foreseeing } from '../foresee.ts'
import { readStretch, type Stretch } from '../stretch.ts'
import { answersFrom, type Answers, type Questions } from './questions.ts'
import type { ReadFrom } from './protocol.ts'
import { Reader } from './reader.ts'

/** Bytes of changes that are read in this thread: in a tenth of a second, with pauses. */
const SHORT = 4_000_000
/** Entries whose bytes are counted at most; more are taken to be long. */
const COUNTED = 1_000
/** Edits that are looked at in this thread before they are written, and in one message to the other. */
const FEW = 500
/** Bytes of a file that are verified in this thread. */
const SMALL = 8_000_000

/** What is open, as far as it is read from. */
interface Readable extends ReadFrom {
  readonly connection: Connection
  readonly schema: Schema
}

/**
 * Reads the journal and the file of an open workbook: short work in this thread, which has the connection already, long
 * work in one of its own. The answers are the same.
 */
export class Reading {
  readonly #opened: Readable
  readonly #here: Answers
  readonly #reader: Reader
  #runs = 0
  readonly #running = new Set<Promise<unknown>>()

  constructor(opened: Readable) {
    const { file, source, connection, schema } = opened
    this.#opened = opened
    this.#here = answersFrom(source, connection, schema)
    this.#reader = new Reader({ file, source })
  }

  /** Journal entries, newest first; see readHistory. */
  history(query: Input<'history'>): Promise<readonly Commit[]> {
    return this.#ask(
      () => this.#isLongHistory(query),
      (answers) => answers.history(query),
    )
  }

  /** What has changed in a table between two entries. */
  changedCells(asked: Questions['changedCells']['asked']): Promise<ChangedCells> {
    return this.#ask(
      () => this.#isLongStretch(asked.from, asked.to),
      (answers) => answers.changedCells(asked),
    )
  }

  /** A page of what differs between two versions. */
  compare(asked: AskedPage): Promise<VersionComparison> {
    return this.#ask(
      () => this.#isLongStretch(Math.min(asked.from, asked.to), asked.head),
      (answers) => answers.compare(asked),
    )
  }

  /** What would be refused of edits of a person: of few at once, `here`, of many in parts beside this thread. */
  async foresee(
    edits: readonly Edit[],
    who: string,
    { again, goesOn, onProgress }: Foreseeing,
    here: () => readonly Rejection[],
  ): Promise<readonly Rejection[] | null> {
    if (edits.length <= FEW || this.#opened.schema !== CURRENT) return here()
    const { answers } = this.#reader
    const run = (this.#runs += 1)
    for (let from = 0; from < edits.length; from += FEW) {
      if (goesOn?.() === false) {
        await answers.foresee({ run, who, again, edits: [], next: 'forget' })
        return null
      }
      await answers.foresee({ run, who, again, edits: edits.slice(from, from + FEW), next: 'more' })
      onProgress?.(from / edits.length)
    }
    return answers.foresee({ run, who, again, edits: [], next: 'look' })
  }

  /** Integrity of the file, its schema and its journal. */
  verify(): Promise<VerifyReport> {
    return this.#ask(
      () => statSync(this.#opened.source).size > SMALL,
      (answers) => answers.verify(null),
    )
  }

  /** Entries of a stretch; see readStretch. */
  async *stretch(stretch: Stretch): AsyncGenerator<Commit> {
    try {
      yield* readStretch(this.#opened.connection, stretch)
    } catch (error) {
      throw asFault(error, this.#opened.file)
    }
  }

  /** Reads with the workbook's own connection, which is not closed before the end. Throws Fault. */
  async here<T>(read: (connection: Connection) => Promise<T>): Promise<T> {
    const reading = read(this.#opened.connection)
    this.#running.add(reading)
    try {
      return await reading
    } catch (error) {
      throw asFault(error, this.#opened.file)
    } finally {
      this.#running.delete(reading)
    }
  }

  /** Waits for what is read here, and ends the thread. */
  async close(): Promise<void> {
    await Promise.allSettled(this.#running)
    await this.#reader.close()
  }

  async #ask<T>(isLong: () => boolean, ask: (answers: Answers) => Promise<T>): Promise<T> {
    // The thread knows this program's tables only; others are the tests' own.
    const away = this.#opened.schema === CURRENT && onFile(this.#opened.file, isLong)
    return away ? ask(this.#reader.answers) : this.here(() => ask(this.#here))
  }

  /** Only of one row: whole entries are as long to take over from the thread as to read. */
  #isLongHistory({ table, id }: Input<'history'>): boolean {
    if (table === undefined || id === undefined) return false
    const length = this.#opened.connection
      .prepare<[string, string], number>(
        `SELECT ifnull(sum(octet_length(changes)), 0) FROM journal_row JOIN journal USING (seq)
         WHERE table_name = ? AND row_id = ?`,
      )
      .pluck()
    return (length.get(table, id) ?? 0) > SHORT
  }

  #isLongStretch(from: number, to: number): boolean {
    if (to - from > COUNTED) return true
    const length = this.#opened.connection
      .prepare<[number, number], number>(
        'SELECT ifnull(sum(octet_length(changes)), 0) FROM journal WHERE seq > ? AND seq <= ?',
      )
      .pluck()
    return (length.get(from, to) ?? 0) > SHORT
  }
}
