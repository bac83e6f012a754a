import type { RowChange, Rows } from '../../shared/table/change.ts'
import type { Row } from '../../shared/table/table.ts'
import { TABLES } from '../../shared/tables.ts'
import type { Store } from './contract.ts'
import { storedRow } from './statements.ts'

/** Entries that are read at a time. */
const PAGE = 200

/**
 * The rows of a workbook as they stood after an entry of its journal: today's, with every later commit taken back. Rows
 * of an older format have this one's columns, empty.
 */
export async function rowsAsOf(store: Store, seq: number): Promise<Rows> {
  const rows = store.rows()
  const tables = new Map(
    TABLES.map((table) => [
      table.name as string,
      { table, rows: new Map<string, Row>(rows.all(table.name).map((row) => [row.id, row])) },
    ]),
  )
  const takeBack = ({ table: name, id, before }: RowChange): void => {
    const found = tables.get(name)
    if (!found) return
    if (before) found.rows.set(id, storedRow(found.table, before))
    else found.rows.delete(id)
  }
  let before = store.info().seq + 1
  while (before > seq + 1) {
    const commits = await store.history({ before, limit: PAGE })
    for (const commit of commits.filter((one) => one.seq > seq))
      for (const change of commit.changes.toReversed()) takeBack(change)
    before = commits.at(-1)?.seq ?? 0
  }
  const sorted = new Map(
    Array.from(tables, ([name, { rows: kept }]) => [
      name,
      [...kept.values()].toSorted((a, b) => a.position - b.position || (a.id < b.id ? -1 : 1)),
    ]),
  )
  return {
    all: (table) => sorted.get(table) ?? [],
    get: (table, id) => tables.get(table)?.rows.get(id),
  }
}
