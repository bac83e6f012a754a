import type { Rows } from '../../shared/table/change.ts'
import type { Cell } from '../../shared/table/column.ts'
import type { Table } from '../../shared/table/table.ts'
import { TABLES } from '../../shared/tables.ts'

/** What made-up figures carry wherever they are shown, in the language of the data. */
export const MADE_UP = '演示数据（虚构）'

/** The label that a row carries, or nothing. */
export function labelOfDemo(row: Readonly<Record<string, Cell | undefined>>): { readonly label?: string } {
  return row['demo'] === 1 ? { label: MADE_UP } : {}
}

/** Regions whose figures or plans are partly made up, and so whatever is computed from them. */
export function madeUpRegions(rows: Rows): ReadonlySet<string> {
  const tables: readonly Table[] = TABLES
  return new Set(
    tables
      .filter(({ columns }) => Object.hasOwn(columns, 'demo') && Object.hasOwn(columns, 'region'))
      .flatMap(({ name }) => rows.all(name).filter(({ demo }) => demo === 1))
      .map(({ region }) => String(region)),
  )
}

/** The label of an answer that rests on made-up figures. */
export function madeUpLabel(rows: Rows): { readonly label?: string } {
  return madeUpRegions(rows).size > 0 ? { label: MADE_UP } : {}
}
