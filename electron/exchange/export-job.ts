import type { Rows } from '../../shared/table/change.ts'
import type { Row } from '../../shared/table/table.ts'
// All tables, not only this one: references are called by the rows of others.
import { formulaSheet } from '../../shared/formula-sheets.ts'
import { exportTable, type Exported, type ExportRequest } from './export.ts'
import type { Job } from './protocol.ts'

const given = new Map<string, Row[]>()

/** Takes some rows of a table, in order, for the export that follows. */
export const takeRows: Job<{ readonly table: string; readonly rows: readonly Row[] }, null> = ({
  table,
  rows,
}) => {
  const before = given.get(table)
  if (before) before.push(...rows)
  else given.set(table, [...rows])
  return { ok: true, value: null }
}

/** Writes the table that a view names, from the rows taken before, as a file in memory. */
export const makeExport: Job<ExportRequest, Exported> = async (request, { progress }) => {
  const rows = rowsGiven()
  const sheet = formulaSheet(request.view.table, rows)
  if (!sheet) throw new Error(`no table ${request.view.table}`)
  const made = await exportTable(sheet.table, rows, request, progress)
  given.clear()
  return made
}

function rowsGiven(): Rows {
  const byId = new Map(
    [...given].map(([table, rows]) => [table, new Map(rows.map((row) => [row.id, row]))] as const),
  )
  return {
    all: (table) => given.get(table) ?? [],
    get: (table, id) => byId.get(table)?.get(id),
  }
}
