import { packNamed } from '../../../shared/packs/packs.ts'
import type { Edit, RowChange, Rows } from '../../../shared/table/change.ts'
import { parseCell } from '../../../shared/table/kinds.ts'
import type { Rejection } from '../../../shared/table/rejection.ts'
import type { Row } from '../../../shared/table/table.ts'
import { tableNamed, TABLES } from '../../../shared/tables.ts'

/** A pack's rows as a workbook would hold them: every cell parsed by its column, references looked up. */
export interface Opened {
  readonly edits: readonly Extract<Edit, { kind: 'insert' }>[]
  readonly rows: Rows
  readonly changes: readonly RowChange[]
  readonly rejections: readonly Rejection[]
}

/** Reads the edits of the pack of 72号 as the store does. */
export function opened(withSample: boolean): Opened {
  const edits = (packNamed('lishui-2022-72')?.edits(withSample) ?? []).filter(
    (edit) => edit.kind === 'insert',
  )
  const tables = new Map<string, Map<string, Row>>(TABLES.map(({ name }) => [name, new Map()]))
  const rows: Rows = {
    all: (table) => [...(tables.get(table)?.values() ?? [])],
    get: (table, id) => tables.get(table)?.get(id),
  }
  const rejections: Rejection[] = []
  for (const edit of edits) {
    const parsed = parseRow(edit, rows, tables.get(edit.table)?.size ?? 0)
    rejections.push(...parsed.rejections)
    tables.get(edit.table)?.set(parsed.row.id, parsed.row)
  }
  const changes = TABLES.flatMap(({ name: table }) =>
    rows.all(table).map((after) => ({ table, id: after.id, before: null, after })),
  )
  return { edits, rows, changes, rejections }
}

function parseRow(
  { table: name, id = '', values }: Extract<Edit, { kind: 'insert' }>,
  rows: Rows,
  position: number,
): { readonly row: Row; readonly rejections: readonly Rejection[] } {
  const table = tableNamed(name)
  if (!table) throw new Error(`no table ${name}`)
  const unknown = Object.keys(values).filter((column) => !Object.hasOwn(table.columns, column))
  if (unknown.length > 0) throw new Error(`no column ${unknown.join(', ')} in ${name}`)
  const rejections: Rejection[] = []
  const cells = Object.entries(table.columns).map(([column, declaration]) => {
    const parsed = parseCell(declaration, values[column] ?? null, { at: { table: name, id, column }, rows })
    if (!parsed.ok) rejections.push(...parsed.rejections)
    return [column, parsed.ok ? parsed.value : null] as const
  })
  return { row: { ...Object.fromEntries(cells), id, position }, rejections }
}
