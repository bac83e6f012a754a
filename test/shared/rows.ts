import type { Rows } from '../../shared/table/change.ts'
import type { Cell } from '../../shared/table/column.ts'
import type { Row } from '../../shared/table/table.ts'
import { tableNamed } from '../../shared/tables.ts'

/** Rows of some tables as a test writes them: only the cells that matter, in order; ids are made up where left out. */
export type Written = Readonly<Record<string, readonly Readonly<Record<string, Cell>>[]>>

/** An in-memory workbook for pure tests: every declared cell that was not written is missing. Throws on unknown names. */
export function rowsOf(written: Written): Rows {
  const tables = new Map<string, readonly Row[]>()
  for (const [name, rows] of Object.entries(written)) tables.set(name, rows.map(completer(name)))
  return {
    all: (table) => tables.get(table) ?? [],
    get: (table, id) => tables.get(table)?.find((row) => row.id === id),
  }
}

function completer(name: string): (row: Readonly<Record<string, Cell>>, index: number) => Row {
  const table = tableNamed(name)
  if (!table) throw new Error(`no table ${name}`)
  return (row, index) => {
    const unknown = Object.keys(row).filter((column) => column !== 'id' && !(column in table.columns))
    if (unknown.length > 0) throw new Error(`no column ${unknown.join(', ')} in ${name}`)
    const cells = Object.keys(table.columns).map((column) => [column, row[column] ?? null])
    return {
      ...Object.fromEntries(cells),
      id: String(row['id'] ?? `${name}-${index + 1}`),
      position: index + 1,
    }
  }
}
