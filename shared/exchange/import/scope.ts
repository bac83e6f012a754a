import type { Column } from '../../table/column.ts'
import type { Table } from '../../table/table.ts'

/** Columns that say what a row is of rather than what is known of it: its town, plan, year, book. */
export function scopeColumns(table: Table): readonly string[] {
  return Object.entries(table.columns).flatMap(([name, column]) =>
    column.required && bounds(column) && !(name === table.label && column.kind === 'reference') ? [name] : [],
  )
}

function bounds(column: Column): boolean {
  return (
    column.kind === 'reference' ||
    column.kind === 'choice' ||
    column.kind === 'period' ||
    // A year; a number of jobs has no such bound below.
    (column.kind === 'integer' && column.unit === undefined && (column.min ?? 0) >= 1900)
  )
}
