import type { Cell } from './column.ts'
import type { Row } from './table.ts'

/** One row before and after: `before` null is an insertion, `after` null a deletion. */
export interface RowChange {
  readonly table: string
  readonly id: string
  readonly before: Row | null
  readonly after: Row | null
}

/** What a user asks for, one cell or row at a time. `value` is what was typed, pasted or chosen; a column kind parses it. */
export type Edit =
  | {
      readonly kind: 'set'
      readonly table: string
      readonly id: string
      readonly column: string
      readonly value: Cell
    }
  | {
      readonly kind: 'insert'
      readonly table: string
      /** Made by the store if left out. */
      readonly id?: string
      readonly values: Readonly<Record<string, Cell>>
      /** Id of the row that the new one follows; the end if left out, the beginning if null. */
      readonly after?: string | null
    }
  | { readonly kind: 'delete'; readonly table: string; readonly id: string }
  | {
      readonly kind: 'move'
      readonly table: string
      readonly id: string
      /** Id of the row that it shall follow; the beginning if null. */
      readonly after: string | null
    }

/** The changes that undo these, in the order in which they must be applied. */
export function reverse(changes: readonly RowChange[]): RowChange[] {
  return changes
    .toReversed()
    .map(({ table, id, before, after }) => ({ table, id, before: after, after: before }))
}

/** Read access to the rows of a workbook, the same in the store, in the renderer's mirror and in tests. */
export interface Rows {
  /** All rows of a table in the order of their positions. */
  all(table: string): readonly Row[]
  get(table: string, id: string): Row | undefined
}
