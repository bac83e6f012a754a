import type { RowChange, Rows } from '../../shared/table/change.ts'
import type { Cell } from '../../shared/table/column.ts'
import type { Row, Table } from '../../shared/table/table.ts'
import { inOrder } from './cache.ts'
import { sameRow } from './statements.ts'

/** The rows as they would be after a commit; nothing underneath is changed. */
export class Draft implements Rows {
  readonly #base: Rows
  /** By table and id; null is a deleted row. */
  readonly #touched = new Map<string, Map<string, Row | null>>()
  readonly #ordered = new Map<string, readonly Row[]>()
  /** Rows that this draft has made itself, and so may write into. */
  readonly #owned = new WeakMap<Row, Record<string, Cell>>()

  constructor(base: Rows) {
    this.#base = base
  }

  all(table: string): readonly Row[] {
    const touched = this.#touched.get(table)
    if (!touched) return this.#base.all(table)
    const known = this.#ordered.get(table)
    if (known) return known
    const kept = this.#base.all(table).filter(({ id }) => !touched.has(id))
    const written = Array.from(touched.values()).filter((row) => row !== null)
    const rows = inOrder([...kept, ...written])
    this.#ordered.set(table, rows)
    return rows
  }

  get(table: string, id: string): Row | undefined {
    const row = this.#touched.get(table)?.get(id)
    return row === undefined ? this.#base.get(table, id) : (row ?? undefined)
  }

  /** Writes one cell of a row that is there; the row is copied once, however many of its cells are written. */
  set(table: string, id: string, column: string, value: Cell): void {
    const row = this.get(table, id)
    if (!row) throw new Error(`a draft has no row ${id} in ${table}`)
    const owned = this.#owned.get(row)
    if (owned) owned[column] = value
    else {
      const copy: Row & Record<string, Cell> = { ...row, [column]: value }
      this.#owned.set(copy, copy)
      this.put(table, id, copy)
    }
  }

  /** Writes a row, or deletes it with null. */
  put(table: string, id: string, row: Row | null): void {
    const touched = this.#touched.get(table) ?? new Map<string, Row | null>()
    touched.set(id, row)
    this.#touched.set(table, touched)
    this.#ordered.delete(table)
  }

  /** One change per row that really differs, in the order in which the rows were first touched. */
  changes(tables: ReadonlyMap<string, Table>): RowChange[] {
    const changes: RowChange[] = []
    for (const [name, rows] of this.#touched) {
      const table = tables.get(name)
      if (!table) throw new Error(`a draft touched ${name}, which is no table`)
      for (const [id, after] of rows) {
        const before = this.#base.get(name, id) ?? null
        if (before && after ? !sameRow(table, before, after) : before !== after)
          changes.push({ table: name, id, before, after })
      }
    }
    return changes
  }
}
