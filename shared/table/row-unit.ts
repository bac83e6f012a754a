import type { Rows } from './change.ts'
import type { Column } from './column.ts'
import type { Row, Table } from './table.ts'

/** The unit of a number column that declares none: that of the row which the number's row points at, if it has a unit. */
export function unitOn(table: Table, column: Column, row: Row, rows: Rows): string | null {
  if (column.kind !== 'number' || column.unit !== undefined) return null
  for (const [name, other] of Object.entries(table.columns)) {
    const id = row[name]
    if (other.kind !== 'reference' || typeof id !== 'string') continue
    const unit = other.to
      .map((target) => rows.get(target, id)?.['unit'])
      .find((one) => typeof one === 'string')
    if (typeof unit === 'string') return unit
  }
  return null
}
