import type { Rows } from '../table/change.ts'
import type { Row, Table } from '../table/table.ts'
import type { ExportView } from './view.ts'

/** The rows that a view shows, in its order. */
export function rowsShown(table: Table, view: ExportView, rows: Rows): readonly Row[] {
  if (!view.rows) return rows.all(table.name)
  return view.rows.flatMap((id) => rows.get(table.name, id) ?? [])
}
