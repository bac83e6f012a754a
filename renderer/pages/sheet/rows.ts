import type { Cell } from '../../../shared/table/column.ts'
import type { PinnedRow } from '../../../shared/table/pinned.ts'
import type { Row } from '../../../shared/table/table.ts'
import type { SheetRow } from '../../grid/contract.ts'

/** Cells that a page computes beside the stored ones, such as last year's figure. */
export type Extra = (row: Row) => Readonly<Record<string, Cell>>

/** All cells of a row of the sheet, from the stored ones and those that a page computes. */
type CellsOf = (stored: Readonly<Record<string, Cell>>, id: string) => Readonly<Record<string, Cell>>

/** Units of a row's amounts that differ from the headings'. */
export type RowUnits = (row: Row) => SheetRow['units']

/**
 * Makes sheet rows from table rows and remembers them: an unchanged row gives the same object again, so that the sheet
 * redraws only what changed. With `extra` every call makes new rows where the computed cells differ.
 */
export function sheetRowMaker(
  extra?: Extra,
  unitsOf?: RowUnits,
  cellsOf: CellsOf = (stored) => stored,
): (rows: readonly Row[]) => SheetRow[] {
  const known = new KnownRows()
  return (rows) => {
    const made = rows.map((row, at) => {
      const more = extra?.(row)
      const before = known.of(row, at)
      if (before && (!more || sameCells(before, more))) return before
      const units = unitsOf?.(row)
      return {
        id: row.id,
        cells: cellsOf(more ? { ...row, ...more } : row, row.id),
        demo: row['demo'] === 1,
        ...(units ? { units } : {}),
      }
    })
    known.take(rows, made)
    return made
  }
}

/**
 * What was made of the rows of the last time. Mostly a row stands where it stood; only when rows have come, gone or
 * moved are they looked up, because a map of 100,000 rows costs as much as making them.
 */
class KnownRows {
  #rows: readonly Row[] = []
  #made: readonly SheetRow[] = []
  #places: Map<Row, number> | null = null

  of(row: Row, at: number): SheetRow | undefined {
    const there = this.#rows[at]
    if (there === row) return this.#made[at]
    if (this.#rows.length === 0 || there?.id === row.id) return undefined
    this.#places ??= new Map(this.#rows.map((one, place) => [one, place]))
    const place = this.#places.get(row)
    return place === undefined ? undefined : this.#made[place]
  }

  take(rows: readonly Row[], made: readonly SheetRow[]): void {
    this.#rows = rows
    this.#made = made
    this.#places = null
  }
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
