import { plainSheet, type FormulaSheet } from '../../shared/calculation/sheet.ts'
import { formulaSheet } from '../../shared/formula-sheets.ts'
import { withCalculatedColumns } from '../../shared/calculation/extended.ts'
import { csvOf, type ProtectedCell } from '../../shared/exchange/csv-out.ts'
import { isLeftOut } from '../../shared/exchange/cell-out.ts'
import { layOut } from '../../shared/exchange/lay-out.ts'
import type { Layout } from '../../shared/exchange/layout.ts'
import { titleOf } from '../../shared/exchange/rows-shown.ts'
import { templateValues } from '../../shared/exchange/template-values.ts'
import type { ExportView, ViewColumn } from '../../shared/exchange/view.ts'
import { MEANING } from '../../shared/paper-totals.ts'
import type { Rows } from '../../shared/table/change.ts'
import type { Result } from '../../shared/table/rejection.ts'
import type { Table } from '../../shared/table/table.ts'
import { fillTemplate } from './template/fill-template.ts'
import { encodeGb18030 } from './gb18030.ts'
import { xlsxOf, type FileProperties } from './write-xlsx.ts'

/** Kinds of file that a table is written as. */
export const EXPORT_FORMATS = ['xlsx', 'csv'] as const
/** Encodings of a .csv; UTF-8 carries the mark by which Excel and WPS know it. */
export const ENCODINGS = ['utf-8', 'gb18030'] as const

/** What is to be written. */
export interface ExportRequest {
  readonly view: ExportView
  readonly format: (typeof EXPORT_FORMATS)[number]
  readonly encoding: (typeof ENCODINGS)[number]
  readonly properties: FileProperties
  /** An office's own .xlsx that is filled in place of our own form. */
  readonly template?: Uint8Array
}

/** A file ready to be saved, and what a reader of it must know. */
export interface Exported {
  readonly bytes: Uint8Array
  /** What the sheet is called, for the file's name. */
  readonly title: string
  /** Rows of the table in it. */
  readonly rows: number
  /** Texts that got an apostrophe in front, so that no spreadsheet runs them. */
  readonly protectedCells: readonly ProtectedCell[]
  /** How many texts are longer than a cell takes and were left out. */
  readonly leftOut: number
}

/** Writes one table with its calculated columns as a file in memory. Refuses a template that cannot be read or filled. */
export async function exportTable(
  declared: Table,
  all: Rows,
  asked: ExportRequest,
  onProgress: (share: number) => void = () => undefined,
): Promise<Result<Exported>> {
  const sheet = formulaSheet(declared.name, all) ?? plainSheet(declared)
  const { table, rows } = withCalculatedColumns(sheet, all)
  const request = { ...asked, view: { ...asked.view, columns: asked.view.columns ?? usual(table, sheet) } }
  if (request.format === 'csv') {
    const { text, title, rows: count, protectedCells } = csvOf(table, request.view, rows, MEANING)
    const bytes =
      request.encoding === 'gb18030' ? encodeGb18030(text) : new TextEncoder().encode(`\ufeff${text}`)
    return { ok: true, value: { bytes, title, rows: count, protectedCells, leftOut: 0 } }
  }
  if (request.template) return fromTemplate(table, rows, request, request.template)
  const layout = layOut(table, request.view, rows, MEANING)
  onProgress(0.4)
  const bytes = await xlsxOf(layout, request.properties)
  const value = {
    bytes,
    title: layout.title,
    rows: rowsIn(layout),
    protectedCells: [],
    leftOut: leftOutIn(layout),
  }
  return { ok: true, value }
}

/** All columns but those that the program computes, which are written if they are asked for. */
function usual(table: Table, { computed }: FormulaSheet): readonly ViewColumn[] {
  return Object.keys(table.columns).flatMap((field) => (computed.has(field) ? [] : [{ field }]))
}

function fromTemplate(
  table: Table,
  rows: Rows,
  { view, properties }: ExportRequest,
  template: Uint8Array,
): Result<Exported> {
  const today = properties.modified.toLocaleDateString('sv-SE')
  const values = templateValues(table, view, rows, MEANING, today)
  const filled = fillTemplate(template, values)
  if (!filled.ok) return filled
  const title = titleOf(table, view, values.rows, rows)
  return {
    ok: true,
    value: { bytes: filled.value, title, rows: values.rows.length, protectedCells: [], leftOut: 0 },
  }
}

function rowsIn({ body, roles }: Layout): number {
  const subtotals = [...roles.values()].filter((role) => role === 'subtotal').length
  return body.last - body.first + 1 - subtotals
}

function leftOutIn({ values }: Layout): number {
  return values.reduce(
    (sum, row) => sum + row.filter((cell) => typeof cell === 'string' && isLeftOut(cell)).length,
    0,
  )
}
