import type { RowChange } from '../table/change.ts'
import type { Cell } from '../table/column.ts'
import type { Row, Table } from '../table/table.ts'
import { snapshot } from './tables.ts'

/** A cell that differs between two versions. */
interface CellDifference {
  readonly column: string
  readonly before: Cell
  readonly after: Cell
  /** The last entry in between that changed it. */
  readonly seq: number
}

/** A row that differs between two versions (存稿-4). */
export interface RowDifference {
  readonly table: string
  readonly id: string
  readonly kind: 'added' | 'deleted' | 'changed' | 'moved'
  /** The row in the earlier version; null if it was added since. */
  readonly before: Row | null
  /** The row in the later version; null if it was deleted. */
  readonly after: Row | null
  /** The last entry in between that touched it. */
  readonly seq: number
  /** In the order of the columns; of a changed row only. */
  readonly cells: readonly CellDifference[]
}

/** How many rows of a table differ, and how many cells of those that were changed. */
export interface TableCounts {
  readonly table: string
  readonly added: number
  readonly deleted: number
  readonly changed: number
  readonly moved: number
  readonly cells: number
}

/** An entry of the journal as far as it is needed here. */
interface Entry {
  readonly seq: number
  readonly changes: readonly RowChange[]
}

/** What became of one row; filled from the newest entry to the oldest. */
interface Course {
  before: Row | null
  readonly after: Row | null
  readonly seq: number
  readonly cells: Map<string, number>
}

/** The difference of two versions, gathered from the entries between them, the newest first. */
export class Differences {
  /** By table and id. */
  readonly #rows = new Map<string, Map<string, Course>>()

  /** Takes an entry that is older than those taken so far, or another part of the last one. */
  take({ seq, changes }: Entry): void {
    for (let at = changes.length - 1; at >= 0; at -= 1) {
      const change = changes[at]
      if (change && change.table !== snapshot.name) this.#takeChange(seq, change)
    }
  }

  /** The rows that differ, table by table in the order given, in the order of the later version. */
  rows(tables: readonly Table[]): readonly RowDifference[] {
    return tables.flatMap((table) => {
      const courses = this.#rows.get(table.name) ?? new Map<string, Course>()
      const found = Array.from(courses, ([id, course]) => differenceOf(table, id, course))
      return found.filter((one) => one !== null).sort(inOrder)
    })
  }

  #takeChange(seq: number, { table, id, before, after }: RowChange): void {
    const rows = this.#rows.get(table) ?? new Map<string, Course>()
    this.#rows.set(table, rows)
    const course = rows.get(id) ?? { before, after, seq, cells: new Map<string, number>() }
    rows.set(id, course)
    course.before = before
    // A row that came or went has every cell from that entry, where no later one wrote it.
    for (const column of Object.keys(after ?? before ?? {}))
      if (!course.cells.has(column) && (!before || !after || before[column] !== after[column]))
        course.cells.set(column, seq)
  }
}

function differenceOf(table: Table, id: string, { before, after, seq, cells }: Course): RowDifference | null {
  const whole = { table: table.name, id, before, after, seq }
  if (!before || !after) {
    if (!before && !after) return null
    return { ...whole, kind: before ? 'deleted' : 'added', cells: [] }
  }
  const changed = Object.keys(table.columns).flatMap((column): readonly CellDifference[] => {
    // A row of an older format lacks the columns that came later.
    const [was, is] = [before[column] ?? null, after[column] ?? null]
    return was === is ? [] : [{ column, before: was, after: is, seq: cells.get(column) ?? seq }]
  })
  if (changed.length > 0) return { ...whole, kind: 'changed', cells: changed }
  return before.position === after.position ? null : { ...whole, kind: 'moved', cells: [] }
}

function inOrder(one: RowDifference, other: RowDifference): number {
  const [a, b] = [one.after ?? one.before, other.after ?? other.before]
  return (a?.position ?? 0) - (b?.position ?? 0) || (one.id < other.id ? -1 : 1)
}

/** How many rows differ, table by table; tables in which nothing does are left out. */
export function countsOf(rows: readonly RowDifference[]): readonly TableCounts[] {
  return Array.from(
    Map.groupBy(rows, ({ table }) => table),
    ([table, own]) => ({
      table,
      added: own.filter(({ kind }) => kind === 'added').length,
      deleted: own.filter(({ kind }) => kind === 'deleted').length,
      changed: own.filter(({ kind }) => kind === 'changed').length,
      moved: own.filter(({ kind }) => kind === 'moved').length,
      cells: own.reduce((sum, { cells }) => sum + cells.length, 0),
    }),
  )
}
