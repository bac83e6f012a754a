import type { Cell } from '../table/column.ts'
import type { Layout, LaidCell, Merge, RowRole } from './layout.ts'

/** A sheet under way: rows are added from the top. */
export interface Draft extends Pick<Layout, 'values' | 'roles' | 'heights' | 'cells' | 'merges'> {
  readonly values: Cell[][]
  readonly roles: Map<number, RowRole>
  readonly heights: Map<number, number>
  readonly cells: LaidCell[]
  readonly merges: Merge[]
}

/** A sheet without rows. */
export function emptyDraft(): Draft {
  return { values: [], roles: new Map(), heights: new Map(), cells: [], merges: [] }
}

/** Adds a row that is no row of the table. */
export function addRow(draft: Draft, values: Cell[], role: RowRole, height?: number): void {
  const row = draft.values.length
  draft.roles.set(row, role)
  if (height !== undefined) draft.heights.set(row, height)
  draft.values.push(values)
}

/** Joins cells of a row, if there is more than one. */
export function mergeAcross(draft: Draft, row: number, left: number, right: number): void {
  if (right > left) draft.merges.push({ top: row, left, bottom: row, right })
}
