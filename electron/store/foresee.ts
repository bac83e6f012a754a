import type { Edit } from '../../shared/table/change.ts'
import type { Rejection } from '../../shared/table/rejection.ts'
import { RowCache } from './cache.ts'
import { changesOfEdits, refusals, type Commitment } from './commit.ts'
import type { Connection } from './connection.ts'
import type { Schema } from './schema.ts'
import { prepareTable } from './statements.ts'

/** Leaving out a row may break another rule; edits that need more rounds are refused when they are written. */
const MOST_ROUNDS = 20

/** How edits are looked at before they are written. */
export interface Foreseeing {
  /** Whether the edits of rows that are not refused are looked at again without the others. */
  readonly again: boolean
  /** Asked between parts of many edits; false gives the work up. */
  readonly goesOn?: () => boolean
  /** How far many edits are handed over, 0 to 1. */
  readonly onProgress?: (share: number) => void
}

/** Everything that a commit would refuse of edits; see Foreseeing for what is left after that. */
export function foreseen(edits: readonly Edit[], commitment: Commitment, again: boolean): Rejection[] {
  const found: Rejection[] = []
  let kept = edits
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    const made = changesOfEdits(kept, commitment, false)
    const refused = made.ok ? refusals(made.value, commitment) : made.rejections
    // One by one: there may be more than a call takes arguments.
    for (const one of refused) found.push(one)
    const left = withoutRefused(kept, refused)
    if (!again || refused.length === 0 || left.length === kept.length) break
    kept = left
  }
  return found
}

function withoutRefused(edits: readonly Edit[], refused: readonly Rejection[]): readonly Edit[] {
  const stopped = new Set(refused.map(({ at }) => at.id))
  return edits.filter((edit) => !('id' in edit && stopped.has(edit.id)))
}

/** A part of edits that come in several, because one long message would hold up who sends it. */
export interface EditsInParts {
  /** Tells the edits of one person from those of another. */
  readonly run: number
  readonly who: string
  readonly again: boolean
  readonly edits: readonly Edit[]
  /** What is done with them: more are waited for, they are looked at, or forgotten. */
  readonly next: 'more' | 'look' | 'forget'
}

/** Looks at edits that come in parts, with the rows of a file as they are when the last part has come. */
export class PartsForeseen {
  readonly #connection: Connection
  readonly #schema: Schema
  readonly #runs = new Map<number, Edit[]>()

  constructor(connection: Connection, schema: Schema) {
    this.#connection = connection
    this.#schema = schema
  }

  /** Takes a part; answers what is refused once it is the last. */
  take({ run, who, again, edits, next }: EditsInParts): readonly Rejection[] {
    const all = this.#runs.get(run) ?? []
    for (const edit of edits) all.push(edit)
    this.#runs.set(run, all)
    if (next === 'more') return []
    this.#runs.delete(run)
    return next === 'look' ? this.#look(all, who, again) : []
  }

  #look(edits: readonly Edit[], who: string, again: boolean): readonly Rejection[] {
    const connection = this.#connection
    const { tables } = this.#schema
    // One moment of the file, whatever is written meanwhile.
    connection.exec('BEGIN')
    try {
      const statements = new Map(tables.map((table) => [table.name, prepareTable(connection, table)]))
      const rows = new RowCache()
      rows.readFrom(tables, ({ name }) => statements.get(name)?.all() ?? [])
      const named = new Map(tables.map((table) => [table.name, table]))
      return foreseen(edits, { schema: this.#schema, tables: named, statements, rows, who }, again)
    } finally {
      connection.exec('ROLLBACK')
    }
  }
}
