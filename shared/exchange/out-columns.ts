import type { Rows } from '../table/change.ts'
import type { Cell, Column } from '../table/column.ts'
import { unitOn } from '../table/row-unit.ts'
import type { Row, Table } from '../table/table.ts'
import { ACCOUNT_UNITS } from '../land/accounts.ts'
import { cellOut, figureFormat, perUnit, quantityDecimals } from './cell-out.ts'
import type { ExportView, ViewColumn } from './view.ts'

/** A column of the sheet that is written: how its heading reads and how a row's cell comes about. */
export interface OutColumn {
  /** Null for columns that are no columns of the table: numbering, and the unit that hangs on the row. */
  readonly field: string | null
  readonly column: Column | null
  readonly title: string
  readonly group: string | null
  /** Unit of all its figures, for heading and hidden row. */
  readonly unit: string | undefined
  readonly unitTitle: string | undefined
  readonly valueOf: (row: Row, at: number) => Cell
  /** Number format of the column's cells; null for texts. */
  readonly format: string | null
  /** Number format of a row's cell where it differs from the column's. */
  readonly formatOf: ((row: Row) => string | null) | null
}

const UNIT_WORD = { 'zh-CN': '单位', 'en-US': 'Unit' } as const
const NUMBER_WORD = { 'zh-CN': '序号', 'en-US': 'No.' } as const

/** The columns of a table as a view shows them, numbered unless the table has a numbering of its own. */
export function outColumns(table: Table, shown: readonly Row[], view: ExportView, rows: Rows): OutColumn[] {
  const asked = view.columns ?? Object.keys(table.columns).map((field): ViewColumn => ({ field }))
  const columns = asked.flatMap((one) => {
    const column = table.columns[one.field]
    // A made-up row is hatched and its note says why; the flag itself is kept in a hidden column.
    if (!column || one.field === 'demo') return []
    const own = outColumn(table, column, one, shown, view, rows)
    const hanging = column.kind === 'number' && column.unit === undefined && hangs(table, column, shown, rows)
    return hanging ? [own, unitColumn(table, column, view, rows)] : [own]
  })
  const first = columns[0]
  const isNumbered = first?.field === 'number' && first.column?.kind === 'integer'
  return isNumbered ? columns : [numbering(view), ...columns]
}

function outColumn(
  table: Table,
  column: Column,
  { field, title, group, unitTitle }: ViewColumn,
  shown: readonly Row[],
  view: ExportView,
  rows: Rows,
): OutColumn {
  const unit = unitOf(column, shown, view)
  const labels = new Map<Cell, Cell>()
  const context = { rows, unit }
  return {
    field,
    column,
    title: title ?? column.title,
    group: group ?? (title === undefined ? (column.group ?? null) : null),
    unit,
    unitTitle: unitTitle ?? unit,
    valueOf: (row) => {
      const value = row[field] ?? null
      if (column.kind !== 'reference') return cellOut(column, value, context)
      // The same few rows are pointed at over and over.
      const known = labels.get(value)
      if (known !== undefined) return known
      const label = cellOut(column, value, context)
      labels.set(value, label)
      return label
    },
    ...formats(table, column, field, unit, shown, rows),
  }
}

function unitOf(column: Column, shown: readonly Row[], { units }: ExportView): string | undefined {
  if (column.kind !== 'quantity') return 'unit' in column ? column.unit : undefined
  // Grain is kept in the ledger of land; its kilograms have the digits of 亩, and no 公顷.
  if (column.measure === 'land' && shown.some(isGrain)) return '亩'
  return units?.[column.measure] ?? column.unit
}

function isGrain(row: Row): boolean {
  const account = row['account']
  return (
    typeof account === 'string' &&
    Object.hasOwn(ACCOUNT_UNITS, account) &&
    ACCOUNT_UNITS[account as keyof typeof ACCOUNT_UNITS] === '公斤'
  )
}

function formats(
  table: Table,
  column: Column,
  field: string,
  unit: string | undefined,
  shown: readonly Row[],
  rows: Rows,
): Pick<OutColumn, 'format' | 'formatOf'> {
  switch (column.kind) {
    case 'date':
      return { format: 'yyyy-mm-dd', formatOf: null }
    case 'integer':
      return { format: column.unit === undefined ? '0' : figureFormat(0), formatOf: null }
    case 'quantity': {
      const per = perUnit(column.measure, unit ?? column.unit)
      const usual = figureFormat(2)
      return {
        format: usual,
        formatOf: (row) => {
          const steps = row[field]
          const decimals = typeof steps === 'number' ? quantityDecimals(steps, per) : 2
          const format = decimals === 2 ? usual : figureFormat(decimals)
          return column.measure === 'land' && isGrain(row)
            ? `${format.trimEnd().replace(/_$/, '')}"公斤"_ `
            : decimals === 2
              ? null
              : format
        },
      }
    }
    case 'number':
      return numberFormats(table, column.decimals ?? null, field, shown, rows)
    default:
      return { format: null, formatOf: null }
  }
}

/** Statistics show the decimals of the column, else of the row's indicator, else as many as the column's figures have. */
function numberFormats(
  table: Table,
  decimals: number | null,
  field: string,
  shown: readonly Row[],
  rows: Rows,
): Pick<OutColumn, 'format' | 'formatOf'> {
  if (decimals !== null) return { format: figureFormat(decimals), formatOf: null }
  const most = shown.reduce((sofar, row) => Math.max(sofar, digitsOf(row[field])), 0)
  const usual = figureFormat(most)
  const pointing = Object.entries(table.columns).find(
    ([, column]) => column.kind === 'reference' && column.to.includes('indicator'),
  )
  if (!pointing) return { format: usual, formatOf: null }
  return {
    format: usual,
    formatOf: (row) => {
      const own = rows.get('indicator', String(row[pointing[0]]))?.['decimals']
      const digits = digitsOf(row[field])
      const format = figureFormat(typeof own === 'number' ? Math.max(own, digits) : digits)
      return format === usual ? null : format
    },
  }
}

/** Decimals of a figure, at most six, as on the screen. */
function digitsOf(value: Cell | undefined): number {
  if (typeof value !== 'number' || Number.isInteger(value)) return 0
  const fraction = value.toFixed(6).replace(/0+$/, '').split('.')[1] ?? ''
  return fraction.length
}

function hangs(table: Table, column: Column, shown: readonly Row[], rows: Rows): boolean {
  if (Object.hasOwn(table.columns, 'unit')) return false
  return shown.some((row) => unitOn(table, column, row, rows) !== null)
}

function unitColumn(table: Table, column: Column, view: ExportView, rows: Rows): OutColumn {
  return {
    ...computed(UNIT_WORD[view.language], column.group ?? null),
    valueOf: (row) => unitOn(table, column, row, rows),
  }
}

function numbering(view: ExportView): OutColumn {
  return { ...computed(NUMBER_WORD[view.language], null), valueOf: (_row, at) => at + 1, format: '0' }
}

function computed(title: string, group: string | null): Omit<OutColumn, 'valueOf'> {
  return {
    field: null,
    column: null,
    title,
    group,
    unit: undefined,
    unitTitle: undefined,
    format: null,
    formatOf: null,
  }
}
