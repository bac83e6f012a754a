import type { RowChange } from '../../shared/table/change.ts'
import type { Place } from '../../shared/table/rejection.ts'
import type { Row, Table } from '../../shared/table/table.ts'
import { storedRow } from './statements.ts'

/** The rows that the journal's changes make, carried out one after the other from an empty workbook. */
export class Replay {
  readonly #tables: ReadonlyMap<string, Table>
  /** By table and id. */
  readonly #rows = new Map<string, Row>()
  readonly #wrong = new Map<string, Place>()

  constructor(tables: readonly Table[]) {
    this.#tables = new Map(tables.map((table) => [table.name, table]))
  }

  /** Carries out a change. One that does not start from the row that the journal made so far is noted as wrong. */
  carryOut({ table: name, id, before, after }: RowChange): void {
    const table = this.#tables.get(name)
    // A table that a later format dropped has no rows to compare with.
    if (!table) return
    const key = keyOf(name, id)
    this.#note(key, name, id, before && storedRow(table, before), this.#rows.get(key))
    if (after) this.#rows.set(key, storedRow(table, after))
    else this.#rows.delete(key)
  }

  /** Places where the rows, all of a table each, differ from the journal, or where it contradicts itself. */
  differences(rowsOf: (table: Table) => Iterable<Row>): readonly Place[] {
    const left = new Set(this.#rows.keys())
    for (const table of this.#tables.values()) {
      for (const row of rowsOf(table)) {
        const key = keyOf(table.name, row.id)
        left.delete(key)
        this.#note(key, table.name, row.id, row, this.#rows.get(key))
      }
    }
    for (const key of left) {
      const [table = '', id = ''] = key.split('\n')
      this.#wrong.set(key, { table, id })
    }
    return Array.from(this.#wrong.values())
  }

  #note(key: string, table: string, id: string, found: Row | null, expected: Row | undefined): void {
    if (!found && !expected) return
    if (!found || !expected) {
      this.#wrong.set(key, { table, id })
      return
    }
    const column = Object.keys(found).find((name) => found[name] !== expected[name])
    if (column !== undefined) this.#wrong.set(key, { table, id, column })
  }
}

function keyOf(table: string, id: string): string {
  return `${table}\n${id}`
}
