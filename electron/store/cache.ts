import type { RowChange, Rows } from '../../shared/table/change.ts'
import type { Row, Table } from '../../shared/table/table.ts'

/** All rows of the workbook in memory, equal to what is on disk after the last commit. */
export class RowCache implements Rows {
  readonly #tables = new Map<string, Map<string, Row>>()
  readonly #ordered = new Map<string, readonly Row[]>()

  /** Takes all rows anew. */
  readFrom(tables: readonly Table[], read: (table: Table) => readonly Row[]): void {
    this.#ordered.clear()
    for (const table of tables) this.#tables.set(table.name, new Map(read(table).map((row) => [row.id, row])))
  }

  all(table: string): readonly Row[] {
    const known = this.#ordered.get(table)
    if (known) return known
    const rows = inOrder(this.#tables.get(table)?.values() ?? [])
    this.#ordered.set(table, rows)
    return rows
  }

  get(table: string, id: string): Row | undefined {
    return this.#tables.get(table)?.get(id)
  }

  /** Takes over what was written to disk. Lists handed out before stay as they were. */
  apply(changes: readonly RowChange[]): void {
    for (const { table, id, after } of changes) {
      if (after) this.#tables.get(table)?.set(id, after)
      else this.#tables.get(table)?.delete(id)
      this.#ordered.delete(table)
    }
  }
}

/** Rows by position; rows of equal position by id, so that the order is the same everywhere. */
export function inOrder(rows: Iterable<Row>): Row[] {
  return Array.from(rows).sort((one, other) => one.position - other.position || (one.id < other.id ? -1 : 1))
}
