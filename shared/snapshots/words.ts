import type { Rows } from '../table/change.ts'
import type { Cell, Column } from '../table/column.ts'
import { formatCell } from '../table/kinds.ts'
import { isFigureColumn } from '../table/arithmetic.ts'
import { labelOf } from '../table/reference.ts'
import { unitOn } from '../table/row-unit.ts'
import { declaredTable, type Row, type Table } from '../table/table.ts'
import type { Language } from '../text/language.ts'
import type { RowDifference } from './differences.ts'

/** What tables, columns, choices and units are called in the reader's language. */
export interface Titles {
  readonly language: Language
  readonly table: (table: string) => string
  readonly column: (table: string, column: string) => string
  readonly option: (table: string, column: string, code: string) => string
  readonly unit: (unit: string) => string
}

/** The titles as they are declared. */
export const DECLARED_TITLES: Titles = {
  language: 'zh-CN',
  table: (table) => declaredTable(table)?.title ?? table,
  column: (table, column) => declaredTable(table)?.columns[column]?.title ?? column,
  option: (table, column, code) => {
    const declared = declaredTable(table)?.columns[column]
    return (declared?.kind === 'choice' ? declared.options[code] : undefined) ?? code
  },
  unit: (unit) => unit,
}

/** A cell of a difference in words. */
export interface DifferenceLine {
  readonly table: string
  readonly id: string
  readonly kind: RowDifference['kind']
  /** Null where the line is about the whole row. */
  readonly column: string | null
  readonly title: string
  /** Whether it is a figure, which stands at the right. */
  readonly figure: boolean
  /** Empty where the column has none. */
  readonly unit: string
  /** Null where there is no value, or where the row was not there. */
  readonly before: string | null
  readonly after: string | null
  /** After less before, with its sign; null but for figures that were there both times. */
  readonly step: string | null
  /** The entry of the journal that made it so. */
  readonly seq: number
}

/** A row of a version that is no longer there today. */
export interface GoneRow {
  readonly table: string
  readonly row: Row
}

/** Today's rows, and by id those that are gone, so that what points at them can still be called by name. */
export function withGone(rows: Rows, gone: ReadonlyMap<string, GoneRow>): Rows {
  return {
    all: (table) => rows.all(table),
    get: (table, id) => {
      const was = gone.get(id)
      return rows.get(table, id) ?? (was?.table === table ? was.row : undefined)
    },
  }
}

/** Parts of a row's name at most. */
const NAMING = 4

/** What tells a row from others: its number and label, then what else is unique about it or cannot be missing. */
export function captionOf({ table: name, before, after }: RowDifference, rows: Rows, titles: Titles): string {
  const [table, row] = [declaredTable(name), after ?? before]
  if (!table || !row) return ''
  const { table_name: ofTable, row_id: ofRow, column_name: ofColumn } = row
  if (typeof ofTable === 'string' && typeof ofRow === 'string' && typeof ofColumn === 'string')
    return [titles.table(ofTable), labelOf(rows, ofTable, ofRow), titles.column(ofTable, ofColumn)].join(
      ' · ',
    )
  const required = Object.keys(table.columns).filter((column) => table.columns[column]?.required)
  // A label says enough with what the row belongs to; without one its kind must tell.
  const named = (row[table.label] ?? null) !== null
  const telling =
    table.unique[0] ?? required.filter((column) => !named || table.columns[column]?.kind !== 'choice')
  const columns = telling.includes(table.label) ? telling : [table.label, ...telling]
  const parts = (table.number === undefined ? columns : [table.number, ...columns])
    .filter((column, at, all) => all.indexOf(column) === at && table.columns[column]?.kind !== 'flag')
    .map((column) => wordsOf(table, column, row[column] ?? null, row, rows, titles))
    .filter((text) => text !== null)
  return parts.slice(0, NAMING).join(' · ') || row.id
}

/**
 * A difference cell by cell. A row that came or went is one line, or with `whole` one for each of its filled cells, so
 * that nothing of it is left out.
 */
export function linesOf(
  difference: RowDifference,
  rows: Rows,
  titles: Titles,
  whole = false,
): readonly DifferenceLine[] {
  const { table: name, id, kind, before, after, seq, cells } = difference
  const table = declaredTable(name)
  if (!table) return []
  const line = (column: string, was: Cell, is: Cell, at: number): DifferenceLine => {
    const declared = table.columns[column]
    const own = after ?? before
    const unit = declared && own ? (unitOn(table, declared, own, rows) ?? unitIn(declared)) : ''
    return {
      table: name,
      id,
      kind,
      column,
      title: titles.column(name, column),
      figure: declared !== undefined && isFigureColumn(declared),
      unit: titles.unit(unit),
      before: before && wordsOf(table, column, was, before, rows, titles),
      after: after && wordsOf(table, column, is, after, rows, titles),
      step: declared ? stepOf(declared, was, is, rows) : null,
      seq: at,
    }
  }
  if (kind === 'changed') return cells.map((cell) => line(cell.column, cell.before, cell.after, cell.seq))
  const row = after ?? before
  if (!whole || kind === 'moved' || !row)
    return [
      {
        table: name,
        id,
        kind,
        column: null,
        title: '',
        figure: false,
        unit: '',
        before: null,
        after: null,
        step: null,
        seq,
      },
    ]
  return Object.keys(table.columns)
    .filter((column) => (row[column] ?? null) !== null)
    .map((column) => line(column, before?.[column] ?? null, after?.[column] ?? null, seq))
}

function unitIn(column: Column): string {
  return 'unit' in column ? (column.unit ?? '') : ''
}

function wordsOf(
  table: Table,
  column: string,
  value: Cell,
  row: Row,
  rows: Rows,
  titles: Titles,
): string | null {
  const declared = table.columns[column]
  if (value === null || !declared) return null
  if (declared.kind === 'choice') return titles.option(table.name, column, String(value))
  const unit = unitOn(table, declared, row, rows)
  return formatCell(declared, value, { rows, language: titles.language, ...(unit === null ? {} : { unit }) })
}

/** A year is a number, too, but no amount: a whole number has a step only where it has a unit. */
function stepOf(column: Column, before: Cell, after: Cell, rows: Rows): string | null {
  if (typeof before !== 'number' || typeof after !== 'number') return null
  const counts = column.kind === 'integer' && column.unit !== undefined
  if (!counts && column.kind !== 'number' && column.kind !== 'quantity') return null
  const text = formatCell(column, after - before, { rows })
  return after > before ? `+${text}` : text
}

/** A figure as other programs read it. */
function bare(text: string | null): string {
  return (text ?? '').replaceAll(',', '')
}

/** What lines are about as a table of texts, for the clipboard and for a file; `heads` tell who, when and what of entries. */
export function sheetOf(
  differences: readonly RowDifference[],
  rows: Rows,
  titles: Titles,
  told: {
    readonly kind: (kind: RowDifference['kind']) => string
    /** Who, when, what. */
    readonly entry: (seq: number) => readonly [string, string, string]
    /** Words beside a row that is made up, and beside one that is not. */
    readonly demo: string
  },
): readonly (readonly string[])[] {
  return differences.flatMap((difference) => {
    const caption = captionOf(difference, rows, titles)
    const demo = (difference.after ?? difference.before)?.['demo'] === 1 ? told.demo : ''
    return linesOf(difference, rows, titles, true).map((line) => [
      titles.table(line.table),
      caption,
      told.kind(line.kind),
      line.title,
      line.unit,
      ...[line.before, line.after, line.step].map((text) => (line.figure ? bare(text) : (text ?? ''))),
      ...told.entry(line.seq),
      demo,
    ])
  })
}
