import { packRows, type PackedRows } from '../../shared/table/packed.ts'
import type { Row } from '../../shared/table/table.ts'
import type { Backend } from './backend.ts'
import type { Handler } from './handler.ts'

/** Tables that have been packed, by their list of rows, which is a new one after every commit that touches it. */
const known = new WeakMap<readonly Row[], PackedRows>()

function packed(rows: readonly Row[]): PackedRows {
  const before = known.get(rows)
  if (before) return before
  const made = packRows(rows)
  known.set(rows, made)
  return made
}

/** All rows of the open workbook and what there is to know of its file. */
export const load: Handler<'load'> = async ({ store }) => {
  const { info, tables } = await store.load()
  const all = Object.entries(tables).map(([name, rows]) => [name, packed(rows)] as const)
  return { ok: true, value: { info, tables: Object.fromEntries(all) } }
}

/** Packs the rows of large tables while the window is still being opened, so that its first call need not wait. */
export function prepareLoad(backend: Backend): void {
  // What goes wrong here goes wrong again in the call itself, which tells the person.
  setImmediate(() => void load(backend, {}).catch(() => undefined))
}
