import type { Cell } from '../../shared/table/column.ts'
import { sentValue } from './arithmetic.ts'
import type { CellRefusal, NewRow, SheetRow } from './contract.ts'
import type { SheetCore } from './core.ts'
import { readValue } from './values.ts'
import type { Wanted } from './state.ts'

/** The rows that a block reaches below the last one, read by their columns' kinds. */
export interface ReadRows {
  /** Rows that can be added. */
  readonly fresh: readonly NewRow[]
  readonly refused: readonly CellRefusal[]
  /** Cells of the block that are no longer outside, whether they were read or refused. */
  readonly cells: number
}

/**
 * Reads what a block has for rows that are not there yet. A row in which nothing stands is none; one with a refused cell
 * in a required column cannot be added, in another column the cell stays empty. Nothing where the page adds no rows.
 */
export function readNew(core: SheetCore, below: readonly (readonly Wanted[])[]): ReadRows {
  if (!core.props.onAppend || core.props.readOnly === true) return { fresh: [], refused: [], cells: 0 }
  const fresh: NewRow[] = []
  const refused: CellRefusal[] = []
  for (const wanted of below) {
    const row: SheetRow = { id: crypto.randomUUID(), cells: {} }
    const cells: Record<string, Cell> = {}
    let complete = true
    for (const { point, raw } of wanted) {
      const column = core.view.columns[point.column]
      if (!column) continue
      const read = readValue(row, column, raw, core.setting)
      if (read.ok && read.value === null) continue
      const reason =
        core.refusalAt({ row, column }) ?? (read.ok ? null : core.words.rejection(read.rejection))
      if (read.ok && reason === null) {
        cells[column.field] = sentValue(row, column, raw, read.value)
      } else if (raw !== '' && raw !== null) {
        refused.push({ rowId: row.id, field: column.field, message: reason ?? '' })
        if (column.column.required === true) complete = false
      }
    }
    if (complete && Object.keys(cells).length > 0) fresh.push({ id: row.id, cells })
  }
  return { fresh, refused, cells: below.reduce((sum, { length }) => sum + length, 0) }
}
