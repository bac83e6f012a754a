import type { Edit } from '../table/change.ts'
import type { Cell } from '../table/column.ts'
import { TABLES, type TableName } from '../tables.ts'

/** A policy pack: all that a workbook starts with, as data. */
export interface Pack {
  readonly id: string
  readonly title: string
  readonly englishTitle: string
  /**
   * Inserts with fixed ids, in the order of TABLES. With the sample come made-up figures of the towns, tasks, projects,
   * ledger entries and budget lines; every one of them carries `demo` = 1.
   */
  readonly edits: (withSample: boolean) => readonly Edit[]
}

/** A row as the data files hold it: its id and the cells that have a value, as they would be typed. */
export type PackRow = { readonly id: string } & Readonly<Record<string, Cell | undefined>>

/** Rows by table. */
export type PackRows = Readonly<Partial<Record<TableName, readonly PackRow[]>>>

/** Inserts for all rows, table by table in the order of TABLES, so that a row only points at earlier ones. */
export function packEdits(parts: readonly PackRows[]): readonly Edit[] {
  return TABLES.flatMap(({ name }) =>
    parts.flatMap((part) => part[name] ?? []).map((row) => insert(name, row)),
  )
}

function insert(table: TableName, { id, ...cells }: PackRow): Edit {
  const values: Record<string, Cell> = {}
  for (const [column, value] of Object.entries(cells)) {
    if (value !== undefined && value !== null) values[column] = value
  }
  return { kind: 'insert', table, id, values }
}
