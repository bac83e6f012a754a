import type { Rows } from '../../shared/table/change.ts'
import type { Row } from '../../shared/table/table.ts'
import { TABLES } from '../../shared/tables.ts'

/**
 * A store's rows as they stand now: what is committed later does not show, so that work which pauses reads one state of
 * the workbook. The lists are the store's own, which it never changes in place, so this copies nothing.
 */
export function heldRows(rows: Rows): Rows {
  const lists = new Map(TABLES.map(({ name }): readonly [string, readonly Row[]] => [name, rows.all(name)]))
  const indexes = new Map<string, ReadonlyMap<string, Row>>()
  const all = (table: string): readonly Row[] => lists.get(table) ?? []
  const indexOf = (table: string): ReadonlyMap<string, Row> => {
    const found = indexes.get(table) ?? new Map(all(table).map((row) => [row.id, row]))
    indexes.set(table, found)
    return found
  }
  return { all, get: (table, id) => indexOf(table).get(id) }
}
