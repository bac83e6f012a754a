import { withCalculatedColumns } from '../../shared/calculation/extended.ts'
import { csvOf, type ProtectedCell } from '../../shared/exchange/csv-out.ts'
import { isLeftOut } from '../../shared/exchange/cell-out.ts'
import { layOut } from '../../shared/exchange/lay-out.ts'
import type { Layout } from '../../shared/exchange/layout.ts'
import type { ExportView } from '../../shared/exchange/view.ts'
import { MEANING } from '../../shared/paper-totals.ts'
import type { Rows } from '../../shared/table/change.ts'
import type { Table } from '../../shared/table/table.ts'
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

/** Writes one table with its calculated columns as a file in memory. */
export async function exportTable(
  declared: Table,
  all: Rows,
  request: ExportRequest,
  onProgress: (share: number) => void = () => undefined,
): Promise<Exported> {
  const { table, rows } = withCalculatedColumns(declared, all)
  if (request.format === 'csv') {
    const { text, title, rows: count, protectedCells } = csvOf(table, request.view, rows, MEANING)
    const bytes =
      request.encoding === 'gb18030' ? encodeGb18030(text) : new TextEncoder().encode(`\ufeff${text}`)
    return { bytes, title, rows: count, protectedCells, leftOut: 0 }
  }
  const layout = layOut(table, request.view, rows, MEANING)
  onProgress(0.4)
  const bytes = await xlsxOf([layout], request.properties)
  return { bytes, title: layout.title, rows: rowsIn(layout), protectedCells: [], leftOut: leftOutIn(layout) }
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
