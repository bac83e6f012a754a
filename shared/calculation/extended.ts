import type { Rows } from '../table/change.ts'
import type { NumberColumn } from '../table/column.ts'
import type { Row, Table } from '../table/table.ts'
import { calculatedColumns, type ColumnDefinition } from './columns.ts'
import { TableCalculation } from './engine.ts'
import { ROW_UNIT, type FormulaSheet } from './sheet.ts'

/** The field under which a calculated column stands beside a table's own. */
export function calculatedField(id: string): string {
  return `calculated-${id}`
}

/** A calculated column as a column of its table that nobody types into. */
export function calculatedAsColumn({ title, unit, decimals }: ColumnDefinition): NumberColumn {
  return {
    kind: 'number',
    title,
    derived: true,
    ...(unit === '' || unit === ROW_UNIT ? {} : { unit }),
    ...(decimals === null ? {} : { decimals }),
  }
}

/** To Excel's fifteen digits: 0.1 + 0.2 is 0.3 to whoever reads it. */
function readable(value: number | null): number | null {
  return value === null ? null : Number(value.toPrecision(15))
}

/**
 * A sheet with what the program computes and with its calculated columns as if its table had been declared with them,
 * and rows that hold their values: for what lists or writes tables.
 */
export function withCalculatedColumns(
  sheet: FormulaSheet,
  rows: Rows,
): { readonly table: Table; readonly rows: Rows } {
  const { table } = sheet
  const checked = calculatedColumns(rows, sheet)
  const own = sheet.rowsOf(rows)
  if (checked.columns.length === 0 && own === rows.all(table.name)) return { table, rows }
  const calculation = new TableCalculation(checked)
  calculation.update(own)
  const fields = checked.columns.map(({ id }) => [id, calculatedField(id)] as const)
  const shown = withoutAids(sheet)
  const extended = own.map((row): Row => ({
    ...shown(row),
    ...Object.fromEntries(fields.map(([id, field]) => [field, readable(calculation.valueOf(row.id, id))])),
  }))
  const byId = new Map(extended.map((row) => [row.id, row]))
  const listed = extended.filter(sheet.lists)
  const columns = checked.columns.map((column) => [calculatedField(column.id), calculatedAsColumn(column)])
  return {
    table: { ...table, columns: { ...table.columns, ...Object.fromEntries(columns) } },
    rows: {
      all: (name) => (name === table.name ? listed : rows.all(name)),
      get: (name, id) => (name === table.name ? byId.get(id) : rows.get(name, id)),
    },
  }
}

/** Rows without the fields that only formulas see, such as the town of a project's year. */
function withoutAids({ aids }: FormulaSheet): (row: Row) => Row {
  if (aids.size === 0) return (row) => row
  return ({ id, position, ...cells }) => ({
    id,
    position,
    ...Object.fromEntries(Object.entries(cells).filter(([field]) => !aids.has(field))),
  })
}
