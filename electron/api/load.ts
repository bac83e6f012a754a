import { packRows } from '../../shared/table/packed.ts'
import type { Handler } from './handler.ts'

/** All rows of the open workbook and what there is to know of its file. */
export const load: Handler<'load'> = async ({ store }) => {
  const { info, tables } = await store.load()
  const packed = Object.entries(tables).map(([name, rows]) => [name, packRows(rows)] as const)
  return { ok: true, value: { info, tables: Object.fromEntries(packed) } }
}
