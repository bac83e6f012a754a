import { randomInt } from 'node:crypto'
import type { Edit } from '../../shared/table/change.ts'
import type { Cell, Column } from '../../shared/table/column.ts'
import { calculate } from '../../shared/calculation/calculate.ts'
import { parseCell } from '../../shared/table/kinds.ts'
import type { Place, Rejection, RejectionReason } from '../../shared/table/rejection.ts'
import type { Row, Table } from '../../shared/table/table.ts'
import { Companions } from './companions.ts'
import type { Draft } from './draft.ts'
import { Placement } from './positions.ts'
import { unitOn } from '../../shared/table/row-unit.ts'
import { storedRow } from './statements.ts'

/** What applying edits needs to know. */
export interface EditContext {
  readonly tables: ReadonlyMap<string, Table>
  readonly draft: Draft
  /** True if the program itself writes, and so may write derived columns. */
  readonly writesDerived: boolean
  /** Who writes and when, for columns that say so. */
  readonly stamp: Readonly<Record<'who' | 'at', string>>
}

/** A context with what a list of edits shares. */
interface Work extends EditContext {
  readonly placement: Placement
  readonly companions: Companions
  readonly known: KnownCells
}

/** Cells that have been read, by column and raw value: a fill gives the same few to 100,000 rows. */
type KnownCells = Map<Column, Map<Cell, Cell>>

/** Longest id that a caller may give a row. */
const LONGEST_ID = 200

/**
 * Puts edits into the draft one after the other, raw values being read by their columns' kinds. An edit that is refused
 * leaves the draft as it was, and the others go on, so that the answer names every place at once.
 */
export function applyEdits(edits: readonly Edit[], context: EditContext): Rejection[] {
  const placement = new Placement(context.draft)
  const companions = new Companions(context.draft, placement, new Set(context.tables.keys()))
  const work: Work = { ...context, placement, companions, known: new Map() }
  const rejections = edits.flatMap((edit) => {
    const table = context.tables.get(edit.table)
    if (!table) return refuse({ table: edit.table }, { code: 'no-such-table', table: edit.table })
    switch (edit.kind) {
      case 'set':
        return setCell(table, edit, work)
      case 'insert':
        return insertRow(table, edit, work)
      case 'delete':
        return deleteRow(table, edit.id, work)
      case 'move':
        return moveRow(table, edit, work)
    }
  })
  if (rejections.length === 0) placement.settle()
  return rejections
}

function setCell(table: Table, edit: Edit & { kind: 'set' }, context: Work): Rejection[] {
  const at = { table: table.name, id: edit.id, column: edit.column }
  const row = context.draft.get(table.name, edit.id)
  if (!row) return refuse(at, { code: 'no-such-row' })
  const parsed = readCell(table, edit.column, edit.value, row, at, context)
  if ('rejections' in parsed) return parsed.rejections
  context.draft.set(table.name, edit.id, edit.column, parsed.value)
  context.companions.cellWritten(table, edit.id, edit.column, edit.value)
  return []
}

function deleteRow(table: Table, id: string, { draft, companions }: Work): Rejection[] {
  if (!draft.get(table.name, id)) return refuse({ table: table.name, id }, { code: 'no-such-row' })
  draft.put(table.name, id, null)
  companions.rowDeleted(table, id)
  return []
}

/** The row keeps its cells; its place is known when the whole commit is. */
function moveRow(
  table: Table,
  { id, after }: Edit & { kind: 'move' },
  { draft, placement }: Work,
): Rejection[] {
  const missing = [id, after].filter((one) => one !== null && !draft.get(table.name, one))
  if (missing.length > 0)
    return missing.flatMap((one) => refuse({ table: table.name, id: one ?? '' }, { code: 'no-such-row' }))
  if (after !== null && placement.hangsOn(table.name, after, id))
    return refuse({ table: table.name, id }, { code: 'bad-request', detail: `${id} cannot follow ${after}` })
  placement.follow(table.name, id, after)
  return []
}

function insertRow(table: Table, edit: Edit & { kind: 'insert' }, context: Work): Rejection[] {
  const { placement, companions } = context
  const id = edit.id ?? newId(context)
  const at = { table: table.name, id }
  if (id === '' || id.length > LONGEST_ID || !id.isWellFormed())
    return refuse(at, { code: 'wrong-form', text: id })
  if (isTaken(id, context)) return refuse(at, { code: 'duplicate', columns: ['id'], label: id })
  if (typeof edit.after === 'string' && !context.draft.get(table.name, edit.after))
    return refuse({ table: table.name, id: edit.after }, { code: 'no-such-row' })
  const read = readRow(table, edit.values, { id, position: 0 }, context)
  if ('rejections' in read) return read.rejections
  const position = edit.after === undefined ? placement.atEnd(table.name) : 0
  context.draft.put(table.name, id, { ...read.row, position })
  if (edit.after !== undefined) placement.follow(table.name, id, edit.after)
  for (const [column, value] of Object.entries(edit.values)) companions.cellWritten(table, id, column, value)
  return []
}

/** Reads all cells of a new row; its references first, because the unit of a number may hang on one of them. */
function readRow(
  table: Table,
  values: Readonly<Record<string, Cell>>,
  start: Row,
  context: Work,
): { readonly row: Row } | { readonly rejections: Rejection[] } {
  const rejections: Rejection[] = []
  const place = (column: string): Place => ({ table: table.name, id: start.id, column })
  const stamped = stampsOf(table, values, context)
  let row: Row = storedRow(table, { ...start, ...stamped })
  const given = Object.keys(values)
  const numbersLast = [
    ...given.filter((name) => table.columns[name]?.kind !== 'number'),
    ...given.filter((name) => table.columns[name]?.kind === 'number'),
  ]
  for (const name of numbersLast) {
    const parsed = readCell(table, name, values[name] ?? null, row, place(name), context)
    if ('rejections' in parsed) rejections.push(...parsed.rejections)
    else row = { ...row, [name]: parsed.value }
  }
  for (const [name, column] of Object.entries(table.columns)) {
    if (column.required && !Object.hasOwn(values, name) && !Object.hasOwn(stamped, name))
      rejections.push(...refuse(place(name), { code: 'required' }))
  }
  return rejections.length > 0 ? { rejections } : { row }
}

/** The cells of a new row that the store itself fills in. */
function stampsOf(
  table: Table,
  values: Readonly<Record<string, Cell>>,
  { stamp }: EditContext,
): Record<string, string> {
  const stamped: Record<string, string> = {}
  for (const [name, column] of Object.entries(table.columns))
    if (column.kind === 'text' && column.stamp && !Object.hasOwn(values, name))
      stamped[name] = stamp[column.stamp]
  return stamped
}

function readCell(
  table: Table,
  name: string,
  raw: Cell,
  row: Row,
  at: Place,
  { draft, writesDerived, known }: Work,
): { readonly value: Cell } | { readonly rejections: Rejection[] } {
  const column = Object.hasOwn(table.columns, name) ? table.columns[name] : undefined
  if (!column) return { rejections: refuse(at, { code: 'no-such-column', column: name }) }
  if (column.derived && !writesDerived) return { rejections: refuse(at, { code: 'derived' }) }
  const unit = unitOn(table, column, row, draft)
  // What a reference or a unit means hangs on rows, which earlier edits may have changed.
  const alike = column.kind === 'reference' || unit !== null ? null : knownOf(known, column)
  const before = alike?.get(raw)
  if (before !== undefined) return { value: before }
  const parsed = parseCell(column, raw, { at, rows: draft, calculate, ...(unit === null ? {} : { unit }) })
  if (!parsed.ok) return { rejections: [...parsed.rejections] }
  // SQLite would store half a surrogate pair as another character than the one that stays in memory.
  const value = typeof parsed.value === 'string' ? parsed.value.toWellFormed() : parsed.value
  alike?.set(raw, value)
  return { value }
}

function knownOf(known: KnownCells, column: Column): Map<Cell, Cell> {
  const found = known.get(column) ?? new Map<Cell, Cell>()
  known.set(column, found)
  return found
}

const ID_LETTERS = 'abcdefghijkmnpqrstuvwxyz23456789'

/** A short id that no row of the workbook has. */
function newId(context: EditContext): string {
  for (;;) {
    const id = Array.from({ length: 9 }, () => ID_LETTERS[randomInt(ID_LETTERS.length)]).join('')
    if (!isTaken(id, context)) return id
  }
}

/** Ids are unique over the whole workbook, because a reference may point into one of several tables. */
function isTaken(id: string, { tables, draft }: EditContext): boolean {
  for (const name of tables.keys()) if (draft.get(name, id)) return true
  return false
}

function refuse(at: Place, reason: RejectionReason): Rejection[] {
  return [{ at, ...reason }]
}
