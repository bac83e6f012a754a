import type { Rows } from '../table/change.ts'
import type { Cell, Column } from '../table/column.ts'
import { unitOn } from '../table/row-unit.ts'
import type { Row, Table } from '../table/table.ts'
import { cellOut, figureFormat, perUnit, quantityDecimals } from './cell-out.ts'
import type { Meaning } from './totals.ts'
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

/** A table's rows on their way to paper. */
export interface Source {
  readonly table: Table
  /** The rows shown, in order. */
  readonly shown: readonly Row[]
  readonly view: ExportView
  /** All rows of the workbook, to call references by their labels. */
  readonly rows: Rows
  readonly meaning: Meaning
}

/** The columns of a table as a view shows them, numbered unless the table has a numbering of its own. */
export function outColumns(source: Source): OutColumn[] {
  const { table, view } = source
  const asked = view.columns ?? Object.keys(table.columns).map((field): ViewColumn => ({ field }))
  const columns = asked.flatMap((one) => {
    const column = table.columns[one.field]
    // A made-up row is hatched and its note says why; the flag itself is kept in a hidden column.
    if (!column || one.field === 'demo') return []
    const own = outColumn(source, column, one)
    return hangs(source, column) ? [own, unitColumn(source, column, own.group)] : [own]
  })
  const first = columns[0]
  const isNumbered = first?.field === 'number' && first.column?.kind === 'integer'
  return isNumbered ? columns : [numbering(view), ...columns]
}

function outColumn(
  source: Source,
  column: Column,
  { field, title, group, unitTitle }: ViewColumn,
): OutColumn {
  const unit = unitOf(source, column)
  const labels = new Map<Cell, Cell>()
  const context = { rows: source.rows, unit }
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
    ...formats(source, column, field, unit),
  }
}

function unitOf({ table, shown, view: { units }, meaning }: Source, column: Column): string | undefined {
  if (column.kind !== 'quantity') return 'unit' in column ? column.unit : undefined
  // What has a unit of its own, such as grain in the ledger of land, has the digits of the declared unit and no other.
  if (shown.some((row) => meaning.ownUnit(table.name, row) !== null)) return column.unit
  return units?.[column.measure] ?? column.unit
}

type Formats = Pick<OutColumn, 'format' | 'formatOf'>

function formats(source: Source, column: Column, field: string, unit: string | undefined): Formats {
  switch (column.kind) {
    case 'date':
      return { format: 'yyyy-mm-dd', formatOf: null }
    case 'integer':
      return { format: column.unit === undefined ? '0' : figureFormat(0), formatOf: null }
    case 'quantity':
      return quantityFormats(source, perUnit(column.measure, unit ?? column.unit), field)
    case 'number':
      return column.decimals === undefined
        ? numberFormats(source, field)
        : { format: figureFormat(column.decimals), formatOf: null }
    default:
      return { format: null, formatOf: null }
  }
}

function quantityFormats({ table, meaning }: Source, per: number, field: string): Formats {
  return {
    format: figureFormat(2),
    formatOf: (row) => {
      const steps = row[field]
      const decimals = typeof steps === 'number' ? quantityDecimals(steps, per) : 2
      const own = meaning.ownUnit(table.name, row)
      return decimals === 2 && own === null ? null : figureFormat(decimals, own ?? '')
    },
  }
}

/** Statistics show the decimals of the row's indicator and as many more as the figure has; others those of the column. */
function numberFormats({ table, shown, rows }: Source, field: string): Formats {
  const most = shown.reduce((sofar, row) => Math.max(sofar, digitsOf(row[field])), 0)
  const usual = figureFormat(most)
  const decimalsOf = (row: Row): number | null => {
    for (const [name, column] of Object.entries(table.columns)) {
      if (column.kind !== 'reference') continue
      const pointed = column.to.map((target) => rows.get(target, String(row[name]))?.['decimals'])
      const decimals = pointed.find((one) => typeof one === 'number')
      if (typeof decimals === 'number') return decimals
    }
    return null
  }
  return {
    format: usual,
    formatOf: (row) => {
      const own = decimalsOf(row)
      const format = own === null ? usual : figureFormat(Math.max(own, digitsOf(row[field])))
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

/** Whether the unit of a column's figures hangs on the row, and no column of the table says it already. */
function hangs({ table, shown, rows }: Source, column: Column): boolean {
  if (column.kind !== 'number' || column.unit !== undefined || Object.hasOwn(table.columns, 'unit'))
    return false
  return shown.some((row) => unitOn(table, column, row, rows) !== null)
}

function unitColumn({ table, view, rows }: Source, column: Column, group: string | null): OutColumn {
  return {
    ...computed(UNIT_WORD[view.language], group),
    valueOf: (row) => unitOn(table, column, row, rows),
  }
}

function numbering(view: ExportView): OutColumn {
  return { ...computed(NUMBER_WORD[view.language], null), valueOf: (_row, at) => at + 1, format: '0' }
}

function computed(title: string, group: string | null): Omit<OutColumn, 'valueOf'> {
  const nothing = { unit: undefined, unitTitle: undefined, format: null, formatOf: null }
  return { field: null, column: null, title, group, ...nothing }
}
