import { arithmeticText, type Arithmetic } from '../../../shared/table/arithmetic.ts'
import type { Cell } from '../../../shared/table/column.ts'
import type { Edit } from '../../../shared/table/change.ts'
import type { Row, Table } from '../../../shared/table/table.ts'
import { exactValue } from '../../grid/values.ts'
import type { SheetColumn } from '../../grid/contract.ts'

// Rows that are inserted, duplicated and moved, as edits of one commit. Ids of new rows are made here, so that the sheet
// can show them before the store has answered.

/** New rows beside one another, before or behind a row. */
export interface Insertion {
  readonly table: Table
  readonly near: string | null
  readonly count: number
  readonly above: boolean
  readonly blank: Readonly<Record<string, Cell>>
  /** Column of `blank` that counts on. */
  readonly numbered: string | undefined
}

/** Edits that insert rows; `all` are the table's rows in stored order. */
export function insertEdits(
  { table, near, count, above, blank, numbered }: Insertion,
  all: readonly Row[],
): (Edit & { kind: 'insert'; id: string })[] {
  const first = numbered === undefined ? null : blank[numbered]
  const start = above ? before(all, near) : (near ?? all.at(-1)?.id ?? null)
  const edits: (Edit & { kind: 'insert'; id: string })[] = []
  for (let at = 0; at < count; at += 1) {
    const counted = numbered !== undefined && typeof first === 'number' ? { [numbered]: first + at } : {}
    const after = edits.at(-1)?.id ?? start
    edits.push({
      kind: 'insert',
      table: table.name,
      id: crypto.randomUUID(),
      values: { ...blank, ...counted },
      after,
    })
  }
  return edits
}

/** The row that stands before another; null at the beginning. */
function before(all: readonly Row[], id: string | null): string | null {
  const at = all.findIndex((row) => row.id === id)
  return at <= 0 ? null : (all[at - 1]?.id ?? null)
}

/**
 * Edits that put a copy of each row behind the last of them, in the same order. What was typed as arithmetic is copied
 * as it was typed.
 */
export function duplicateEdits(
  table: Table,
  ids: readonly string[],
  all: readonly Row[],
  copyOf: (text: string) => string,
  arithmeticAt: (id: string, field: string) => Arithmetic | null,
): (Edit & { kind: 'insert'; id: string })[] {
  const wanted = new Set(ids)
  const known = [...all]
  let after = all.findLast(({ id }) => wanted.has(id))?.id ?? null
  return all
    .filter(({ id }) => wanted.has(id))
    .map((row) => {
      const copy = table.unique.reduce<Row>((one, fields) => apart(table, one, fields, known, copyOf), {
        ...row,
        id: crypto.randomUUID(),
      })
      known.push(copy)
      const values: Record<string, Cell> = {}
      for (const [field, column] of Object.entries(table.columns)) {
        const value = copy[field] ?? null
        if (column.derived === true || value === null) continue
        // A year that counts on is no longer what was typed.
        const arithmetic = value === row[field] ? arithmeticAt(row.id, field) : null
        values[field] = arithmetic
          ? arithmeticText(arithmetic, '')
          : exactValue({ field, column, title: column.title } satisfies SheetColumn, value)
      }
      const edit = { kind: 'insert' as const, table: table.name, id: copy.id, values, after }
      after = edit.id
      return edit
    })
}

/**
 * A copy that does not agree with a known row in columns of which no two rows may agree: a text says that it is a copy,
 * a year counts on. Without such a column it stays as it is, and the store says why it cannot be.
 */
function apart(
  table: Table,
  copy: Row,
  fields: readonly string[],
  known: readonly Row[],
  copyOf: (text: string) => string,
): Row {
  const field =
    fields.find((one) => table.columns[one]?.kind === 'text') ??
    fields.find((one) => table.columns[one]?.kind === 'integer')
  if (field === undefined) return copy
  const others = fields.filter((one) => one !== field)
  const taken = new Set(
    known.filter((row) => others.every((one) => row[one] === copy[one])).map((row) => row[field]),
  )
  let value = copy[field] ?? null
  while (value !== null && taken.has(value)) value = typeof value === 'number' ? value + 1 : copyOf(value)
  return { ...copy, [field]: value }
}

/** Edits that put rows behind another, in the order in which they stand; null puts them before `first`. None if they stay. */
export function moveEdits(
  table: Table,
  ids: readonly string[],
  after: string | null,
  first: string | null,
  all: readonly Row[],
): Edit[] {
  const wanted = new Set(ids)
  const rest = all.filter(({ id }) => !wanted.has(id))
  // A block may be dropped upon itself: it then goes behind what stands before it.
  let anchor = after === null ? before(rest, first) : after
  if (anchor !== null && wanted.has(anchor)) {
    const at = all.findIndex(({ id }) => id === anchor)
    anchor = all.slice(0, at).findLast(({ id }) => !wanted.has(id))?.id ?? null
  }
  // Where the order stays there is nothing to write, and nothing to undo.
  const at = rest.findIndex(({ id }) => id === anchor) + 1
  const block = all.filter(({ id }) => wanted.has(id))
  if (rest.toSpliced(at, 0, ...block).every((row, index) => row === all[index])) return []
  const edits: Edit[] = []
  for (const { id } of block) {
    edits.push({ kind: 'move', table: table.name, id, after: anchor })
    anchor = id
  }
  return edits
}
