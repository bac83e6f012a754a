import type { Cell } from '../../../shared/table/column.ts'
import type { PinnedRow } from '../../../shared/table/pinned.ts'
import type { Row } from '../../../shared/table/table.ts'
import type { SheetRow } from '../../grid/contract.ts'

/** Cells that a page computes beside the stored ones, such as last year's figure. */
export type Extra = (row: Row) => Readonly<Record<string, Cell>>

/** Units of a row's amounts that differ from the headings'. */
export type RowUnits = (row: Row) => SheetRow['units']

/**
 * Makes sheet rows from table rows and remembers them: an unchanged row gives the same object again, so that the sheet
 * redraws only what changed. With `extra` every call makes new rows where the computed cells differ.
 */
export function sheetRowMaker(extra?: Extra, unitsOf?: RowUnits): (rows: readonly Row[]) => SheetRow[] {
  const made = new WeakMap<Row, SheetRow>()
  return (rows) =>
    rows.map((row) => {
      const more = extra?.(row)
      const before = made.get(row)
      if (before && (!more || sameCells(before, more))) return before
      const units = unitsOf?.(row)
      const sheetRow: SheetRow = {
        id: row.id,
        cells: more ? { ...row, ...more } : row,
        demo: row['demo'] === 1,
        ...(units ? { units } : {}),
      }
      made.set(row, sheetRow)
      return sheetRow
    })
}

function sameCells(row: SheetRow, cells: Readonly<Record<string, Cell>>): boolean {
  return Object.entries(cells).every(([field, value]) => row.cells[field] === value)
}

/** The rows of totals below a sheet; the first column without a label says what they are. */
export function totalRows(
  pinned: readonly PinnedRow[],
  title: { field: string; words: string },
  unitsOf?: (labels: PinnedRow['labels']) => SheetRow['units'],
): SheetRow[] {
  return pinned.map((total, at) => ({
    id: `total-${at}`,
    kind: 'total',
    units: unitsOf?.(total.labels) ?? {},
    cells: {
      [title.field]: title.words,
      ...total.labels,
      ...Object.fromEntries(Object.entries(total.sums).map(([field, { sum }]) => [field, sum])),
    },
  }))
}
