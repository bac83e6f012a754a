import type { Rows } from '../table/change.ts'
import type { Cell, Column } from '../table/column.ts'
import { formatCell } from '../table/kinds.ts'
import type { Row, Table } from '../table/table.ts'
import { outColumns, type OutColumn } from './out-columns.ts'
import { rowsShown, titleOf } from './rows-shown.ts'
import type { Meaning } from './totals.ts'
import type { ExportView } from './view.ts'

/** Heading of the last column of a .csv, by which its rows are known when they come back. */
const ROW_ID_TITLE = '行标识'

/** Texts that a spreadsheet might run as a formula when it opens a .csv, and those that look protected already. */
const DANGEROUS = /^'*[=+\-@＝＋－＠\t\r\n\0]/

/** A text of a .csv without the apostrophe that such a text has in front. */
export function withoutApostrophe(text: string): string {
  return text.startsWith("'") && DANGEROUS.test(text) ? text.slice(1) : text
}

/** A negative number that stands in a column of texts is no formula. */
const PLAIN_NUMBER = /^[+-]?\d+(\.\d+)?$/

/** A cell whose text got an apostrophe in front, so that no spreadsheet runs it. */
export interface ProtectedCell {
  readonly id: string
  readonly column: string
  readonly text: string
}

/** A table as lines of comma-separated cells. */
export interface CsvSheet {
  readonly text: string
  readonly title: string
  readonly rows: number
  readonly protectedCells: readonly ProtectedCell[]
}

/** Puts an apostrophe before a text that a spreadsheet might run (OWASP ASVS 5.0, 1.2.10). Taken off by `unprotect`. */
export function protect(text: string): string {
  return DANGEROUS.test(text) && !PLAIN_NUMBER.test(text) ? `'${text}` : text
}

/** The text as it was before `protect`. */
export function unprotect(text: string): string {
  return text.startsWith("'") && DANGEROUS.test(text.slice(1)) ? text.slice(1) : text
}

/**
 * A table as .csv: one line of headings with units, figures without separators, days as 2025-03-31, then whether a row
 * is made up where any is, and the rows' ids. Lines end with CR LF.
 */
export function csvOf(table: Table, view: ExportView, rows: Rows, meaning: Meaning): CsvSheet {
  const shown = rowsShown(table, view, rows)
  const columns = outColumns({ table, shown, view, rows, meaning })
  const hasMadeUp = shown.some((row) => row['demo'] === 1)
  const demo = table.columns['demo']
  const protectedCells: ProtectedCell[] = []
  const heading = [...columns.map(headingOf), ...(hasMadeUp && demo ? [demo.title] : []), ROW_ID_TITLE]
  const lines = shown.map((row, at) => [
    ...columns.map((out) => cellText(out, row, at, protectedCells)),
    ...(hasMadeUp && demo ? [flagText(demo, row, rows)] : []),
    row.id,
  ])
  return {
    text: csvText([heading, ...lines]),
    title: titleOf(table, view, shown, rows),
    rows: shown.length,
    protectedCells,
  }
}

/** Lines of comma-separated cells, each ending with CR LF; cells are protected by the caller. */
export function csvText(lines: readonly (readonly string[])[]): string {
  return lines.map((cells) => `${cells.map(quoted).join(',')}\r\n`).join('')
}

function headingOf({ title, group, unitTitle }: OutColumn): string {
  const whole = group === null ? title : `${group}·${title}`
  return unitTitle ? `${whole}（${unitTitle}）` : whole
}

function cellText(
  { field, column, valueOf }: OutColumn,
  row: Row,
  at: number,
  protectedCells: ProtectedCell[],
): string {
  const stored = field === null ? null : (row[field] ?? null)
  // A .csv has no number formats, so a day is written out; and no longest text.
  if (column?.kind === 'date' || column?.kind === 'text') return textOf(stored)
  return textOf(valueOf(row, at))

  function textOf(value: Cell): string {
    if (value === null) return ''
    if (typeof value === 'number') return plainNumber(value)
    const text = column === null || column.kind === 'date' ? value : protect(value)
    if (text !== value) protectedCells.push({ id: row.id, column: field ?? '', text: value })
    return text
  }
}

/** Digits without an exponent, which some programs do not read. */
function plainNumber(value: number): string {
  const text = String(value)
  if (!text.includes('e')) return text
  return Number.isInteger(value) ? BigInt(value).toString() : value.toFixed(20).replace(/0+$/, '')
}

function flagText(column: Column, row: Row, rows: Rows): string {
  return formatCell(column, row['demo'] ?? null, { rows })
}

function quoted(cell: string): string {
  return /[",\r\n]|^\s|\s$/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell
}
