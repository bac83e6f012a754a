import type { Table } from './table/table.ts'
import { TABLES, type TableName } from './tables.ts'

/** Tables that only the program or a page of their own writes. */
const NOT_IN: ReadonlySet<string> = new Set([
  'setting',
  'policy_document',
  'model',
  'scenario_value',
  'scenario_project',
])

/** Whether a person can give all that a row needs: what the program alone knows cannot stand in a file. */
function canBeTyped(columns: Table['columns']): boolean {
  return Object.values(columns).every(
    (column) => !column.required || !column.derived || (column.kind === 'text' && column.stamp !== undefined),
  )
}

/** The tables that are offered for a file to be brought into. */
export const IMPORTABLE: readonly (Table & { readonly name: TableName })[] = TABLES.filter(
  ({ name, columns }) => !NOT_IN.has(name) && canBeTyped(columns),
)
